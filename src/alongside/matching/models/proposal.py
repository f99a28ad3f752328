"""Proposals of a coach, the answers of both sides, and do-not-match marks."""

from django.db import models

from alongside.core.models_base import OrganisationRow
from alongside.matching.models.request import Request
from alongside.people.models import Membership, Person

PERSON, COACH = "person", "coach"


class Proposal(OrganisationRow):
    """A supervisor proposes a coach for a request. Ends when both said yes or one said no."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="proposals")
    person = models.ForeignKey(Person, models.PROTECT, related_name="proposals")
    coach = models.ForeignKey(Membership, models.PROTECT, related_name="proposals")
    proposed_at = models.DateTimeField()
    by_membership = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request"],
                condition=models.Q(closed_at__isnull=True),
                name="one_open_proposal",
            )
        ]
        indexes = [
            models.Index(
                fields=["coach"], condition=models.Q(closed_at__isnull=True), name="open_proposals"
            )
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk}"


class Answer(OrganisationRow):
    """One side's yes or no. `told_staff`: the person said it to somebody who wrote it down."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="answers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    side = models.CharField(max_length=6)
    is_yes = models.BooleanField()
    at = models.DateTimeField()
    by_membership = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    told_staff = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "side"], name="one_answer_per_side")
        ]

    def __str__(self) -> str:
        return f"{self.side}: {'yes' if self.is_yes else 'no'}"


class DoNotMatch(OrganisationRow):
    """These two are not to be matched. Which side asked is kept; the reason is not asked for."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="do_not_match")
    coach = models.ForeignKey(Membership, models.PROTECT, related_name="do_not_match")
    side = models.CharField(max_length=6)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "coach", "side"],
                condition=models.Q(ended_at__isnull=True),
                name="one_mark_per_side",
            )
        ]

    def __str__(self) -> str:
        return f"mark {self.pk}"
