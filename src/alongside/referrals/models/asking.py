"""Each time somebody was asked whether they got it: when, and by which route."""

from django.db import models

from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person
from alongside.referrals.models.referral import Referral, Route


class Asking(OrganisationRow):
    """
    One time the person was asked "did you get it?". Their page at home asks without a row.

    `by_membership` is the coach who called or texted; the program itself sends the e-mail.
    """

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="askings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    route = models.CharField(max_length=4, choices=Route.choices)
    at = models.DateTimeField()
    by_membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["referral", "-at"], name="askings_of_referral")]

    def __str__(self) -> str:
        return f"asked by {self.route} on {self.referral_id}"
