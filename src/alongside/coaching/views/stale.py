"""A form that was opened before somebody else saved the same: told, with what stands now."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from alongside.ui.forms import Form


def mark(kept: dict[str, Any] | None) -> str:
    """This function will give a short sign of what a page shows, without telling it."""
    if kept is None:
        return ""
    said = json.dumps(kept, sort_keys=True, default=str)
    return salted_hmac("alongside.coaching.stale", said).hexdigest()[:16]


def is_stale(request: HttpRequest, form: Form, kept: dict[str, Any]) -> bool:
    """
    This function will tell whether a form would write over what it was not opened with.

    One that says what stands anyway, such as a form sent twice, writes over nothing.
    """
    seen = request.POST.get("seen", "")
    if not seen or constant_time_compare(seen, mark(kept)):
        return False
    return bool(_otherwise(form, kept))


def words(form: Form, kept: dict[str, Any]) -> str:
    """This function will say what stands now, where it is not what was typed."""
    said = []
    for name in _otherwise(form, kept):
        field = form.fields[name]
        said.append(f"{field.label}: {_shown(field, kept[name])}")
    return _(
        "Somebody saved this page while you had it open, and yours is not saved yet. What stands"
        " now: %(words)s. Press Save again to keep what you typed."
    ) % {"words": "; ".join(said)}


def _shown(field: Any, value: object) -> object:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return dict(getattr(field, "choices", ())).get(value, value) or "–"


def _otherwise(form: Form, kept: dict[str, Any]) -> list[str]:
    typed = getattr(form, "cleaned_data", {})
    return [name for name, held in kept.items() if str(typed.get(name) or "") != str(held or "")]
