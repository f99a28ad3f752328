"""Certificates are shown as checked, and hours as a rounded sum of the ledger."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from alongside.core.errors import BadInput, NotFound, NotPermitted
from alongside.core.ids import new_id
from alongside.workforce.commands import credentials
from alongside.workforce.commands.hours import record_hours
from alongside.workforce.models import Credential
from alongside.workforce.presenters import shown
from alongside.workforce.queries import standing
from alongside.workforce.tests.factories import make_profile
from tests.fixtures.people import ClientFor, World

TODAY = dt.date(2026, 11, 24)


def add(world: World, **more: Any) -> Credential:
    dana = world.membership_of(world.dana)
    return credentials.add(coach=dana, name="RSP", body="Board", by=world.theo, **more)


@pytest.mark.parametrize(
    ("who", "error"),
    [
        ("dana", NotPermitted),
        ("nora", NotFound),
        ("cora", NotFound),
        ("june", NotFound),
        ("petra", NotFound),
        ("ada", NotFound),
        ("public", NotFound),
        ("system", NotPermitted),
    ],
)
def test_only_the_supervisor_says_checked(world: World, who: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        credentials.check(credential=add(world), by=getattr(world, who))


def test_checked_with_its_day_and_again_after_a_change(world: World) -> None:
    row = credentials.check(credential=add(world), by=world.theo)
    assert (row.checked_on, row.checked_by_id) == (TODAY, world.theo.membership_id)
    row = credentials.change(credential=row, number="9", by=world.theo)
    assert row.checked_on is None


def test_a_certificate_that_ends_before_it_starts(world: World) -> None:
    with pytest.raises(BadInput):
        add(world, issued_on=TODAY, expires_on=TODAY - dt.timedelta(days=1))


def test_the_same_form_twice_makes_one(world: World) -> None:
    key = new_id()
    assert add(world, id=key).pk == add(world, id=key).pk
    assert Credential.objects.scoped(world.theo).count() == 1


@pytest.mark.parametrize(("days", "is_shown"), [(-1, False), (0, True), (30, True)])
def test_one_that_ran_out_is_hidden(world: World, days: int, is_shown: bool) -> None:
    dana = world.dana.membership_id
    assert dana is not None
    add(world, expires_on=TODAY + dt.timedelta(days=days))
    held = standing.of_coaches(by=world.public, coach_ids=[dana], today=TODAY)[dana]
    assert bool(held.certificates) is is_shown


def test_an_unchecked_one_says_so(world: World) -> None:
    dana = world.membership_of(world.dana)
    add(world)
    held = standing.of_coaches(by=world.public, coach_ids=[dana.pk], today=TODAY)[dana.pk]
    assert shown.certificate(held.certificates[0])["chip"][0] == "not checked yet"


@pytest.mark.parametrize(
    ("minutes", "band"), [(0, 0), (599, 0), (600, 10), (6_599, 100), (72_059, 1_200), (-5, 0)]
)
def test_hours_are_rounded_down(minutes: int, band: int) -> None:
    assert standing.hours_band(minutes) == band


def test_the_ledger_adds_up_and_counts_nothing_twice(world: World) -> None:
    dana = world.membership_of(world.dana)
    source = new_id()
    record_hours(coach=dana, worked_on=TODAY, minutes=72_000, source_id=source, by=world.dana)
    record_hours(coach=dana, worked_on=TODAY, minutes=-60, kind="correction", by=world.dana)
    with pytest.raises(IntegrityError), transaction.atomic():
        record_hours(coach=dana.pk, worked_on=TODAY, minutes=5, source_id=source, by=world.dana)
    held = standing.of_coaches(by=world.public, coach_ids=[dana.pk], today=TODAY)[dana.pk]
    assert held.minutes == 71_940
    profile = make_profile(dana)
    assert shown.experience(profile, held) == "1,100+ hours"
    profile.shows_hours = False
    assert shown.experience(profile, held) == ""


def test_the_supervisors_page_and_a_stranger_beside_it(world: World, client_for: ClientFor) -> None:
    row = add(world)
    path = f"/team/{world.dana.membership_id}/credentials/"
    theo, nora = client_for(world.theo), client_for(world.nora)
    assert "RSP" in theo.get(path).content.decode()
    assert nora.get(path).status_code == 404
    assert nora.post(f"/credentials/{row.pk}/check/").status_code == 404
    assert theo.post(f"/credentials/{row.pk}/check/").status_code == 302
    sent = {"key": str(new_id()), "name": "PR", "body": "IC&RC", "is_held": "yes"}
    for _ in range(2):
        assert theo.post(path, sent).status_code == 302
    assert Credential.objects.scoped(world.theo).filter(name="PR").count() == 1
    assert theo.post(path, {**sent, "verify_url": "javascript:1"}).status_code == 422
    assert theo.post(f"/credentials/{row.pk}/remove/").status_code == 302
