"""What a person wants help with: told, made a goal of, ended; and the questions on it."""

import json
import uuid
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from alongside.coaching.commands import goals, plans
from alongside.coaching.domains import LifeDomain
from alongside.coaching.models import Goal
from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput
from alongside.core.saving import save_once
from alongside.people.models import Person
from alongside.referrals import events, policy, questions
from alongside.referrals.models import Need, NeedAnswers
from alongside.referrals.models.need import AskedHow, NeedEnd

LONGEST = 500


@command("referrals.answer_questions", check=policy.check_can_speak_of_needs)
def answer_questions(
    *,
    person: Person,
    answers: Mapping[str, Any],
    how: str,
    by: Actor,
    language: str = "en",
    id: uuid.UUID | None = None,
) -> NeedAnswers:
    """
    This function will keep answers to the questions on needs as given; nothing is added up.

    :raises BadInput: for an answer that no question offers
    """
    given = questions.checked(answers)
    text = questions.shipped()
    row = NeedAnswers(
        organisation_id=person.organisation_id,
        person=person,
        instrument=text.id_in(language),
        version=text.version,
        language=language if language in ("en", "es") else "en",
        how=inputs.one_of(how, AskedHow.values, "how"),
        answers=json.dumps(given, ensure_ascii=False),
        at=clock.now(),
        by_membership_id=by.membership_id,
    )
    return save_once(row, by=by, id=id)


@command("referrals.tell_need", check=policy.check_can_speak_of_needs, announces=events.NEED_TOLD)
def tell_need(
    *,
    person: Person,
    domain: str,
    by: Actor,
    words: str = "",
    goal: Goal | None = None,
    answers: NeedAnswers | None = None,
    id: uuid.UUID | None = None,
) -> Need:
    """
    This function will note what a person wants help with; the same open one is found again.

    A need for a goal is one for that goal; without, one open need a life domain is enough.

    :raises BadInput: for an unknown life domain, long words, or another's goal
    """
    inputs.one_of(domain, LifeDomain.values, "domain")
    if any(one is not None and one.person_id != person.pk for one in (goal, answers)):
        raise BadInput(_("This form is damaged. Open the page again."))
    rows = Need.objects.scoped(by).filter(
        person=person, domain=domain, goal=goal, ended_at__isnull=True
    )
    held = rows.first()
    if held is not None:
        raise AlreadyDone(held)
    row = Need(
        organisation_id=person.organisation_id,
        person=person,
        domain=domain,
        words=_short(words),
        goal=goal,
        answers=answers,
        by_membership_id=by.membership_id,
        created_at=clock.now(),
    )
    return save_once(row, by=by, id=id)


@command("referrals.make_goal", check=policy.check_can_change_need)
def make_goal(*, need: Need, words: str, by: Actor) -> Need:
    """
    This function will make a need a goal of the person's plan, in their words.

    A plan is started when there is none; who may write in it is the plan's own rule.
    """
    held = Need.objects.scoped(by).select_for_update(of=("self",)).get(pk=need.pk)
    if held.goal_id is not None:
        raise AlreadyDone(held)
    plan = plans.start_plan(person=need.person, by=by)
    held.goal = goals.add_goal(plan=plan, words=words or need.words, domain=need.domain, by=by)
    held.save(update_fields=["goal"])
    return held


@command("referrals.end_need", check=policy.check_can_change_need)
def end_need(*, need: Need, end: str, by: Actor) -> Need:
    """This function will end a need: the person got it, or does not want it now."""
    held = Need.objects.scoped(by).select_for_update(of=("self",)).get(pk=need.pk)
    if held.ended_at is not None:
        raise AlreadyDone(held)
    held.end = inputs.one_of(end, NeedEnd.values, "end")
    held.ended_at = clock.now()
    held.save(update_fields=["end", "ended_at"])
    return held


def _short(text: str) -> str:
    words = inputs.words(text, "words")
    if len(words) > LONGEST:
        raise BadInput(_("Shorten this. The most is 500 characters."), field="words")
    return words
