"""On how many referrals a person is asked now: rides along in a statement about the person."""

import datetime as dt
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet

from alongside.core import clock
from alongside.referrals import texts
from alongside.referrals.models import ReferralState
from alongside.referrals.states import Source, State


def asks_of(person: OuterRef) -> QuerySet[ReferralState, Any]:
    """This function will count the referrals about which an outer person is asked now."""
    due = Q(pk__in=[])
    for state, days in texts.rules()["ask"].items():
        due |= Q(state=state, at__lte=clock.now() - dt.timedelta(days=days))
    rows = ReferralState._base_manager.filter(due, person_id=person, until__isnull=True)
    rows = rows.exclude(state=State.CONNECTED, source=Source.PERSON)
    counted = rows.order_by().values("person_id").annotate(n=Count("pk"))
    return counted.values("n")
