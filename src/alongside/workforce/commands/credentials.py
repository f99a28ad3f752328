"""Write down certificates, and that somebody checked them."""

import datetime as dt
import uuid
from typing import Any

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput
from alongside.core.saving import refuse_again, save_once
from alongside.people.models import Membership
from alongside.workforce import policy
from alongside.workforce.models import Credential

FIELDS = (
    "name", "body", "number", "verify_url", "is_held", "hours_needed", "issued_on", "expires_on",
)  # fmt: skip


@command("workforce.add_credential", check=policy.check_can_see_credentials)
def add(
    *, coach: Membership, name: str, body: str, by: Actor, id: uuid.UUID | None = None, **more: Any
) -> Credential:
    """
    This function will write down a certificate; it counts as not checked.

    `more` is any other of `FIELDS`. The same `id` twice makes one row.

    :raises BadInput: for another field, a missing name, or an end before the start
    """
    credential = Credential(organisation_id=coach.organisation_id, coach=coach)
    _write(credential, {"name": name, "body": body, **more})
    typed = {field: getattr(credential, field) for field in ("name", "body", *more)}
    refuse_again(Credential, id, by=by, typed=typed, coach_id=coach.pk)
    return save_once(credential, id=id, by=by)


@command("workforce.change_credential", check=policy.check_can_change_credential)
def change(*, credential: Credential, by: Actor, **changes: Any) -> Credential:
    """This function will change a certificate, which then needs checking again."""
    _write(credential, changes)
    credential.checked_on = credential.checked_by = None
    credential.save(update_fields=[*changes, "checked_on", "checked_by"])
    return credential


@command(
    "workforce.check_credential",
    check=policy.check_can_check_credential,
    announces="workforce.credential_checked",
)
def check(*, credential: Credential, by: Actor, checked_on: dt.date | None = None) -> Credential:
    """This function will note that a supervisor checked a certificate, and on which day."""
    credential.checked_on = checked_on or clock.today(credential.organisation.time_zone)
    credential.checked_by_id = by.membership_id
    credential.save(update_fields=["checked_on", "checked_by"])
    return credential


@command("workforce.remove_credential", check=policy.check_can_change_credential)
def remove(*, credential: Credential, by: Actor) -> Credential:
    """This function will take away a certificate that was written down by mistake."""
    kept = credential.pk
    credential.delete()
    credential.pk = kept  # for the audit event, which names the row
    return credential


def _write(credential: Credential, changes: dict[str, Any]) -> None:
    for name, value in changes.items():
        if name not in FIELDS:
            raise BadInput(_("This cannot be changed here."), field=name)
        setattr(credential, name, value)
    if not credential.name.strip():
        raise BadInput(_("Enter the name of the certificate."), field="name")
    if not credential.body.strip():
        raise BadInput(_("Enter who gives the certificate."), field="body")
    if (
        credential.issued_on
        and credential.expires_on
        and credential.expires_on < credential.issued_on
    ):
        raise BadInput(_("The certificate ends after it starts."), field="expires_on")
