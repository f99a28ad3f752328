"""The partner's pages: what is in force, each look kept, gone with the stop."""

from typing import Any

import pytest

from alongside.core.models import AuditEvent
from alongside.privacy.commands import consents, recipients, restrictions
from alongside.privacy.models import Consent, Disclosure, Recipient
from alongside.privacy.tests import factories
from alongside.privacy.tests.test_disclosing import met, recipient_of
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db


def join(world: World, recipient: Recipient) -> None:
    recipients.add_member(
        recipient=recipient, membership=world.membership_of(world.petra), by=world.ada
    )


def shared(world: World, **more: Any) -> Consent:
    consent = factories.active(world.june_person, **more)
    join(world, recipient_of(consent))
    return consent


def entries(world: World) -> list[Disclosure]:
    return list(Disclosure.objects.scoped(world.system).order_by("id"))


def test_p2_36_each_look_is_one_entry(world: World, client_for: ClientFor) -> None:
    met(world)
    shared(world)
    client, path = client_for(world.petra), f"/shared/{world.june_person.pk}/"
    first = client.get(path)
    assert first.status_code == 200
    assert "no-store" in first["Cache-Control"]
    assert len(entries(world)) == 1
    text = client.get(path).content.decode()
    assert len(entries(world)) == 2
    assert "30 minutes" in text
    assert "NOTE-CANARY" not in text
    assert "42 CFR part 2" in text
    assert "as HIPAA allows" in text
    assert {one.by_membership_id for one in entries(world)} == {world.petra.membership_id}


def test_p2_36_the_list_is_kept_too_and_has_no_search_or_file(
    world: World, client_for: ClientFor
) -> None:
    shared(world)
    page = client_for(world.petra).get("/shared/")
    text = page.content.decode()
    assert "June Abbott" in text
    assert [one.categories for one in entries(world)] == [[]]
    main = text[text.index("<main") : text.index("</main>")]
    assert "<input" not in main
    assert "download" not in main


def test_p2_29_the_next_look_after_a_stop_is_not_found(world: World, client_for: ClientFor) -> None:
    consent = shared(world)
    client, path = client_for(world.petra), f"/shared/{world.june_person.pk}/"
    assert client.get(path).status_code == 200
    consents.revoke(consent=consent, by=world.june)
    assert client.get(path).status_code == 404
    assert "June" not in client.get("/shared/").content.decode()
    assert len(entries(world)) == 1


def test_a_partner_who_left_the_office_sees_nothing(world: World, client_for: ClientFor) -> None:
    consent = shared(world)
    recipients.end_recipient(recipient=recipient_of(consent), by=world.ada)
    assert client_for(world.petra).get(f"/shared/{world.june_person.pk}/").status_code == 404


def test_a_partner_of_another_office_sees_nothing(world: World, client_for: ClientFor) -> None:
    factories.active(world.june_person)
    join(world, factories.make_body(world.june_person, "provider"))
    client = client_for(world.petra)
    assert client.get(f"/shared/{world.june_person.pk}/").status_code == 404
    assert client.get(f"/shared/{world.ray_person.pk}/").status_code == 404
    assert entries(world) == []


@pytest.mark.parametrize(("kind", "answer"), [("justice", 200), ("named", 404)])
def test_p2_62_a_court_sees_only_people_with_a_form_of_its_kind(
    world: World, client_for: ClientFor, kind: str, answer: int
) -> None:
    court = factories.make_body(world.june_person, "court", "Recovery court")
    factories.active(world.june_person, kind, recipients=[court])
    join(world, court)
    assert client_for(world.petra).get(f"/shared/{world.june_person.pk}/").status_code == answer


def test_p2_43_what_is_restricted_is_not_on_the_page(world: World, client_for: ClientFor) -> None:
    met(world)
    shared(world, categories=["attendance", "enrolment"])
    client, path = client_for(world.petra), f"/shared/{world.june_person.pk}/"
    asked = restrictions.ask(person=world.june_person, categories=["attendance"], by=world.june)
    restrictions.decide(restriction=asked, agrees=True, by=world.priya)
    text = client.get(path).content.decode()
    assert "30 minutes" not in text
    assert "Front Door" in text
    everything = restrictions.ask(person=world.june_person, by=world.june)
    restrictions.decide(restriction=everything, agrees=True, by=world.priya)
    assert client.get(path).status_code == 404
    assert "June Abbott" not in client.get("/shared/").content.decode()


def test_the_look_stands_in_the_audit_log_of_the_person(
    world: World, client_for: ClientFor
) -> None:
    shared(world)
    client_for(world.petra).get(f"/shared/{world.june_person.pk}/")
    event = AuditEvent.objects.filter(action="privacy.disclose").latest("id")
    assert event.person_id == world.june_person.pk
    assert event.membership_id == world.petra.membership_id
