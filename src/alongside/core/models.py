"""Rows of core itself: keys, audit events and their seals, stored events and deliveries."""

from django.db import models

from alongside.core import clock
from alongside.core.ids import new_id


class DataKey(models.Model):
    """
    A data key, wrapped by the master key. Organisation null: the instance's own.

    Of a destroyed key the row stays, with no key in it: it says when and why the texts under it
    were erased. `destroyed_why` is the operator's reason and names nobody.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField(null=True, db_index=True)
    purpose = models.CharField(max_length=10)
    wrapped = models.BinaryField()
    created_at = models.DateTimeField(default=clock.now)
    retired_at = models.DateTimeField(null=True)
    destroyed_at = models.DateTimeField(null=True)
    destroyed_why = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(destroyed_at__isnull=True)
                | models.Q(wrapped=b"", retired_at__isnull=False),
                name="destroyed_key_is_empty",
            ),
            # A second index key would hide everybody who was indexed under the first.
            models.UniqueConstraint(
                fields=["organisation_id"],
                condition=models.Q(purpose="index"),
                name="one_index_key",
            ),
            models.UniqueConstraint(
                fields=["purpose"],
                condition=models.Q(purpose="index", organisation_id__isnull=True),
                name="one_index_key_of_the_instance",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} key {self.id}"


class AuditEvent(models.Model):
    """
    One line of who did what to whom, for which purpose. Append-only, held by a trigger.

    Ids only, never names or words of a record. `person_id` is the person it is about, so that
    they can see who looked. No foreign keys: the log outlives what it speaks of.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField(null=True)
    at = models.DateTimeField(default=clock.now)
    actor_kind = models.CharField(max_length=10)
    user_id = models.UUIDField(null=True)
    membership_id = models.UUIDField(null=True)
    role = models.CharField(max_length=30, blank=True)
    action = models.CharField(max_length=80)
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    person_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=30, blank=True)
    outcome = models.CharField(max_length=10, default="done")
    address = models.CharField(max_length=45, blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["person_id", "-id"], name="audit_by_person"),
            models.Index(fields=["organisation_id", "-id"], name="audit_by_organisation"),
            models.Index(fields=["membership_id", "-at"], name="audit_by_member"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"


class SealEntry(models.Model):
    """The place of one audit event in the chain: its own digest and that of all before it."""

    position = models.BigIntegerField(primary_key=True)
    event_id = models.UUIDField(unique=True)
    digest = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"entry {self.position}"


class Seal(models.Model):
    """A signed checkpoint: the chain's value at a position. A copy goes outside the database."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    position = models.BigIntegerField(unique=True)
    chain = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()
    signature = models.CharField(max_length=128)

    def __str__(self) -> str:
        return f"seal at {self.position}"


class StoredEvent(models.Model):
    """Something that happened, stored with the change that made it. Ids only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation_id = models.UUIDField(null=True)
    name = models.CharField(max_length=80)
    payload = models.JSONField(default=dict)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["name", "id"], name="event_by_name")]

    def __str__(self) -> str:
        return self.name


class EventDelivery(models.Model):
    """One subscriber has dealt with one event."""

    event = models.ForeignKey(StoredEvent, models.CASCADE, related_name="deliveries")
    subscriber = models.CharField(max_length=120)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "subscriber"], name="one_delivery"),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} to {self.subscriber}"
