"""How often a pair agrees to be in contact, and follow-up after an event."""

import datetime as dt
import uuid
from collections.abc import Sequence

from django.utils.translation import gettext as _

from alongside.coaching import events, policy
from alongside.coaching.cadence import FollowUp
from alongside.coaching.models import CadenceAgreement, FollowUpRule, Transition
from alongside.coaching.models.cadence import TransitionKind
from alongside.coaching.models.contact import ContactMode
from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput
from alongside.core.saving import save_once
from alongside.people.models import Person, Program

DEFAULT_DAYS = [1, 3, 7, 14, 30]
"""Days of contact where a program has no rule of its own; an administrator's to change."""

LONGEST_AGO, LONGEST_AHEAD = dt.timedelta(days=90), dt.timedelta(days=60)


@command(
    "coaching.agree_cadence",
    check=policy.check_can_work_with,
    announces=events.CADENCE_AGREED,
)
def agree_cadence(
    *, person: Person, every_days: int, mode: str, by: Actor, agreed_on: dt.date | None = None
) -> CadenceAgreement:
    """
    This function will keep what a pair agreed: contact every so many days (1 to 90), and how.

    The agreement before it ends now and stays as history; the same one again on the same day
    changes nothing.

    :raises BadInput: for days or a mode out of range
    """
    row = CadenceAgreement(
        organisation_id=person.organisation_id,
        person=person,
        every_days=inputs.within(every_days, 1, 90, "every_days"),
        mode=inputs.one_of(mode, ContactMode.values, "mode"),
        agreed_on=agreed_on or clock.today(person.time_zone),
        by_membership_id=by.membership_id,
        created_at=clock.now(),
    )
    current = CadenceAgreement.objects.scoped(by).filter(person=person, until__isnull=True)
    same = {"every_days": row.every_days, "mode": row.mode, "agreed_on": row.agreed_on}
    if (standing := current.filter(**same).first()) is not None:
        raise AlreadyDone(standing)
    current.update(until=clock.now())
    row.save(force_insert=True)
    return row


@command(
    "coaching.note_transition",
    check=policy.check_can_work_with,
    announces=events.TRANSITION_NOTED,
)
def note_transition(
    *,
    person: Person,
    kind: str,
    by: Actor,
    occurred_on: dt.date | None = None,
    words: str = "",
    id: uuid.UUID | None = None,
) -> Transition:
    """
    This function will note an event and start its follow-up, on the days of the program's rule.

    `occurred_on` lies at most 90 days back and 60 days ahead (a release that is known).

    :raises BadInput: for another kind or day
    """
    inputs.one_of(kind, TransitionKind.values, "kind")
    today = clock.today(person.time_zone)
    on = occurred_on or today
    inputs.day_between(on, today - LONGEST_AGO, today + LONGEST_AHEAD, "occurred_on")
    days = days_for(person=person, kind=kind, on=on, by=by)
    row = Transition(
        organisation_id=person.organisation_id,
        person=person,
        kind=kind,
        occurred_on=on,
        days=days,
        last_day_on=on + dt.timedelta(days=max(days, default=0)),
        words=inputs.words(words, "words"),
        by_membership_id=by.membership_id,
        created_at=clock.now(),
    )
    return save_once(row, id=id, by=by, typed=("kind", "occurred_on", "words"))


def days_for(*, person: Person, kind: str, on: dt.date, by: Actor) -> list[int]:
    """This function will give the days of the newest rule in effect in the person's program."""
    rules = FollowUpRule.objects.scoped(by).filter(
        program__enrolments__person=person, kind=kind, effective_on__lte=on
    )
    newest = rules.order_by("-program__enrolments__enrolled_on", "-effective_on").first()
    return list(newest.days) if newest else list(DEFAULT_DAYS)


@command("coaching.set_follow_up_rule", check=policy.check_can_set_rules)
def set_follow_up_rule(
    *,
    program: Program,
    kind: str,
    days: Sequence[int],
    source: str,
    by: Actor,
    effective_on: dt.date | None = None,
) -> FollowUpRule:
    """
    This function will add a version of a program's rule; events noted before keep theirs.

    `days` rise and lie between 1 and 3660; `source` says where they come from.

    :raises BadInput: for days that do not rise, or no source
    """
    inputs.one_of(kind, TransitionKind.values, "kind")
    on = effective_on or clock.today(program.time_zone)
    try:
        FollowUp(kind, on, tuple(days))
    except (ValueError, TypeError):
        raise BadInput(_("Enter days that rise, such as 1, 3, 7."), field="days") from None
    if not source.strip():
        raise BadInput(_("Say where these days come from."), field="source")
    row, _created = FollowUpRule.objects.scoped(by).update_or_create(
        program=program,
        kind=kind,
        effective_on=on,
        defaults={
            "organisation_id": program.organisation_id,
            "days": list(days),
            "source": source.strip()[:200],
            "confirmed_by_id": by.membership_id,
        },
    )
    return row
