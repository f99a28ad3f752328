import datetime as dt
import uuid

import pytest

from alongside.core import clock, ids
from alongside.core.errors import BadInput
from tests.fixtures.safety import NOW


def made_at(moment: dt.datetime) -> uuid.UUID:
    return uuid.UUID(int=(int(moment.timestamp() * 1000) << 80) | (7 << 76) | (2 << 62))


def test_ids_are_version_7_and_sort_by_time() -> None:
    made = [ids.new_id() for _ in range(500)]
    assert {i.version for i in made} == {7}
    assert made == sorted(made)
    assert len(set(made)) == 500


def test_an_id_is_read_from_text() -> None:
    made = ids.new_id()
    assert ids.parse_id(str(made)) == ids.parse_id(made) == made


@pytest.mark.parametrize("text", ["", "x", "1234", None, "0" * 40, "\x00", "'; drop table", 7])
def test_text_that_is_no_id_is_refused_in_words(text: object) -> None:
    with pytest.raises(BadInput) as refused:
        ids.parse_id(text)
    assert refused.value.message.endswith(".")


@pytest.mark.parametrize("moment", [NOW, NOW - dt.timedelta(days=399), NOW + dt.timedelta(days=1)])
def test_a_page_may_make_an_id_of_a_believable_age(moment: dt.datetime) -> None:
    assert ids.parse_client_id(str(made_at(moment))).version == 7


def test_a_page_may_make_an_id_while_the_clock_stands_in_another_year() -> None:
    with clock.frozen(dt.datetime(2031, 1, 1, tzinfo=dt.UTC)):
        assert ids.parse_client_id(str(ids.new_id())).version == 7


@pytest.mark.parametrize(
    "value",
    [
        uuid.uuid4(),
        uuid.UUID(int=0),
        made_at(dt.datetime(2020, 1, 1, tzinfo=dt.UTC)),
        made_at(dt.datetime(2039, 1, 1, tzinfo=dt.UTC)),
    ],
)
def test_a_forged_id_is_refused(value: uuid.UUID) -> None:
    with pytest.raises(BadInput):
        ids.parse_client_id(str(value))


def test_the_clock_is_held() -> None:
    assert clock.now() == NOW
    with clock.frozen(NOW + dt.timedelta(hours=1)):
        assert clock.now() == NOW + dt.timedelta(hours=1)
    assert clock.now() == NOW


def test_a_held_time_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"), clock.frozen(dt.datetime(2026, 1, 1)):  # noqa: DTZ001
        pass


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        ("2026-11-24T04:59:59+00:00", "America/New_York", "2026-11-23"),
        ("2026-11-24T05:00:00+00:00", "America/New_York", "2026-11-24"),
        # Summer time ends on 1 November: midnight is at 04:00 UTC before and 05:00 UTC after.
        ("2026-11-01T04:00:00+00:00", "America/New_York", "2026-11-01"),
        ("2026-11-02T04:30:00+00:00", "America/New_York", "2026-11-01"),
        ("2026-11-24T09:59:00+00:00", "Pacific/Honolulu", "2026-11-23"),
    ],
)
def test_today_follows_the_zone(moment: str, zone: str, day: str) -> None:
    with clock.frozen(dt.datetime.fromisoformat(moment)):
        assert clock.today(zone).isoformat() == day
