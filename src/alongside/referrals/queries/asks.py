"""
On which referrals a person is asked now "did you get it?", and by which route.

The page at home asks where the person chose it, and where they chose e-mail: the message only says
that something waits, the question itself stands on the page. Whoever chose a call or a text did not
want to read it there, so the page leaves it to the coach at first; when `again_days` have passed
with no answer it asks after all, for otherwise nobody would. "Do not ask me" is kept to by all of
them. Whoever answered "not yet" is left alone for `again_days`, by every route; whoever is left
alone after a crisis (people.queries.quiet) is asked by none.

`here` rides along in the statement about the person, `by_coach` and `by_mail` in one about rows.
"""

import datetime as dt
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual

from alongside.core import clock
from alongside.people.models import Enrolment, EnrolmentStatus
from alongside.people.models.enrolment import OPEN_STATUSES
from alongside.people.queries.deaths import has_died
from alongside.people.queries.quiet import not_quiet
from alongside.referrals import texts
from alongside.referrals.models import Asking, PersonWord, ReferralState
from alongside.referrals.models.referral import Route
from alongside.referrals.states import Source, State

ON_PAGE = (Route.HERE, Route.MAIL)
BY_COACH = (Route.CALL, Route.TEXT)


def again() -> dt.timedelta:
    """This function will give the time after which somebody is asked again."""
    return dt.timedelta(days=texts.rules()["again_days"])


def here() -> Q:
    """This function will tell on which states the person's own page asks."""
    on_page = Q(referral__route__in=ON_PAGE) & _has_stood()
    after_all = Q(referral__route__in=BY_COACH) & _has_stood(again())
    return Q(on_page | after_all, not_quiet(), ~_answered_lately())


def by_coach() -> Q:
    """This function will tell on which states the coach asks, by phone or by a text."""
    chosen = Q(referral__route__in=BY_COACH) & _has_stood()
    return Q(chosen, not_quiet(), ~_answered_lately(), ~_asked_lately(), _is_with_us())


def by_mail() -> Q:
    """This function will tell on which states an e-mail goes out: not too often in a row."""
    chosen = Q(referral__route=Route.MAIL) & _has_stood()
    is_silent = GreaterThanOrEqual(_mails_in_a_row(), texts.rules()["mails_in_a_row"])
    open_now = Q(not_quiet(), ~Q(is_silent))
    return Q(chosen, open_now, ~_answered_lately(), ~_asked_lately(), _is_with_us())


def _mails_in_a_row() -> Coalesce:
    """This function will count the e-mails since the person last said something."""
    later = PersonWord._base_manager.filter(
        referral_id=OuterRef("referral_id"), at__gte=OuterRef("at")
    )
    sent = Asking._base_manager.filter(referral_id=OuterRef("referral_id"), route=Route.MAIL)
    counted = sent.exclude(Exists(later)).order_by().values("referral_id").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0, output_field=IntegerField())


def asks_of(person: OuterRef) -> QuerySet[ReferralState, Any]:
    """This function will count the referrals about which an outer person's own page asks now."""
    rows = ReferralState._base_manager.filter(here(), person_id=person, until__isnull=True)
    counted = rows.order_by().values("person_id").annotate(n=Count("pk"))
    return counted.values("n")


def _has_stood(more: dt.timedelta = dt.timedelta()) -> Q:
    """Long enough in a state in which they may know; closed in their own word is no such state."""
    due = Q()
    for state, days in texts.rules()["ask"].items():
        due |= Q(state=state, at__lte=clock.now() - dt.timedelta(days=days) - more)
    return due & ~Q(state=State.CONNECTED, source=Source.PERSON)


def _answered_lately() -> Exists:
    words = PersonWord._base_manager.filter(referral_id=OuterRef("referral_id"))
    return Exists(words.filter(at__gt=clock.now() - again()))


def _asked_lately() -> Exists:
    askings = Asking._base_manager.filter(referral_id=OuterRef("referral_id"))
    return Exists(askings.filter(at__gt=clock.now() - again()))


def _is_with_us() -> Q:
    """Nobody writes to somebody who died or left; who was never enrolled has not left."""
    theirs = EnrolmentStatus._base_manager.filter(
        enrolment__person_id=OuterRef("person_id"), until__isnull=True
    )
    enrolled = Enrolment._base_manager.filter(person_id=OuterRef("person_id"))
    has_stayed = Exists(theirs.filter(state__in=OPEN_STATUSES)) | ~Exists(enrolled)
    return Q(has_stayed, ~has_died())
