"""From a request to a sign-in of the person's own."""

import datetime as dt

from django.utils.translation import gettext as _

from alongside.accounts.commands import open_account
from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import NotPermitted
from alongside.matching.models import Request
from alongside.people.commands.persons import give_account
from alongside.people.models import Membership

LASTS = dt.timedelta(minutes=30)


def check_can_join(*, by: Actor, request: Request, **_kwargs: object) -> None:
    """
    The system, on behalf of whoever holds the token of a request made less than 30 minutes ago.

    :raises NotPermitted: later, and when there is a sign-in already
    """
    # Of two posts of one form the second waits here and then finds the sign-in.
    Request.objects.scoped(by).select_for_update(of=("self",)).get(pk=request.pk)
    late = clock.now() - request.asked_at > LASTS
    rows = Membership.objects.scoped(by).filter(person_id=request.person_id)
    if not by.is_system or late or request.by_membership_id or rows.exists():
        raise NotPermitted(_("This offer is over. Your coach can set up a sign-in with you."))


@command("matching.join", check=check_can_join)
def join(*, request: Request, login: str, password: str, by: Actor) -> Membership:
    """
    This function will open an account for the person of a fresh request, once.

    :raises BadInput: when the password is too weak (`field="password"`)
    """
    host = Actor.system(by.organisation_id, purpose="request")
    person = request.person
    user = open_account(login=login, password=password, language=person.language, by=host)
    return give_account(person=person, user=user, by=host)
