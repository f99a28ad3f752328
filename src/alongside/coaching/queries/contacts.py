"""What the page for logging a contact starts from, and one contact with all that was added."""

import uuid
from dataclasses import dataclass

from django.db.models import F, FilteredRelation, OuterRef, Prefetch, Q, Subquery
from django.utils.translation import gettext as _

from alongside.coaching.models import Addendum, Contact, OwnWords
from alongside.coaching.models.goal import GoalState
from alongside.coaching.queries.checkins import own_id
from alongside.coaching.queries.sealed import opened, sealed
from alongside.core import audit
from alongside.core.actor import Actor
from alongside.core.errors import NotFound
from alongside.people.models import Enrolment, Person
from alongside.people.models.organisation import WEEKLY
from alongside.people.queries import persons


@dataclass(frozen=True, slots=True)
class Start:
    """
    A person about to be contacted: agreed mode (or none) and goals to choose from.

    `default_days` is how often the program has pairs in contact that agreed nothing.
    """

    person: Person
    mode: str
    every_days: int | None
    default_days: int
    goals: list[tuple[str, str]]


def start(person_id: uuid.UUID, *, by: Actor) -> Start:
    """
    This function will give, in one query, what the page for logging a contact starts from.

    :raises NotFound: for a stranger
    """
    enrolled = Enrolment._base_manager.filter(person_id=OuterRef("pk"))
    enrolled = enrolled.order_by("-enrolled_on", "-pk")
    rows = (
        persons.visible_to(by)
        .filter(pk=person_id)
        .select_related("contact_rules")
        .annotate(
            agreed=FilteredRelation("cadences", condition=Q(cadences__until__isnull=True)),
            aim=FilteredRelation("goals", condition=Q(goals__state=GoalState.OPEN)),
            agreed_mode=F("agreed__mode"),
            agreed_days=F("agreed__every_days"),
            default_days=Subquery(enrolled.values("program__contact_every_days")[:1]),
            aim_id=F("aim__pk"),
            aim_words=sealed("aim__words"),
        )
    )
    found = list(rows.order_by("aim__position"))
    if not found:
        persons.get(person_id, by=by)
        raise NotFound(_("There is nothing here."))
    goals = [(str(r.aim_id), opened(r.aim_words, "coaching.goal.words")) for r in found if r.aim_id]
    one = found[0]
    default_days = one.default_days or WEEKLY
    return Start(one, one.agreed_mode or "", one.agreed_days, default_days, goals)


def get(contact_id: uuid.UUID, *, person_id: uuid.UUID, by: Actor) -> Contact:
    """
    This function will find a contact of a person the actor may see, with additions to its note.

    :raises NotFound: for a stranger, and for a contact of somebody else
    """
    rows = Contact.objects.scoped(by).filter(
        pk=contact_id, person_id=person_id, person__in=persons.visible_to(by)
    )
    found = rows.select_related("person", "coach").prefetch_related(*additions(by)).first()
    if found is None:
        audit.record(by=by, action="contact.read", person_id=None, outcome=audit.REFUSED)
        raise NotFound(_("There is nothing here."))
    return found


def saved_as(key: uuid.UUID, *, person_id: uuid.UUID, by: Actor) -> Contact | None:
    """This function will give the contact that a form with this key was saved as, if it was."""
    return Contact.objects.scoped(by).filter(pk=key, person_id=person_id).first()


def additions(by: Actor) -> list[Prefetch]:  # type: ignore[type-arg]
    """This function will give how to fetch addenda and own words with contacts."""
    addenda = Addendum.objects.scoped(by).select_related("by_membership").order_by("pk")
    return [
        Prefetch("addenda", queryset=addenda),
        Prefetch("own_words", queryset=OwnWords.objects.scoped(by).order_by("pk")),
    ]


def of_person(*, by: Actor, before: uuid.UUID | None = None, size: int = 20) -> list[Contact]:
    """This function will list a participant's own contacts, newest first, one more than asked."""
    rows = Contact.objects.scoped(by).filter(person_id=own_id(by), signed_at__isnull=False)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = rows.select_related("coach").prefetch_related(*additions(by)).order_by("-pk")
    return list(found[: size + 1])
