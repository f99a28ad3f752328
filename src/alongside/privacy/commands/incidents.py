"""Open an incident, list whom it touched, weigh the four factors, tell people, close (P2-49)."""

import datetime as dt
import uuid
from typing import Any

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor, Role
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, Conflict, NotPermitted
from alongside.core.saving import save_once
from alongside.people import policy
from alongside.people.models import Membership
from alongside.privacy.models import Affected, Assessment, Incident, IncidentState
from alongside.privacy.models.incident import IncidentKind, IncidentStep
from alongside.privacy.queries.affected import touched

FACTORS = ("nature", "recipient", "acquired", "mitigated")
TYPED = ("kind", "words", "discovered_on", "began_at", "ended_at", "was_encrypted", "suspect_id")


def check_is_officer(*, by: Actor, **rows: Any) -> None:
    """
    A privacy officer, for their own organisation.

    :raises NotPermitted: for any other role
    :raises NotFound: for another organisation's row
    """
    if not (by.has_role(Role.PRIVACY_OFFICER) or by.is_system):
        raise NotPermitted(_("A privacy officer does this."))
    policy.check_same_organisation(by=by, **rows)


@command("privacy.open_incident", check=check_is_officer)
def open_incident(
    *,
    kind: str,
    words: str,
    discovered_on: dt.date,
    began_at: dt.datetime,
    ended_at: dt.datetime,
    by: Actor,
    was_encrypted: bool = False,
    suspect: Membership | None = None,
    id: uuid.UUID | None = None,
) -> Incident:
    """
    This function will open an incident; the clock of 60 days runs from its discovery.

    Whom it touched is listed at once from the access log.

    :raises BadInput: for a time that ends before it begins, or a discovery still to come
    """
    if ended_at < began_at:
        raise BadInput(_("Enter a time after it began."), field="ended_on")
    if discovered_on > (clock.now() + dt.timedelta(days=1)).date():
        raise BadInput(_("This is still to come. Enter when it happened."), field="discovered_on")
    row = Incident(
        organisation_id=inputs.house(by),
        kind=inputs.one_of(kind, IncidentKind.values, "kind"),
        words=inputs.words(words, "words", needed=True),
        discovered_on=discovered_on,
        began_at=began_at,
        ended_at=ended_at,
        was_encrypted=was_encrypted,
        suspect=suspect,
    )
    incident = save_once(row, by=by, id=id, typed=TYPED)
    _step(incident, IncidentStep.OPEN, by, "")
    _list(incident)
    return incident


@command("privacy.list_affected", check=check_is_officer)
def list_affected(*, incident: Incident, by: Actor) -> Incident:
    """
    This function will list anew whom an incident touched, from the access log.

    :raises Conflict: once people were told
    """
    if incident.affected.filter(told_on__isnull=False).exists():
        raise Conflict(_("People were told already. Open another incident for what came later."))
    incident.affected.all().delete()
    _list(incident)
    return incident


@command("privacy.assess_incident", check=check_is_officer)
def assess_incident(
    *,
    incident: Incident,
    nature: str,
    recipient: str,
    acquired: str,
    mitigated: str,
    is_low: bool,
    by: Actor,
    id: uuid.UUID | None = None,
) -> Assessment:
    """
    This function will weigh the four factors; without it an incident stays a breach.

    Source: 45 CFR 164.402(2). An assessment that finds a low probability ends the clock.

    :raises BadInput: when one of the four is empty
    """
    texts = dict(zip(FACTORS, (nature, recipient, acquired, mitigated), strict=True))
    texts = {name: inputs.words(text, name, needed=True) for name, text in texts.items()}
    row = Assessment(
        organisation_id=incident.organisation_id,
        incident=incident,
        is_low=is_low,
        at=clock.now(),
        by_membership_id=inputs.author(by),
        **texts,
    )
    save_once(row, by=by, id=id, typed=(*FACTORS, "is_low"))
    _step(incident, IncidentStep.LOW if is_low else IncidentStep.BREACH, by, "")
    return row


@command("privacy.note_told", check=check_is_officer)
def note_told(*, incident: Incident, told_on: dt.date, by: Actor) -> Incident:
    """
    This function will note that the letters went out to everybody on the list.

    :raises BadInput: for a day before the discovery
    """
    if told_on < incident.discovered_on:
        raise BadInput(_("Enter a later date."), field="told_on")
    if incident.states.filter(until__isnull=True, state=IncidentStep.TOLD).exists():
        raise AlreadyDone(incident)
    incident.affected.filter(told_on__isnull=True).update(told_on=told_on)
    _step(incident, IncidentStep.TOLD, by, "")
    return incident


@command("privacy.close_incident", check=check_is_officer)
def close_incident(*, incident: Incident, reason: str, by: Actor) -> Incident:
    """
    This function will close an incident.

    :raises Conflict: while it counts as a breach and people were not told
    """
    standing = incident.states.filter(until__isnull=True).first()
    if standing is not None and standing.state == IncidentStep.CLOSED:
        raise AlreadyDone(incident)
    done = (IncidentStep.LOW, IncidentStep.TOLD)
    if standing is not None and standing.state not in done and not incident.was_encrypted:
        raise Conflict(_("It counts as a breach until you weighed the factors or told people."))
    _step(incident, IncidentStep.CLOSED, by, inputs.words(reason, "reason", needed=True))
    return incident


def _step(incident: Incident, state: str, by: Actor, reason: str) -> None:
    now = clock.now()
    incident.states.filter(until__isnull=True).update(until=now)
    IncidentState.objects.create(
        organisation_id=incident.organisation_id,
        incident=incident,
        state=state,
        at=now,
        by_membership_id=by.membership_id,
        reason=reason,
    )


def _list(incident: Incident) -> None:
    Affected.objects.bulk_create(
        Affected(
            organisation_id=incident.organisation_id,
            incident=incident,
            person_id=one.person_id,
            events=one.events,
            first_at=one.first_at,
            last_at=one.last_at,
        )
        for one in touched(incident)
    )
