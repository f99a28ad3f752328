"""What the tests of the ledger stand on: a person with words in every corner, and a quick way to tell."""

from typing import Any

from alongside.coaching.commands import checkins, contacts, goals, plans
from alongside.coaching.tests.factories import make_contact
from alongside.core.actor import Actor
from alongside.people.models import Membership, Person
from alongside.privacy import elements
from alongside.privacy.commands.disclosing import disclose
from alongside.privacy.models import Consent, Disclosure, Recipient, RecipientMember
from alongside.privacy.tests import factories
from tests.fixtures.people import House

# A word in each thing that is kept, so that a packet shows what is in it.
CANARIES = {
    "note": "canary-note heron",
    "addendum": "canary-addendum heron",
    "goal": "canary-goal heron",
    "check_in": "canary-check-in heron",
    "safe_ways": "canary-safe-ways heron",
}


def fill_record(house: House) -> None:
    """This function will write a word into each corner of June's record."""
    june, dana = house.june_person, house.membership_of(house.dana)
    contact = make_contact(june, dana, days_ago=2, note=CANARIES["note"], minutes=35)
    contacts.add_addendum(contact=contact, words=CANARIES["addendum"], by=house.dana)
    make_contact(june, dana, days_ago=1, outcome="no_answer", minutes=0)
    plan = plans.start_plan(person=june, by=house.dana)
    goal = goals.add_goal(plan=plan, words=CANARIES["goal"], domain="work", by=house.dana)
    assert goal
    checkins.record_check_in(person=june, day=3, words=CANARIES["check_in"], by=house.june)
    june.safe_ways = CANARIES["safe_ways"]
    june.save(update_fields=["safe_ways"])


def clinic(person: Person, *, member: Membership | None = None, **more: Any) -> Recipient:
    """This function will add a clinic, with a partner who works there."""
    recipient = factories.make_recipient(person, **more)
    if member is not None:
        RecipientMember.objects.create(
            organisation_id=person.organisation_id, recipient=recipient, membership=member
        )
    return recipient


def agreed(person: Person, recipient: Recipient, *categories: str, **more: Any) -> Consent:
    """This function will make a signed consent that names a recipient."""
    given = {"categories": list(categories or ("attendance",)), "recipients": [recipient], **more}
    return factories.active(person, more.pop("kind", elements.NAMED), **given)


def tell(person: Person, recipient: Recipient, by: Actor, **more: Any) -> Disclosure:
    """This function will hand the days of contact over on paper, or as said."""
    given: dict[str, Any] = {
        "categories": ["attendance"], "purpose": "own_request", "channel": "paper", **more,
    }  # fmt: skip
    return disclose(person=person, recipient=recipient, by=by, **given)
