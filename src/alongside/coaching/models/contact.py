"""Contacts: encounters that reached the person, and attempts that did not."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alongside.coaching.models.goal import Goal
from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person, Program


class Outcome(models.TextChoices):
    """What happened. Only `reached` and `text_sent` with an answer count as reaching."""

    REACHED = "reached", _("We talked")
    TEXT_SENT = "text_sent", _("Text sent")
    NO_ANSWER = "no_answer", _("No answer")
    MESSAGE_LEFT = "message_left", _("Left a message")
    MESSAGE_OTHER = "message_other", _("Message with someone they named")
    NO_SHOW = "no_show", _("No show")
    CANCELLED_PERSON = "cancelled_person", _("They cancelled")
    CANCELLED_COACH = "cancelled_coach", _("I cancelled")
    DECLINED = "declined", _("They said not now")
    OUT_OF_SERVICE = "out_of_service", _("Number out of service")
    WRONG_NUMBER = "wrong_number", _("Wrong number")
    IN_JAIL = "in_jail", _("In jail")
    IN_HOSPITAL = "in_hospital", _("In hospital")
    NOT_SAFE = "not_safe", _("Not safe to talk")


class ContactMode(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    PHONE = "phone", _("Phone")
    VIDEO = "video", _("Video")
    TEXT = "text", _("Text")
    EMAIL = "email", _("E-mail")
    LETTER = "letter", _("Letter")
    SOCIAL = "social", _("Social media")
    OUTREACH = "outreach", _("Outreach")
    KIOSK = "kiosk", _("Kiosk")


class Place(models.TextChoices):
    OFFICE = "office", _("Office")
    CENTER = "center", _("Recovery center")
    HOME = "home", pgettext_lazy("place", "Home")
    COMMUNITY = "community", _("Community")
    EMERGENCY = "emergency", _("Emergency room")
    HOSPITAL = "hospital", _("Hospital")
    JUSTICE = "justice", _("Jail or court")
    SHELTER = "shelter", _("Shelter")
    STREET = "street", _("Street")
    PROVIDER = "provider", _("Treatment place")
    ONLINE = "online", _("Online")


class ContactType(models.TextChoices):
    """Kinds of session programs log (practice section 6)."""

    BRIEF_CHECK_IN = "brief_check_in", _("Brief check-in")
    COACHING = "coaching", _("Coaching session")
    BRIEF_INTAKE = "brief_intake", _("First short talk")
    FULL_INTAKE = "full_intake", _("Full first talk")
    FOLLOW_UP = "follow_up", _("Follow-up")
    COORDINATION = "coordination", _("Working with other services")
    DISCHARGE = "discharge", _("Goodbye talk")


class Help(models.TextChoices):
    """What the coach did."""

    LISTENING = "listening", _("Listening")
    PLANNING = "planning", _("Planning")
    SKILLS = "skills", _("Practising a skill")
    MEETING = "meeting", _("Went to a meeting together")
    RIDE = "ride", _("A ride")
    ADVOCACY = "advocacy", _("Speaking up for them")
    NAVIGATION = "navigation", _("Finding services")
    APPLICATION = "application", _("Help with a form")
    LEARNING = "learning", _("Sharing knowledge")
    CRISIS = "crisis", _("Help in a crisis")
    SAFER_USE = "safer_use", _("Safer use supplies or talk")
    FAMILY = "family", _("Time with family")
    CELEBRATION = "celebration", _("Celebrating")


class Handoff(models.TextChoices):
    """How a referral was made warm (practice section 6)."""

    MET = "met", _("Met them in person")
    THREE_WAY = "three_way", _("Called together")
    WENT_ALONG = "went_along", _("Went along")
    KEPT_FIRST = "kept_first", _("First visit kept")


class Contact(OrganisationRow):
    """
    One encounter or attempt. Its id is made by the page or phone that logs it.

    `topics` are life domains, `helps` kinds of help. The note is open to the person. Signed
    (`signed_at`), it never changes: an addendum is added. There is no field for a diagnosis or
    a treatment (NC-01); what the person says they use is in their own words and optional.
    `minutes` 0 to 1440, `travel_minutes` 0 to 1440, counts 0 to 100.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="contacts")
    program = models.ForeignKey(Program, models.PROTECT, null=True, related_name="+")
    coach = models.ForeignKey(Membership, models.PROTECT, related_name="contacts")
    type = models.CharField(
        max_length=16, choices=ContactType.choices, default=ContactType.COACHING
    )
    outcome = models.CharField(max_length=16, choices=Outcome.choices)
    is_reached = models.BooleanField()
    mode = models.CharField(max_length=10, choices=ContactMode.choices)
    place = models.CharField(max_length=10, choices=Place.choices, blank=True)
    occurred_at = models.DateTimeField()
    time_zone = models.CharField(max_length=40)
    minutes = models.PositiveSmallIntegerField(default=0)
    travel_minutes = models.PositiveSmallIntegerField(default=0)
    is_unplanned = models.BooleanField(default=False)
    others_present = EncryptedTextField(blank=True, default="")
    topics = models.JSONField(default=list)
    helps = models.JSONField(default=list)
    goals = models.ManyToManyField(Goal, blank=True, related_name="contacts")
    warm_handoff = models.CharField(max_length=20, choices=Handoff.choices, blank=True)
    naloxone_kits = models.PositiveSmallIntegerField(default=0)
    naloxone_training = models.BooleanField(default=False)
    kits_used = models.PositiveSmallIntegerField(default=0)
    test_strips = models.PositiveSmallIntegerField(default=0)
    wound_kits = models.PositiveSmallIntegerField(default=0)
    use_since_last = EncryptedTextField(blank=True, default="")
    overdose_since_last = models.BooleanField(default=False)
    safety_concern = models.BooleanField(default=False)
    response = EncryptedTextField(blank=True, default="")
    note = EncryptedTextField(blank=True, default="")
    next_step = EncryptedTextField(blank=True, default="")
    next_contact_on = models.DateField(null=True, blank=True)
    next_contact_mode = models.CharField(max_length=10, choices=ContactMode.choices, blank=True)
    is_billable = models.BooleanField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__lte=1440, travel_minutes__lte=1440),
                name="contact_within_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(is_reached=False)
                | models.Q(outcome__in=[Outcome.REACHED, Outcome.TEXT_SENT, Outcome.DECLINED]),
                name="reached_fits_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-occurred_at"], name="contacts_of_person"),
            models.Index(
                fields=["person", "-occurred_at"],
                condition=models.Q(is_reached=True),
                name="reached_contacts",
            ),
            # Attempts since then are counted for every person of a list.
            models.Index(
                fields=["person", "-occurred_at"],
                condition=models.Q(is_reached=False),
                name="tried_contacts",
            ),
            # The few that worry about somebody's safety stand on a supervisor's first page.
            models.Index(
                fields=["program", "-occurred_at"],
                condition=models.Q(safety_concern=True),
                name="contacts_with_worry",
            ),
            models.Index(
                fields=["coach", "occurred_at"], include=["minutes"], name="contacts_of_coach"
            ),
        ]

    def __str__(self) -> str:
        return f"contact {self.pk}"


class Addendum(OrganisationRow):
    """A dated addition to a signed note. Append-only."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="addenda")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    words = EncryptedTextField()

    def __str__(self) -> str:
        return f"addendum {self.pk}"


class OwnWords(OrganisationRow):
    """What the person adds to a contact's note. Append-only."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="own_words")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = EncryptedTextField()

    def __str__(self) -> str:
        return f"own words {self.pk}"
