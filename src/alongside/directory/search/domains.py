"""Life domains as tiles of the search: what they are called, and their number in the index."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIRST_NUMBER = 1001


@dataclass(frozen=True, slots=True)
class Domain:
    """A tile: key, icon, name, and the number under which its services stand in the index."""

    key: str
    icon: str
    name: str | Promise
    number: int


_TILES = (
    ("housing", "bed", _("A place to stay")),
    ("food", "heart", _("Food and showers")),
    ("recovery", "leaf", _("Recovery and treatment")),
    ("health", "shield", _("Health and medication")),
    ("work", "briefcase", _("Work and school")),
    ("money", "scales", _("Money, bills and clothes")),
    ("legal", "scales", _("Legal help")),
    ("papers", "pin", _("ID and papers")),
    ("ride", "pin", _("A ride")),
    ("family", "people", _("Children and family")),
    ("people", "people", _("People to be with")),
    ("safety", "shield", _("Safety at home")),
)
DOMAINS = {
    key: Domain(key, icon, name, FIRST_NUMBER + n) for n, (key, icon, name) in enumerate(_TILES)
}
