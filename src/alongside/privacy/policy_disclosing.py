"""Who may use which door: staff for their people, partners for what names them, the officer."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound, NotPermitted
from alongside.people import policy as people
from alongside.people.models import Person
from alongside.privacy.bases import GROUNDS
from alongside.privacy.models import Recipient, RecipientMember
from alongside.privacy.models.disclosure import Basis, Channel


def check_can_disclose(
    *,
    by: Actor,
    person: Person,
    recipient: Recipient,
    channel: str,
    basis: str = Basis.CONSENT,
    **_kwargs: Any,
) -> None:
    """
    This function will let those pass who may tell on this basis at all; the door asks the rest.

    :raises NotFound: for a stranger
    :raises NotPermitted: for a basis that is not theirs to use
    """
    people.check_same_organisation(by=by, person=person, recipient=recipient)
    if by.is_system:
        return
    if by.has_role(Role.PARTNER):
        _check_is_own_page(by, recipient, basis, channel)
        return
    if not by.has_role(Role.PRIVACY_OFFICER):
        people.check_can_see_person(by=by, person=person)
    ground = GROUNDS.get(basis)
    if ground is None or by.role not in ground.roles or channel == Channel.PAGE:
        raise NotPermitted(_("This is not yours to tell."))


def _check_is_own_page(by: Actor, recipient: Recipient, basis: str, channel: str) -> None:
    own = RecipientMember.objects.scoped(by).filter(
        recipient=recipient, membership_id=by.membership_id, ended_at__isnull=True
    )
    if basis != Basis.CONSENT or channel != Channel.PAGE or not own.exists():
        raise NotFound(_("There is nothing here."))


def check_can_work(*, by: Actor, person: Person, **rows: Any) -> None:
    """Whoever works with the person, with rows of their own organisation."""
    people.check_can_work_with(by=by, person=person)
    people.check_same_organisation(by=by, **rows)


def check_is_partner(*, by: Actor, **_kwargs: Any) -> None:
    """A partner who is signed in."""
    if not by.has_role(Role.PARTNER):
        raise NotFound(_("There is nothing here."))


def check_is_officer(*, by: Actor, **rows: Any) -> None:
    """The privacy officer of the organisation, or the system."""
    if not (by.has_role(Role.PRIVACY_OFFICER) or by.is_system):
        raise NotPermitted(_("The privacy officer does this."))
    people.check_same_organisation(by=by, **rows)


def check_is_system(*, by: Actor, **_kwargs: Any) -> None:
    """Only the program's own work."""
    if not by.is_system:
        raise NotPermitted(_("This happens by itself."))


def check_can_ask_restriction(*, by: Actor, person: Person, **rows: Any) -> None:
    """The person, or whoever works with them and writes it down for them."""
    people.check_can_see_person(by=by, person=person)
    people.check_same_organisation(by=by, **rows)


def check_can_end_restriction(*, by: Actor, restriction: Any, **_kwargs: Any) -> None:
    """The person themself, the privacy officer, or the system."""
    if by.has_role(Role.PARTICIPANT):
        people.check_can_see_person(by=by, person=restriction.person)
        return
    check_is_officer(by=by, restriction=restriction)
