"""Find services, choose them with the person, and say what they may be told."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alongside.coaching.domains import LifeDomain
from alongside.coaching.models import Goal
from alongside.core import clock
from alongside.core.ids import parse_id
from alongside.people.models import Person
from alongside.privacy import texts as privacy_texts
from alongside.referrals.commands.referring import OFFERED, Asked
from alongside.referrals.forms import routes as asking
from alongside.referrals.models import Need
from alongside.referrals.models.referral import Route, Way
from alongside.referrals.presenters import words
from alongside.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    MultiChoiceField,
    SelectField,
    TextField,
    ZipField,
)

FOR_DAYS = 90


@dataclass(frozen=True, slots=True)
class Aim:
    """What a referral is for: a need that is noted, a goal of the plan, or a life domain alone."""

    domain: str
    need: Need | None = None
    goal: Goal | None = None


class FindForm(Form):
    """What for, in which words, near where."""

    need = SelectField(_("What for"), missing=_("Choose what they want help with."))
    words = TextField(
        _("Look for"), required=False, hint=_("As they say it: a bed tonight, help with a warrant.")
    )
    near = ZipField(_("Near ZIP code"), required=False)

    def __init__(
        self, *args: Any, person: Person, needs: list[Need], goals: list[Goal], **options: Any
    ) -> None:
        options["initial"] = {"near": person.zip, **options.get("initial", {})}
        super().__init__(*args, **options)
        self.aims = aims(needs, goals)
        sent = str(self.data.get("need", "")) if self.is_bound else ""
        if sent.removeprefix("new-") in LifeDomain.values:  # noted by now: sent once more
            self.aims.setdefault(sent, Aim(sent.removeprefix("new-")))
        for goal in goals:
            if sent == f"goal-{goal.pk}":
                self.aims.setdefault(sent, Aim(goal.domain, goal=goal))
        choices = [("", _("Choose")), *((key, _name(aim)) for key, aim in self.aims.items())]
        self.offer("need", choices)

    def aim(self) -> Aim:
        """This function will give what was chosen."""
        return self.aims[self.cleaned_data["need"]]


class ChooseForm(FindForm):
    """The services chosen, none of them beforehand, and how the person is asked later."""

    services = MultiChoiceField(
        _("Which services"), in_rows=True, missing=_("Choose at least one service.")
    )

    route = ChoiceField(asking.MINE, in_rows=True, required=False, plainly_optional=True)
    mine = True

    def __init__(
        self, *args: Any, offered: list[tuple[str, str]], routes: list[Route], **options: Any
    ) -> None:
        options["initial"] = {"route": Route.HERE, **options.get("initial", {})}
        super().__init__(*args, **options)
        self.offer("services", offered)
        asking.offer(self, routes, mine=self.mine)

    def chosen(self) -> list[uuid.UUID]:
        """This function will give the ids of the services chosen."""
        return [parse_id(pk) for pk in self.cleaned_data["services"]]


class ReferForm(ChooseForm):
    """The services chosen, and what they may be told; nothing is chosen beforehand (P2-09)."""

    way = ChoiceField(_("How"), Way.choices, in_rows=True, missing=_("Choose how."))
    categories = MultiChoiceField(
        _("What they may be told, beside the name"), in_rows=True, required=False
    )
    told = LongTextField(
        _("What to ask them for"),
        required=False,
        hint=_("In words the person agrees to. They read them before they sign."),
    )
    until = DateField(_("They may be told until"), required=False)
    mine = False

    def __init__(self, *args: Any, **options: Any) -> None:
        person: Person = options["person"]
        last = clock.today(person.time_zone) + dt.timedelta(days=FOR_DAYS)
        options["initial"] = {"until": last, **options.get("initial", {})}
        super().__init__(*args, **options)
        known = privacy_texts.words(
            "category", privacy_texts.language_of((get_language() or "")[:2])
        )
        shares = [(key, known[key].label) for key in OFFERED]
        self.offer("categories", shares)

    def asked(self) -> Asked:
        """This function will give what may be told, as the command takes it."""
        data = self.cleaned_data
        return Asked(data["categories"], data["told"], data["until"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("way") == Way.PARTNER:
            if not data.get("categories"):
                self.add_error("categories", _("Choose what they may be told."))
            if not data.get("until") and "until" not in self.errors:
                self.add_error("until", _("Enter the last day."))
        return data


def aims(needs: list[Need], goals: list[Goal]) -> dict[str, Aim]:
    """This function will list what a referral can be for: needs, goals, then life domains."""
    found = {str(one.pk): Aim(one.domain, need=one) for one in needs}
    taken = {one.goal_id for one in needs}
    found |= {f"goal-{one.pk}": Aim(one.domain, goal=one) for one in goals if one.pk not in taken}
    noted = {one.domain for one in needs if one.goal_id is None}
    return found | {f"new-{d.value}": Aim(d.value) for d in LifeDomain if d.value not in noted}


def _name(aim: Aim) -> str:
    name, text = words.domain(aim.domain), ""
    if aim.need is not None:
        text = aim.need.goal.words if aim.need.goal else aim.need.words
    elif aim.goal is not None:
        text = aim.goal.words
    return f"{name}: {text}"[:120] if text else name
