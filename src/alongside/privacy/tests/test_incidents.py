"""After something went wrong: whom it touched, what to do, and by when (P2-03, P2-49, P2-50)."""

import datetime as dt
import io
from typing import Any

import pypdf
import pytest

from alongside.core import audit, clock
from alongside.core.errors import BadInput, Conflict, NotFound, NotPermitted
from alongside.people.queries import persons
from alongside.privacy import breaches
from alongside.privacy.commands import incidents as commands
from alongside.privacy.commands.rules import answer_rule
from alongside.privacy.models import Incident, RuleAnswer
from alongside.privacy.queries import rules
from tests.fixtures.people import ClientFor, World
from tests.fixtures.safety import NOW

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 24)
FACTORS = {"nature": "Names", "recipient": "A colleague", "acquired": "Seen", "mitigated": "Talked"}


def opened(world: World, **more: Any) -> Incident:
    facts: dict[str, Any] = {
        "kind": "looked",
        "words": "A coach looked at people he does not know.",
        "discovered_on": DAY,
        "began_at": NOW - dt.timedelta(days=2),
        "ended_at": NOW - dt.timedelta(days=1),
        "by": world.priya,
        **more,
    }
    return commands.open_incident(**facts)


def who(incident: Incident) -> dict[str, int]:
    return {str(row.person_id): row.events for row in incident.affected.all()}


def test_p2_49_the_list_is_exactly_what_the_log_shows(world: World) -> None:
    wil = world.membership_of(world.wil)
    first, last = NOW - dt.timedelta(days=2), NOW - dt.timedelta(days=1)
    with clock.frozen(first):
        audit.read(by=world.wil, person=world.june_person, what="record")
    with clock.frozen(NOW - dt.timedelta(hours=30)):
        audit.read(by=world.wil, person=world.june_person, what="plan")
        # A list counts for each person on it.
        audit.listed(by=world.wil, what="people", person_ids=[world.sam_person.pk])
        # A refused try opened nothing.
        with pytest.raises(NotFound):
            persons.get(world.june_person.pk, by=world.wil)
        # Somebody else's view, another house's, and a thing about nobody.
        audit.read(by=world.dana, person=world.ray_person, what="record")
        audit.read(by=world.meadow.wil, person=world.meadow.june_person, what="record")
        audit.searched(by=world.wil, what="audit", count=3)
    for outside in (first - dt.timedelta(seconds=1), last + dt.timedelta(seconds=1)):
        with clock.frozen(outside):
            audit.read(by=world.wil, person=world.ray_person, what="record")
    with clock.frozen(last):
        audit.read(by=world.wil, person=world.sam_person, what="record")
    incident = opened(world, suspect=wil)
    assert who(incident) == {str(world.june_person.pk): 2, str(world.sam_person.pk): 2}


def test_p2_49_with_no_suspect_everybodys_views_count_but_the_persons_own(world: World) -> None:
    with clock.frozen(NOW - dt.timedelta(hours=30)):
        audit.read(by=world.dana, person=world.june_person, what="record")
        audit.read(by=world.june, person=world.june_person, what="plan")
        audit.read(by=world.ray, person=world.ray_person, what="plan")
    assert who(opened(world)) == {str(world.june_person.pk): 1}


def test_p2_49_the_list_can_be_made_anew_until_people_were_told(world: World) -> None:
    incident = opened(world)
    with clock.frozen(NOW - dt.timedelta(hours=30)):
        audit.read(by=world.dana, person=world.june_person, what="record")
    commands.list_affected(incident=incident, by=world.priya)
    assert len(who(incident)) == 1
    commands.note_told(incident=incident, told_on=DAY, by=world.priya)
    with pytest.raises(Conflict):
        commands.list_affected(incident=incident, by=world.priya)


@pytest.mark.parametrize("missing", FACTORS)
def test_p2_49_all_four_factors_are_needed(world: World, missing: str) -> None:
    facts: dict[str, Any] = {**FACTORS, missing: " "}
    with pytest.raises(BadInput) as refusal:
        commands.assess_incident(incident=opened(world), is_low=True, by=world.priya, **facts)
    assert refusal.value.field == missing


def test_p2_49_it_stays_a_breach_until_weighed_or_told(world: World) -> None:
    incident = opened(world)
    with pytest.raises(Conflict):
        commands.close_incident(incident=incident, reason="Nothing to it", by=world.priya)
    facts: dict[str, Any] = FACTORS
    commands.assess_incident(incident=incident, is_low=False, by=world.priya, **facts)
    with pytest.raises(Conflict):
        commands.close_incident(incident=incident, reason="Nothing to it", by=world.priya)
    commands.assess_incident(incident=incident, is_low=True, by=world.priya, **facts)
    commands.close_incident(incident=incident, reason="Low probability", by=world.priya)
    states = incident.states.order_by("at", "pk").values_list("state", flat=True)
    assert list(states) == ["open", "breach", "low", "closed"]


def test_p2_50_what_was_encrypted_counts_as_secured(world: World, client_for: ClientFor) -> None:
    incident = opened(world, was_encrypted=True)
    commands.close_incident(incident=incident, reason="Only ciphertext was lost", by=world.priya)
    page = client_for(world.priya).get(f"/privacy/incidents/{incident.pk}/").content.decode()
    assert "counts as secured" in page
    assert "days left" not in page
    assert "nobody has to be told" in page


@pytest.mark.parametrize("who_asks", ["ada", "theo", "dana", "june", "eve", "petra"])
def test_p2_49_only_the_privacy_officer_keeps_incidents(world: World, who_asks: str) -> None:
    with pytest.raises(NotPermitted):
        opened(world, by=getattr(world, who_asks))


def test_p2_49_the_clock_runs_sixty_days_from_discovery(
    world: World, client_for: ClientFor
) -> None:
    incident = opened(world)
    assert breaches.clock_ends(DAY) == dt.date(2027, 1, 23)
    address = f"/privacy/incidents/{incident.pk}/"
    assert "60 days left" in client_for(world.priya).get(address).content.decode()
    with clock.frozen(NOW + dt.timedelta(days=61)):
        assert "1 day late" in client_for(world.priya).get(address).content.decode()


def due(people: int, *which: str) -> dict[tuple[str, str], dt.date]:
    found = breaches.duties([(r, "") for r in which], people=people, discovered_on=DAY)
    return {(d.rule, d.key): d.due_on for d in found}


SIXTY, YEARLY = dt.date(2027, 1, 23), dt.date(2027, 3, 1)


@pytest.mark.parametrize(
    ("people", "rule", "expected"),
    [
        (1, "part2", {"people": SIXTY, "hhs_small": YEARLY}),
        (499, "part2", {"people": SIXTY, "hhs_small": YEARLY}),
        (500, "part2", {"people": SIXTY, "hhs_large": SIXTY}),
        (501, "hipaa", {"people": SIXTY, "hhs_large": SIXTY, "media": SIXTY}),
        (499, "ftc", {"people": SIXTY, "ftc_small": YEARLY}),
        (500, "ftc", {"people": SIXTY, "ftc_large": SIXTY, "media": SIXTY}),
        (3, "state", {"law": dt.date(2026, 12, 24)}),
    ],
)
def test_p2_49_what_to_file_by_rule(people: int, rule: str, expected: dict[str, dt.date]) -> None:
    assert due(people, rule) == {(rule, key): day for key, day in expected.items()}


def test_p2_66_every_duty_says_where_it_comes_from_and_when_that_was_read() -> None:
    found = breaches.duties(
        [(r, "") for r in ("part2", "hipaa", "ftc", "state")], people=600, discovered_on=DAY
    )
    assert all(d.source and d.checked_on <= DAY for d in found)


def test_p2_03_the_incident_goes_by_what_the_setup_says(
    world: World, client_for: ClientFor
) -> None:
    incident = opened(world)
    officer = client_for(world.priya)
    address = f"/privacy/incidents/{incident.pk}/"
    before = officer.get(address).content.decode()
    assert "42 CFR 2.16(b)" in before
    assert "16 CFR 318" not in before
    assert "Nobody has said yet" in before
    for rule, applies in (("part2", False), ("hipaa", False), ("ftc", True)):
        answer_rule(
            organisation=world.organisation, rule=rule, applies=applies, reason="Counsel said so",
            by=world.ada,
        )  # fmt: skip
    answer_rule(
        organisation=world.organisation, rule="state", applies=True, reason="", state_code="CT",
        by=world.ada,
    )  # fmt: skip
    later = opened(world, began_at=NOW, ended_at=NOW)
    after = officer.get(f"/privacy/incidents/{later.pk}/").content.decode()
    assert "16 CFR 318.5" in after
    assert "State law CT" in after
    assert "Nobody has said yet" not in after


def test_p2_03_an_answer_needs_a_reason_to_be_no_and_earlier_ones_stay(world: World) -> None:
    def say(applies: bool, reason: str) -> RuleAnswer:
        return answer_rule(
            organisation=world.organisation, rule="part2", applies=applies, reason=reason,
            by=world.ada,
        )  # fmt: skip

    with pytest.raises(BadInput):
        say(False, "")
    first = say(False, "No treatment and no referral")
    assert say(False, "No treatment and no referral").pk == first.pk
    world.organisation.refresh_from_db()
    assert not world.organisation.part2_applies
    with clock.frozen(NOW + dt.timedelta(days=1)):
        say(True, "")
    rows = RuleAnswer.objects.scoped(world.system).filter(rule="part2")
    assert [(r.applies, r.until is None) for r in rows.order_by("at")] == [
        (False, False),
        (True, True),
    ]
    assert rules.at(world.organisation.pk, NOW)["part2"].applies is False


def test_p2_49_the_letter_shows_nothing_from_outside(world: World, client_for: ClientFor) -> None:
    incident = opened(world)
    answer = client_for(world.priya).get(f"/privacy/incidents/{incident.pk}/letter/")
    assert answer["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    read = pypdf.PdfReader(io.BytesIO(answer.content))
    assert read.metadata is not None
    assert read.metadata.title == "Letter"
    first_lines = read.pages[0].extract_text().split("About your information")[0]
    telling = ("recover", "substance", "treatment", "coach", "part 2", "addict")
    assert not any(word in first_lines.lower() for word in telling)


def test_p2_49_from_opening_to_closing_in_pages(world: World, client_for: ClientFor) -> None:
    officer = client_for(world.priya)
    form = {
        "kind": "sent", "words": "A letter went to a wrong house.", "discovered_on": "2026-11-24",
        "began_on": "2026-11-20", "ended_on": "2026-11-23", "suspect": "",
        "key": "019ab1c2-0000-7000-8000-000000000001",
    }  # fmt: skip
    assert officer.post("/privacy/incidents/new/", {**form, "words": ""}).status_code == 422
    assert officer.post("/privacy/incidents/new/", form).status_code == 302
    incident = Incident.objects.scoped(world.system).get()
    address = f"/privacy/incidents/{incident.pk}/"
    weighed = {**FACTORS, "is_low": "yes", "key": "019ab1c2-0000-7000-8000-000000000002"}
    assert officer.post(f"{address}assess/", weighed).status_code == 302
    assert officer.post(f"{address}close/", {"reason": "Came back unopened"}).status_code == 302
    assert "Closed" in officer.get("/privacy/incidents/").content.decode()
    assert incident.began_at == dt.datetime(2026, 11, 20, 5, 0, tzinfo=dt.UTC)
