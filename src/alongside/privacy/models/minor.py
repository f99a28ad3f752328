"""From which age a young person signs alone, as the program's state has it (P2-63)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership


class MinorRule(OrganisationRow):
    """
    One version of the rule; the newest that is in force holds. There is none to begin with.

    From `alone_from` years a minor signs alone and parents are told nothing without the minor's
    consent; below it the minor and a parent or guardian both sign (42 CFR 2.14). `source` names
    the state's law, `confirmed_by` who looked it up.
    """

    state = models.CharField(max_length=2)
    alone_from = models.PositiveSmallIntegerField(_("Signs alone from this age"))
    source = models.CharField(max_length=300)
    effective_on = models.DateField()
    confirmed_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(alone_from__lte=18), name="minor_rule_up_to_18"
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} from {self.alone_from}"
