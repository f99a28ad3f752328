"""Referrals to services, each with its states, steps, reminders and the person's own word."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.coaching.models.contact import Handoff
from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.core.states import StateRow, one_current
from alongside.directory.models import Service
from alongside.people.models import Membership, Person
from alongside.privacy.models import Consent, Recipient
from alongside.referrals.models.need import Need


class PartnerDesk(OrganisationRow):
    """Who answers for a service when a person lets us tell them: one recipient for each."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="+")
    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "service"], name="one_desk_per_service")
        ]

    def __str__(self) -> str:
        return f"desk of {self.service_id}"


class Way(models.TextChoices):
    PARTNER = "partner", _("We tell them, and they answer")
    SELF = "self", _("They go by themselves")


class Route(models.TextChoices):
    """How somebody wants to be asked later whether they got it; the labels are their own words."""

    HERE = "here", _("On my page here")
    MAIL = "mail", _("By a message to my e-mail")
    CALL = "call", _("My coach calls me")
    TEXT = "text", _("My coach texts me")
    NONE = "none", _("Do not ask me")


class Referral(OrganisationRow):
    """
    One need and one service. The name of the service is kept as it was chosen.

    `consent` is the form that allows telling them; a person who goes by themselves has none, and
    no `recipient`. `categories` and `words` are what may be told, chosen with the person. `route`
    is how they are asked whether they got it: their own matter, under no form, theirs to change.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="referrals")
    need = models.ForeignKey(Need, models.PROTECT, related_name="referrals")
    service = models.ForeignKey(Service, models.PROTECT, related_name="+")
    service_name = EncryptedTextField()
    way = models.CharField(max_length=8, choices=Way.choices)
    recipient = models.ForeignKey(
        Recipient, models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    consent = models.ForeignKey(
        Consent, models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    categories = models.JSONField(default=list)
    words = EncryptedTextField(blank=True, default="")
    route = models.CharField(max_length=4, choices=Route.choices, default=Route.HERE)
    by_membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(way=Way.SELF, consent__isnull=True, recipient__isnull=True)
                | models.Q(way=Way.PARTNER, consent__isnull=False, recipient__isnull=False),
                name="told_only_with_a_form",
            )
        ]
        indexes = [models.Index(fields=["person", "-id"], name="referrals_of_person")]

    def __str__(self) -> str:
        return f"referral {self.pk}"


class ReferralState(StateRow):
    """
    One state of one referral, said by somebody (`source`). Words stand in `reason`.

    Only `until` is ever written afterwards, when the next state begins. Codes of `state`,
    `source` are those of `referrals.states`, of `why` those of `texts/reasons.toml`.
    """

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="states")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(max_length=14)
    source = models.CharField(max_length=8)
    why = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [one_current("referral", "one_state_of_referral")]
        indexes = [
            models.Index(
                fields=["organisation", "state", "at"],
                condition=models.Q(until__isnull=True),
                name="referrals_by_state",
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} ({self.source})"


class Got(models.TextChoices):
    YES = "yes", _("Yes, I got it")
    NOT_YET = "not_yet", _("Not yet")
    NO = "no", _("No")


class PersonWord(OrganisationRow):
    """The person's own answer to "did you get it?". `told_coach`: said to a coach who wrote it."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="own_words")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    got = models.CharField(max_length=8, choices=Got.choices)
    why = models.CharField(max_length=20, blank=True)
    words = EncryptedTextField(blank=True, default="")
    at = models.DateTimeField()
    told_coach = models.BooleanField(default=False)
    by_membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.got} on {self.referral_id}"


class ReferralStep(OrganisationRow):
    """What made a referral warm: called together, went along, met them, first visit kept."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="steps")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Handoff.choices)
    words = EncryptedTextField(blank=True, default="")
    at = models.DateTimeField()
    by_membership = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.kind} for {self.referral_id}"


class Reminder(OrganisationRow):
    """A loop that waits too long in a state: for the coach, never sent to the person."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="reminders")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(max_length=14)
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["referral"],
                condition=models.Q(done_at__isnull=True),
                name="one_open_reminder",
            )
        ]

    def __str__(self) -> str:
        return f"reminder on {self.referral_id}"
