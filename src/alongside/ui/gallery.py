"""Sample content of the gallery: every component once in every state."""

import datetime as dt
from typing import Any

from django.core.paginator import Paginator

from alongside.core import clock
from alongside.ui import icons
from alongside.ui.context import NavItem
from alongside.ui.forms import (
    BooleanField,
    ChoiceField,
    DateField,
    Form,
    IntegerField,
    LongTextField,
    MultiChoiceField,
    PhoneField,
    SelectField,
    TextField,
    ZipField,
)

HOW = [("person", "In person"), ("phone", "Phone"), ("video", "Video"), ("text", "Text")]
TOPICS = [("housing", "Housing"), ("work", "Work"), ("legal", "Legal"), ("money", "Money")]


class SampleForm(Form):
    """All kinds of fields on one form."""

    how = ChoiceField("How?", HOW)
    topics = MultiChoiceField("What did you work on?", TOPICS, required=False)
    name = TextField("First name", missing="Enter a first name", autocomplete="given-name")
    phone = PhoneField("Phone", required=False, hint="We never leave a voice mail.")
    zip = ZipField("Near", missing="Enter a ZIP code")
    language = SelectField("Language", [("en", "English"), ("es", "Spanish")])
    day = DateField("Day", missing="Enter the day you met")
    minutes = IntegerField("Minutes", min_value=1, max_value=600, required=False)
    note = LongTextField(
        "Note", hint="June can read this. Facts and her words.", missing="Enter a note"
    )
    agree = BooleanField("I read this aloud and it is right")


def navigation() -> list[NavItem]:
    """This function will give a main navigation with more places than a phone has room for."""
    return [
        NavItem("#today", "home", "Today", current=True),
        NavItem("#people", "people", "People"),
        NavItem("#calendar", "calendar", "Calendar"),
        NavItem("#messages", "message", "Messages", count=2),
        NavItem("#services", "pin", "Services"),
        NavItem("#account", "shield", "Credentials"),
    ]


def context() -> dict[str, Any]:
    """This function will give the gallery's sample content."""
    now = clock.now()
    return {
        "icon_names": icons.NAMES,
        "tones": ["", "green", "clay", "sky", "plum", "gold", "red"],
        "how": HOW,
        "topics": TOPICS,
        "craving": [(n, str(n)) for n in range(11)],
        "pages": Paginator(range(30), 10).page(2),
        "fresh": SampleForm(),
        "wrong": SampleForm(
            {"name": "Ju\x00ne", "phone": "12", "zip": "0610", "note": "", "how": "phone"},
            auto_id="wrong_%s",
        ),
        "now": now,
        "moments": [
            ("day", now),
            ("moment", now + dt.timedelta(hours=26)),
            ("ago", now - dt.timedelta(days=9)),
        ],
    }
