"""
The e-mail that asks: a line for the person alone, that tells nobody else anything (DS-01).

It names the program by its discreet name and says that a question waits. It has no name of a
person, no service and no need in it; its link is the same for everybody.
"""

import logging
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.core import scope
from alongside.core.actor import Actor
from alongside.core.errors import Conflict
from alongside.people.mailing import write_to
from alongside.people.models import Organisation
from alongside.referrals.commands import routes
from alongside.referrals.models import Asking, Referral
from alongside.referrals.queries.routes import Letterbox

log = logging.getLogger(__name__)


def ask_by_mail(referrals: Iterable[Referral], box: Letterbox, *, by: Actor) -> int:
    """
    This function will send one message about all of a person's referrals that are due.

    It is written down before it is sent, so that a second worker sends none; what could not be
    sent, or not now (people.mailing), is taken back and tried again next time. Returns how many
    referrals it asks about.
    """
    askings = [asking for one in referrals if (asking := _kept(one, by)) is not None]
    if not askings:
        return 0
    try:
        is_sent = _send(askings[0], box, by=by)
    except Exception:
        log.exception("no e-mail for %s", [str(one.referral_id) for one in askings])
        is_sent = False
    if is_sent:
        return len(askings)
    for asking in askings:
        routes.unask(asking=asking, by=by)
    return 0


def _kept(referral: Referral, by: Actor) -> Asking | None:
    try:
        return routes.ask_by_mail(referral=referral, by=by)
    except Conflict:
        return None


def _send(asking: Asking, box: Letterbox, *, by: Actor) -> bool:
    with scope.organisation(asking.organisation_id):
        name = Organisation.objects.get(pk=asking.organisation_id).discreet_name
    with translation.override(box.language):
        subject = _("%(name)s: a question for you") % {"name": name}
        lines = [
            _("Hello,"),
            _("we have a short question for you. Please sign in to answer it."),
            link(),
            _("You chose to be asked like this. You can change it after you sign in."),
            name,
        ]
    body = "\n\n".join(line for line in lines if line) + "\n"
    return write_to(asking.person_id, box.address, subject, body, by=by)


def link() -> str:
    """This function will give where the message leads; nothing when our address is not known."""
    site = settings.ALONGSIDE_SITE.rstrip("/")
    return f"{site}{reverse('referrals:waiting')}" if site else ""
