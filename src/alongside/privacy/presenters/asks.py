"""Words of the pages on what people ask for."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.privacy import asks_rules
from alongside.privacy.models import Ask
from alongside.privacy.models.asks import Answer, AskKind
from alongside.privacy.queries.asks import current
from alongside.ui import times

HHS = "https://www.hhs.gov/hipaa/filing-a-complaint/index.html"


@dataclass(frozen=True, slots=True)
class AskPage:
    """One ask as a page shows it."""

    row: Ask
    title: str
    lead: str
    chip: tuple[str, str]
    is_open: bool
    answer: str
    answered_by: str
    more_time: str
    may_extend: bool
    may_disagree: bool


def page(ask: Ask) -> AskPage:
    """This function will put one ask into words."""
    state = current(ask)
    is_open = state.state == Answer.OPEN
    by = state.by_membership.name if state.by_membership and not is_open else ""
    return AskPage(
        row=ask,
        title=str(AskKind(ask.kind).label),
        lead=_due(ask) if is_open else times.day(state.at),
        chip=chip(ask),
        is_open=is_open,
        answer=state.reason,
        answered_by=by,
        more_time=ask.extension_reason,
        may_extend=is_open and not ask.extended_at and ask.kind in asks_rules.MAY_BE_EXTENDED,
        may_disagree=state.state == Answer.DENIED and ask.disagreed_at is None,
    )


def chip(ask: Ask) -> tuple[str, str]:
    """This function will say where an ask stands, with a tone; what is late stands out."""
    state = current(ask)
    if state.state == Answer.OPEN and ask.due_at < clock.now():
        return (_("Late"), "red")
    tones = {Answer.OPEN: "gold", Answer.ACCEPTED: "green", Answer.DENIED: "clay"}
    return (str(Answer(state.state).label), tones.get(Answer(state.state), ""))


def _due(ask: Ask) -> str:
    words = {"day": times.day(ask.due_at), "away": times.ago(ask.due_at)}
    return _("Answer due by %(day)s (%(away)s)") % words


def beside(rows: list[Ask]) -> dict[str, list[str]]:
    """This function will give the sentences that stand beside notes, by the note's id."""
    found: dict[str, list[str]] = {}
    for ask in rows:
        found.setdefault(str(ask.about_id), []).append(_beside(ask))
    return found


def _beside(ask: Ask) -> str:
    state, name = current(ask), ask.person.first_name
    words = {"name": name, "words": ask.words, "day": times.short_day(_day(ask))}
    if state.state == Answer.ACCEPTED:
        return _("Changed on %(day)s because %(name)s asked: %(words)s") % words
    words["words"] = ask.disagreement
    return _("%(name)s does not agree with this note (%(day)s): %(words)s") % words


def _day(ask: Ask) -> dt.datetime:
    return ask.disagreed_at or current(ask).at
