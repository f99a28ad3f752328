"""Write the enrolments of an import, with their first status, and end those that are over."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.bulk import chunks, insert
from alongside.core.ids import new_id
from alongside.people.commands.import_audits import Audits
from alongside.people.models import Enrolment, EnrolmentStatus, Program
from alongside.people.models.enrolment import Status
from alongside.people.models.organisation import Setting
from alongside.people.queries.import_stays import Stay, StayChange
from alongside.people.queries.importing import ImportPlan, Tell


@dataclass(slots=True)
class Written:
    """Rows written by table."""

    enrolments: int = 0
    statuses: int = 0
    programs: int = 0


def write(plan: ImportPlan, new: dict[int, uuid.UUID], audits: Audits, tell: Tell) -> Written:
    """This function will write all stays of a plan; `new` holds the ids of new people by line."""
    done = Written()
    programs = _programs(plan, done, audits)
    today = clock.today(plan.organisation.time_zone)
    total = len(plan.stays)
    same = {"organisation_id": plan.organisation.pk, "created_at": clock.now()}
    for chunk in chunks(plan.stays):
        rows = [_enrolment(stay, new, programs, today) for stay in chunk]
        insert(Enrolment, rows, same)
        pairs = zip(chunk, rows, strict=True)
        insert(EnrolmentStatus, [_status(plan, stay, row["id"]) for stay, row in pairs], same)
        ids = [(row["id"], row["person_id"]) for row in rows]
        audits.add("people.enrol", "people.Enrolment", ids)
        done.enrolments += len(rows)
        done.statuses += len(rows)
        tell(_("Enrolling people"), done.enrolments, total)
    for change in plan.stay_changes:
        _apply(plan, change, audits, done)
    return done


def _programs(plan: ImportPlan, done: Written, audits: Audits) -> dict[str, Program]:
    """Programs by folded name; one that the file names and nobody set up yet is added."""
    rows = Program.objects.in_organisation(plan.organisation.pk)
    found = {row.name.casefold(): row for row in rows}
    found[""] = plan.program
    for stay in plan.stays:
        name = stay.program_name[:120]
        if name.casefold() not in found:
            row = Program.objects.create(
                organisation=plan.organisation,
                name=name,
                setting=Setting.COMMUNITY,
                time_zone=plan.organisation.time_zone,
                takes_requests=False,
            )
            found[name.casefold()] = row
            audits.add("people.add_program", "people.Program", [(row.pk, None)])
            done.programs += 1
    return found


def _enrolment(
    stay: Stay, new: dict[int, uuid.UUID], programs: dict[str, Program], today: dt.date
) -> dict[str, Any]:
    return {
        "id": new_id(),
        "person_id": stay.person_id or new[stay.line],
        "program_id": programs[stay.program_name[:120].casefold()].pk,
        "enrolled_on": stay.entered_on or today,
    }


def _status(plan: ImportPlan, stay: Stay, enrolment_id: uuid.UUID) -> dict[str, Any]:
    day = stay.ended_on or stay.entered_on
    return {
        "id": new_id(),
        "enrolment_id": enrolment_id,
        "state": Status.COMPLETED.value if stay.ended_on else Status.ASKED.value,
        "at": _noon(day, plan.organisation.time_zone) if day else clock.now(),
    }


def _apply(plan: ImportPlan, change: StayChange, audits: Audits, done: Written) -> None:
    row = change.enrolment
    if change.entered_on:
        row.enrolled_on = change.entered_on
        row.save(update_fields=["enrolled_on"])
        done.enrolments += 1
    if change.ended_on:
        at = _noon(change.ended_on, plan.organisation.time_zone)
        current = EnrolmentStatus.objects.in_organisation(row.organisation_id)
        current.filter(enrolment=row, until__isnull=True).update(until=clock.now())
        EnrolmentStatus.objects.create(
            organisation_id=row.organisation_id, enrolment=row, state=Status.COMPLETED, at=at
        )
        done.statuses += 1
    audits.add("people.change_enrolment", "people.Enrolment", [(row.pk, row.person_id)])


def _noon(day: dt.date, zone: str) -> dt.datetime:
    """A day without a time is kept as its noon, which is the same day in every American zone."""
    return dt.datetime.combine(day, dt.time(12), ZoneInfo(zone)).astimezone(dt.UTC)
