"""A person's letters, what one may say, and whether a code belongs to a genuine one (T24)."""

import uuid

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from alongside.core import audit
from alongside.core.actor import Actor
from alongside.core.crypto import keyring
from alongside.core.errors import NotFound
from alongside.people.models import Assignment, Enrolment, EnrolmentStatus, Person
from alongside.people.models.assignment import COACH
from alongside.people.models.enrolment import OPEN_STATUSES
from alongside.people.policy import check_is_the_person
from alongside.privacy import letters
from alongside.privacy.letters import Known
from alongside.privacy.models import Letter


def own(person: Person, *, by: Actor) -> list[Letter]:
    """This function will list the letters a person made, newest first, for themself."""
    check_is_the_person(by=by, person=person)
    audit.read(by=by, person=person, what="letters")
    return list(Letter.objects.scoped(by).filter(person=person).order_by("-id"))


def get(letter_id: uuid.UUID, *, by: Actor) -> Letter:
    """
    This function will find a letter for the person who made it.

    :raises NotFound: for everybody else
    """
    found = Letter.objects.scoped(by).filter(pk=letter_id).first()
    if found is None or found.person_id != by.person_id:
        raise NotFound(_("There is nothing here."))
    audit.record(by=by, action="letter.copied", object=found, person_id=found.person_id)
    return found


def known(person: Person, *, by: Actor) -> Known:
    """This function will gather what a letter about a person may say."""
    now = EnrolmentStatus._base_manager.filter(enrolment_id=OuterRef("pk"), until__isnull=True)
    rows = Enrolment.objects.scoped(by).filter(person=person).select_related("program")
    still = rows.annotate(now=Subquery(now.values("state")[:1])).filter(now__in=OPEN_STATUSES)
    enrolment = still.order_by("enrolled_on", "pk").first()
    serving = Assignment.objects.scoped(by).filter(person=person, kind=COACH, until_at__isnull=True)
    served = serving.select_related("coach").first()
    return Known(
        full_name=f"{person.given_name} {person.family_name}".strip(),
        program=enrolment.program.name if enrolment else "",
        since=enrolment.enrolled_on if enrolment else None,
        coach=served.coach.name if served else "",
    )


def genuine(code: str, *, by: Actor) -> Letter | None:
    """
    This function will find the letter a code stands on.

    The look-up takes the same steps for every code. It says nothing but that there is a letter
    and of which day; the page that asks shows no more.
    """
    if by.organisation_id is None:
        return None
    digest = keyring.blind_index(by.organisation_id, f"letter {letters.plain(code)}")
    found = Letter.objects.scoped(by).filter(code_hash=digest).first()
    audit.record(by=by, action="letter.checked", detail={"genuine": found is not None})
    return found
