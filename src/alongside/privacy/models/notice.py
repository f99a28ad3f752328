"""That a person was shown the notice, and what they chose about asking them for money."""

from django.db import models

from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person


class NoticeSeen(OrganisationRow):
    """
    A person said that they have seen a version of the notice (P2-45). Append-only.

    `Membership.notice_version` repeats the newest version, so that a page need not ask for it.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="notices_seen")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=5)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership", "version"], name="notice_seen_once")
        ]

    def __str__(self) -> str:
        return f"notice {self.version} seen"


class FundraisingOptOut(OrganisationRow):
    """A person does not want to be asked for money, from `at` until they say otherwise (P2-69)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="fundraising_opt_outs")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(ended_at__isnull=True),
                name="opted_out_once",
            )
        ]

    def __str__(self) -> str:
        return f"opt-out {self.pk}"
