"""
Organisations, programs, staff and persons for tests, made by the commands of the product.

Each function takes what the test is about and fills in the rest.
"""

import itertools
from typing import Any

from alongside.accounts.tests.factories import make_user
from alongside.core.actor import Actor, Role
from alongside.people.commands import assignments, enrolments, persons, staff
from alongside.people.models import Assignment, Membership, Organisation, Person, Program
from alongside.people.models.enrolment import Enrolment, Status
from alongside.people.queries.actors import actor_for
from alongside.privacy import notice

_numbers = itertools.count(1)


def make_organisation(name: str = "", slug: str = "") -> Organisation:
    """This function will found an organisation."""
    number = next(_numbers)
    return staff.found_organisation(
        name=name or f"House {number}", slug=slug or f"house-{number}", by=Actor.system(None)
    )


def system(organisation: Organisation) -> Actor:
    """This function will give the system actor of an organisation."""
    return Actor.system(organisation.pk)


def make_program(organisation: Organisation, name: str = "", setting: str = "community") -> Program:
    """This function will add a program."""
    return staff.add_program(
        organisation=organisation,
        name=name or f"Program {next(_numbers)}",
        setting=setting,
        by=system(organisation),
    )


def make_member(
    organisation: Organisation,
    role: str,
    name: str = "",
    programs: list[Program] | None = None,
    has_account: bool = True,
) -> Membership:
    """This function will add somebody who works here, with an account."""
    return staff.add_member(
        organisation=organisation,
        role=role,
        name=name or f"{role.replace('_', ' ').capitalize()} {next(_numbers)}",
        user=make_user() if has_account else None,
        programs=programs,
        by=system(organisation),
    )


def make_person(
    organisation: Organisation, given_name: str = "Ana", family_name: str = "Ortiz", **more: Any
) -> Person:
    """This function will add a person."""
    return persons.add_person(
        given_name=given_name, family_name=family_name, by=system(organisation), **more
    )


def make_enrolment(person: Person, program: Program, status: str = Status.REACHED) -> Enrolment:
    """This function will enrol a person in a program."""
    by = Actor.system(person.organisation_id)
    return enrolments.enrol(person=person, program=program, status=status, by=by)


def give_account(person: Person, *, has_seen_notice: bool = True) -> Membership:
    """This function will give a person an account of their own, the notice seen."""
    by = Actor.system(person.organisation_id)
    member = persons.give_account(person=person, user=make_user(), by=by)
    if has_seen_notice:
        member.notice_version = notice.in_force()
        member.save(update_fields=["notice_version"])
    return member


def assign(person: Person, coach: Membership) -> Assignment:
    """This function will make somebody the person's coach."""
    by = Actor.system(person.organisation_id)
    return assignments.assign_coach(person=person, coach=coach, by=by)


def cover(person: Person, coach: Membership) -> Assignment:
    """This function will let another coach cover."""
    by = Actor.system(person.organisation_id)
    return assignments.cover(person=person, coach=coach, by=by)


def make_actor(
    organisation: Organisation, role: str, programs: list[Program] | None = None
) -> Actor:
    """This function will add somebody in a role and give them as an actor."""
    if role == Role.PARTICIPANT:
        return actor_for(give_account(make_person(organisation)))
    return actor_for(make_member(organisation, role, programs=programs))
