"""What the privacy officer may look for in the log."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.people.models import Membership
from alongside.privacy import words
from alongside.privacy.presenters.looks import role_words
from alongside.ui.forms import DateField, Form, SelectField, TextField

OUTCOMES = [("", _("Any")), ("done", _("Done")), ("refused", _("Refused"))]


class LogForm(Form):
    """Filters of the log; all may stay empty."""

    action = SelectField(
        _("What was done, in the words the person reads"), [], required=False, plainly_optional=True
    )
    actor = SelectField(_("By whom"), [], required=False, plainly_optional=True)
    person = TextField(
        _("Number of the person"),
        hint=_("The long number in the address of their record."),
        required=False,
        plainly_optional=True,
    )
    outcome = SelectField(_("Outcome"), OUTCOMES, required=False, plainly_optional=True)
    since = DateField(_("From"), required=False, plainly_optional=True)
    until = DateField(_("To"), required=False, plainly_optional=True)

    def __init__(self, *args: Any, staff: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actions = sorted((str(text), name) for name, text in _all_words())
        self.offer("action", [("", _("Any")), *((n, t) for t, n in actions)])
        people = [(str(m.pk), f"{m.name} ({role_words(m.role)})") for m in staff]
        self.offer("actor", [("", _("Anybody")), *people])

    def clean_person(self) -> uuid.UUID | None:
        """This function will read a person's number; a damaged one is told."""
        text = self.cleaned_data["person"]
        if not text:
            return None
        try:
            return uuid.UUID(text)
        except ValueError:
            problem = _("Copy the whole number, with its dashes.")
            raise ValidationError(problem) from None


def _all_words() -> Iterable[tuple[str, Any]]:
    return words.EVERY.items()
