"""Tell the supervisors, and say that it is done."""

import datetime as dt
import uuid

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.saving import save_once
from alongside.people.models import Person
from alongside.safety import policy
from alongside.safety.models import SupervisorTask, TaskKind

AGAIN = dt.timedelta(minutes=15)


@command("safety.tell_supervisor", check=policy.check_can_tell_supervisor)
def tell_supervisor(*, person: Person, by: Actor, id: uuid.UUID | None = None) -> SupervisorTask:
    """
    This function will put on the supervisors' overview that a person was in danger.

    It says who told and when and nothing else. The same `id` twice makes one row, and so does
    the same person who tells it again within a quarter of an hour.
    """
    told = SupervisorTask.objects.scoped(by).filter(
        person=person, kind=TaskKind.DANGER, done_at__isnull=True, at__gt=clock.now() - AGAIN
    )
    same = told.filter(by_membership_id=by.membership_id).first()
    if same is not None:
        raise AlreadyDone(same)
    row = SupervisorTask(
        organisation_id=person.organisation_id,
        person=person,
        kind=TaskKind.DANGER,
        at=clock.now(),
        by_membership_id=by.membership_id,
        created_at=clock.now(),
    )
    return save_once(row, id=id, by=by)


@command("safety.finish_task", check=policy.check_can_finish_task)
def finish_task(*, task: SupervisorTask, by: Actor) -> SupervisorTask:
    """This function will take a task off the overview; who did it and when stays."""
    if task.done_at is not None:
        raise AlreadyDone(task)
    task.done_at = clock.now()
    task.done_by_id = inputs.author(by)
    task.save(update_fields=["done_at", "done_by"])
    return task
