"""What waits for a supervisor."""

import uuid

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.people.queries import persons
from alongside.safety.models import SupervisorTask, TaskKind

MOST = 50


def open_for(by: Actor) -> list[SupervisorTask]:
    """
    This function will list open tasks of the supervisor's programs: danger before talks to be
    held, the newest first, so that an alarm is never beyond the end of the list.
    """
    # "danger" stands before "debrief" by its letters too.
    return list(_open(by).order_by("kind", "-at", "-pk")[:MOST])


def find(id: uuid.UUID, *, by: Actor) -> SupervisorTask:
    """
    This function will find a task about somebody of the supervisor's programs, done or not.

    :raises NotFound: for any other id
    """
    row = _mine(by).filter(pk=id).first()
    if row is None:
        raise NotFound(_("There is nothing here."))
    return row


def newest_open(person_id: uuid.UUID, *, by: Actor) -> SupervisorTask | None:
    """This function will give the newest open task that says a person was in danger."""
    rows = SupervisorTask.objects.scoped(by).filter(
        person_id=person_id, kind=TaskKind.DANGER, done_at__isnull=True
    )
    return rows.select_related("by_membership").order_by("-at").first()


def _open(by: Actor) -> QuerySet[SupervisorTask]:
    return _mine(by).filter(done_at__isnull=True)


def _mine(by: Actor) -> QuerySet[SupervisorTask]:
    seen = persons.served_by(by).values("pk")
    rows = SupervisorTask.objects.scoped(by).filter(person_id__in=seen)
    return rows.select_related("person", "by_membership")
