"""By which routes somebody can be asked. Pure: what they allow and where they can be reached."""

from alongside.people.models import Person
from alongside.referrals.models.referral import Route


def possible(person: Person, *, has_mail: bool) -> list[Route]:
    """
    This function will list the routes that can work, the page first.

    `has_mail`: they sign in with an e-mail address, and mail may leave.
    """
    can = {
        Route.HERE: True,
        Route.MAIL: has_mail,
        Route.CALL: bool(person.phone) and person.may_call,
        Route.TEXT: bool(person.phone) and person.may_text,
        Route.NONE: True,
    }
    return [route for route, works in can.items() if works]
