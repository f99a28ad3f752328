"""A person who asked counts as reached once a contact reached them."""

from typing import Any

import pytest

from alongside.coaching.models import Contact
from alongside.core.clock import now
from alongside.core.events import DomainEvent
from alongside.core.ids import new_id
from alongside.matching.subscribers import person_was_reached
from alongside.people.models import EnrolmentStatus
from tests.fixtures.people import World


def contact(world: World, **more: Any) -> DomainEvent:
    row = Contact.objects.create(
        organisation=world.organisation,
        person=world.sam_person,
        coach=world.membership_of(world.dana),
        mode="phone",
        occurred_at=now(),
        time_zone="America/New_York",
        **more,
    )
    payload = {"id": str(row.pk), "person_id": str(row.person_id)}
    return DomainEvent(new_id(), "coaching.contact_logged", world.organisation.pk, payload)


@pytest.mark.parametrize(
    ("outcome", "is_reached", "state"),
    [("reached", True, "reached"), ("no_answer", False, "asked")],
)
def test_only_a_contact_that_reached(
    world: World, outcome: str, is_reached: bool, state: str
) -> None:
    event = contact(world, outcome=outcome, is_reached=is_reached)
    person_was_reached(event)
    person_was_reached(event)
    rows = EnrolmentStatus.objects.scoped(world.system).filter(until__isnull=True)
    assert rows.get(enrolment__person=world.sam_person).state == state
