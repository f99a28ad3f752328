"""How the person is asked "did you get it?": the route they choose, and each time of asking."""

import uuid

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, Conflict
from alongside.core.saving import save_once
from alongside.people.models import Person
from alongside.people.policy import check_is_the_programs_own
from alongside.referrals import policy, states
from alongside.referrals.models import Asking, Referral, ReferralState, Reminder
from alongside.referrals.models.referral import Route
from alongside.referrals.queries import asks
from alongside.referrals.queries import routes as found


def check_route(route: str, person: Person, *, by: Actor) -> str:
    """
    This function will let a route pass by which the person can be asked.

    :raises BadInput: for a route that is none, or that cannot work
    """
    inputs.one_of(route, Route.values, "route")
    if route not in (Route.HERE, Route.NONE) and route not in found.open_to(person, by=by):
        raise BadInput(_("They cannot be asked this way. Choose another."), field="route")
    return route


@command("referrals.choose_route", check=policy.check_can_choose_route)
def choose_route(*, referral: Referral, route: str, by: Actor) -> Referral:
    """
    This function will keep how the person wants to be asked; at any time, under no form.

    "Do not ask me" also takes back the reminders by which the coach would have asked.

    :raises BadInput: for a route that cannot work
    """
    held = Referral.objects.scoped(by).select_for_update(of=("self",)).get(pk=referral.pk)
    if check_route(route, referral.person, by=by) == held.route:
        raise AlreadyDone(referral)
    held.route = referral.route = route
    held.save(update_fields=["route"])
    if route == Route.NONE:
        waiting = Reminder.objects.scoped(by).filter(referral=referral, done_at__isnull=True)
        waiting.filter(state__in=states.PERSON_NEXT).update(done_at=clock.now())
    return referral


@command("referrals.note_asked", check=policy.check_can_work_on)
def note_asked(*, referral: Referral, route: str, by: Actor, id: uuid.UUID | None = None) -> Asking:
    """
    This function will note that the coach called or texted and has no answer yet.

    :raises BadInput: for a way that is neither
    :raises Conflict: when the person does not want to be asked, or there is nothing to ask about
    """
    inputs.one_of(route, asks.BY_COACH, "route")
    return _asked(referral, route, by, id=id)


@command("referrals.ask_by_mail", check=check_is_the_programs_own)
def ask_by_mail(*, referral: Referral, by: Actor) -> Asking:
    """
    This function will keep that an e-mail asks; it is kept first, so that none goes out twice.

    :raises Conflict: when it is no longer due
    """
    Referral.objects.scoped(by).select_for_update(of=("self",)).get(pk=referral.pk)
    due = ReferralState.objects.scoped(by).filter(asks.by_mail(), until__isnull=True)
    if not due.filter(referral=referral).exists():
        raise Conflict(_("They were asked already."))
    return _asked(referral, Route.MAIL, by)


@command("referrals.unask", check=check_is_the_programs_own)
def unask(*, asking: Asking, by: Actor) -> Referral:
    """This function will take back that an e-mail asked, because it could not be sent."""
    Asking.objects.scoped(by).filter(pk=asking.pk).delete()
    return asking.referral


def _asked(referral: Referral, route: str, by: Actor, *, id: uuid.UUID | None = None) -> Asking:
    rows = ReferralState.objects.scoped(by).select_related("referral")
    now = rows.get(referral=referral, until__isnull=True)
    if now.referral.route == Route.NONE or not states.asks_person(now.state, now.source):
        raise Conflict(_("There is nothing to ask about now."))
    row = Asking(
        organisation_id=referral.organisation_id,
        referral=referral,
        person_id=referral.person_id,
        route=route,
        at=clock.now(),
        by_membership_id=by.membership_id,
    )
    return save_once(row, by=by, id=id)
