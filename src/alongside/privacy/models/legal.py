"""Legal requests: what an officer, lawyer or court asks for, and how far it has come (P2-58)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.core.states import StateRow, one_current
from alongside.people.models import Membership, Person
from alongside.privacy.models.recipient import Recipient


class LegalKind(models.TextChoices):
    OFFICER = "officer", _("An officer asks, at the door or on the phone")
    LETTER = "letter", _("A letter or a form")
    SUBPOENA = "subpoena", _("A subpoena")
    WARRANT = "warrant", _("A warrant")
    ORDER = "order", _("A court order")


class LegalState(models.TextChoices):
    RECEIVED = "received", _("Received")
    WITH_COUNSEL = "with_counsel", _("With counsel")
    REFUSED = "refused", _("Refused")
    ORDER_VERIFIED = "order_verified", _("Order verified")
    MANDATE_VERIFIED = "mandate_verified", _("Order and mandate verified")
    PATIENT_NOTIFIED = "patient_notified", _("Person told")
    EXPORTED = "exported", _("Handed over")
    CLOSED = "closed", _("Closed")


class LegalRequest(OrganisationRow):
    """
    One request for records by somebody with, or without, the power to ask.

    A court order allows and a mandate, such as a subpoena, compels: only with both, looked at by
    counsel, anything may leave (42 CFR 2.61). `categories` is what the order reaches, set when it
    is verified. The person is known to the case only when the privacy officer has put them there.
    """

    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="legal_requests"
    )
    kind = models.CharField(max_length=10, choices=LegalKind.choices)
    asked_by = EncryptedTextField()
    words = EncryptedTextField()  # what they ask for
    due_on = models.DateField(null=True, blank=True)
    counsel = EncryptedTextField(blank=True, default="")
    recipient = models.ForeignKey(
        Recipient, models.PROTECT, null=True, blank=True, related_name="+"
    )
    criteria = models.JSONField(default=list)  # keys of privacy.legal.CRITERIA, as counsel found
    categories = models.JSONField(default=list)
    order_words = EncryptedTextField(blank=True, default="")  # court, number, date
    mandate_words = EncryptedTextField(blank=True, default="")
    notice_words = EncryptedTextField(blank=True, default="")  # how the person was told
    taken_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"legal request {self.pk}"


class LegalStep(StateRow):
    """One state of a legal request from `at` until `until`."""

    request = models.ForeignKey(LegalRequest, models.PROTECT, related_name="steps")
    state = models.CharField(max_length=18, choices=LegalState.choices)

    class Meta:
        constraints = [one_current("request", "one_current_legal_step")]

    def __str__(self) -> str:
        return self.state

    @property
    def person_id(self) -> object:
        return self.request.person_id
