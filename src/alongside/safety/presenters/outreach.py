"""What people chose for a time without an answer, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.safety import outreach
from alongside.safety.models import OutreachPlan
from alongside.ui import times
from alongside.ui.phones import shown_phone


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice, ready to show: to the person in their words, to staff in theirs."""

    after: str
    steps: list[str]
    words: str
    contact: str
    since: str
    does_nothing: bool


def chosen(held: OutreachPlan) -> Chosen:
    """This function will say what was chosen, when, and who wrote it down."""
    days = held.after_days or 0
    after = ngettext(
        "After %(n)s day without an answer:", "After %(n)s days without an answer:", days
    )
    phone = shown_phone(held.contact_phone) if held.contact_phone else ""
    return Chosen(
        after=after % {"n": days} if held.steps else "",
        steps=outreach.for_person(held.steps),
        words=held.words,
        contact=" · ".join(part for part in (held.contact_name, phone) if part),
        since=_since(held),
        does_nothing=not held.steps,
    )


def _since(held: OutreachPlan) -> str:
    words = {"when": times.moment(held.at)}
    if held.by_membership is None or held.by_membership.person_id == held.person_id:
        return times.whole(_("Chosen %(when)s.") % words)
    words["who"] = held.by_membership.name
    return times.whole(_("Chosen %(when)s, written down by %(who)s.") % words)
