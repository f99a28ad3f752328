"""What people need, as tiles, with the line that helps with it today."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Need:
    """A tile: its icon, its name and the key of the help line that knows more."""

    key: str
    icon: str
    name: str | Promise
    line: str


NEEDS = (
    Need("housing", "bed", _("A place to stay"), "211"),
    Need("food", "heart", _("Food"), "211"),
    Need("work", "briefcase", _("Work"), "211"),
    Need("legal", "scales", _("Legal help"), "211"),
    Need("health", "shield", _("Health care and medication"), "samhsa"),
    Need("ride", "pin", _("A ride"), "211"),
)
