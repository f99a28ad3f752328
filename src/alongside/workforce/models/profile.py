"""What a coach chose to show in public."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership


class Language(models.TextChoices):
    """Languages coaches speak or sign, by their two- or three-letter code (ISO 639)."""

    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")
    PORTUGUESE = "pt", _("Portuguese")
    HAITIAN = "ht", _("Haitian Creole")
    FRENCH = "fr", _("French")
    POLISH = "pl", _("Polish")
    RUSSIAN = "ru", _("Russian")
    ARABIC = "ar", _("Arabic")
    CHINESE = "zh", _("Chinese")
    VIETNAMESE = "vi", _("Vietnamese")
    SIGN = "ase", _("American Sign Language")


class Mode(models.TextChoices):
    """How coach and person meet."""

    IN_PERSON = "in_person", _("In person")
    PHONE = "phone", _("Phone")
    VIDEO = "video", _("Video")
    TEXT = "text", _("Text")


class LivedExperience(models.TextChoices):
    """What a coach has been through, each shown only when they chose it (NC-07)."""

    OPIOIDS = "opioids", _("Opioids")
    ALCOHOL = "alcohol", _("Alcohol")
    STIMULANTS = "stimulants", _("Stimulants")
    MEDICATION = "medication", _("Medication for recovery")
    PRISON = "prison", _("Jail or prison")
    HOUSING = "housing", _("Losing housing")
    PARENTING = "parenting", _("Parenting")
    MILITARY = "military", _("Military service")
    GRIEF = "grief", _("Grief")
    MENTAL_HEALTH = "mental_health", _("Mental health")


class GroupServed(models.TextChoices):
    """Whom a coach knows well how to walk with."""

    WOMEN = "women", _("Women")
    MEN = "men", _("Men")
    YOUNG_ADULTS = "young_adults", _("Young adults")
    OLDER_ADULTS = "older_adults", _("Older adults")
    LGBTQ = "lgbtq", _("LGBTQ+ people")
    FAMILIES = "families", _("Families")
    VETERANS = "veterans", _("Veterans")
    RETURNING_HOME = "returning_home", _("People returning home")
    DEAF = "deaf", _("Deaf people")


class Style(models.TextChoices):
    """How a coach communicates, in the words of people they coach."""

    LISTENS = "listens", _("Listens first, then plans")
    STRAIGHT = "straight", _("Straight-talking")
    WARM = "warm", _("Warm, patient")
    STRUCTURED = "structured", _("Likes a clear plan")
    HUMOUR = "humour", _("Laughs easily")
    FAITH = "faith", _("Open to talk about faith")


class Cost(models.TextChoices):
    FREE = "free", _("Free")
    SLIDING = "sliding", _("Sliding scale")
    FEE = "fee", _("Fee")


class CoachProfile(OrganisationRow):
    """
    A coach's public profile. Every list holds only what the coach chose to show; nothing is
    public until `is_published`. No field for price of a place, sponsorship or rating (MN-03).
    """

    coach = models.OneToOneField(Membership, models.CASCADE, related_name="profile")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=60)
    about = models.TextField(max_length=1500, blank=True)
    zip = models.CharField(max_length=5, blank=True)
    languages = models.JSONField(default=list)
    modes = models.JSONField(default=list)
    lived_experience = models.JSONField(default=list)
    groups_served = models.JSONField(default=list)
    styles = models.JSONField(default=list)
    shows_hours = models.BooleanField(default=True)
    years_in_recovery = models.PositiveSmallIntegerField(null=True, blank=True)
    cost = models.CharField(max_length=10, choices=Cost.choices, default=Cost.FREE)
    cost_from_cents = models.PositiveIntegerField(null=True, blank=True)
    cost_to_cents = models.PositiveIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, default="USD")
    is_accepting = models.BooleanField(default=True)
    is_published = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "slug"], name="profile_slug_once"),
            models.CheckConstraint(
                condition=models.Q(cost_from_cents__isnull=True, cost_to_cents__isnull=True)
                | models.Q(cost_from_cents__lte=models.F("cost_to_cents")),
                name="cost_from_up_to",
            ),
        ]

    def __str__(self) -> str:
        return self.name
