"""Which rules apply to the organisation: Part 2, HIPAA, the FTC's rule, a state's law (P2-03)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.states import StateRow


class RuleKey(models.TextChoices):
    """Bodies of rules that say what to do after a breach. Keys of `texts/breach_rules.toml`."""

    PART2 = "part2", _("42 CFR Part 2")
    HIPAA = "hipaa", _("HIPAA")
    FTC = "ftc", _("FTC Health Breach Notification Rule")
    STATE = "state", _("State law")


class RuleAnswer(StateRow):
    """
    Whether one body of rules applies to the organisation, from `at` until `until`, and why.

    For the state's law `state_code` says which state. Earlier answers stay: an incident goes by
    those that stood on the day it was discovered.
    """

    rule = models.CharField(max_length=6, choices=RuleKey.choices)
    applies = models.BooleanField()
    state_code = models.CharField(max_length=2, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "rule"],
                condition=models.Q(until__isnull=True),
                name="one_current_answer_per_rule",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {'yes' if self.applies else 'no'}"
