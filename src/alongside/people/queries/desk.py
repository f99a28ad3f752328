"""What a program administrator looks after: programs, places and the people who work here."""

import uuid
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.people.models import Membership, Organisation, Program, ProgramStaff, SecondYes, Site
from alongside.people.models.second_yes import MAY_GIVE


def programs(by: Actor) -> QuerySet[Program]:
    """This function will list the programs with their place and how many work in each."""
    working = Q(staff__membership__ended_at__isnull=True)
    rows = Program.objects.scoped(by).select_related("site").order_by("name")
    return rows.annotate(staff_count=Count("staff", filter=working))


def sites(by: Actor) -> QuerySet[Site]:
    """This function will list the organisation's places."""
    return Site.objects.scoped(by).order_by("name")


def members(by: Actor) -> QuerySet[Membership]:
    """This function will list who works here, with account and programs; nobody who only asks."""
    in_programs = ProgramStaff.objects.scoped(by).select_related("program")
    rows = Membership.objects.scoped(by).exclude(role=Role.PARTICIPANT)
    return (
        rows.filter(ended_at__isnull=True)
        .select_related("user", "second_yes__asked_by")
        .prefetch_related(Prefetch("programs", in_programs.order_by("program__name")))
        .order_by("role", "name", "pk")
    )


def waiting_for_second(by: Actor) -> QuerySet[SecondYes]:
    """This function will list roles that wait for a second yes, the longest first."""
    rows = SecondYes.objects.scoped(by).filter(
        given_at__isnull=True, membership__ended_at__isnull=True
    )
    return rows.select_related("membership", "asked_by").order_by("created_at", "pk")


def who_could_say_yes(by: Actor) -> QuerySet[Membership]:
    """This function will list others who may confirm a role: never the same human being."""
    rows = Membership.objects.scoped(by).filter(
        role__in=MAY_GIVE, ended_at__isnull=True, user__is_active=True
    )
    unconfirmed = SecondYes.objects.scoped(by).filter(given_at__isnull=True)
    rows = rows.exclude(pk__in=unconfirmed.values("membership_id"))
    return rows.exclude(user_id=str(by.user_id)).exclude(pk=str(by.membership_id))


def organisation(by: Actor) -> Organisation:
    """This function will give the actor's organisation."""
    return Organisation.objects.get(pk=str(by.organisation_id))


def find_program(id: uuid.UUID, *, by: Actor) -> Program:
    """
    This function will find a program of the actor's organisation.

    :raises NotFound: for any other id
    """
    row: Program = _found(programs(by), id)
    return row


def find_site(id: uuid.UUID, *, by: Actor) -> Site:
    """
    This function will find a place of the actor's organisation.

    :raises NotFound: for any other id
    """
    row: Site = _found(sites(by), id)
    return row


def find_member(id: uuid.UUID, *, by: Actor) -> Membership:
    """
    This function will find somebody who works in the actor's organisation.

    :raises NotFound: for any other id, a participant's among them
    """
    row: Membership = _found(members(by), id)
    return row


def _found(rows: QuerySet[Any], id: uuid.UUID) -> Any:
    row = rows.filter(pk=id).first()
    if row is None:
        raise NotFound(_("There is nothing here."))
    return row
