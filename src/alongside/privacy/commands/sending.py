"""What was prepared and leaves later: looked at again when it leaves, not before (P2-28)."""

import datetime as dt
import logging
import uuid
from collections.abc import Collection

from django.utils.translation import gettext as _

from alongside.core import clock, inputs, scope
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import AlongsideError, BadInput
from alongside.core.jobs import every
from alongside.core.saving import save_once
from alongside.people.models import Person
from alongside.people.policy import check_is_the_programs_own
from alongside.privacy import packets, policy_disclosing
from alongside.privacy.carriers import CARRIERS
from alongside.privacy.commands.disclosing import Refused, disclose
from alongside.privacy.models import Recipient, Sending
from alongside.privacy.models.disclosure import Basis
from alongside.privacy.queries import consents

log = logging.getLogger(__name__)
AT_ONCE = 200


@command("privacy.queue", check=policy_disclosing.check_can_queue)
def queue(
    *,
    person: Person,
    recipient: Recipient,
    categories: Collection[str],
    purpose: str,
    channel: str,
    send_at: dt.datetime,
    by: Actor,
    id: uuid.UUID | None = None,
) -> Sending:
    """
    This function will prepare something that leaves later.

    A form has to allow it already now; whether it still does is asked again when it leaves.

    :raises Refused: when no form allows it
    :raises BadInput: when nothing takes packets along on that way
    """
    if channel not in CARRIERS:
        raise BadInput(_("Nothing can be sent this way yet."), field="channel")
    asked = packets.check(categories)
    consent = consents.covering(
        person, recipient, asked, by=by, at=clock.now(), purpose=purpose,
        kinds=consents.kinds_for(recipient, channel),
    )  # fmt: skip
    if consent is None:
        raise Refused("no_consent")
    sending = Sending(
        organisation_id=person.organisation_id,
        person=person,
        recipient=recipient,
        consent=consent,
        categories=asked,
        purpose=purpose,
        channel=channel,
        send_at=send_at,
        by_membership_id=inputs.author(by),
    )
    typed = ("recipient_id", "categories", "purpose", "channel", "send_at")
    return save_once(sending, by=by, id=id, typed=typed)


@every(seconds=60, name="send what is due")
def send_due() -> int:
    """
    This function will send what is due; returns how many left.

    One failure keeps nothing else back: what a carrier did not take is tried again next time.
    """
    with scope.across_organisations():
        rows = Sending.objects.across_organisations("job: send what is due")
        due = rows.filter(ended_at__isnull=True, send_at__lte=clock.now()).order_by("send_at")
        waiting = list(due.select_related("person", "recipient", "consent")[:AT_ONCE])
    return sum(_left(one) for one in waiting)


def _left(sending: Sending) -> bool:
    by = Actor.system(sending.organisation_id, purpose="sending")
    try:
        return send(sending=sending, by=by).disclosure_id is not None
    except Refused as refused:
        stop(sending=sending, why=refused.why, by=by)
    except AlongsideError:
        stop(sending=sending, why="not_possible", by=by)
    except Exception:
        log.exception("sending %s was not taken", sending.pk)
    return False


@command("privacy.send", check=check_is_the_programs_own)
def send(*, sending: Sending, by: Actor) -> Sending:
    """
    This function will let one packet leave, with its entry, or neither.

    :raises Refused: when what allowed it is gone
    """
    held = _held(sending, by=by)
    entry = disclose(
        person=held.person,
        recipient=held.recipient,
        categories=held.categories,
        purpose=held.purpose,
        channel=held.channel,
        basis=Basis.CONSENT,
        consent=held.consent,
        by=by,
    )
    CARRIERS[held.channel](held.recipient, entry.packet)  # type: ignore[attr-defined]
    held.disclosure, held.ended_at = entry, clock.now()
    held.save(update_fields=["disclosure", "ended_at"])
    return held


@command("privacy.stop_sending", check=check_is_the_programs_own)
def stop(*, sending: Sending, why: str, by: Actor) -> Sending:
    """This function will end a sending that may not leave, with the reason."""
    held = _held(sending, by=by)
    held.ended_at, held.stopped_why = clock.now(), why
    held.save(update_fields=["ended_at", "stopped_why"])
    return held


def _held(sending: Sending, *, by: Actor) -> Sending:
    """The row, kept from a second worker; one that ended is answered as it is."""
    rows = Sending.objects.scoped(by).select_for_update(of=("self",))
    held = rows.select_related("person", "recipient", "consent").get(pk=sending.pk)
    if held.ended_at is not None:
        raise AlreadyDone(held)
    return held
