"""A contact in words."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.coaching.domains import LifeDomain
from alongside.coaching.models import Addendum, Contact, OwnWords
from alongside.coaching.models.contact import ContactMode, Handoff, Help, Outcome, Place
from alongside.ui import times

_FIRST = (Outcome.REACHED, Outcome.MESSAGE_LEFT, Outcome.NO_ANSWER, Outcome.NO_SHOW)
_FIRST_TOPICS = (
    LifeDomain.HOUSING,
    LifeDomain.WORK,
    LifeDomain.LEGAL,
    LifeDomain.MONEY,
    LifeDomain.MEDICATION,
    LifeDomain.HEALTH,
    LifeDomain.SUPPORT,
    LifeDomain.TRANSPORT,
)
CHOICES: dict[str, list[tuple[str, Any]]] = {
    "outcomes": [(o.value, o.label) for o in _FIRST],
    "other_outcomes": [(v, label) for v, label in Outcome.choices if v not in _FIRST],
    "modes": ContactMode.choices[:4],
    "other_modes": ContactMode.choices[4:],
    "topics": [(one.value, one.label) for one in _FIRST_TOPICS],
    "other_topics": [(v, label) for v, label in LifeDomain.choices if v not in _FIRST_TOPICS],
}
_ICONS: dict[str, str] = {
    ContactMode.IN_PERSON: "person",
    ContactMode.PHONE: "phone",
    ContactMode.VIDEO: "video",
    ContactMode.TEXT: "message",
    ContactMode.EMAIL: "mail",
    ContactMode.LETTER: "mail",
}
COUNTED: dict[str, Promise] = {
    "naloxone_kits": gettext_lazy("Naloxone kits given"),
    "kits_used": gettext_lazy("Kits used since last contact"),
    "test_strips": gettext_lazy("Test strips given"),
    "wound_kits": gettext_lazy("Wound care kits given"),
}
SAID: dict[str, Promise] = {
    "naloxone_training": gettext_lazy("Showed how to use naloxone"),
    "overdose_since_last": gettext_lazy("An overdose since last contact"),
    "safety_concern": gettext_lazy("I worry about somebody's safety"),
    "is_unplanned": gettext_lazy("It was not planned"),
}


def icon(mode: str) -> str:
    """This function will give the icon of a way to be in contact."""
    return _ICONS.get(mode, "people")


def title(outcome: str, mode: str) -> str:
    """This function will name a contact: "We talked · Phone"."""
    happened, how = Outcome(outcome).label, ContactMode(mode).label
    return str(happened) if outcome == Outcome.TEXT_SENT else f"{happened} · {how}"


def labels(values: list[str], choices: type[LifeDomain] | type[Help]) -> list[str]:
    """This function will name topics or helps; one that is no longer known is left out."""
    known = dict(choices.choices)
    return [str(known[value]) for value in values if value in known]


@dataclass(frozen=True, slots=True)
class ContactPage:
    """One contact with all its fields in words."""

    row: Contact

    @property
    def title(self) -> str:
        return title(self.row.outcome, self.row.mode)

    @property
    def lead(self) -> str:
        parts = [times.moment(self.row.occurred_at), self.row.coach.name]
        if self.row.minutes:
            parts.insert(1, times.duration(self.row.minutes))
        return " · ".join(part for part in parts if part)

    @property
    def is_unanswered_text(self) -> bool:
        return self.row.outcome == Outcome.TEXT_SENT and not self.row.is_reached

    @property
    def addenda(self) -> list[Addendum]:
        return list(self.row.addenda.all())

    @property
    def own_words(self) -> list[OwnWords]:
        return list(self.row.own_words.all())

    @property
    def topics(self) -> list[str]:
        return labels(self.row.topics, LifeDomain)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Every field that says something, as label and text."""
        row = self.row
        pairs: list[tuple[Any, Any]] = [
            (_("Where"), Place(row.place).label if row.place else ""),
            (_("On the way"), times.duration(row.travel_minutes) if row.travel_minutes else ""),
            (_("Who else was there"), row.others_present),
            (_("What was done"), ", ".join(labels(row.helps, Help))),
            (_("With a service"), Handoff(row.warm_handoff).label if row.warm_handoff else ""),
            *((label, getattr(row, name) or "") for name, label in COUNTED.items()),
            (_("Also"), "; ".join(str(t) for name, t in SAID.items() if getattr(row, name))),
            (_("Use since last contact, in their words"), row.use_since_last),
            (_("How they saw it"), row.response),
            (_("Next step"), row.next_step),
            (_("Next contact"), self._next()),
        ]
        return [(str(label), str(text)) for label, text in pairs if text]

    def _next(self) -> str:
        row = self.row
        how = ContactMode(row.next_contact_mode).label if row.next_contact_mode else ""
        on = times.day(row.next_contact_on) if row.next_contact_on else ""
        return " · ".join(str(part) for part in (on, how) if part)
