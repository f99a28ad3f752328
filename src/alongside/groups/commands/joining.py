"""Invite, join, leave: no reason is asked for, and nobody else in the group is told."""

import uuid

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput
from alongside.core.saving import save_once
from alongside.groups import agreement, policy, tokens
from alongside.groups.commands import waiting
from alongside.groups.models import Group, MentorOffer, Seat, SeatState
from alongside.people.models import Person

LONGEST_ALIAS = 40


@command("groups.invite", check=policy.check_can_invite)
def invite(*, group: Group, person: Person, by: Actor, id: uuid.UUID | None = None) -> Seat:
    """This function will invite a person to a group; whoever is there already stays as they are."""
    found = _open_seat(group, person, by)
    if found is not None:
        raise AlreadyDone(found)
    seat = Seat(
        organisation_id=group.organisation_id,
        group=group,
        person=person,
        state=SeatState.INVITED,
        invited_by_id=by.membership_id,
        created_at=clock.now(),
    )
    return save_once(seat, id=id, by=by)


@command("groups.join", check=policy.check_can_join)
def join(
    *,
    group: Group,
    person: Person,
    alias: str,
    agreement_version: str,
    by: Actor,
    id: uuid.UUID | None = None,
) -> Seat:
    """
    This function will let a person take a place, or wait for one, after the agreement.

    `alias` is how they want to be called in the group, at most 40 characters.

    :raises BadInput: without an alias, or for an agreement that is not the one in force
    """
    _check_agreement(agreement_version)
    seat = _open_seat(group, person, by)
    if seat is not None and seat.state != SeatState.INVITED:
        raise AlreadyDone(seat)
    is_new = seat is None
    seat = seat or Seat(
        organisation_id=group.organisation_id, group=group, person=person, created_at=clock.now()
    )
    seat.state, seat.waiting_since = waiting.place_for(group, by=by)
    seat.alias = short(alias, "alias")
    seat.agreement_version, seat.agreed_at = agreement_version, clock.now()
    _give_secrets(seat, by)
    if is_new:
        return save_once(seat, id=id, by=by)
    seat.save()
    return seat


def _check_agreement(version: str) -> None:
    if version != agreement.in_force().version:
        raise BadInput(_("Read the agreement and tick it."), field="agreed")


@command("groups.agree_again", check=policy.check_has_seat)
def agree_again(*, seat: Seat, agreement_version: str, by: Actor) -> Seat:
    """
    This function will keep that a person agreed to a new version of the agreement.

    :raises BadInput: for an agreement that is not the one in force
    """
    _check_agreement(agreement_version)
    seat.agreement_version, seat.agreed_at = agreement_version, clock.now()
    seat.save(update_fields=["agreement_version", "agreed_at"])
    return seat


def short(text: str, field: str) -> str:
    """This function will let a name pass that somebody chose for a group."""
    name = inputs.words(text, field, needed=True)
    if len(name) > LONGEST_ALIAS:
        raise BadInput(_("Shorten this. The most is 40 characters."), field=field)
    return name


def _open_seat(group: Group, person: Person, by: Actor) -> Seat | None:
    rows = Seat.objects.scoped(by).filter(group=group, person=person, ended_at__isnull=True)
    return rows.first()


def _give_secrets(seat: Seat, by: Actor) -> None:
    others = Seat.objects.scoped(by).filter(group_id=seat.group_id, ended_at__isnull=True)
    seat.link = tokens.new_link()
    seat.link_hash = tokens.link_hash(seat.organisation_id, "seat", seat.link)
    seat.door_code = tokens.new_code({one.door_code for one in others})


@command("groups.change_alias", check=policy.check_has_seat)
def change_alias(*, seat: Seat, alias: str, by: Actor) -> Seat:
    """This function will change how a person is called in a group."""
    seat.alias = short(alias, "alias")
    seat.save(update_fields=["alias"])
    return seat


@command("groups.leave", check=policy.check_can_end_seat)
def leave(*, seat: Seat, by: Actor) -> Seat:
    """
    This function will end a person's place: leave, say no to an invitation, or stop waiting.

    The first who waits takes the place. An offer to be a mentor in this group ends with it;
    what two people already agreed on goes on.
    """
    if seat.ended_at is not None:
        raise AlreadyDone(seat)
    seat.ended_at = clock.now()
    seat.save(update_fields=["ended_at"])
    offers = MentorOffer.objects.scoped(by).filter(group_id=seat.group_id, ended_at__isnull=True)
    offers.filter(person_id=seat.person_id).update(ended_at=seat.ended_at)
    waiting.move_up(seat.group, by=by)
    return seat
