"""What people ask for: their own list, the officer's by due date, and what stands beside a note."""

import uuid
from collections.abc import Collection

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from alongside.core import audit
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.people.models import Person
from alongside.people.policy import check_is_the_person
from alongside.privacy.models import Ask, AskState
from alongside.privacy.models.asks import Answer, AskKind


def own(person: Person, *, by: Actor) -> list[Ask]:
    """This function will list what a person asked for, newest first, for themself."""
    check_is_the_person(by=by, person=person)
    audit.read(by=by, person=person, what="asks")
    return list(_whole(Ask.objects.scoped(by).filter(person=person)).order_by("-id"))


def get(ask_id: uuid.UUID, *, by: Actor) -> Ask:
    """
    This function will find an ask for the person or for the privacy officer.

    :raises NotFound: for everybody else, a coach who was complained of among them (P2-68)
    """
    found = _whole(_visible(by).filter(pk=ask_id)).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    audit.read(by=by, person=found.person, what="asks")
    return found


def open_for_officer(by: Actor) -> list[Ask]:
    """
    This function will list what waits for the privacy officer, the nearest due date first.

    :raises NotFound: for everybody else
    """
    if not by.has_role(Role.PRIVACY_OFFICER):
        raise NotFound(_("There is nothing here."))
    waits = Q(states__until__isnull=True, states__state=Answer.OPEN)
    rows = list(_whole(_visible(by).filter(waits)).order_by("due_at", "id"))
    audit.listed(by=by, what="asks", person_ids=[row.person_id for row in rows])
    return rows


def beside(person_id: uuid.UUID, about: Collection[uuid.UUID], *, by: Actor) -> list[Ask]:
    """
    This function will list the answered changes that stand beside a person's notes (HS-10).

    Those who may read the note read these with it: what was agreed to, and what the person says
    to a no. The page that shows the note has checked who reads.
    """
    answered = Q(states__until__isnull=True) & (
        Q(states__state=Answer.ACCEPTED) | Q(disagreed_at__isnull=False)
    )
    rows = Ask.objects.scoped(by).filter(
        answered, kind=AskKind.AMENDMENT, person_id=person_id, about_id__in=about
    )
    return list(_whole(rows).order_by("id")) if about else []


def current(ask: Ask) -> AskState:
    """This function will give where an ask stands; its states are loaded with it."""
    return next(state for state in ask.states.all() if state.until is None)


def _visible(by: Actor) -> QuerySet[Ask]:
    rows = Ask.objects.scoped(by)
    if by.has_role(Role.PARTICIPANT) and by.person_id is not None:
        return rows.filter(person_id=by.person_id)
    return rows if by.has_role(Role.PRIVACY_OFFICER) else rows.none()


def _whole(rows: QuerySet[Ask]) -> QuerySet[Ask]:
    states = AskState._base_manager.select_related("by_membership").order_by("at", "id")
    return rows.select_related("person").prefetch_related(Prefetch("states", queryset=states))
