"""
What somebody asked for, on their timeline, so that the coach who walks with them knows it.

Asking for another coach is not there: what is said then may be about the one who reads (NC-09).
"""

import json
import uuid
from typing import Any

from django.db.models import CharField, F, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from alongside.coaching.queries import timeline_sources as on
from alongside.coaching.queries.sealed import sealed
from alongside.coaching.queries.timeline import Entry
from alongside.core.actor import Actor
from alongside.matching.models import Request
from alongside.matching.models.request import AskedBy, RequestKind
from alongside.matching.presenters import wishes

TITLES = {
    AskedBy.PERSON: lambda: _("Asked for a coach"),
    AskedBy.HELPER: lambda: _("Somebody with them asked for a coach"),
    AskedBy.STAFF: lambda: _("Staff asked for a coach"),
    AskedBy.PARTNER: lambda: _("Handed over by a partner"),
}


def asked(person_id: uuid.UUID, by: Actor) -> QuerySet[Any]:
    """This function will give what was asked for at the beginning."""
    rows = Request.objects.scoped(by).filter(person_id=person_id, kind=RequestKind.FIRST)
    return rows.annotate(
        source=on.text("request"), row_id=F("pk"), when=F("asked_at"),
        who=F("by_membership__name"), what=Cast(F("wishes"), CharField()), how=F("asked_by"),
        number1=on.NO_NUMBER, number2=on.NO_NUMBER, number3=on.NO_NUMBER, tags=F("wants"),
        blob=sealed("words"), blob2=on.NO_BYTES,
    )  # fmt: skip


def _title(one: Entry) -> str:
    return TITLES[AskedBy(one.how)]()


def _chips(one: Entry) -> list[str]:
    return [*wishes.wants_in_words(one.tags), *wishes.wishes_in_words(json.loads(one.what))]


def register() -> None:
    """This function will put it on every timeline."""
    on.also(
        on.Kind(
            name="request", rows=asked, label="matching.request.words", title=_title,
            chips=_chips, icon="people", tone="clay",
        )
    )  # fmt: skip
