"""Openings in an emergency: whom staff look for, and who is told of it."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from alongside.core import audit, clock
from alongside.core.actor import Actor, Role
from alongside.core.crypto.fields import blind_index
from alongside.core.errors import BadInput
from alongside.people.models import EmergencyAccess, Enrolment, Person, ProgramStaff

KEPT_DAYS = 30


def find(*, given_name: str, family_name: str, birth_date: str, by: Actor) -> Person:
    """
    This function will find the one person with exactly this name, and birth date when given.

    Every search is written down, with nothing of its words.

    :raises BadInput: when there is nobody, or more than one
    """
    owner = by.organisation_id
    rows = Person.objects.scoped(by)
    if birth_date:
        index = blind_index(owner, given_name, family_name, birth_date)
        rows = rows.filter(identity_index=index)
    else:
        rows = rows.filter(name_index=blind_index(owner, given_name, family_name))
    found = list(rows[:2])
    audit.searched(by=by, what="emergency", count=len(found))
    if not found:
        raise BadInput(_("We found nobody with exactly this name."), field="given_name")
    if len(found) > 1:
        raise BadInput(_("Several people have this name. Add the birth date."), field="birth_date")
    return found[0]


def told(by: Actor) -> QuerySet[EmergencyAccess]:
    """
    This function will give the openings of the last 30 days and all unread ones, newest first.

    A privacy officer reads all; a supervisor those of people or staff in their programs, their
    own left out, since another supervisor or the officer must see these.
    """
    since = clock.now() - dt.timedelta(days=KEPT_DAYS)
    seen = "seen_by_officer_at" if by.has_role(Role.PRIVACY_OFFICER) else "seen_by_supervisor_at"
    recent = Q(from_at__gte=since) | Q(**{f"{seen}__isnull": True})
    rows = EmergencyAccess.objects.scoped(by).filter(recent).order_by("-from_at")
    rows = rows.select_related("membership", "person")
    if by.has_role(Role.PRIVACY_OFFICER):
        return rows
    if not by.has_role(Role.SUPERVISOR):
        return rows.none()
    mine = ProgramStaff._base_manager.filter(membership_id=str(by.membership_id)).values(
        "program_id"
    )
    enrolled = Enrolment._base_manager.filter(person_id=OuterRef("person_id"), program__in=mine)
    works = ProgramStaff._base_manager.filter(
        membership_id=OuterRef("membership_id"), program__in=mine
    )
    return rows.filter(Exists(enrolled) | Exists(works)).exclude(
        membership_id=str(by.membership_id)
    )


def unread(by: Actor) -> QuerySet[EmergencyAccess]:
    """This function will give the openings the actor was told of and has not read."""
    seen = "seen_by_officer_at" if by.has_role(Role.PRIVACY_OFFICER) else "seen_by_supervisor_at"
    return told(by).filter(**{f"{seen}__isnull": True})
