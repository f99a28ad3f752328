"""Reports that an entry is wrong: made by anybody, closed by whoever keeps the directory."""

import datetime as dt
import uuid

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput, NotFound
from alongside.directory.models import Service
from alongside.directory.search import indexing, policy
from alongside.directory.search.models import WrongReport

KEPT_DAYS = 90
OUTCOMES = ("mended", "right", "gone")
LONGEST = 500


@command("directory.report_wrong", check=policy.check_anybody)
def report_wrong(
    *, service: uuid.UUID, kind: str, words: str, id: uuid.UUID, by: Actor
) -> WrongReport:
    """
    This function will keep a report until it is dealt with; nothing says who made it.

    :raises NotFound: when there is no such service
    """
    if kind not in WrongReport.KINDS:
        raise BadInput(_("Choose one from the list."), field="kind")
    if not Service.objects.standing().filter(pk=service).exists():
        raise NotFound(_("There is nothing here."))
    row = WrongReport(
        id=id, service=service, kind=kind, words=words[:LONGEST], made_on=clock.today("UTC")
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDone(WrongReport.objects.get(pk=id)) from None
    return row


@command("directory.close_report", check=policy.check_can_close)
def close_report(*, report: WrongReport, outcome: str, by: Actor) -> WrongReport:
    """
    This function will close a report and let its words go.

    "right": the entry stands and was confirmed today; "mended": its publisher was told or the
    entry changed, and it was confirmed; "gone": it is left out of the search.
    """
    if outcome not in OUTCOMES:
        raise BadInput(_("Choose one from the list."), field="outcome")
    if report.closed_on is not None:
        raise AlreadyDone(report)
    report.closed_on, report.outcome, report.words = clock.today("UTC"), outcome, ""
    report.save(update_fields=["closed_on", "outcome", "words"])
    rows = Service.objects.filter(pk=report.service)
    if outcome == "gone":
        rows.update(status="defunct")
    else:
        rows.update(confirmed_on=clock.today("UTC"))
    indexing.update([report.service])
    return report


def open_reports() -> list[tuple[WrongReport, str]]:
    """This function will list open reports with the name of the service, the oldest first."""
    rows = list(WrongReport.objects.filter(closed_on__isnull=True).order_by("made_on", "pk")[:50])
    names = dict(
        Service.objects.filter(pk__in={row.service for row in rows}).values_list("pk", "name")
    )
    return [(row, names.get(row.service, "")) for row in rows]


def get(id: uuid.UUID) -> WrongReport:
    """
    This function will find a report.

    :raises NotFound: when there is none
    """
    found = WrongReport.objects.filter(pk=id).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def forget_old(today: dt.date | None = None) -> int:
    """This function will let go of the words of reports that nobody dealt with in time."""
    before = (today or clock.today("UTC")) - dt.timedelta(days=KEPT_DAYS)
    open_still = WrongReport.objects.filter(made_on__lt=before, closed_on__isnull=True)
    return open_still.update(words="")
