"""Links by their secret. Unknown, used, closed and forbidden ones are the same: nothing there."""

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.referrals.models import Link


def nothing() -> str:
    """This function will give the sentence for every link that does not open."""
    return _("There is nothing here.")


def by_hash(token_hash: str, *, by: Actor) -> Link:
    """
    This function will find an open link by the hash of its secret.

    :raises NotFound: for an unknown one, and for one that is over
    """
    rows = Link.objects.scoped(by).filter(
        token_hash=token_hash, closed_at__isnull=True, expires_at__gt=clock.now()
    )
    related = ("referral__person", "referral__consent", "referral__recipient", "referral__need")
    found = rows.select_related(*related).first()
    if found is None:
        raise NotFound(nothing())
    return found


def held(link: Link, *, by: Actor) -> Link:
    """
    This function will give a link anew if it is open still.

    :raises NotFound: for one that was closed meanwhile
    """
    return by_hash(link.token_hash, by=by)
