"""Asking for a coach: eight questions, for oneself or for somebody."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alongside.coaching.domains import LifeDomain
from alongside.matching.forms.wishing import WishForm
from alongside.matching.models.request import AskedBy
from alongside.people.models import Program
from alongside.people.models.organisation import Setting
from alongside.ui.forms import (
    ChoiceField,
    EmailField,
    MultiChoiceField,
    PhoneField,
    SelectField,
    TextField,
    ZipField,
)
from alongside.workforce.models.profile import GroupServed, Language, LivedExperience, Mode

HELPS = [
    LifeDomain.HOUSING, LifeDomain.WORK, LifeDomain.LEGAL, LifeDomain.MONEY, LifeDomain.HEALTH,
    LifeDomain.MEDICATION, LifeDomain.SUPPORT, LifeDomain.FAMILY, LifeDomain.TRANSPORT,
    LifeDomain.FOOD, LifeDomain.PAPERS, LifeDomain.SAFETY,
]  # fmt: skip
WAYS = [
    ("may_call", _("Call")),
    ("may_text", pgettext_lazy("may", "Text")),
    ("may_leave_message", _("Leave a message")),
]
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))] + [
    pair for pair in Language.choices if pair[0] not in {"en", "es"}
]


class _Asking(WishForm):
    """What all who ask are asked; `programs` decides whether the place is a question."""

    wants = MultiChoiceField(
        _("What would help?"),
        [(h.value, h.label) for h in HELPS],
        required=False,
        plainly_optional=True,
    )

    given_name = TextField(
        _("First name"),
        max_length=60,
        missing=_("Enter a first name. Any name you go by is fine."),
        hint=_("Of the one who wants a coach. Any name you go by is fine."),
    )
    phone = PhoneField(_("Phone"), required=False, plainly_optional=True)
    email = EmailField(_("E-mail"), required=False, plainly_optional=True)
    ways = MultiChoiceField(
        _("We may"),
        WAYS,
        required=False,
        plainly_optional=True,
        hint=_("If you choose nothing, we call or text and leave no message."),
    )
    safe_ways = TextField(
        _("Good times, and what is safe"),
        required=False,
        hint=_("Such as: text first, after 5. Or where we can find you."),
    )
    zip = ZipField(_("ZIP code"), required=False)
    setting = ChoiceField(_("Where are you now?"), required=False, plainly_optional=True)
    language = SelectField(_("Language"), LANGUAGES, initial="en")

    def __init__(self, *args: Any, programs: Iterable[Program], **options: Any) -> None:
        super().__init__(*args, **options)
        settings = {one.setting for one in programs}
        if len(settings) > 1:
            found = [pair for pair in Setting.choices if pair[0] in settings]
            self.offer("setting", found)
        else:
            del self.fields["setting"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        broken = {"phone", "email", "safe_ways"} & set(self.errors)
        if not broken and not (data.get("phone") or data.get("email") or data.get("safe_ways")):
            self.add_error(
                "phone", _("Give one way to reach you: a phone, an e-mail, or a place and time.")
            )
        return data

    def is_more_wanted(self) -> bool:
        """This function will tell whether something behind "More" is to be put right."""
        return bool(set(self.errors) & set(LATER)) if self.is_bound else False

    def reach(self) -> dict[str, Any]:
        """This function will give what `people.add_person` takes."""
        data = self.cleaned_data
        names = ("given_name", "phone", "email", "safe_ways", "zip", "language")
        chosen = data["ways"] or ["may_call", "may_text"]
        ways = {way: way in chosen for way, _label in WAYS}
        family = {"family_name": data["family_name"]} if "family_name" in data else {}
        return {**{name: data[name] for name in names}, **ways, **family}

    def wishes(self) -> dict[str, list[str]]:
        """This function will give what they would like in a coach."""
        data = self.cleaned_data
        names = ("modes", "lived_experience", "groups_served")
        found = {name: list(data[name]) for name in names if data.get(name)}
        if data["language"] != "en":
            found["languages"] = [data["language"]]
        return found


LATER = ("setting", "language", "coach", "words")
"""What is asked behind "More, if you like": nobody has to open it."""


class AskForm(_Asking):
    """Eight questions, under two minutes."""

    asked_by = ChoiceField(
        _("Who is this for?"),
        [(AskedBy.PERSON.value, _("For me")), (AskedBy.HELPER.value, _("I am helping somebody"))],
        missing=_("Choose who this is for."),
        initial=AskedBy.PERSON.value,
    )
    field_order = (
        "asked_by", "given_name", "wants", "phone", "email", "ways", "safe_ways", "zip", "setting",
        "language", "coach", "words",
    )  # fmt: skip


class StaffAskForm(_Asking):
    """The same questions, asked by staff for somebody; with the family name and wishes."""

    family_name = TextField(_("Family name"), max_length=60, required=False)
    modes = MultiChoiceField(_("How to meet"), Mode.choices, required=False)
    lived_experience = MultiChoiceField(
        _("Has lived through"), LivedExperience.choices, required=False
    )
    groups_served = MultiChoiceField(_("Knows well"), GroupServed.choices, required=False)
    field_order = (
        "given_name", "family_name", "wants", "phone", "email", "ways", "safe_ways", "zip",
        "setting", "language", "modes", "lived_experience", "groups_served", "coach", "words",
    )  # fmt: skip
