"""Weekly hours are the coach's own, and give first free times for many at once."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.core.errors import BadInput, NotFound
from alongside.people.tests import factories
from alongside.scheduling.commands.hours import set_weekly_hours
from alongside.scheduling.queries import free
from tests.fixtures.people import ClientFor, World


def test_weekly_hours_are_the_coachs_own(world: World) -> None:
    dana = world.membership_of(world.dana)
    nine, noon = dt.time(9), dt.time(12)
    set_weekly_hours(
        coach=dana, ranges=[(2, nine, noon)], time_zone="America/New_York", by=world.dana
    )
    for who in (world.cora, world.theo, world.june, world.ada):
        with pytest.raises(NotFound):
            set_weekly_hours(coach=dana, ranges=[], time_zone="America/New_York", by=who)
    with pytest.raises(BadInput):
        set_weekly_hours(coach=dana, ranges=[], time_zone="Mars/One", by=world.dana)
    with pytest.raises(BadInput):
        set_weekly_hours(coach=dana, ranges=[(1, noon, nine)], time_zone="UTC", by=world.dana)
    assert free.of_coach(by=world.dana, coach_id=dana.pk).count() == 1


@pytest.mark.parametrize("count", [1, 12])
def test_first_free_of_many_coaches_takes_two_queries(world: World, count: int) -> None:
    ids = []
    for _ in range(count):
        coach = factories.make_member(world.organisation, "coach", has_account=False)
        set_weekly_hours(
            coach=coach,
            ranges=[(2, dt.time(9), dt.time(12))],
            time_zone="America/New_York",
            by=world.system,
        )
        ids.append(coach.pk)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        found = free.first_free(by=world.public, coach_ids=ids)
    assert len(seen) == 2
    wednesday = dt.datetime(2026, 11, 25, 14, 0, tzinfo=dt.UTC)
    assert {slot.start_at for slot in found.values()} == {wednesday}
    assert len(found) == count


def test_the_hours_page(world: World, client_for: ClientFor) -> None:
    dana = client_for(world.dana)
    sent = {"time_zone": "America/New_York", "from_0": "09:00", "to_0": "17:00"}
    assert dana.post("/profile/hours/", sent).status_code == 302
    assert 'value="17:00"' in dana.get("/profile/hours/").content.decode()
    wrong = dana.post("/profile/hours/", {**sent, "to_0": "08:00", "from_3": "10:00"})
    assert wrong.status_code == 422
    assert 'value="10:00"' in wrong.content.decode()
