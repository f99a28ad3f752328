"""Numbers on call in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.safety import hours
from alongside.safety.models import OnCall
from alongside.safety.queries import on_call as asks
from alongside.ui.phones import shown_phone


@dataclass(frozen=True, slots=True)
class Shown:
    """One number, ready to show."""

    id: str
    name: str
    number: str
    href: str
    meta: str
    is_now: bool


def shown(one: OnCall, zone: str) -> Shown:
    """This function will say who answers at a number, when, and whether that is now."""
    now = asks.answers_now(one, zone)
    said = hours.words(one.weekdays, one.starts, one.ends)
    parts = [one.program.name if one.program else "", said, "" if now else _("not now")]
    return Shown(
        id=str(one.pk),
        name=one.name,
        number=shown_phone(one.phone),
        href=f"tel:{one.phone}",
        meta=" · ".join(part for part in parts if part),
        is_now=now,
    )
