"""The participant's first page in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.coaching.models.checkin import Day
from alongside.coaching.models.goal import GoalState
from alongside.coaching.presenters.plans import GoalView, Reader, first_name, goal_view
from alongside.core.actor import Actor
from alongside.portals.queries.me import Next, Own
from alongside.ui import times
from alongside.workforce.models.profile import Mode

SHOWN_GOALS, SHOWN_STEPS = 3, 2
TILES = (
    ("/services/", "bed"),
    ("/meetings/", "people"),
    ("/services/", "briefcase"),
    ("/services/", "scales"),
)


@dataclass(frozen=True, slots=True)
class CoachCard:
    """The person's coach: name, first name, the ways they meet."""

    id: str
    name: str
    first: str
    ways: str


@dataclass(frozen=True, slots=True)
class MePage:
    """
    What the page shows; `waiting` is the sentence of somebody without a coach. After a crisis
    (`is_quiet`) it asks nothing, counts nothing and calls nothing late.
    """

    hello: str
    lead: str
    days: list[tuple[int, str]]
    goals: list[GoalView]
    more_goals: int
    coach: CoachCard | None
    waiting: str
    proposed: str
    call_asked: str
    group_at: str
    looked: str
    referral_asks: int
    tiles: list[tuple[str, str, str]]
    near: str
    is_quiet: bool


def me_page(own: Own, by: Actor) -> MePage:
    """This function will say what the participant's first page says."""
    reader = Reader.of(by, own.person)
    open_goals = [goal for goal in own.goals if goal.state == GoalState.OPEN]
    shown = open_goals[:SHOWN_GOALS]
    return MePage(
        hello=_("Hello, %(name)s") % {"name": own.person.first_name},
        lead=_appointment(own.appointment),
        days=[(day.value, str(day.label)) for day in Day],
        goals=[goal_view(goal, own.steps.get(goal.pk, []), reader) for goal in shown],
        more_goals=len(open_goals) - len(shown),
        coach=_coach(own),
        waiting=_waiting(own) if own.assignment is None else "",
        proposed=first_name(own.proposed),
        call_asked=times.moment(own.call_asked_at),
        group_at=times.moment(own.group_at),
        looked=_looked(own.looked_count),
        referral_asks=own.referral_asks,
        tiles=_tiles(),
        near=own.person.zip,
        is_quiet=own.is_quiet,
    )


def _appointment(appointment: Next | None) -> str:
    if appointment is None:
        return ""
    words = {
        "name": first_name(appointment.coach_name),
        "day": times.day(appointment.at, near=True),
        "time": times.time_of_day(appointment.at),
    }
    if appointment.mode == Mode.IN_PERSON:
        return times.whole(_("You and %(name)s meet %(day)s at %(time)s.") % words)
    return times.whole(_("You and %(name)s talk %(day)s at %(time)s.") % words)


def _coach(own: Own) -> CoachCard | None:
    if own.assignment is None:
        return None
    coach = own.assignment.coach
    profile = getattr(coach, "profile", None)
    ways = [str(Mode(mode).label).lower() for mode in profile.modes] if profile else []
    words = ", ".join(ways)
    return CoachCard(
        str(coach.pk), coach.name, first_name(coach.name), words[:1].upper() + words[1:]
    )


def _waiting(own: Own) -> str:
    if own.asked_at is None:
        return ""
    if own.agreed_to:
        name = {"name": first_name(own.agreed_to)}
        return _("You said yes to %(name)s. Now %(name)s answers, and we tell you here.") % name
    words = {"when": times.ago(own.asked_at)}
    if own.proposed:
        return _("You asked for a coach %(when)s. We have found somebody for you.") % words
    return _("You asked for a coach %(when)s. We are looking for somebody who fits.") % words


def _looked(count: int) -> str:
    if count == 0:
        return _("Nobody else looked at my record in the last 30 days.")
    return ngettext(
        "%(n)s person looked at my record in the last 30 days.",
        "%(n)s people looked at my record in the last 30 days.",
        count,
    ) % {"n": count}


def _tiles() -> list[tuple[str, str, str]]:
    labels = (_("A place to stay"), _("A meeting"), _("Work"), _("Legal help"))
    return [(href, icon, label) for (href, icon), label in zip(TILES, labels, strict=True)]
