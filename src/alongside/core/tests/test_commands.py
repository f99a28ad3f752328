import uuid
from collections import defaultdict
from typing import Any

import pytest
from django.db import DatabaseError

from alongside.core import audit, commands, events
from alongside.core.actor import Actor, Role
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, NotFound, NotPermitted
from alongside.core.events import DomainEvent
from alongside.core.models import AuditEvent, EventDelivery, StoredEvent
from alongside.people.models import Person
from alongside.people.tests import factories
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db

ID = uuid.UUID("019ab2c0-0000-7000-8000-000000000001")


@pytest.fixture(autouse=True)
def own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "COMMANDS", dict(commands.COMMANDS))
    monkeypatch.setattr(events, "SUBSCRIBERS", defaultdict(list))


def allow(**_: Any) -> None:
    """Everybody may."""


def refuse(**_: Any) -> None:
    raise NotPermitted("Ask your supervisor.")


def rename(name: str = "test.rename", check: Any = allow, fails: Exception | None = None) -> Any:
    @command(name, check=check, announces="test.renamed")
    def renamed(*, person: Person, to: str, by: Actor) -> Person:
        person.preferred_name = to
        person.save(update_fields=["preferred_name"])
        if fails:
            raise fails
        return person

    return renamed


def stored_name(person: Person) -> str:
    return Person.objects.across_organisations("a test looks").get(pk=person.pk).preferred_name


def test_a_change_leaves_one_audit_event(world: World) -> None:
    rename()(person=world.june_person, to="Junie", by=world.dana)
    event = AuditEvent.objects.get(action="test.rename")
    assert (event.person_id, event.object_id) == (world.june_person.pk, str(world.june_person.pk))
    assert (event.membership_id, event.role) == (world.dana.membership_id, Role.COACH)
    assert (event.purpose, event.outcome) == ("coaching", "done")
    assert event.organisation_id == world.organisation.pk
    assert "Junie" not in str(event.detail)


def test_nothing_is_saved_when_the_audit_event_cannot_be(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: Any) -> None:
        raise DatabaseError("the disk is full")

    change = rename()
    monkeypatch.setattr(audit, "record", broken)
    with pytest.raises(DatabaseError):
        change(person=world.june_person, to="Junie", by=world.dana)
    assert stored_name(world.june_person) == ""
    assert not StoredEvent.objects.filter(name="test.renamed").exists()


@pytest.mark.parametrize("refusal", [NotPermitted, NotFound])
def test_a_refusal_is_written_down_and_changes_nothing(
    world: World, refusal: type[Exception]
) -> None:
    def check(**_: Any) -> None:
        raise refusal("No.")

    with pytest.raises(refusal):
        rename(check=check)(person=world.june_person, to="Junie", by=world.wil)
    event = AuditEvent.objects.get(action="test.rename")
    assert (event.outcome, event.detail) == ("refused", {"kind": refusal.__name__})
    assert (event.person_id, event.membership_id) == (world.june_person.pk, world.wil.membership_id)
    assert stored_name(world.june_person) == ""


def test_bad_input_is_no_refusal(world: World) -> None:
    with pytest.raises(BadInput):
        rename(fails=BadInput("Enter a name."))(person=world.june_person, to="", by=world.dana)
    assert not AuditEvent.objects.filter(action="test.rename").exists()


def test_only_the_outermost_command_writes_the_refusal(world: World) -> None:
    inner = rename("test.inner", check=refuse)

    @command("test.outer", check=allow)
    def outer(*, person: Person, by: Actor) -> Person:
        person.zip = "06103"
        person.save(update_fields=["zip"])
        return inner(person=person, to="Junie", by=by)  # type: ignore[no-any-return]

    with pytest.raises(NotPermitted):
        outer(person=world.june_person, by=world.dana)
    written = AuditEvent.objects.filter(action__startswith="test.")
    assert [(e.action, e.outcome) for e in written] == [("test.outer", "refused")]
    assert Person.objects.scoped(world.dana).get(pk=world.june_person.pk).zip == "06106"


def test_nested_commands_write_one_event_each(world: World) -> None:
    inner = rename("test.inner")

    @command("test.outer", check=allow)
    def outer(*, person: Person, by: Actor) -> Person:
        return inner(person=person, to="Junie", by=by)  # type: ignore[no-any-return]

    outer(person=world.june_person, by=world.dana)
    actions = AuditEvent.objects.filter(action__startswith="test.").values_list("action", flat=True)
    assert sorted(actions) == ["test.inner", "test.outer"]


def test_the_same_id_twice_makes_one_row_and_one_event(world: World) -> None:
    made = [factories.make_person(world.organisation, "Ana", id=ID) for _ in range(2)]
    assert made[0] == made[1]
    events_of = AuditEvent.objects.filter(action="people.add_person", person_id=ID)
    assert events_of.count() == 1
    assert StoredEvent.objects.filter(name="people.person_added", payload__id=str(ID)).count() == 1


def test_already_done_rolls_back_what_was_begun(world: World) -> None:
    again = rename(fails=AlreadyDone(world.june_person))
    assert again(person=world.june_person, to="Junie", by=world.dana) == world.june_person
    assert stored_name(world.june_person) == ""
    assert not AuditEvent.objects.filter(action="test.rename").exists()


def test_a_command_takes_keywords_only() -> None:
    with pytest.raises(TypeError, match="keyword-only"):

        @command("test.positional", check=allow)
        def positional(person: Person, *, by: Actor) -> Person:
            return person

    with pytest.raises(TypeError, match="by="):

        @command("test.nobody", check=allow)
        def nobody(*, person: Person) -> Person:
            return person


def test_two_commands_cannot_share_a_name() -> None:
    rename("test.twice")
    with pytest.raises(TypeError, match="two commands"):
        rename("test.twice")


class Heard:
    """A subscriber that fails as often as it is told to."""

    __name__ = "heard"
    __module__ = "tests"

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.events: list[DomainEvent] = []

    def __call__(self, event: DomainEvent) -> None:
        if self.failures:
            self.failures -= 1
            raise RuntimeError("the subscriber broke")
        self.events.append(event)


@pytest.fixture
def heard() -> Heard:
    subscriber = Heard()
    events.subscribe("test.renamed")(subscriber)
    return subscriber


def test_an_event_is_delivered_after_commit_with_ids_only(
    world: World, heard: Heard, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        rename()(person=world.june_person, to="Junie", by=world.dana)
        assert heard.events == []
    [event] = heard.events
    assert event.payload == {
        "id": str(world.june_person.pk),
        "person_id": str(world.june_person.pk),
    }
    assert event.system.organisation_id == world.organisation.pk
    assert EventDelivery.objects.get().subscriber == "tests.heard"


def test_no_event_when_the_change_fails(
    world: World, heard: Heard, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        rename(fails=RuntimeError())(person=world.june_person, to="Junie", by=world.dana)
    assert heard.events == []
    assert not StoredEvent.objects.filter(name="test.renamed").exists()


def test_a_failed_delivery_comes_back_and_then_is_done(
    world: World,
    heard: Heard,
    django_capture_on_commit_callbacks: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    heard.failures = 2
    with django_capture_on_commit_callbacks(execute=True):
        rename()(person=world.june_person, to="Junie", by=world.dana)
    assert heard.events == []
    assert stored_name(world.june_person) == "Junie"
    assert "tests.heard failed on test.renamed" in caplog.text
    assert events.redeliver() == 1
    assert heard.events == []
    assert events.redeliver() == 1
    assert len(heard.events) == 1
    assert events.redeliver() == 0
    events.deliver(StoredEvent.objects.get(name="test.renamed"))
    assert len(heard.events) == 1


def test_one_failing_subscriber_does_not_hold_up_another(
    world: World, heard: Heard, django_capture_on_commit_callbacks: Any
) -> None:
    class Other(Heard):
        __name__ = "other"

    other = Other()
    events.subscribe("test.renamed")(other)
    heard.failures = 1
    with django_capture_on_commit_callbacks(execute=True):
        rename()(person=world.june_person, to="Junie", by=world.dana)
    assert (len(heard.events), len(other.events)) == (0, 1)


def test_what_a_failing_subscriber_wrote_is_undone(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    @events.subscribe("test.renamed")
    def writes_and_breaks(event: DomainEvent) -> None:
        Person.objects.scoped(event.system).update(zip="00000")
        Person.objects.create(organisation_id=None, given_name="x")  # type: ignore[misc]

    with django_capture_on_commit_callbacks(execute=True):
        rename()(person=world.june_person, to="Junie", by=world.dana)
    assert not Person.objects.scoped(world.dana).filter(zip="00000").exists()
    assert not EventDelivery.objects.exists()
