"""Life domains: what goals are about and what contacts worked on (practice: plan domains)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LifeDomain(models.TextChoices):
    HOUSING = "housing", _("Housing")
    WORK = "work", _("Work")
    LEGAL = "legal", _("Legal")
    MONEY = "money", _("Money")
    MEDICATION = "medication", _("Medication")
    HEALTH = "health", _("Health care")
    SUPPORT = "support", _("Support network")
    FAMILY = "family", _("Family")
    TRANSPORT = "transport", _("Getting around")
    FOOD = "food", _("Food")
    LEARNING = "learning", _("Learning")
    PAPERS = "papers", _("ID and papers")
    CHILDCARE = "childcare", _("Child care")
    SAFETY = "safety", _("Staying safe")
    MEANING = "meaning", _("Faith and meaning")
    FUN = "fun", _("Fun and rest")
    PHONE = "phone", _("Phone and internet")
