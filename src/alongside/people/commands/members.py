"""Give those who work here a way to sign in, and end it when they leave."""

import uuid

from django.utils.translation import gettext as _

from alongside.accounts import commands as accounts
from alongside.accounts.given_names import give_sign_in_name
from alongside.accounts.models import FirstCode, User
from alongside.core import clock
from alongside.core.actor import STAFF_ROLES, Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput, Conflict, NotFound, NotPermitted
from alongside.people import policy
from alongside.people.commands import staff
from alongside.people.models import Membership, Organisation, Program, SecondYes
from alongside.people.models.second_yes import MAY_GIVE, NEEDS_SECOND
from alongside.people.queries import desk
from alongside.people.queries.actors import memberships_of


def check_can_change_member(*, by: Actor, membership: Membership, **_kwargs: object) -> None:
    """
    A program administrator, for somebody who works here still.

    :raises NotFound: for a participant's account, which is between them and their coach
    """
    policy.check_can_manage_staff(by=by, membership=membership)
    if membership.role not in STAFF_ROLES or membership.ended_at is not None:
        raise NotFound(_("There is nothing here."))


def check_can_give_code(*, by: Actor, membership: Membership, **_kwargs: object) -> None:
    """
    As above, for an account that opens nothing but work in this organisation.

    :raises NotPermitted: while the role waits for a second yes, and when the account is also a
        person's own, or used in another organisation
    """
    check_can_change_member(by=by, membership=membership)
    if SecondYes.objects.scoped(by).filter(membership=membership, given_at=None).exists():
        raise NotPermitted(_("Somebody else has to say yes to this role first."))
    if membership.user is None:
        return
    others = [m for m in memberships_of(membership.user) if m.pk != membership.pk]
    if any(m.role not in STAFF_ROLES or _is_elsewhere(m, membership) for m in others):
        raise NotPermitted(
            _("This account opens more than their work here. They can set a new password by mail.")
        )


def _is_elsewhere(one: Membership, other: Membership) -> bool:
    return one.organisation_id != other.organisation_id


def check_can_let_go(*, by: Actor, membership: Membership, **_kwargs: object) -> None:
    """
    As above, for everybody but oneself: the last administrator would lock the house.

    :raises NotPermitted: for one's own membership
    """
    check_can_change_member(by=by, membership=membership)
    if by.membership_id == membership.pk:
        raise NotPermitted(_("Ask another program administrator to end your own access."))


@command("people.take_on", check=policy.check_can_manage_staff)
def take_on(
    *,
    organisation: Organisation,
    name: str,
    role: str,
    by: Actor,
    programs: list[Program] | None = None,
    id: uuid.UUID | None = None,
) -> Membership:
    """
    This function will add somebody who works here, without a way to sign in yet.

    A role that sees or decides much waits for the yes of another administrator or privacy
    officer, where there is one: one account alone, taken over or tempted, opens no records.

    :raises BadInput: without a name, or for a role that staff cannot have
    """
    if not name.strip():
        raise BadInput(_("Enter a name."), field="name")
    if role not in STAFF_ROLES:
        raise BadInput(_("Choose one from the list."), field="role")
    found = staff.add_member(
        organisation=organisation, role=role, name=name.strip(), programs=programs, by=by, id=id
    )
    if role in NEEDS_SECOND and by.membership_id and desk.who_could_say_yes(by).exists():
        asked = {"organisation": organisation, "asked_by_id": by.membership_id}
        SecondYes.objects.scoped(by).get_or_create(membership=found, defaults=asked)
    return found


def check_can_confirm(*, by: Actor, membership: Membership, **_kwargs: object) -> None:
    """
    Another administrator or privacy officer than the one who gave the role.

    :raises NotPermitted: for the one who gave it, under whichever role
    """
    if not by.has_role(*MAY_GIVE):
        raise NotPermitted(_("A program administrator or privacy officer does this."))
    policy.check_same_organisation(by=by, membership=membership)
    asked = desk.waiting_for_second(by).filter(membership=membership).first()
    if asked is None:
        return
    if by.membership_id == asked.asked_by_id or by.user_id == asked.asked_by.user_id:
        raise NotPermitted(_("You gave this role. Somebody else has to say yes to it."))


@command("people.confirm_role", check=check_can_confirm)
def confirm_role(*, membership: Membership, by: Actor) -> Membership:
    """
    This function will say the second yes to a role; from then on a first code can be given.

    :raises Conflict: when the role does not wait, or somebody said it before
    """
    waiting = SecondYes.objects.scoped(by).filter(membership=membership, given_at=None)
    if not waiting.update(given_by_id=by.membership_id, given_at=clock.now()):
        raise Conflict(_("This role does not wait for a yes."))
    return membership


@command("people.give_first_code", check=check_can_give_code)
def give_first_code(*, membership: Membership, by: Actor) -> FirstCode:
    """
    This function will give a sign-in name, when there is none yet, and a new first code.

    The code is on the row in plain letters once (`.plain`); it replaces the one before.

    :raises Conflict: for an account that is in use: a code would be a way into somebody's sign-in
        (AV-06), and whoever forgot a password asks for a new one by themself
    """
    if membership.user is not None and membership.user.has_usable_password():
        raise Conflict(_("They chose a password already. They can ask for a new one themselves."))
    system = Actor.system(membership.organisation_id, purpose=by.purpose)
    if membership.user is None:
        membership.user = _open_account(system)
        membership.save(update_fields=["user"])
    return accounts.issue_first_code(user=membership.user, by=system)


@command("people.let_go", check=check_can_let_go)
def let_go(*, membership: Membership, by: Actor) -> Membership:
    """This function will end somebody's work here; their next request finds no way in (HS-19)."""
    return staff.end_membership(membership=membership, by=by)


def _open_account(system: Actor) -> User:
    return accounts.open_account_without_password(login=give_sign_in_name(), by=system)
