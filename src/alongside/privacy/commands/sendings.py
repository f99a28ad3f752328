"""
What waits to be sent: queued now, looked at again when it leaves (P2-28).

Queuing allows nothing. The job asks the door at the moment of leaving; what the door stops is
ended with its reason and never tried again by itself.
"""

import datetime as dt
import logging
import uuid
from collections.abc import Collection

from django.utils.translation import gettext as _

from alongside.core import clock, inputs, scope
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import AlongsideError, BadInput
from alongside.core.saving import save_once
from alongside.people.models import Person
from alongside.privacy import policy_disclosing as policy
from alongside.privacy.carriers import CARRIERS
from alongside.privacy.commands.disclosing import disclose
from alongside.privacy.grounds import Blocked
from alongside.privacy.models import Consent, Recipient, Sending

log = logging.getLogger(__name__)
BATCH = 200


@command("privacy.queue", check=policy.check_can_work)
def queue(
    *,
    person: Person,
    recipient: Recipient,
    consent: Consent,
    categories: Collection[str],
    purpose: str,
    channel: str,
    send_at: dt.datetime,
    by: Actor,
    id: uuid.UUID | None = None,
) -> Sending:
    """
    This function will prepare a disclosure that is to leave by itself at a later time.

    :raises BadInput: when nothing here can carry this channel
    """
    if channel not in CARRIERS:
        raise BadInput(_("Nothing here sends this by itself. Hand it over."), field="channel")
    sending = Sending(
        organisation_id=person.organisation_id,
        person=person,
        recipient=recipient,
        consent=consent,
        categories=list(categories),
        purpose=purpose,
        channel=channel,
        send_at=send_at,
        by_membership_id=inputs.author(by),
    )
    return save_once(sending, by=by, id=id)


@command("privacy.send", check=policy.check_is_system, announces="privacy.sent")
def send(*, sending: Sending, by: Actor) -> Sending:
    """This function will let one sending leave through the door, once."""
    rows = Sending.objects.scoped(by).select_for_update(of=("self",))
    sending = rows.select_related("person", "recipient", "consent").get(pk=sending.pk)
    if sending.ended_at is not None:
        raise AlreadyDone(sending)
    told = disclose(
        person=sending.person,
        recipient=sending.recipient,
        categories=sending.categories,
        purpose=sending.purpose,
        channel=sending.channel,
        consent=sending.consent,
        by=by,
    )
    sending.disclosure, sending.ended_at = told, clock.now()
    sending.save(update_fields=["disclosure", "ended_at"])
    CARRIERS[sending.channel](told)
    return sending


@command("privacy.stop_sending", check=policy.check_is_system, announces="privacy.sending_stopped")
def stop(*, sending: Sending, why: str, by: Actor) -> Sending:
    """This function will end a sending that the door stopped, with the reason."""
    sending.ended_at, sending.stopped_why = clock.now(), why
    sending.save(update_fields=["ended_at", "stopped_why"])
    return sending


def send_due() -> int:
    """This function will send or stop what is due; returns how many left."""
    with scope.across_organisations():
        rows = Sending.objects.across_organisations("the job sends for every organisation")
        due = rows.filter(ended_at__isnull=True, send_at__lte=clock.now()).order_by("send_at")
        waiting = list(due[:BATCH])
    return sum(_sent(sending) for sending in waiting)


def _sent(sending: Sending) -> bool:
    by = Actor.system(sending.organisation_id, purpose="sending")
    try:
        send(sending=sending, by=by)
    except Blocked as blocked:
        stop(sending=sending, why=blocked.reason, by=by)
        return False
    except AlongsideError:
        stop(sending=sending, why="cannot_be_told", by=by)
        return False
    except Exception:
        # Nothing left and nothing was written: the job comes back to this one.
        log.exception("sending %s failed", sending.pk)
        return False
    return True
