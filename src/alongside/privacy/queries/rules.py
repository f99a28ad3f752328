"""Which rules the organisation said apply to it, now or on a day."""

import datetime as dt
import uuid

from django.db.models import Q

from alongside.people.models import Organisation
from alongside.privacy.models import RuleAnswer
from alongside.privacy.models.rule import RuleKey


def standing(organisation_id: uuid.UUID) -> dict[str, RuleAnswer]:
    """This function will give the answers that stand now, by rule."""
    rows = RuleAnswer.objects.in_organisation(organisation_id).filter(until__isnull=True)
    return {row.rule: row for row in rows.select_related("by_membership")}


def at(organisation_id: uuid.UUID, when: dt.datetime) -> dict[str, RuleAnswer]:
    """This function will give the answers that stood at a moment, by rule."""
    rows = RuleAnswer.objects.in_organisation(organisation_id).filter(at__lte=when)
    rows = rows.filter(Q(until__isnull=True) | Q(until__gt=when))
    return {row.rule: row for row in rows}


def applying(organisation: Organisation, when: dt.datetime) -> list[tuple[str, str]]:
    """
    This function will list the rules that hold for an incident, as (rule, state).

    Answers given later than the incident count as well when there was none before; Part 2 holds
    until somebody said no (P2-01).
    """
    answers = {**standing(organisation.pk), **at(organisation.pk, when)}
    found = []
    for rule in RuleKey.values:
        answer = answers.get(rule)
        if answer.applies if answer else rule == RuleKey.PART2 and organisation.part2_applies:
            found.append((rule, answer.state_code if answer else ""))
    return found


def unanswered(organisation_id: uuid.UUID) -> list[str]:
    """This function will list the rules nobody said anything about yet."""
    said = standing(organisation_id)
    return [rule for rule in RuleKey.values if rule not in said]
