"""Who signs for whom (P2-63, P2-64), and who may be told at all."""

import datetime as dt

import pytest

from alongside.core import clock
from alongside.core.errors import BadInput, NotFound, NotPermitted
from alongside.people.commands import enrolments
from alongside.people.models.enrolment import Status
from alongside.privacy import signers
from alongside.privacy.commands import consents, minors, recipients
from alongside.privacy.models import RecipientMember
from alongside.privacy.queries import recipients as asks
from alongside.privacy.queries.consents import covering
from alongside.privacy.tests import factories
from tests.fixtures.people import World

SELF, PARENT = {signers.SELF}, {signers.SELF, signers.PARENT}
GUARDIAN, REPRESENTATIVE = {signers.GUARDIAN}, {signers.REPRESENTATIVE}


@pytest.mark.parametrize(
    ("relations", "age", "alone_from", "has_died", "does"),
    [
        (SELF, 40, None, False, True),
        (SELF, None, None, False, True),
        (GUARDIAN, 40, None, False, True),
        (PARENT, 40, None, False, False),
        (set(), 40, None, False, False),
        (SELF, 16, None, False, False),
        (PARENT, 16, None, False, False),
        (SELF, 16, 16, False, True),
        (PARENT, 16, 16, False, False),
        (SELF, 15, 16, False, False),
        ({signers.PARENT}, 15, 16, False, False),
        (PARENT, 15, 16, False, True),
        ({signers.SELF, signers.GUARDIAN}, 15, 16, False, True),
        (SELF, 40, None, True, False),
        (GUARDIAN, 40, None, True, False),
        (REPRESENTATIVE, 40, None, True, True),
    ],
)
def test_p2_63_p2_64_who_signs(
    relations: set[str], age: int | None, alone_from: int | None, has_died: bool, does: bool
) -> None:
    told = signers.problem(relations, age=age, alone_from=alone_from, has_died=has_died)
    assert (told == "") is does


def test_an_age_is_in_whole_years() -> None:
    born = "2010-11-25"
    assert signers.age_on(born, dt.date(2026, 11, 24)) == 15
    assert signers.age_on(born, dt.date(2026, 11, 25)) == 16
    assert signers.age_on("", dt.date(2026, 11, 25)) is None


def young(world: World, years: int) -> None:
    today = clock.today("America/New_York")
    world.june_person.birth_date = today.replace(year=today.year - years).isoformat()
    world.june_person.save(update_fields=["birth_date"])


def test_p2_63_nobody_guesses_from_which_age_somebody_signs_alone(world: World) -> None:
    young(world, 16)
    consent = factories.draft(world.june_person)
    with pytest.raises(BadInput) as refused:
        consents.sign(consent=consent, marks=[factories.mark()], by=world.dana)
    assert refused.value.message == signers.NO_RULE
    rule = {"state": "CT", "source": "A law", "effective_on": clock.today("America/New_York")}
    minors.set_minor_rule(alone_from=16, by=world.ada, **rule)  # type: ignore[arg-type]
    assert consents.sign(consent=consent, marks=[factories.mark()], by=world.dana).document_id


def test_p2_63_below_that_age_both_sign_under_one_document(world: World) -> None:
    young(world, 14)
    today = clock.today("America/New_York")
    minors.set_minor_rule(
        state="CT", alone_from=16, source="A law", effective_on=today, by=world.ada
    )
    consent = factories.draft(world.june_person)
    parent = factories.mark(name="May Abbott", relation="parent")
    with pytest.raises(BadInput):
        consents.sign(consent=consent, marks=[parent], by=world.dana)
    signed = consents.sign(consent=consent, marks=[factories.mark(), parent], by=world.dana)
    assert signed.document is not None
    relations = [one.relation for one in signed.document.signatures.all()]
    assert sorted(relations) == ["parent", "self"]


def test_p2_64_after_a_death_the_representative_signs(world: World) -> None:
    consent = factories.draft(world.june_person)
    enrolments.change_status(enrolment=world.june_enrolment, status=Status.DIED, by=world.theo)
    with pytest.raises(BadInput):
        consents.sign(consent=consent, marks=[factories.mark()], by=world.theo)
    right = factories.mark(relation="representative", identity_words="Letters of the court")
    assert consents.sign(consent=consent, marks=[right], by=world.theo).document_id


@pytest.mark.parametrize("who", ["june", "petra", "eve"])
def test_only_staff_who_make_forms_add_somebody_who_may_be_told(world: World, who: str) -> None:
    with pytest.raises(NotPermitted):
        recipients.add_recipient(name="Elm", kind="provider", by=getattr(world, who))


def test_only_an_administrator_ends_one_or_adds_a_partner(world: World) -> None:
    elm = recipients.add_recipient(name="Elm", kind="provider", by=world.dana)
    petra = world.membership_of(world.petra)
    for change in (
        lambda: recipients.end_recipient(recipient=elm, by=world.dana),
        lambda: recipients.add_member(recipient=elm, membership=petra, by=world.theo),
    ):
        with pytest.raises(NotPermitted):
            change()


def test_an_ended_recipient_is_told_nothing_and_its_partners_see_nothing(world: World) -> None:
    consent = factories.active(world.june_person)
    elm = consent.recipients.get().recipient
    petra = world.membership_of(world.petra)
    first = recipients.add_member(recipient=elm, membership=petra, by=world.ada)
    assert recipients.add_member(recipient=elm, membership=petra, by=world.ada) == first
    recipients.end_recipient(recipient=elm, by=world.ada)
    asked = covering(world.june_person, elm, ["attendance"], by=world.system, at=clock.now())
    assert asked is None
    assert not RecipientMember.objects.scoped(world.ada).filter(ended_at__isnull=True).exists()


def test_only_partners_belong_to_a_recipient(world: World) -> None:
    elm = recipients.add_recipient(name="Elm", kind="provider", by=world.ada)
    with pytest.raises(BadInput):
        recipients.add_member(
            recipient=elm, membership=world.membership_of(world.dana), by=world.ada
        )
    stranger = world.meadow.membership_of(world.meadow.petra)
    with pytest.raises(NotFound):
        recipients.add_member(recipient=elm, membership=stranger, by=world.ada)


def test_a_sister_is_offered_only_for_the_person_who_named_her(world: World) -> None:
    sister = recipients.add_recipient(name="Rose", kind="family", by=world.dana)
    factories.draft(world.june_person, recipients=[sister])
    assert sister in asks.offered(world.june_person, "named", by=world.dana)
    assert sister not in asks.offered(world.ray_person, "named", by=world.wil)
    assert sister not in asks.listed(by=world.ada)
    with pytest.raises(NotFound):
        asks.get(sister.pk, by=world.ada)
