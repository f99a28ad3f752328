"""Research on records with a name: the approval it rests on, and each record asked for (P2-55)."""

import datetime as dt

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person
from alongside.privacy.models.export import Export
from alongside.privacy.models.received import PaperKind
from alongside.privacy.models.recipient import Recipient


class Study(OrganisationRow):
    """
    The basis of research (42 CFR 2.52): a protocol, a review board's paper, days.

    It stands from `approved_on` to `ends_on`, both days included, until the officer ends it, and
    only while the paper is the one that was kept. `body` is the paper in base64.
    """

    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="+")
    protocol = EncryptedTextField()
    approval = EncryptedTextField()  # review board or waiver, with its number
    approved_on = models.DateField()
    ends_on = models.DateField()
    body = EncryptedTextField()
    paper_kind = models.CharField(max_length=4, choices=PaperKind.choices)
    paper_sha256 = models.CharField(max_length=64)
    ended_at = models.DateTimeField(null=True, blank=True)
    by_membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("approved_on")),
                name="study_ends_after_approval",
            )
        ]

    def __str__(self) -> str:
        return f"study {self.pk}"

    def is_open(self, on: dt.date) -> bool:
        """Whether the approval holds on a day, as far as its days say."""
        return self.ended_at is None and self.approved_on <= on <= self.ends_on


class ResearchRecord(OrganisationRow):
    """
    One person's record prepared for a study. It leaves as `export` does, once two people agreed.

    The entry of the ledger is written when the file is made, never before.
    """

    # The entry of a file goes after six years, and this with it; the ledger stays.
    export = models.OneToOneField(Export, models.CASCADE, related_name="research")
    study = models.ForeignKey(Study, models.PROTECT, related_name="records")
    person = models.ForeignKey(Person, models.PROTECT, related_name="research_records")
    categories = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"research record {self.pk}"
