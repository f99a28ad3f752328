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
from alongside.core import clock, events
from alongside.core.ids import new_id
from alongside.core.models import EventDelivery
from alongside.directory.search.models import Demand
from alongside.groups.commands import settings
from alongside.matching.commands import marks, proposals
from alongside.matching.models import Proposal
from alongside.people.models import ColumnMapping, EmergencyAccess, SecondYes
from alongside.people.tests import factories
from alongside.privacy.commands import disclosing, minors, notices, reaching, recipients
from alongside.privacy.models import (
    Affected,
    Disclosure,
    Incident,
    IncidentState,
    Integration,
    RuleAnswer,
    Vendor,
)
from alongside.privacy.tests import factories as consent_factories
from alongside.referrals.commands import reminding
from alongside.referrals.models import Referral
from alongside.safety.commands import quiet
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


def _other_person(world: World) -> dict[str, Any]:
    return {"person": factories.make_person(world.organisation, "Lou")}


EXAMPLES: dict[str, Example] = {
    "affected_once": AGAIN,
    "consent_is_the_basis": changed(basis="consent", consent=None),
    "destroyed_key_is_empty": lambda _world: {"destroyed_at": clock.now()},
    "audit_ends_after_start": lambda _world: {"until_at": models.F("from_at")},
    "disclosed_with_notice": changed(notice=""),
    "emergency_ends": lambda _world: {"until_at": models.F("from_at")},
    "incident_ends_later": lambda world: {"ended_at": clock.now() - dt.timedelta(days=9)},
    "integration_on_once": AGAIN,
    "large_export_has_second": lambda _world: {
        "needs_second": True, "approved_at": None, "made_at": clock.now(),
    },
    "letter_code_once": AGAIN,
    "study_ends_after_approval": lambda _world: {"ends_on": dt.date(2020, 1, 1)},
    "need_ends_with_reason": changed(end="met", ended_at=None),
    "notice_seen_once": AGAIN,
    "one_current_answer": AGAIN,
    "one_current_answer_per_rule": AGAIN,
    "one_current_step": AGAIN,
    "opted_out_once": AGAIN,
    "on_call_hours_have_both_ends": changed(starts=None, ends=dt.time(8)),
    "safe_hours_have_both_ends": changed(safe_from=None, safe_until=dt.time(20)),
    "agreed_before_the_first_session": changed(agreed_at=None),
    "cancelled_is_not_held": lambda _world: {"cancelled_at": clock.now(), "held_at": clock.now()},
    "group_of_1_to_50": changed(capacity=51),
    "leads_a_group_once": AGAIN,
    "led_a_session_once": AGAIN,
    "mentor_of_1_to_5": changed(room=6),
    "note_needs_its_source": changed(asks_note=True, note_source=""),
    "one_of_each_side": _other_person,
    "one_offer_in_a_group": AGAIN,
    "one_place_in_a_group": AGAIN,
    "proof_code_once": AGAIN,
    "proof_days_in_order": changed(last_day=dt.date(2020, 1, 1)),
    "session_1_to_480_minutes": changed(minutes=481),
    "session_has_length": lambda _world: {"ends_at": models.F("starts_at")},
    "there_once": AGAIN,
    "two_different_people": changed(side="third"),
    "agreed_once_per_side": AGAIN,
    "format_once_per_vocabulary": AGAIN,
    "format_words_once_per_language": AGAIN,
    "listing_once": AGAIN,
    "meeting_format_once": AGAIN,
    "meeting_place_whole_or_none": changed(longitude=None),
    "meeting_time_whole_or_none": changed(weekday=None),
    "service_body_once": AGAIN,
    "appointment_has_length": lambda _world: {"ends_at": models.F("starts_at")},
    "assigned_once": changed(kind="covering"),
    "cadence_1_to_90_days": changed(every_days=91),
    "checked_by_somebody": lambda world: {
        "checked_on": None, "checked_by": world.membership_of(world.theo)
    },
    "connection_0_to_10": changed(connection=11),
    "contact_every_1_to_90_days": changed(contact_every_days=91),
    "consent_ends_on_its_date": changed(expires_on=None),
    "consent_signed_with_date": changed(signed_on="2026-11-24"),
    "contact_within_a_day": changed(minutes=1441),
    "cost_from_up_to": changed(cost="sliding", cost_from_cents=200, cost_to_cents=100),
    "craving_0_to_10": changed(craving=11),
    "day_1_to_5": changed(day=6),
    "external_id_once": AGAIN,
    "hours_once_per_source": AGAIN,
    "hours_start_before_end": lambda _world: {"ends": models.F("starts")},
    "idle_between_5_and_60": changed(idle_minutes=4),
    "mapping_once_per_headers": AGAIN,
    "member_of_recipient_once": AGAIN,
    "minor_rule_up_to_18": changed(alone_from=19),
    "one_answer_per_side": AGAIN,
    "one_coach_at_a_time": _other_coach,
    "one_current_cadence": AGAIN,
    "one_current_legal_step": AGAIN,
    "one_current_outreach_plan": AGAIN,
    "one_current_status": AGAIN,
    "one_delivery": AGAIN,
    "one_desk_per_service": AGAIN,
    "one_demand_a_month": AGAIN,
    "one_index_key": AGAIN,
    "one_index_key_of_the_instance": AGAIN,
    "one_mark_per_side": AGAIN,
    "one_open_call_request": AGAIN,
    "one_open_link": changed(token_hash="another"),
    "one_open_proposal": AGAIN,
    "one_open_reminder": AGAIN,
    "one_open_request": AGAIN,
    "one_state_of_referral": AGAIN,
    "one_quiet_time_at_once": AGAIN,
    "only_tpo_without_end": changed(expiry_kind="none"),
    "outreach_after_1_to_90_days": changed(after_days=91),
    "part2_off_needs_reason": changed(part2_applies=False, part2_off_reason=""),
    "participant_has_person": changed(role="participant", person=None),
    "plan_version_once": AGAIN,
    "profile_slug_once": _other_coach,
    "program_name_once": AGAIN,
    "program_staff_once": AGAIN,
    "promise_has_coach": changed(owner="coach", coach=None),
    "reached_fits_outcome": changed(is_reached=True, outcome="no_answer"),
    "recipient_named_once": AGAIN,
    "return_noted_once_a_day": AGAIN,
    "role_once": AGAIN,
    "rule_version_once": AGAIN,
    "told_only_with_a_form": changed(way="partner", consent=None),
    "weekday_0_to_6": changed(weekday=7),
    "second_yes_by_another": lambda world: {
        "given_by_id": world.ada.membership_id, "given_at": clock.now(),
    },
    "second_yes_with_its_time": lambda _world: {"given_at": clock.now()},
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
            # What is append-only refuses every change, whatever the rule: there it is a new row.
            if isinstance(constraint, models.CheckConstraint) and model is not Disclosure:
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
    # Past `save`, which may refuse by itself: the rule of the database is what is tried here.
    type(row)._base_manager.bulk_create([row])


def _names(said: str, model: type[models.Model], constraint: models.BaseConstraint) -> bool:
    """PostgreSQL and rules of one row go by name; SQLite names the columns that must differ."""
    columns = [f"{model._meta.db_table}.{model._meta.get_field(name).column}"  # type: ignore[union-attr]
               for name in getattr(constraint, "fields", ())]  # fmt: skip
    return constraint.name in said or (bool(columns) and said.endswith(": " + ", ".join(columns)))


def _rows_of_every_kind(world: World) -> None:
    """What no page of the other guards needs."""
    own = {"organisation": world.organisation}
    Demand.objects.create(month=clock.today("UTC"), postal_code="06106", topic="food")
    june = world.june_person
    factories.make_person(world.organisation, "Lee", external_id="17")
    ColumnMapping.objects.create(**own, headers_digest="d")
    stored = events.store(name="test.happened", by=world.system, payload={})
    EventDelivery.objects.create(event=stored, subscriber="somebody")
    counters.note_return(person=june, by=world.june)
    plan = Plan.objects.scoped(world.june).get(person=june)
    plans.agree_to_plan(plan=plan, side="person", number=plan.version, by=world.june)
    marks.mark(person=june, coach=world.membership_of(world.wil), by=world.june)
    proposal = Proposal.objects.scoped(world.dana).filter(coach_id=world.dana.membership_id).first()
    assert proposal is not None
    proposals.answer(proposal=proposal, is_yes=True, by=world.dana)
    elm = recipients.add_recipient(name="Elm", kind="provider", by=world.ada)
    petra = world.membership_of(world.petra)
    recipients.add_member(recipient=elm, membership=petra, by=world.ada)
    on = clock.today("America/New_York")
    _rows_of_staff(world)
    referral = Referral.objects.scoped(world.dana).select_related("person").last()
    assert referral is not None
    reminding.remind(referral=referral, state="sent", by=world.system)
    quiet.begin_quiet(person=june, cause="overdose", by=world.dana)
    _rows_of_privacy(world)
    settings.set_rules(program=world.program, neutral_name="Center", by=world.ada)
    minors.set_minor_rule(state="CT", alone_from=16, source="A law", effective_on=on, by=world.ada)


def _rows_of_staff(world: World) -> None:
    own = {"organisation": world.organisation}
    asked = {"membership": world.membership_of(world.theo), "asked_by_id": world.ada.membership_id}
    SecondYes.objects.create(**own, **asked)


def _rows_of_privacy(world: World) -> None:
    own, now = {"organisation": world.organisation}, clock.now()
    june, priya = world.june_person, world.membership_of(world.priya)
    opened = {"person": world.ray_person, "membership": world.membership_of(world.dana)}
    EmergencyAccess.objects.create(
        **own, **opened, from_at=now, until_at=now + dt.timedelta(hours=1), reason="Fire"
    )
    incident = Incident.objects.scoped(world.priya).last()
    assert incident is not None
    IncidentState.objects.create(**own, incident=incident, state="opened", at=now)
    Affected.objects.create(
        **own, incident=incident, person=june, events=1, first_at=now, last_at=now
    )
    vendor = Vendor.objects.create(**own, name="Texts", service="sms")
    Integration.objects.create(**own, vendor=vendor, key="sms", enabled_at=now)
    RuleAnswer.objects.create(**own, rule="hipaa", applies=True, by_membership=priya)
    consent = consent_factories.active(june)
    recipient = consent.recipients.select_related("recipient").get().recipient
    disclosing.disclose(
        person=june, recipient=recipient, categories=["attendance"], purpose="own_request",
        basis="consent", channel="spoken", by=world.dana,
    )  # fmt: skip
    notices.see_notice(person=june, language="en", by=world.june)
    notices.opt_out_of_fundraising(person=june, by=world.june)
    reaching.set_contact_rules(person=june, by=world.june)
    consent_factories.draft(june)  # the last one, and not signed: a signed one is kept as it is
