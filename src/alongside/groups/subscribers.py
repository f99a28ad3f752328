"""What follows in groups from news of the domains below."""

from alongside.core.events import DomainEvent, subscribe
from alongside.groups.commands.mentors import keep_roles_apart
from alongside.groups.models import MentoringSide
from alongside.people.models import Person


def _apart(event: DomainEvent) -> None:
    by, person_id = event.system, event.payload["person_id"]
    rows = MentoringSide.objects.scoped(by).filter(person_id=person_id)
    # Nearly always nobody: one query then.
    if rows.filter(mentoring__ended_at__isnull=True).exists():
        person = Person.objects.scoped(by).get(pk=person_id)
        keep_roles_apart(person=person, by=by)


@subscribe("people.coach_assigned")
def coach_is_nobodys_mentor(event: DomainEvent) -> None:
    """Whoever became somebody's coach is their mentor no more."""
    _apart(event)


@subscribe("people.cover_started")
def cover_is_nobodys_mentor(event: DomainEvent) -> None:
    """Whoever covers for somebody's coach is their mentor no more."""
    _apart(event)
