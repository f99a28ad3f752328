"""
Every rule that the database holds refuses what breaks it.

Each constraint is named here with an example that breaks it and nothing else; a constraint
without an example fails.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from alongside.coaching.commands import counters, plans
from alongside.coaching.models import Plan
from alongside.core import events
from alongside.core.ids import new_id
from alongside.core.models import EventDelivery
from alongside.matching.commands import marks, proposals
from alongside.matching.models import Proposal
from alongside.people.models import ColumnMapping
from alongside.people.tests import factories
from alongside.privacy.commands import notices, reaching
from tests.fixtures.people import World
from tests.guards.walker import things_of
from tests.performance.growing import grow

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

Example = Callable[[World], dict[str, Any]]


def changed(**values: Any) -> Example:
    """This function will give an example: a row that is there, with these values."""
    return lambda _world: values


# The very same row once more, under another id.
AGAIN = changed()


def _other_coach(world: World) -> dict[str, Any]:
    return {"coach": factories.make_member(world.organisation, "coach", has_account=False)}


EXAMPLES: dict[str, Example] = {
    "agreed_once_per_side": AGAIN,
    "appointment_has_length": lambda _world: {"ends_at": models.F("starts_at")},
    "assigned_once": changed(kind="covering"),
    "cadence_1_to_90_days": changed(every_days=91),
    "checked_by_somebody": lambda world: {
        "checked_on": None, "checked_by": world.membership_of(world.theo)
    },
    "connection_0_to_10": changed(connection=11),
    "contact_within_a_day": changed(minutes=1441),
    "cost_from_up_to": changed(cost="sliding", cost_from_cents=200, cost_to_cents=100),
    "craving_0_to_10": changed(craving=11),
    "day_1_to_5": changed(day=6),
    "external_id_once": AGAIN,
    "hours_once_per_source": AGAIN,
    "hours_start_before_end": lambda _world: {"ends": models.F("starts")},
    "idle_between_5_and_60": changed(idle_minutes=4),
    "letter_code_once": AGAIN,
    "mapping_once_per_headers": AGAIN,
    "notice_seen_once": AGAIN,
    "opted_out_once": AGAIN,
    "one_current_answer": AGAIN,
    "one_answer_per_side": AGAIN,
    "one_coach_at_a_time": _other_coach,
    "one_current_cadence": AGAIN,
    "one_current_status": AGAIN,
    "one_delivery": AGAIN,
    "one_index_key": AGAIN,
    "one_index_key_of_the_instance": AGAIN,
    "one_mark_per_side": AGAIN,
    "one_open_call_request": AGAIN,
    "one_open_proposal": AGAIN,
    "one_open_request": AGAIN,
    "part2_off_needs_reason": changed(part2_applies=False, part2_off_reason=""),
    "participant_has_person": changed(role="participant", person=None),
    "plan_version_once": AGAIN,
    "profile_slug_once": _other_coach,
    "program_name_once": AGAIN,
    "program_staff_once": AGAIN,
    "promise_has_coach": changed(owner="coach", coach=None),
    "reached_fits_outcome": changed(is_reached=True, outcome="no_answer"),
    "return_noted_once_a_day": AGAIN,
    "role_once": AGAIN,
    "rule_version_once": AGAIN,
    "safe_hours_have_both_ends": changed(safe_from=dt.time(9), safe_until=None),
    "weekday_0_to_6": changed(weekday=7),
}  # fmt: skip


def test_every_constraint_refuses_what_breaks_it(world: World) -> None:
    things_of(world)
    grow(world, range(3))
    _rows_of_every_kind(world)
    found = []
    for model, constraint in _constraints():
        if constraint.name not in EXAMPLES:
            found.append(f"{constraint.name}: give an example")
            continue
        said = _refusal(model, constraint, EXAMPLES[constraint.name](world))
        if not _names(said, model, constraint):
            found.append(f"{constraint.name}: {said or 'let it pass'}")
    assert not found, "\n".join(found)


def test_no_example_is_left_of_a_rule_that_is_gone() -> None:
    assert set(EXAMPLES) == {constraint.name for _model, constraint in _constraints()}


def _constraints() -> list[tuple[type[models.Model], models.BaseConstraint]]:
    ours = [m for m in apps.get_models() if m.__module__.startswith("alongside.")]
    return [(model, one) for model in ours for one in model._meta.constraints]


def _refusal(
    model: type[models.Model], constraint: models.BaseConstraint, values: dict[str, Any]
) -> str:
    # Nothing is once if it is nothing: rows without a value are not compared.
    present = {f"{name}__isnull": False for name in getattr(constraint, "fields", ())}
    rows = model._base_manager.filter(**present)
    if isinstance(constraint, models.UniqueConstraint) and constraint.condition is not None:
        rows = rows.filter(constraint.condition)
    row = rows.last()
    if row is None:
        return "there is no such row in the test; make one in _rows_of_every_kind"
    try:
        with transaction.atomic():
            if isinstance(constraint, models.CheckConstraint):
                model._base_manager.filter(pk=row.pk).update(**values)
            else:
                _save_again(row, values)
    except IntegrityError as error:
        return str(error)
    return ""


def _save_again(row: models.Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    is_numbered = isinstance(row._meta.pk, models.AutoField)
    row.pk = None if is_numbered else new_id()
    row.save(force_insert=True)


def _names(said: str, model: type[models.Model], constraint: models.BaseConstraint) -> bool:
    """PostgreSQL and rules of one row go by name; SQLite names the columns that must differ."""
    columns = [f"{model._meta.db_table}.{model._meta.get_field(name).column}"  # type: ignore[union-attr]
               for name in getattr(constraint, "fields", ())]  # fmt: skip
    return constraint.name in said or (bool(columns) and said.endswith(": " + ", ".join(columns)))


def _rows_of_every_kind(world: World) -> None:
    """What no page of the other guards needs."""
    own = {"organisation": world.organisation}
    june = world.june_person
    factories.make_person(world.organisation, "Lee", external_id="17")
    ColumnMapping.objects.create(**own, headers_digest="d")
    stored = events.store(name="test.happened", by=world.system, payload={})
    EventDelivery.objects.create(event=stored, subscriber="somebody")
    notices.see_notice(person=june, language="en", by=world.june)
    notices.opt_out_of_fundraising(person=june, by=world.june)
    reaching.set_contact_rules(person=june, by=world.june)
    counters.note_return(person=june, by=world.june)
    plan = Plan.objects.scoped(world.june).get(person=june)
    plans.agree_to_plan(plan=plan, side="person", number=plan.version, by=world.june)
    marks.mark(person=june, coach=world.membership_of(world.wil), by=world.june)
    proposal = Proposal.objects.scoped(world.dana).filter(coach_id=world.dana.membership_id).first()
    assert proposal is not None
    proposals.answer(proposal=proposal, is_yes=True, by=world.dana)
