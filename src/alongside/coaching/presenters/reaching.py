"""Safe ways to reach somebody, in words."""

from django.utils.translation import gettext as _

from alongside.people.models import Person
from alongside.ui.phones import shown_phone
from alongside.workforce.presenters.shown import label


def ways(one: Person) -> list[tuple[str, str]]:
    """This function will list what a person said about reaching them, as label and text."""
    may = [
        words
        for said, words in (
            (one.may_call, _("calls")),
            (one.may_text, _("texts")),
            (one.may_leave_message, _("voice messages")),
        )
        if said
    ]
    pairs = [
        (_("What is safe"), one.safe_ways),
        (_("Phone"), shown_phone(one.phone)),
        (_("Welcome"), ", ".join(may)),
        (_("E-mail"), one.email),
        (_("Meets at"), one.meeting_place),
        (_("Language"), label("languages", one.language)),
    ]
    return [(name, text) for name, text in pairs if text]
