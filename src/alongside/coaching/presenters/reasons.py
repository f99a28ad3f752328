"""Why somebody is on the list, in words a coach could say to the person."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from alongside.coaching.cadence import Due, Why
from alongside.coaching.models.cadence import TransitionKind
from alongside.coaching.queries.caseload import Line
from alongside.coaching.reasons import Reason
from alongside.coaching.reasons import ReasonKind as Kind
from alongside.core import clock
from alongside.safety import outreach
from alongside.ui.times import ago

Chip = tuple[str, str]
HAPPENED_TODAY: dict[str, Promise] = {
    TransitionKind.JAIL_RELEASE: gettext_lazy("Released today"),
    TransitionKind.HOSPITAL: gettext_lazy("Left hospital today"),
    TransitionKind.TREATMENT: gettext_lazy("Finished treatment today"),
    TransitionKind.RETURN_TO_USE: gettext_lazy("Return to use today"),
    TransitionKind.HOUSING_LOST: gettext_lazy("Lost housing today"),
}

CHIPS: dict[str, tuple[Promise, str]] = {
    Kind.ASKED_FOR_CALL: (gettext_lazy("Asked for a call"), "red"),
    Kind.STRONG_CRAVING: (gettext_lazy("Strong craving"), "plum"),
    Kind.LOOK_FOR: (gettext_lazy("Asked to be looked for"), "red"),
    Kind.FIRST_CONTACT_OVERDUE: (gettext_lazy("Not reached yet"), "gold"),
    Kind.PROMISE_DUE: (gettext_lazy("Promise due"), "sky"),
    Kind.DUE_TODAY: (gettext_lazy("Due today"), "green"),
}
AGREED: dict[int, Promise] = {
    1: gettext_lazy("daily contact agreed"),
    7: gettext_lazy("weekly contact agreed"),
    14: gettext_lazy("contact every two weeks agreed"),
    30: gettext_lazy("monthly contact agreed"),
}
BY_DEFAULT: dict[int, Promise] = {
    1: gettext_lazy("daily contact, the program's default"),
    7: gettext_lazy("weekly contact, the program's default"),
    14: gettext_lazy("contact every two weeks, the program's default"),
    30: gettext_lazy("monthly contact, the program's default"),
}


def sentence(line: Line, zone: str) -> str:
    """This function will say in one line why to reach out, and how when it is not by phone."""
    parts = [*_happened(line, zone), *_last_contact(line), *_ways(line)]
    return " · ".join(part for part in parts if part)


def chips(line: Line) -> list[Chip]:
    """This function will give a chip for each reason."""
    found = [chip for reason in line.reasons if (chip := _chip(reason)) is not None]
    return [*found, (_("Nothing is sent"), "plum")] if line.is_quiet else found


def _chip(reason: Reason) -> Chip | None:
    days = reason.days or 0
    if reason.kind == Kind.OVERDUE:
        return ngettext("%(n)s day overdue", "%(n)s days overdue", days) % {"n": days}, "gold"
    if reason.kind == Kind.TRANSITION_TODAY:
        return str(HAPPENED_TODAY.get(reason.transition_kind or "", "")), "clay"
    if reason.kind == Kind.FOLLOW_UP_DUE:
        return _("Follow-up day %(n)s") % {"n": reason.days}, ""
    named = CHIPS.get(reason.kind)
    return (str(named[0]), named[1]) if named else None


def _happened(line: Line, zone: str) -> list[str]:
    kinds, parts = {reason.kind for reason in line.reasons}, []
    if kinds & {Kind.TRANSITION_TODAY, Kind.FOLLOW_UP_DUE} and line.signals.transition:
        parts.append(_transition(line))
    if kinds & {Kind.ASKED_FOR_CALL, Kind.STRONG_CRAVING}:
        parts.append(_said(line, zone))
    if Kind.LOOK_FOR in kinds:
        parts.append(_look_for(line))
    return parts


def _look_for(line: Line) -> str:
    """This function will say what the person chose beforehand, and staff do; nothing does it."""
    chosen = line.signals.outreach
    if chosen is None or chosen.after_days is None:
        return ""
    words = ngettext(
        "Asked to be looked for after %(n)s day: %(steps)s",
        "Asked to be looked for after %(n)s days: %(steps)s",
        chosen.after_days,
    )
    return words % {"n": chosen.after_days, "steps": outreach.for_staff(chosen.steps)}


def _transition(line: Line) -> str:
    moved = line.signals.transition
    if moved is None:
        return ""
    if line.move_words:
        return line.move_words.splitlines()[0][:120]
    return f"{TransitionKind(moved.kind).label} {ago(moved.occurred_on)}"


def _said(line: Line, zone: str) -> str:
    one = line.signals
    asked, said = one.asked_for_call_at, []
    recent = one.checked_in_at and clock.now() - one.checked_in_at < dt.timedelta(days=2)
    if recent and one.craving is not None:
        said.append(_("craving %(n)s of 10") % {"n": one.craving})
    if not said or one.checked_in_at is None:
        return _("Asked for a call %(when)s") % {"when": when(asked, zone)} if asked else ""
    if asked:
        said.append(_("asked for a call"))
    return _("Check-in %(when)s: %(said)s") % {
        "when": when(one.checked_in_at, zone),
        "said": ", ".join(said),
    }


def _last_contact(line: Line) -> list[str]:
    one, kinds = line.signals, {reason.kind for reason in line.reasons}
    if kinds & {Kind.ASKED_FOR_CALL, Kind.TRANSITION_TODAY, Kind.STRONG_CRAVING}:
        return [_attempts(line)]
    if one.last_reached_at is None:
        return [_("no contact so far"), _attempts(line)]
    last = _("Last contact %(ago)s") % {"ago": ago(one.last_reached_at)}
    return [last, how_often(line.due), _attempts(line)]


def _attempts(line: Line) -> str:
    count = line.signals.attempts
    if not count:
        return ""
    return ngettext("tried %(n)s time since", "tried %(n)s times since", count) % {"n": count}


def _ways(line: Line) -> list[str]:
    person, parts = line.person, []
    if not line.reasons:
        return []
    if not person.phone:
        parts.append(_("no phone"))
    elif not person.may_call:
        parts.append(_("does not want calls"))
    if person.meeting_place and not (person.phone and person.may_call):
        parts.append(_("meets at %(place)s") % {"place": person.meeting_place[:60]})
    return parts


def how_often(due: Due) -> str:
    """This function will say how often a pair is in contact: as agreed, or by default."""
    days = due.every_days
    if not days:
        return ""
    if due.why is Why.PROGRAM_DEFAULT:
        return program_default(days)
    return str(AGREED.get(days, "")) or _("contact every %(n)s days agreed") % {"n": days}


def program_default(days: int) -> str:
    """This function will say how often the program has pairs in contact that agreed nothing."""
    words = _("contact every %(n)s days, the program's default")
    return str(BY_DEFAULT.get(days, "")) or words % {"n": days}


def nothing_agreed(days: int) -> str:
    """This function will say what holds while a pair has agreed nothing."""
    words = _("You have not agreed on this yet. Until you do, it is %(often)s.")
    return words % {"often": program_default(days)}


def when(at: dt.datetime | None, zone: str) -> str:
    """This function will say when it was as people do: "this morning", "last night"."""
    if at is None:
        return ""
    local, today = at.astimezone(ZoneInfo(zone)), clock.today(zone)
    part = "morning" if local.hour < 12 else "afternoon" if local.hour < 18 else "evening"
    said = {
        "morning": pgettext("when", "this morning"),
        "afternoon": pgettext("when", "this afternoon"),
        "evening": pgettext("when", "this evening"),
    }
    if local.date() == today:
        return said[part]
    if local.date() == today - dt.timedelta(days=1) and part == "evening":
        return pgettext("when", "last night")
    return ago(at)
