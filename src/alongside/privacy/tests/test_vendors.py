"""Without an agreement nothing goes out (P2-07)."""

import datetime as dt
from typing import Any

import pytest
from django.core.mail import EmailMessage

from alongside.core.actor import Actor
from alongside.core.errors import BadInput, NotFound, NotPermitted
from alongside.privacy import mail, vendors
from alongside.privacy.commands import rules
from alongside.privacy.commands import vendors as commands
from alongside.privacy.models import Integration, Vendor
from tests.fixtures.people import ClientFor, House, World

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 24)
AGREED = {
    "data_kinds": ["reach", "messages"],
    "qsoa_on": dt.date(2026, 1, 5),
    "renews_on": dt.date(2027, 1, 5),
}


def add(house: House, service: str = "sms", by: Actor | None = None, **more: Any) -> Vendor:
    facts: dict[str, Any] = {**AGREED, **more}
    return commands.add_vendor(name="Texts Co.", service=service, by=by or house.priya, **facts)


def test_p2_07_an_sms_gateway_with_no_agreement_cannot_be_turned_on(world: World) -> None:
    with pytest.raises(vendors.NoAgreement):
        commands.enable_integration(key="sms", by=world.priya)
    add(world, qsoa_on=None, baa_on=dt.date(2026, 1, 5))
    with pytest.raises(vendors.NoAgreement):
        commands.enable_integration(key="sms", by=world.priya)
    assert not Integration.objects.scoped(world.system).exists()


def test_p2_07_with_an_agreement_it_can(world: World) -> None:
    vendor = add(world)
    assert commands.enable_integration(key="sms", by=world.ada).vendor == vendor
    assert vendors.require("sms", organisation_id=world.organisation.pk) == vendor
    assert not vendors.allows("video", organisation_id=world.organisation.pk)
    assert not vendors.allows("sms", organisation_id=world.meadow.organisation.pk)


@pytest.mark.parametrize(
    "change",
    [
        {"renews_on": TODAY - dt.timedelta(days=1)},
        {"qsoa_on": TODAY + dt.timedelta(days=1)},
        {"qsoa_on": None},
    ],
)
def test_p2_07_use_stops_the_day_the_agreement_does(world: World, change: dict[str, Any]) -> None:
    vendor = add(world)
    commands.enable_integration(key="sms", by=world.priya)
    facts: dict[str, Any] = {**AGREED, **change}
    commands.change_vendor(vendor=vendor, name=vendor.name, service="sms", by=world.priya, **facts)
    with pytest.raises(vendors.NoAgreement):
        vendors.require("sms", organisation_id=world.organisation.pk)


def test_p2_07_ending_a_vendor_turns_its_ways_out_off(world: World) -> None:
    vendor = add(world)
    running = commands.enable_integration(key="sms", by=world.priya)
    commands.end_vendor(vendor=vendor, by=world.priya)
    running.refresh_from_db()
    assert running.ended_at is not None
    assert not vendors.allows("sms", organisation_id=world.organisation.pk)


def test_p2_07_under_hipaa_a_business_associate_agreement_is_needed_too(world: World) -> None:
    vendor = add(world)
    rules.answer_rule(
        organisation=world.organisation, rule="hipaa", applies=True, reason="", by=world.ada
    )
    assert not vendors.allows("sms", organisation_id=world.organisation.pk)
    facts: dict[str, Any] = {**AGREED, "baa_on": TODAY}
    commands.change_vendor(vendor=vendor, name=vendor.name, service="sms", by=world.priya, **facts)
    assert vendors.allows("sms", organisation_id=world.organisation.pk)


def test_p2_07_an_agreement_without_an_end_is_not_taken(world: World) -> None:
    with pytest.raises(BadInput):
        add(world, renews_on=None)


@pytest.mark.parametrize("who", ["dana", "theo", "june", "petra", "eve"])
def test_p2_07_others_do_not_keep_the_register(world: World, who: str) -> None:
    with pytest.raises(NotPermitted):
        add(world, by=getattr(world, who))


def test_p2_07_another_houses_vendor_is_not_there(world: World) -> None:
    with pytest.raises(NotFound):
        commands.end_vendor(vendor=add(world), by=world.meadow.priya)


@pytest.mark.parametrize(
    ("host", "outside"),
    [("localhost", False), ("127.0.0.1", False), ("::1", False), ("", False),
     ("smtp.example.org", True), ("10.0.0.5", True)],
)  # fmt: skip
def test_p2_07_a_mail_server_of_somebody_else_is_a_vendor(host: str, outside: bool) -> None:
    assert mail.is_outside(host) == outside


def test_p2_07_mail_is_held_back_until_every_house_has_an_agreement(
    world: World, settings: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_HOST = "smtp.example.org"
    sent: list[int] = []
    parent = mail.AgreedEmailBackend.__mro__[1]
    monkeypatch.setattr(parent, "send_messages", lambda _self, letters: sent.append(len(letters)))
    backend = mail.AgreedEmailBackend()
    letter = EmailMessage("Hello", "Words", "a@example.org", ["b@example.org"])
    add(world, "email")
    backend.send_messages([letter])
    assert sent == []
    assert "held back" in caplog.text
    assert "b@example.org" not in caplog.text
    add(world.meadow, "email")
    backend.send_messages([letter])
    assert sent == [1]


def test_p2_07_the_register_in_pages(world: World, client_for: ClientFor) -> None:
    officer = client_for(world.priya)
    refused = officer.post("/privacy/vendors/", {"service": "sms", "turn": "on"})
    assert refused.status_code == 409
    add(world)
    assert officer.post("/privacy/vendors/", {"service": "sms", "turn": "on"}).status_code == 302
    page = officer.get("/privacy/vendors/").content.decode()
    assert "Texts Co." in page
    assert "Agreement holds: 42 days left" in page
    officer.post("/privacy/vendors/", {"service": "sms", "turn": "off"})
    assert not Integration.objects.scoped(world.system).filter(ended_at=None).exists()


def test_p2_07_a_vendor_near_its_end_stands_on_the_desk(
    world: World, client_for: ClientFor
) -> None:
    add(world)
    assert "Texts Co." in client_for(world.priya).get("/privacy/").content.decode()
