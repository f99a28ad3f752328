"""
Loops that wait too long get a reminder for the coach, until they are closed; and the people who
chose so are asked by e-mail whether they got it.
"""

import datetime as dt
import logging
import uuid
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef

from alongside.core import clock, scope
from alongside.core.actor import Actor
from alongside.core.errors import Conflict
from alongside.core.jobs import every
from alongside.people.models import Person
from alongside.people.queries.deaths import has_died
from alongside.people.queries.quiet import not_quiet
from alongside.privacy import mail
from alongside.privacy.reaching import is_safe, rules_of
from alongside.referrals import states, texts
from alongside.referrals.commands.reminding import remind
from alongside.referrals.mailing import ask_by_mail
from alongside.referrals.models import Referral, ReferralState, Reminder
from alongside.referrals.models.referral import Route
from alongside.referrals.queries import asks, routes

log = logging.getLogger(__name__)
AT_ONCE = 500


@every(seconds=3600, name="remind of open referrals")
def remind_of_open() -> int:
    """This function will remind of each loop that waits too long; returns how many."""
    with scope.across_organisations():
        waiting = [
            row for state, days in texts.rules()["remind"].items() for row in _due(state, days)
        ]
    return sum(_reminded(row) for row in waiting[:AT_ONCE])


def _due(state: str, days: int) -> list[ReferralState]:
    before = clock.now() - dt.timedelta(days=days)
    again = clock.now() - dt.timedelta(days=texts.rules()["again_days"])
    held = Reminder._base_manager.filter(referral_id=OuterRef("referral_id"))
    rows = ReferralState.objects.across_organisations("job: remind of open referrals")
    rows = rows.filter(not_quiet(), state=state, until__isnull=True, at__lte=before)
    rows = rows.exclude(Exists(held.filter(done_at__isnull=True)))
    rows = rows.exclude(Exists(held.filter(state=state, done_at__gt=again)))
    # A "connected" in the person's own word is closed.
    rows = rows.exclude(state="connected", source="person")
    # Nothing is left but to ask, and the person does not want to be asked.
    rows = rows.exclude(state__in=states.PERSON_NEXT, referral__route=Route.NONE)
    rows = rows.exclude(has_died())
    return list(rows.select_related("referral__person").order_by("at")[:AT_ONCE])


def _reminded(row: ReferralState) -> bool:
    by = Actor.system(row.organisation_id, purpose="follow-up")
    try:
        remind(referral=row.referral, state=row.state, by=by)
    except Conflict:
        return False
    except Exception:
        log.exception("no reminder for referral %s", row.referral_id)
        return False
    return True


@every(seconds=3600, name="ask by e-mail")
def ask_by_e_mail() -> int:
    """
    This function will ask the people who chose e-mail and whose hours allow it now.

    Whose quiet hours it is are asked by a later run. Returns about how many referrals it asked.
    """
    if mail.is_held_back():
        return 0
    with scope.across_organisations():
        rows = ReferralState.objects.across_organisations("job: ask by e-mail")
        rows = rows.filter(asks.by_mail(), until__isnull=True)
        rows = rows.select_related("referral__person__contact_rules").order_by("at", "id")
        due = list(rows)
    awake = [row.referral for row in due if _is_awake(row.referral.person)]
    return sum(_asked_in(owner, found) for owner, found in _by_organisation(awake))


def _is_awake(person: Person) -> bool:
    local = clock.now().astimezone(ZoneInfo(person.time_zone)).time()
    return is_safe(local, rules_of(person))


def _by_organisation(found: list[Referral]) -> list[tuple[uuid.UUID, list[Referral]]]:
    owners = dict.fromkeys(one.organisation_id for one in found)
    return [(owner, [one for one in found if one.organisation_id == owner]) for owner in owners]


def _asked_in(owner: uuid.UUID, found: list[Referral]) -> int:
    """One message a person, however many of their referrals are due."""
    by = Actor.system(owner, purpose="follow-up")
    with scope.organisation(owner):
        boxes = routes.letterboxes({one.person_id for one in found}, by=by)
    return sum(
        ask_by_mail([one for one in found if one.person_id == person_id], box, by=by)
        for person_id, box in boxes.items()
    )
