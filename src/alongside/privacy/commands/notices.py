"""A person saw the notice; a person does not want to be asked for money; whom the notice names."""

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput
from alongside.people import policy as people
from alongside.people.models import Membership, Organisation, Person
from alongside.privacy import notice
from alongside.privacy.models import FundraisingOptOut, NoticeSeen

LONGEST = 120


@command("privacy.see_notice", check=people.check_is_the_person)
def see_notice(*, person: Person, language: str, by: Actor) -> NoticeSeen:
    """
    This function will note that a person saw the version in force (P2-45).

    It is no yes to anything, and nothing is withheld from whoever does not say it.
    """
    version = notice.in_force()
    member = Membership.objects.scoped(by).get(pk=inputs.author(by))
    seen = NoticeSeen.objects.scoped(by).filter(membership=member, version=version).first()
    if seen is not None:
        raise AlreadyDone(seen)
    member.notice_version = version
    member.save(update_fields=["notice_version"])
    return NoticeSeen.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        membership=member,
        version=version,
        language=language[:5],
        at=clock.now(),
    )


@command("privacy.set_notice_contact", check=people.check_can_manage_staff)
def set_notice_contact(
    *, organisation: Organisation, contact: str, phone: str, email: str, by: Actor
) -> Organisation:
    """
    This function will say whom the notice names for questions, and how to reach them.

    :raises BadInput: for a part that is missing or too long
    """
    given = {"privacy_contact": contact, "phone": phone, "privacy_email": email}
    longest = {"phone": 30}
    for field, value in given.items():
        words = inputs.words(value, field.removeprefix("privacy_"), needed=True)
        if len(words) > longest.get(field, LONGEST):
            problem = _("Shorten this.")
            raise BadInput(problem, field=field.removeprefix("privacy_"))
        setattr(organisation, field, words)
    organisation.save(update_fields=list(given))
    return organisation


@command("privacy.opt_out_of_fundraising", check=people.check_is_the_person)
def opt_out_of_fundraising(*, person: Person, by: Actor) -> FundraisingOptOut:
    """This function will note that a person does not want to be asked for money (P2-69)."""
    standing = _standing(person, by)
    if standing is not None:
        raise AlreadyDone(standing)
    return FundraisingOptOut.objects.create(
        organisation_id=person.organisation_id, person=person, at=clock.now()
    )


@command("privacy.opt_in_to_fundraising", check=people.check_is_the_person)
def opt_in_to_fundraising(*, person: Person, by: Actor) -> Person:
    """This function will end the opt-out, by the person's will."""
    standing = _standing(person, by)
    if standing is None:
        raise AlreadyDone(person)
    standing.ended_at = clock.now()
    standing.save(update_fields=["ended_at"])
    return person


def _standing(person: Person, by: Actor) -> FundraisingOptOut | None:
    rows = FundraisingOptOut.objects.scoped(by).filter(person=person, ended_at__isnull=True)
    return rows.first()
