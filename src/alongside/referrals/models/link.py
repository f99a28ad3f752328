"""The link by which a partner reads one referral and answers it, with no account."""

from django.db import models

from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person
from alongside.referrals.models.referral import Referral


class Link(OrganisationRow):
    """
    One link to one referral. Only the hash of its secret is kept.

    Open until `expires_at` or `closed_at`, whichever comes first; a new link closes the one
    before. What it shows is asked of the person's form at each look.
    """

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="links")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    by_membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["referral"],
                condition=models.Q(closed_at__isnull=True),
                name="one_open_link",
            )
        ]

    def __str__(self) -> str:
        return f"link to {self.referral_id}"
