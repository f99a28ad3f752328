"""
The index: one entry for each service at a place, with all that a search filters, ranks and shows.

Everything here is made from the directory and can be made again. The tables beside it (`spot`:
where and what; the text index) are laid by the migrations, by vendor.
"""

from django.db import models

from alongside.core.crypto.fields import EncryptedTextField


class Entry(models.Model):
    """
    A service at a place. `place` is the id of the ServiceAtLocation, null for a service that has
    no place. `names` and `body` are stems; `week`, `bits` and `hours` as `hours` and `flags` write
    them; `card` is what a list shows.
    """

    id = models.BigAutoField(primary_key=True)
    place = models.UUIDField(null=True, unique=True)
    service = models.UUIDField(db_index=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    zone = models.CharField(max_length=40, blank=True, default="")
    postal_code = models.CharField(max_length=5, blank=True, default="", db_index=True)
    bits = models.BigIntegerField(default=0)
    minimum_age = models.FloatField(null=True)
    maximum_age = models.FloatField(null=True)
    week = models.CharField(max_length=168, blank=True, default="")
    hours = models.TextField(blank=True, default="")
    names = models.TextField(blank=True, default="")
    body = models.TextField(blank=True, default="")
    topics = models.TextField(blank=True, default="")
    card = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return f"entry {self.pk}"


class Demand(models.Model):
    """How often a need was looked for near a ZIP code in a month: a count, and no words."""

    month = models.DateField()
    postal_code = models.CharField(max_length=5)
    topic = models.CharField(max_length=40)
    searches = models.PositiveIntegerField(default=0)
    without = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["month", "postal_code", "topic"], name="one_demand_a_month"
            )
        ]

    def __str__(self) -> str:
        return f"{self.topic} near {self.postal_code}, {self.month:%Y-%m}"


class WrongReport(models.Model):
    """
    Somebody says an entry is wrong. No name, no address of theirs; `words` go when it is dealt
    with (`closed_at`), and after `KEPT_DAYS` in any case.
    """

    KINDS = ("closed", "phone", "address", "hours", "other")

    id = models.UUIDField(primary_key=True, editable=False)
    service = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=10)
    words = EncryptedTextField(blank=True, default="")  # people write names anyway
    made_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.kind} {self.service}"
