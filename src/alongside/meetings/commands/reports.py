"""A visitor says that a listing is wrong; the desk settles it."""

import uuid

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.saving import save_once
from alongside.meetings import policy
from alongside.meetings.models import Meeting, Report
from alongside.meetings.models.report import Wrong


@command("meetings.report_wrong", check=policy.check_can_report)
def report_wrong(
    *, meeting: Meeting, wrong: str, words: str, by: Actor, id: uuid.UUID | None = None
) -> Report:
    """This function will keep what somebody says is wrong, for the desk of the program."""
    row = Report(
        organisation_id=inputs.house(by),
        meeting=meeting,
        wrong=inputs.one_of(wrong, Wrong.values, "wrong"),
        words=inputs.words(words, "words"),
    )
    return save_once(row, by=by, id=id)


@command("meetings.settle_report", check=policy.check_can_settle)
def settle_report(*, report: Report, by: Actor) -> Report:
    """This function will take a report off the desk; settled again, it stays as it was."""
    if report.settled_at is None:
        report.settled_at, report.settled_by_id = clock.now(), inputs.author(by)
        report.save(update_fields=["settled_at", "settled_by"])
    return report
