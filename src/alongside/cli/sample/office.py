"""What waits on the sample's privacy desk: vendors, rules, one incident, one emergency, one file."""

import datetime as dt

from alongside.cli.sample.program import Cast
from alongside.core import audit, clock
from alongside.core.actor import Actor
from alongside.people.commands.emergency import open_in_emergency
from alongside.people.models import Enrolment, Person
from alongside.people.queries.actors import actor_for
from alongside.people.queries.persons import served_by
from alongside.privacy.commands import exports, incidents, rules, vendors

DAY = dt.timedelta(days=1)


def add_office(cast: Cast) -> int:
    """This function will give the privacy officer a believable week; returns the rows made."""
    pat, quinn = actor_for(cast.members["Pat H."]), actor_for(cast.members["Quinn D."])
    _rules(cast, pat)
    _vendors(quinn)
    _emergency(actor_for(cast.members["Wil M."]), actor_for(cast.members["Theo N."]))
    today = clock.now().date()
    incidents.open_incident(
        kind="lost", words="A coach's phone was left on the bus and came back the same evening.",
        discovered_on=today - 12 * DAY, began_at=clock.now() - 13 * DAY,
        ended_at=clock.now() - 12 * DAY, was_encrypted=True, by=quinn,
    )  # fmt: skip
    exports.ask_export(
        kind="contacts", reason="Quarterly talk with the Bedside team",
        by=actor_for(cast.members["Theo N."]),
    )  # fmt: skip
    return 12


def _rules(cast: Cast, by: Actor) -> None:
    said = (
        ("part2", True, "", ""),
        ("hipaa", False, "We bill no health plan.", ""),
        ("ftc", False, "42 CFR Part 2 applies.", ""),
        ("state", True, "", "CT"),
    )
    for rule, applies, reason, state in said:
        rules.answer_rule(
            organisation=cast.organisation, rule=rule, applies=applies, reason=reason,
            state_code=state, by=by,
        )  # fmt: skip


def _vendors(by: Actor) -> None:
    today = clock.now().date()
    rows = (
        ("Northfield Hosting", "hosting", ["none"], 400, 330),
        ("Harbor Mail Service", "email", ["reach"], 350, 15),
        ("Elm Street Copy Shop", "post", ["names", "reach"], None, None),
    )
    for name, service, kinds, agreed, left in rows:
        vendors.add_vendor(
            name=name, service=service, data_kinds=kinds, by=by,
            qsoa_on=today - agreed * DAY if agreed else None,
            renews_on=today + left * DAY if left else None,
        )  # fmt: skip


def _emergency(coach: Actor, supervisor: Actor) -> None:
    """Wil opened the record of somebody he does not walk with; Theo looked without a reason."""
    enrolled = Enrolment.objects.scoped(coach).values("person_id")
    strangers = Person.objects.scoped(coach).filter(pk__in=enrolled)
    strangers = strangers.exclude(pk__in=served_by(coach).values("pk")).order_by("pk")
    with clock.frozen(clock.now() - dt.timedelta(hours=5)):
        stranger = strangers[3]
        open_in_emergency(
            person=stranger, reason="Called our line from the street and asked for help", by=coach
        )
        audit.read(by=coach, person=stranger, what="record")
        for _ in range(2):
            audit.read(by=supervisor, person=strangers[5], what="record")
