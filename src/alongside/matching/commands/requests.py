"""Ask for a coach, ask for another one, take it back."""

import uuid
from typing import Any

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor, Role
from alongside.core.commands import AlreadyDone, command
from alongside.core.crypto.fields import blind_index
from alongside.core.errors import BadInput, Conflict
from alongside.core.places import place_of
from alongside.core.saving import refuse_again, save_once
from alongside.matching import events, policy
from alongside.matching.commands.marks import mark
from alongside.matching.models import Proposal, Request
from alongside.matching.models.request import AskedBy, CloseReason, RequestKind
from alongside.matching.queries import programs
from alongside.people.commands.assignments import end_assignment
from alongside.people.commands.enrolments import change_status, enrol
from alongside.people.commands.persons import add_person
from alongside.people.models import EnrolmentStatus, Membership, Person, Program
from alongside.people.models.enrolment import Status
from alongside.people.policy import check_is_the_programs_own
from alongside.people.queries import caseload

WISHES = ("languages", "modes", "lived_experience", "groups_served", "styles")


@command("matching.ask_for_support", check=policy.check_can_ask, announces=events.ASKED)
def ask_for_support(
    *,
    by: Actor,
    asked_by: str,
    person: Person | None = None,
    reach: dict[str, Any] | None = None,
    program: Program | None = None,
    setting: str = "",
    wants: list[str] | None = None,
    wishes: dict[str, list[str]] | None = None,
    words: str = "",
    wished_coach: Membership | None = None,
    kind: str = RequestKind.FIRST,
    is_here: bool = False,
    id: uuid.UUID | None = None,
) -> Request:
    """
    This function will keep a request for a coach: person, enrolment (asked) and request at once.

    `reach` is what `people.add_person` takes (names and ways to be reached); with `person` it is
    left alone. Somebody who may be here already is not looked for: whoever asks gets the same
    answer, and the supervisor sees the likeness (P2-08). `is_here`: whoever hands them over has
    them there now. The same `id` twice makes one request.

    :raises BadInput: without a first name, or when no program takes requests
    :raises Conflict: when a person who is here waits for a coach already
    """
    # The id of a request stands in addresses that others know, and whoever sends it again may be
    # offered a sign-in: it must be theirs.
    whose = {"person_id": person.pk} if person else {}
    chosen = {name: codes for name, codes in (wishes or {}).items() if codes}
    typed = {"words": words, "wants": wants or [], "wishes": chosen, "wished_coach": wished_coach}
    typed |= _reached_by(reach or {}) if person is None else {}
    refuse_again(Request, id, by=by, by_membership_id=by.membership_id, typed=typed, **whose)
    if asked_by not in AskedBy.values or set(wishes or {}) - set(WISHES):
        raise BadInput(_("Choose from the list."))
    found = program or programs.for_request(by=by, person=person, setting=setting)
    if person is None:
        person = add_person(by=by, **(reach or {"given_name": ""}))
    elif open_for(person, by) is not None:
        raise Conflict(_("There is a request already. It is being looked at."))
    if not person.enrolments.filter(program=found).exists():
        enrol(person=person, program=found, by=_enroller(by))
    request = Request(
        organisation_id=person.organisation_id,
        person=person,
        program=found,
        kind=kind,
        asked_by=asked_by,
        asked_at=clock.now(),
        wants=wants or [],
        wishes=chosen,
        words=words,
        is_here=is_here,
        reach_index=_index_of(by, {"phone": person.phone, "email": person.email}),
        wished_coach=wished_coach,
        by_membership_id=by.membership_id,
        created_at=clock.now(),
    )
    return save_once(request, id=id, by=by)


def _enroller(by: Actor) -> Actor:
    # A person who asks by themself is enrolled by the program, which is what they ask for.
    return Actor.system(by.organisation_id, "request") if by.has_role(Role.PARTICIPANT) else by


def _reached_by(reach: dict[str, Any]) -> dict[str, Any]:
    """Names and ways to be reached as a person's row holds them."""
    held = {f"person__{name}": value for name, value in reach.items() if name != "zip"}
    for name in ("person__given_name", "person__family_name"):
        if name in held:
            held[name] = held[name].strip()
    place = place_of(reach.get("zip", ""))
    return held | {"person__zip": place.zip if place else ""}


def _index_of(by: Actor, reach: dict[str, Any]) -> str:
    way = reach.get("phone") or reach.get("email")
    assert by.organisation_id is not None  # the policy holds it
    return blind_index(by.organisation_id, way) if way else ""


def open_for(person: Person, by: Actor) -> Request | None:
    """This function will give the person's open request, if there is one."""
    return Request.objects.scoped(by).filter(person=person, closed_at__isnull=True).first()


@command("matching.ask_for_change", check=policy.check_is_the_person)
def ask_for_change(
    *,
    person: Person,
    by: Actor,
    ends_now: bool = False,
    is_apart: bool = False,
    wishes: dict[str, list[str]] | None = None,
    words: str = "",
    wished_coach: Membership | None = None,
    id: uuid.UUID | None = None,
) -> Request:
    """
    This function will ask for another coach. No reason is asked for (NC-09).

    The coach stays until the next one is agreed, or ends now when `ends_now`. `is_apart` keeps
    that these two are not to be matched again.
    """
    current = caseload.coach_of(by=by, person_id=person.pk)
    request = ask_for_support(
        by=by,
        asked_by=AskedBy.PERSON,
        person=person,
        wishes=wishes,
        words=words,
        wished_coach=wished_coach,
        kind=RequestKind.CHANGE if current else RequestKind.FIRST,
        id=id,
    )
    if is_apart and current is not None:
        mark(person=person, coach=current.coach, by=by)
    if ends_now and current is not None:
        end_assignment(assignment=current, by=by)
    return request


@command("matching.withdraw_request", check=policy.check_can_withdraw, announces=events.WITHDRAWN)
def withdraw_request(*, request: Request, by: Actor) -> Request:
    """This function will take a request back, with the proposal that is open for it."""
    return _close(request, CloseReason.WITHDRAWN, by)


@command("matching.close_request", check=policy.check_can_close, announces=events.CLOSED)
def close_request(*, request: Request, reason: str, by: Actor) -> Request:
    """
    This function will close a request that comes to nothing, with the proposal open for it.

    Whoever could not be reached has that as their status, too, while they were only waiting: it is
    no word about them, and the next one who asks for them begins anew.

    :raises BadInput: for a reason that is not one of ours
    """
    if reason not in CloseReason.values or reason == CloseReason.AGREED:
        raise BadInput(_("Choose from the list."), field="reason")
    closed = _close(request, CloseReason(reason), by)
    if reason == CloseReason.UNREACHED:
        asked = EnrolmentStatus.objects.scoped(by).filter(
            enrolment__person_id=request.person_id,
            enrolment__program_id=request.program_id,
            until__isnull=True,
            state=Status.ASKED,
        )
        for row in asked.select_related("enrolment__person"):
            change_status(enrolment=row.enrolment, status=Status.UNABLE_TO_REACH, by=by)
    return closed


@command("matching.reopen_request", check=check_is_the_programs_own)
def reopen_request(*, request: Request, by: Actor) -> Request:
    """This function will let a request wait again that was closed in error."""
    open_one = open_for(request.person, by)
    if open_one is not None:
        raise AlreadyDone(open_one)
    request.closed_at, request.close_reason = None, ""
    request.save(update_fields=["closed_at", "close_reason"])
    return request


def _close(request: Request, reason: CloseReason, by: Actor) -> Request:
    if request.closed_at is not None:
        raise AlreadyDone(request)
    Proposal.objects.scoped(by).filter(request=request, closed_at__isnull=True).update(
        closed_at=clock.now()
    )
    request.closed_at, request.close_reason = clock.now(), reason
    request.save(update_fields=["closed_at", "close_reason"])
    return request
