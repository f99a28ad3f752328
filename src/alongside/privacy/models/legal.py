"""Legal requests: police, courts and lawyers who ask for a record (P2-58 to P2-60, T5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.core.states import StateRow, one_current
from alongside.people.models import Person


class LegalState(models.TextChoices):
    RECEIVED = "received", _("Received")
    COUNSEL = "counsel", _("With counsel")
    REFUSED = "refused", _("Refused")
    ORDER = "order", _("Order verified")
    MANDATE = "mandate", _("Order and subpoena verified")
    NOTIFIED = "notified", _("Person notified")
    EXPORTED = "exported", _("Record handed over")
    CLOSED = "closed", _("Closed")


# From each state to those that may follow. There is no way around order, then mandate.
NEXT: dict[str, tuple[str, ...]] = {
    LegalState.RECEIVED: (LegalState.COUNSEL, LegalState.REFUSED),
    LegalState.COUNSEL: (LegalState.ORDER, LegalState.REFUSED),
    LegalState.ORDER: (LegalState.MANDATE, LegalState.REFUSED),
    LegalState.MANDATE: (LegalState.NOTIFIED, LegalState.EXPORTED, LegalState.REFUSED),
    LegalState.NOTIFIED: (LegalState.EXPORTED, LegalState.REFUSED),
    LegalState.EXPORTED: (LegalState.CLOSED,),
    LegalState.REFUSED: (LegalState.CLOSED,),
    LegalState.CLOSED: (),
}
EXPORTS = frozenset({LegalState.MANDATE, LegalState.NOTIFIED})


class LegalRequest(OrganisationRow):
    """
    Somebody with a badge, a warrant, a subpoena or an order asks for a record.

    A court order allows, a subpoena compels; both are needed (42 CFR 2.61). `person` is empty as
    long as nobody matched the name, and what is answered outside is the same either way (P2-08).
    `order_body` is the order's paper in base64; `criteria` are the keys of `privacy.legal` that
    counsel found met. Where it stands is a row of its own, `states`.
    """

    asked_by = EncryptedTextField()
    about = EncryptedTextField()
    wants = EncryptedTextField()
    due_on = models.DateField(null=True, blank=True)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="legal_requests"
    )
    kind = models.CharField(max_length=12)  # which section of 42 CFR 2.63 to 2.67 it falls under
    criteria = models.JSONField(default=list)
    court = EncryptedTextField(blank=True, default="")
    order_body = EncryptedTextField(blank=True, default="")
    order_sha256 = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"legal request {self.pk}"

    @property
    def state(self) -> str:
        """Where it stands now."""
        current = LegalRequestState._base_manager.filter(request=self, until__isnull=True).first()
        return current.state if current else ""

    @property
    def may_export(self) -> bool:
        """Only once the order and the mandate are both verified."""
        return self.person_id is not None and self.state in EXPORTS


class LegalRequestState(StateRow):
    """One state of a legal request, with who moved it there and why."""

    request = models.ForeignKey(LegalRequest, models.PROTECT, related_name="states")
    state = models.CharField(max_length=10, choices=LegalState.choices)

    class Meta:
        constraints = [one_current("request", "one_current_legal_state")]

    def __str__(self) -> str:
        return self.state
