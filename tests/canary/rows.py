"""Make a row of any model, with a word in each of its encrypted fields."""

import datetime as dt
import uuid
from typing import Any

from django.db import models

from alongside.core import clock
from alongside.core.crypto.fields import EncryptedTextField
from tests.fixtures.people import House

# What a model's own constraints ask for beyond one value for each field; a function is called.
RECIPES: dict[str, dict[str, Any]] = {
    "directory_search.WrongReport": {"id": uuid.uuid4},
    "groups.GroupSession": {"ends_at": lambda: clock.now() + dt.timedelta(hours=1)},
    "people.EmergencyAccess": {"until_at": lambda: clock.now() + dt.timedelta(hours=1)},
    "privacy.AuditGrant": {"until_at": lambda: clock.now() + dt.timedelta(days=14)},
    "privacy.Disclosure": {"basis": "emergency"},
    "privacy.Consent": {"expiry_kind": "event"},
    "privacy.Study": {"ends_on": lambda: clock.now().date() + dt.timedelta(days=14)},
    "referrals.Need": {"end": ""},
    "referrals.Referral": {"way": "self"},
    "scheduling.Appointment": {"ends_at": lambda: clock.now() + dt.timedelta(minutes=30)},
}
BY_TYPE: dict[str, Any] = {
    "CharField": "x",
    "TextField": "x",
    "SlugField": "x",
    "BooleanField": False,
    "JSONField": [],
    "BinaryField": b"",
}


class Maker:
    """Makes rows in one organisation; what they point at is made with them."""

    def __init__(self, house: House, word: str) -> None:
        self.house, self.word = house, word
        self.standing = {
            "people.Organisation": house.organisation,
            "people.Membership": house.membership_of(house.dana),
            "people.Program": house.program,
        }

    def make(self, model: type[models.Model]) -> models.Model:
        """This method will make one row of a model."""
        given = {
            field.attname if field.is_relation else field.name: self._value(field)
            for field in model._meta.local_concrete_fields
            if self._is_wanted(field)
        }
        for name, value in RECIPES.get(model._meta.label, {}).items():
            given[name] = value() if callable(value) else value
        row = model(**given)
        row.save(force_insert=True)
        return row

    def _is_wanted(self, field: "models.Field[Any, Any]") -> bool:
        if isinstance(field, EncryptedTextField):
            return True
        return not (field.null or field.has_default() or field.primary_key)

    def _value(self, field: "models.Field[Any, Any]") -> Any:
        if isinstance(field, EncryptedTextField):
            return self.word
        if isinstance(field, models.ForeignKey):
            return self._pointed_at(field).pk
        if field.choices:
            return next(iter(field.choices))[0]
        kind = field.get_internal_type()
        if kind in BY_TYPE:
            return self._text(field) if BY_TYPE[kind] == "x" else BY_TYPE[kind]
        return self._measured(kind)

    def _text(self, field: "models.Field[Any, Any]") -> str:
        return uuid.uuid4().hex[: field.max_length or 32] if not field.blank else ""

    def _measured(self, kind: str) -> Any:
        now = clock.now()
        moments = {"DateTimeField": now, "DateField": now.date(), "TimeField": dt.time(9)}
        return uuid.uuid4() if kind == "UUIDField" else moments.get(kind, 10)

    def _pointed_at(self, field: "models.ForeignKey[Any, Any]") -> models.Model:
        target = field.remote_field.model
        return self.standing.get(target._meta.label) or self.make(target)
