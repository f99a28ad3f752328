"""Forms of the search, of what is wrong, and of what to send on."""

import datetime as dt
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from alongside.core.places import Place, find_place, place_of
from alongside.directory import hours
from alongside.directory.search.find import Filters
from alongside.directory.search.wishes import FARTHEST, Center
from alongside.ui.forms import (
    SHORT,
    ChoiceField,
    Form,
    HiddenField,
    LongTextField,
    MultiChoiceField,
    SelectField,
    TextField,
    TimeField,
)

OPEN = [
    ("", _("Any time")),
    ("now", _("Open now")),
    ("tonight", _("Open tonight at 9")),
    ("morning", _("Open tomorrow at 9")),
    ("at", _("Open at another time")),
]
DAYS = [
    ("0", _("Monday")), ("1", _("Tuesday")), ("2", _("Wednesday")), ("3", _("Thursday")),
    ("4", _("Friday")), ("5", _("Saturday")), ("6", _("Sunday")),
]  # fmt: skip
FACTS = [
    ("free", _("Free")),
    ("walk_in", _("No appointment needed")),
    ("accessible", _("Good with a wheelchair")),
    ("online", _("By phone or video")),
]
LANGUAGES = [
    ("", _("Any language")), ("es", _("Spanish")), ("ht", _("Haitian Creole")),
    ("pt", _("Portuguese")), ("fr", _("French")), ("pl", _("Polish")), ("ru", _("Russian")),
    ("ar", _("Arabic")), ("zh", _("Chinese")), ("vi", _("Vietnamese")),
    ("sgn", _("Sign language")),
]  # fmt: skip
AUDIENCES = [
    ("", _("Anybody")), ("women", _("Women")), ("men", _("Men")), ("youth", _("Young people")),
    ("families", _("Families")), ("pregnant", _("Pregnant people")), ("veterans", _("Veterans")),
    ("reentry", _("People home from jail or prison")), ("older", _("Older people")),
    ("lgbtq", _("LGBTQ people")), ("immigrants", _("Immigrants")),
    ("disability", _("People with a disability")),
]  # fmt: skip
KINDS = [
    ("closed", _("It has closed for good")),
    ("phone", _("The phone number")),
    ("address", _("The address")),
    ("hours", _("The hours")),
    ("other", _("Something else")),
]
AREAS = (3, 5)
NARROWING = ("miles", "open", "day", "time", "language", "audience", "facts")
EAST = "America/New_York"
MILES = [("", _("Any distance")), ("2", _("2 miles")), ("5", _("5 miles")), ("10", _("10 miles")),
         ("25", _("25 miles")), ("50", _("50 miles"))]  # fmt: skip


class SearchForm(Form):
    """What somebody looks for. Everything may stay empty; nothing of it goes into an address."""

    words = TextField(_("What do you need?"), max_length=120, required=False, plainly_optional=True)
    near = TextField(
        _("Near (ZIP code or town)"), max_length=80, required=False, plainly_optional=True
    )
    miles = SelectField(_("How far"), MILES, required=False, plainly_optional=True)
    open = SelectField(_("When"), OPEN, required=False, plainly_optional=True)
    day = SelectField(_("Day"), [("", _("Today")), *DAYS], required=False, plainly_optional=True)
    time = TimeField(_("Time there"), required=False, plainly_optional=True)
    language = SelectField(_("Language"), LANGUAGES, required=False, plainly_optional=True)
    audience = SelectField(_("Made for"), AUDIENCES, required=False, plainly_optional=True)
    facts = MultiChoiceField(_("Only show"), FACTS, required=False, plainly_optional=True)
    domain = HiddenField(required=False, max_length=20)

    def clean_near(self) -> Place | None:
        text = str(self.cleaned_data["near"] or "").strip()
        place = (place_of(text) or next(iter(find_place(text)), None)) if text else None
        if text and not place:
            raise ValidationError(
                _("We do not know this place. Type five digits, or a town with its state.")
            )
        return place

    @property
    def data_now(self) -> dict[str, Any]:
        """What was understood; a field that was wrong is left out."""
        found: dict[str, Any] = getattr(self, "cleaned_data", {})
        return found

    @property
    def place(self) -> Place | None:
        """From where somebody looks."""
        found: Place | None = self.data_now.get("near")
        return found

    @property
    def is_narrowed(self) -> bool:
        """Whether something of "More choices" was chosen, or chosen wrongly."""
        return any(self.data_now.get(name) for name in NARROWING) or any(
            name in self.errors for name in NARROWING
        )

    def choices(self) -> SafeString:
        """
        This function will render "More choices".

        Nearly every search leaves them alone; they are the same for everybody then, and cost as
        much as the whole list.
        """
        if self.is_narrowed:
            return _choices(self)
        return _untouched((get_language() or "en").split("-")[0])

    def center(self) -> Center | None:
        """This function will give the point to measure from."""
        place = self.place
        return Center(place.latitude, place.longitude) if place else None

    def farthest(self) -> float:
        """This function will give how far a service may be, in miles."""
        return float(self.data_now.get("miles") or FARTHEST)

    def filters(self, now: dt.datetime) -> Filters:
        """This function will give what every hit must be."""
        data = self.data_now
        return Filters(
            domain=data.get("domain", ""),
            facts=tuple(data.get("facts", ())),
            language=data.get("language", ""),
            audience=data.get("audience", ""),
            open_at=self._open_at(now),
        )

    def _open_at(self, now: dt.datetime) -> dt.datetime | None:
        wanted = self.data_now.get("open")
        if wanted == "now":
            return now
        if wanted not in ("tonight", "morning", "at"):
            return None
        here = hours.local_time(now, self.place.zone if self.place else EAST)
        clock = {"tonight": dt.time(21), "morning": dt.time(9)}.get(wanted)
        clock = clock or self.data_now.get("time") or dt.time(9)
        days = 1 if wanted == "morning" else 0
        if wanted == "at" and self.data_now.get("day"):
            days = (int(self.data_now["day"]) - here.weekday()) % 7
        return dt.datetime.combine(here.date() + dt.timedelta(days=days), clock)


def _choices(form: SearchForm) -> SafeString:
    return mark_safe(  # noqa: S308 - rendered with escaping
        render_to_string("directory/parts/choices.html", {"form": form})
    )


@lru_cache(maxsize=8)
def _untouched(_language: str) -> SafeString:
    return _choices(SearchForm())


class AreaForm(Form):
    """An area of the report of gaps."""

    area = TextField(
        _("ZIP code, or its first three digits"),
        max_length=5,
    )

    def clean_area(self) -> str:
        text = str(self.cleaned_data["area"]).strip()
        if not (text.isascii() and text.isdigit() and len(text) in AREAS):
            raise ValidationError(
                gettext("Type the five digits of a ZIP code, or its first three.")
            )
        return text


class WrongForm(Form):
    """What is wrong with an entry; no name is asked for."""

    kind = ChoiceField(
        _("What is wrong?"),
        KINDS,
        in_rows=True,
    )
    words = LongTextField(
        _("What is right?"),
        hint=_("Do not write about yourself or about anybody else."),
        max_length=SHORT * 2,
        rows=3,
        required=False,
    )


class SendForm(Form):
    """Which facts go into a message; the least that helps comes first."""

    parts = MultiChoiceField(
        _("What should it say?"),
        [
            ("where", _("The address")),
            ("phone", _("The phone number")),
            ("hours", _("The hours")),
            ("name", _("The name of the service")),
        ],
        required=False,
        plainly_optional=True,
    )
