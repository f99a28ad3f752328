"""Forms of meetings: looking for one, and saying that a listing is wrong."""

from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from alongside.core.places import Place, find_place
from alongside.meetings.fellowships import fellowships, types
from alongside.meetings.folding import folded
from alongside.meetings.models.report import Wrong
from alongside.meetings.queries.finding import HOUR, NOW, TODAY, Wanted
from alongside.ui.forms import ChoiceField, Form, LongTextField, SelectField, TextField

Choices = list[tuple[str, Any]]
DAYS: Choices = [
    ("0", _("Sunday")), ("1", _("Monday")), ("2", _("Tuesday")), ("3", _("Wednesday")),
    ("4", _("Thursday")), ("5", _("Friday")), ("6", _("Saturday")),
]  # fmt: skip
WHEN: Choices = [
    (HOUR, _("Starts within the hour")), (NOW, _("On right now")), (TODAY, _("Today")), *DAYS,
    ("", _("Any time")),
]  # fmt: skip
HOW: Choices = [("in_person", _("In person")), ("online", _("Online or by phone"))]
ZONES: Choices = [
    ("", _("The time of the place")), ("America/New_York", _("Eastern time")),
    ("America/Chicago", _("Central time")), ("America/Denver", _("Mountain time")),
    ("America/Phoenix", _("Arizona time")), ("America/Los_Angeles", _("Pacific time")),
    ("America/Anchorage", _("Alaska time")), ("Pacific/Honolulu", _("Hawaii time")),
    ("America/Puerto_Rico", _("Puerto Rico time")), ("UTC", _("World time (UTC)")),
]  # fmt: skip


def tongue() -> str:
    return (get_language() or "en")[:2]


def miles_choices() -> Choices:
    """This function will offer how far away a meeting may be."""
    return _miles(tongue())


def fellowship_choices() -> Choices:
    """This function will offer the fellowships of the file."""
    return _fellowships(tongue())


def type_choices() -> Choices:
    """This function will offer the types people look for most."""
    return _types(tongue())


def access_choices() -> Choices:
    """This function will offer what makes a meeting reachable for somebody."""
    return _access(tongue())


def language_choices() -> Choices:
    """This function will offer the languages that feeds have codes for."""
    return _languages(tongue())


@lru_cache(maxsize=8)
def _miles(_tongue: str) -> Choices:
    return [(str(n), gettext("%(n)s miles") % {"n": n}) for n in (2, 5, 10, 25, 50, 100)]


@lru_cache(maxsize=8)
def _fellowships(_tongue: str) -> Choices:
    return [("", gettext("Any fellowship")), *((one.key, one.name) for one in fellowships())]


@lru_cache(maxsize=8)
def _types(_tongue: str) -> Choices:
    held = sorted((one for one in types().values() if one.offer), key=lambda one: one.offer)
    return [("", gettext("Any type")), *((one.code, _named(one.name)) for one in held)]


@lru_cache(maxsize=8)
def _access(_tongue: str) -> Choices:
    held = sorted((one for one in types().values() if one.access), key=lambda one: one.access)
    return [("", gettext("Nothing special")), *((one.code, _named(one.name)) for one in held)]


@lru_cache(maxsize=8)
def _languages(_tongue: str) -> Choices:
    held = {one.language: _named(one.name) for one in types().values() if one.language}
    return [("", gettext("Any language")), *sorted(held.items(), key=lambda one: one[1])]


def _named(names: dict[str, str]) -> str:
    return names.get(tongue(), names["en"])


class FindForm(Form):
    """What somebody looks for. Everything may stay empty."""

    near = TextField(
        _("Near"), hint=_("A ZIP code, or a town with its state"), max_length=80, required=False,
        plainly_optional=True,
    )  # fmt: skip
    when = SelectField(_("When"), WHEN, required=False, plainly_optional=True)
    how = SelectField(_("How"), HOW, required=False, plainly_optional=True)
    miles = SelectField(
        _("How far"), miles_choices, required=False, plainly_optional=True, initial="25"
    )
    fellowship = SelectField(
        _("Fellowship"), fellowship_choices, required=False, plainly_optional=True
    )
    kind = SelectField(_("Type"), type_choices, required=False, plainly_optional=True)
    access = SelectField(_("Access and care"), access_choices, required=False,
                         plainly_optional=True)  # fmt: skip
    language = SelectField(_("Language"), language_choices, required=False, plainly_optional=True)
    zone = SelectField(_("My time"), ZONES, required=False, plainly_optional=True)
    words = TextField(_("Words"), max_length=60, required=False, plainly_optional=True)

    def is_more_wanted(self) -> bool:
        """This function will tell whether one of the further choices is in use."""
        more = ("fellowship", "kind", "access", "language", "zone", "words")
        return self.is_bound and any(self.data.get(name) for name in more)

    def shown(self, name: str) -> SafeString:
        """
        This function will render a field; a list without a mistake is rendered once and kept.

        A page has eight lists with a hundred choices, which cost more than the search.
        """
        field = self[name]
        if field.errors or name in ("near", "words"):
            return field.render_field()  # type: ignore[attr-defined,no-any-return]
        return _rendered(name, str(field.value() or ""), tongue())

    def clean_near(self) -> Place | None:
        text = str(self.cleaned_data["near"] or "").strip()
        places = find_place(text) if text else []
        if text and not places:
            raise ValidationError(
                _("We do not know this place. Type five digits, or a town with its state.")
            )
        return places[0] if places else None

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("how") != "online" and "near" in data and not data["near"]:
            self.add_error("near", _("Type a ZIP code or a town, or choose online."))
        return data

    def wanted(self, home: str) -> Wanted:
        """This function will give the search; the times are the place's, else of `home`."""
        data = self.cleaned_data
        place, online = data.get("near"), data.get("how") == "online"
        here = place.zone if place else ""
        return Wanted(
            when=data.get("when", ""),
            place=place,
            miles=int(data.get("miles") or 25),
            online=online,
            fellowship=data.get("fellowship", ""),
            type=data.get("kind", ""),
            access=data.get("access", ""),
            language=data.get("language", ""),
            words=tuple(folded(data.get("words", ""))[:6]),
            zone=data.get("zone") or here or home,
        )


@lru_cache(maxsize=1000)
def _rendered(name: str, value: str, _tongue: str) -> SafeString:
    field = FindForm(initial={name: value})[name]
    return field.render_field()  # type: ignore[attr-defined,no-any-return]


class WrongForm(Form):
    """What is wrong with a listing. Nobody is asked who they are."""

    wrong = ChoiceField(_("What is wrong?"), Wrong.choices, in_rows=True)
    words = LongTextField(
        _("What is right?"), hint=_("Please do not write anybody’s name."), required=False,
        max_length=1000,
    )  # fmt: skip
