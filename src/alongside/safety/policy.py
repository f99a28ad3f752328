"""Who may do what when somebody is in danger."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotPermitted
from alongside.people import policy as people
from alongside.people.models import Person
from alongside.safety.models import SupervisorTask


def check_can_keep_on_call(*, by: Actor, **rows: Any) -> None:
    """A program administrator of the organisation, or the system."""
    people.check_can_manage_staff(by=by, **rows)


def check_can_tell_supervisor(*, by: Actor, person: Person, **_kwargs: Any) -> None:
    """A coach who serves or covers the person, a supervisor of their program, or the system."""
    people.check_can_work_with(by=by, person=person)


def check_can_keep_quiet(*, by: Actor, person: Person, **_kwargs: Any) -> None:
    """A coach who serves or covers the person, a supervisor of their program, or the system."""
    people.check_can_work_with(by=by, person=person)


def check_can_choose_outreach(
    *, by: Actor, person: Person, said_yes: bool = False, **_kwargs: Any
) -> None:
    """
    The person; or who works with them, when the person chose it and said yes.

    :raises NotFound: for a stranger
    :raises NotPermitted: without the yes
    """
    people.check_can_see_person(by=by, person=person)
    if by.person_id != person.pk and not by.is_system and not said_yes:
        raise NotPermitted(_("They choose this themself. Ask them first."))


def check_can_finish_task(*, by: Actor, task: SupervisorTask, **_kwargs: Any) -> None:
    """
    A supervisor of the person's program.

    :raises NotFound: for a stranger
    :raises NotPermitted: for a coach
    """
    people.check_can_see_person(by=by, person=task.person)
    if not by.has_role(Role.SUPERVISOR):
        raise NotPermitted(_("A supervisor does this."))
    people.check_can_supervise(by=by, person=task.person)
