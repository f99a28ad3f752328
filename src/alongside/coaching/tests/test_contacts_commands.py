import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError

from alongside.coaching.commands import contacts
from alongside.coaching.commands.checkins import ask_for_call
from alongside.coaching.models import CallRequest, Contact
from alongside.coaching.models.contact import Outcome
from alongside.coaching.tests.factories import make_contact
from alongside.core import audit, clock
from alongside.core.errors import BadInput, Conflict, NotFound, NotPermitted, SavedBefore
from alongside.core.ids import new_id
from alongside.core.models import AuditEvent, StoredEvent
from alongside.workforce.models import HoursEntry
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("outcome", "answered", "is_reached"),
    [
        *[(o, False, o in ("reached", "declined")) for o in Outcome.values],
        ("text_sent", True, True),
        ("no_answer", True, False),
    ],
)
def test_an_outcome_says_whether_the_person_was_reached(
    world: World, outcome: str, answered: bool, is_reached: bool
) -> None:
    row = make_contact(world.june_person, world.dana, outcome=outcome, answered=answered)
    assert row.is_reached is is_reached


def test_a_contact_counts_hours_is_signed_and_is_announced(world: World) -> None:
    row = make_contact(world.june_person, world.dana, minutes=45, note="We laughed.")
    assert row.signed_at is not None
    assert row.program_id == world.program.pk
    hours = HoursEntry.objects.scoped(world.dana).get(source_id=row.pk)
    assert (hours.minutes, hours.coach_id) == (45, world.dana.membership_id)
    event = StoredEvent.objects.get(name="coaching.contact_logged")
    assert event.payload == {"id": str(row.pk), "person_id": str(world.june_person.pk)}


def test_the_same_key_makes_one_contact(world: World) -> None:
    key = new_id()
    first = make_contact(world.june_person, world.dana, id=key, note="First")
    again = make_contact(world.june_person, world.dana, id=key, note="First")
    assert first == again
    with pytest.raises(SavedBefore) as refused:
        make_contact(world.june_person, world.dana, id=key, note="Sent again")
    assert refused.value.differing == ["note"]
    assert Contact.objects.scoped(world.dana).count() == 1
    assert HoursEntry.objects.scoped(world.dana).count() == 1


def test_a_key_of_somebody_elses_contact_is_refused_and_tells_nothing(world: World) -> None:
    rays = make_contact(world.ray_person, world.wil)
    with pytest.raises(BadInput, match="damaged"):
        make_contact(world.june_person, world.dana, id=rays.pk)


def test_only_a_contact_that_reaches_the_person_closes_their_call_request(world: World) -> None:
    asked = ask_for_call(person=world.june_person, by=world.june)
    make_contact(world.june_person, world.dana, outcome="message_left", minutes=0)
    asked.refresh_from_db()
    assert asked.closed_at is None
    row = make_contact(world.june_person, world.dana, minutes=10)
    asked.refresh_from_db()
    assert asked.closed_by_id == row.pk


def test_a_contact_before_the_asking_answers_nothing(world: World) -> None:
    ask_for_call(person=world.june_person, by=world.june)
    make_contact(world.june_person, world.dana, days_ago=2)
    assert CallRequest.objects.scoped(world.june).filter(closed_at=None).exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"minutes": -1}, "minutes"),
        ({"minutes": 1441}, "minutes"),
        ({"minutes": True}, "minutes"),
        ({"outcome": "vanished"}, "outcome"),
        ({"mode": "pigeon"}, "mode"),
        ({"topics": ["diagnosis"]}, "topics"),
        ({"helps": ["therapy"]}, "helps"),
        ({"place": "moon"}, "place"),
        ({"naloxone_kits": 101}, "naloxone_kits"),
        ({"note": "x" * 5_001}, "note"),
        ({"goal_ids": [new_id()]}, "goals"),
        ({"next_contact_on": dt.date(2001, 1, 1)}, "next_contact_on"),
    ],
)
def test_a_value_out_of_range_is_refused_with_its_field(
    world: World, changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        make_contact(world.june_person, world.dana, **changed)
    assert refusal.value.field == field
    assert not Contact.objects.scoped(world.dana).exists()


def test_a_contact_to_come_cannot_be_logged(world: World) -> None:
    with pytest.raises(BadInput):
        make_contact(world.june_person, world.dana, days_ago=-1)


@pytest.mark.parametrize(
    ("who", "error"),
    [
        ("dana", None),
        ("cora", None),
        ("theo", None),
        ("june", NotPermitted),
        ("wil", NotFound),
        ("nora", NotFound),
        ("ray", NotFound),
        ("petra", NotFound),
        ("ada", NotFound),
        ("priya", NotFound),
        ("eve", NotFound),
    ],
)
def test_who_may_log_a_contact_with_june(
    world: World, who: str, error: type[Exception] | None
) -> None:
    by = getattr(world, who)
    if error is None:
        assert make_contact(world.june_person, by).coach_id == by.membership_id
        return
    with pytest.raises(error):
        make_contact(world.june_person, by)
    assert AuditEvent.objects.get(action="coaching.log_contact").outcome == audit.REFUSED


def test_the_coach_of_the_same_name_next_door_is_a_stranger(world: World) -> None:
    with pytest.raises(NotFound):
        make_contact(world.june_person, world.meadow.dana)


def test_nobody_logs_in_a_colleagues_name(world: World) -> None:
    with pytest.raises(NotPermitted):
        contacts.log_contact(
            person=world.june_person, outcome="reached", mode="phone", by=world.dana,
            coach=world.membership_of(world.cora),
        )  # fmt: skip


def test_without_its_audit_event_nothing_is_saved(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_kwargs: object) -> None:
        raise IntegrityError("the log is full")

    monkeypatch.setattr(audit, "record", fail)
    with pytest.raises(IntegrityError):
        make_contact(world.june_person, world.dana)
    assert not Contact.objects.scoped(world.dana).exists()
    assert not HoursEntry.objects.scoped(world.dana).exists()


def test_a_draft_is_signed_once_by_its_author(world: World) -> None:
    row = make_contact(world.june_person, world.dana, sign=False)
    with pytest.raises(NotPermitted):
        contacts.sign_contact(contact=row, by=world.cora)
    assert contacts.sign_contact(contact=row, by=world.dana).signed_at == clock.now()
    with pytest.raises(Conflict):
        contacts.sign_contact(contact=row, by=world.dana)


def test_a_signed_note_grows_by_addenda_and_own_words_only(world: World) -> None:
    row = make_contact(world.june_person, world.dana, note="Third on the list.")
    added = contacts.add_addendum(contact=row, words="Second now.", by=world.cora)
    own = contacts.add_own_words(contact=row, words="I hope so.", by=world.june)
    row.refresh_from_db()
    assert (row.note, added.words, own.words) == (
        "Third on the list.",
        "Second now.",
        "I hope so.",
    )


@pytest.mark.parametrize(("who", "error"), [("june", NotPermitted), ("wil", NotFound)])
def test_who_may_not_add_to_junes_note(world: World, who: str, error: type[Exception]) -> None:
    row = make_contact(world.june_person, world.dana)
    with pytest.raises(error):
        contacts.add_addendum(contact=row, words="Mine", by=getattr(world, who))


@pytest.mark.parametrize(("who", "error"), [("dana", NotPermitted), ("ray", NotFound)])
def test_nobody_speaks_in_junes_name(world: World, who: str, error: type[Exception]) -> None:
    row = make_contact(world.june_person, world.dana)
    with pytest.raises(error):
        contacts.add_own_words(contact=row, words="Hers", by=getattr(world, who))
