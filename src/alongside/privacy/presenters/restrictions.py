"""Wishes that something not be told, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.privacy import packets
from alongside.privacy.models import Restriction
from alongside.privacy.models.restriction import RestrictionState

TONES = {
    RestrictionState.ASKED: "gold",
    RestrictionState.AGREED: "green",
    RestrictionState.DECLINED: "clay",
    RestrictionState.ENDED: "",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One wish: who and what, where it stands, whether it can be taken back."""

    restriction: Restriction
    title: str
    meta: str
    chip: tuple[str, str]
    may_end: bool


def lines(rows: list[Restriction]) -> list[Line]:
    """This function will write wishes out."""
    return [_line(one) for one in rows]


def _line(one: Restriction) -> Line:
    who = one.recipient.name if one.recipient is not None else _("nobody")
    what = ", ".join(
        str(packets.CATEGORIES[key].label) for key in one.categories if key in packets.CATEGORIES
    )
    said = [what or _("Nothing at all"), one.words, one.decided_why]
    if one.is_paid_in_full:
        said.insert(1, _("Paid in full by the person"))
        who = _("health plans") if one.recipient is None else who
    state = RestrictionState(one.state)
    return Line(
        restriction=one,
        title=_("Not to %(who)s") % {"who": who} if one.recipient_id or one.is_paid_in_full
        else _("To nobody"),
        meta=" · ".join(part for part in said if part),
        chip=(str(state.label), TONES[state]),
        may_end=state in (RestrictionState.ASKED, RestrictionState.AGREED),
    )  # fmt: skip
