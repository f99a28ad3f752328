"""The caseload statement finds every fact by an index, on both databases."""

import pytest
from django.db import connection

from alongside.coaching.queries.caseload import REACHING
from alongside.coaching.queries.sealed import sealed_person
from alongside.coaching.queries.signals import FACTS, followed_since, with_signals
from alongside.people.models import Person
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db
LARGE = ("coaching_contact", "coaching_checkin", "people_person", "people_enrolmentstatus")


def test_no_large_table_is_read_from_end_to_end(world: World) -> None:
    rows = Person.objects.scoped(world.dana).filter(
        assignments__coach_id=world.dana.membership_id, assignments__until_at__isnull=True
    )
    asked = with_signals(rows, since=followed_since("UTC"), coach_id=world.dana.membership_id)
    sealed = sealed_person(fields=REACHING)
    query = asked.annotate(**sealed).values(*FACTS, *sealed)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A test's tables are tiny, and the planner would read them whole.
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = query.explain()
    for table in LARGE:
        assert f"SCAN {table}" not in plan, plan
        assert f"Seq Scan on {table}" not in plan, plan
    if connection.vendor == "sqlite":
        for index in ("open_caseload", "reached_contacts", "tried_contacts"):
            assert index in plan, plan
