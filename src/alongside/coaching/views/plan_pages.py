"""
One page, two doors: the person opens it under `/me/plan/`, their coach under `/people/<id>/plan/`.

A page is a function that takes the request and a `Desk`: whose plan lies on it, and where its
other pages are for whoever reads it.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http.response import HttpResponseBase
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.coaching import policy_plans
from alongside.coaching.models import Plan
from alongside.coaching.presenters.plans import Reader
from alongside.coaching.queries import plans
from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.people.access import ActorRequest, access
from alongside.people.models import Person


@dataclass(frozen=True, slots=True)
class Desk:
    """A person, their plan if there is one, and who reads it."""

    person: Person
    found: Plan | None
    by: Actor
    reader: Reader

    @classmethod
    def for_person(cls, person_id: uuid.UUID, by: Actor) -> "Desk":
        """This function will lay out somebody's plan; :raises NotFound: for a stranger."""
        person, plan = plans.person_with_plan(person_id, by=by)
        return cls(person, plan, by, Reader.of(by, person))

    @property
    def plan(self) -> Plan:
        """The plan; :raises NotFound: when there is none yet."""
        if self.found is None:
            raise NotFound(_("There is nothing here."))
        return self.found

    @property
    def can_write(self) -> bool:
        return policy_plans.can_write(self.by)

    @property
    def is_own(self) -> bool:
        return self.reader.is_person

    @property
    def title(self) -> str:
        """The heading: "My plan", or "June's plan" for those who work with June."""
        if self.is_own:
            return _("My plan")
        return _("%(name)s’s plan") % {"name": self.reader.person_name}

    def url(self, page: str = "plan", *args: object) -> str:
        """This function will give the address of one of this plan's pages for this reader."""
        if self.is_own:
            return reverse(f"coaching:my-{page}", args=args)
        return reverse(f"coaching:{page}", args=[self.person.pk, *args])


Page = Callable[..., HttpResponseBase]


def both_doors(
    tail: str, page: Page, name: str, *, writes: bool = False, methods: str = "GET"
) -> list[URLPattern]:
    """
    This function will give the two addresses of a page: the coach's and the person's own.

    A page that `writes` is closed to supervisors, who read plans and change none.
    """
    roles = [Role.COACH] if writes else [Role.COACH, Role.SUPERVISOR]
    allowed = require_http_methods(["HEAD", *methods.split()])

    def _at_desk(
        request: ActorRequest, person_id: uuid.UUID, kwargs: dict[str, Any]
    ) -> HttpResponseBase:
        desk = Desk.for_person(person_id, request.actor)
        with timezone.override(desk.person.time_zone):
            return page(request, desk, **kwargs)

    def staff(request: ActorRequest, /, person_id: uuid.UUID, **kwargs: Any) -> HttpResponseBase:
        return _at_desk(request, person_id, kwargs)

    def own(request: ActorRequest, /, **kwargs: Any) -> HttpResponseBase:
        if request.actor.person_id is None:
            raise NotFound(_("There is nothing here."))
        return _at_desk(request, request.actor.person_id, kwargs)

    staff.__name__, own.__name__ = page.__name__, f"my_{page.__name__}"
    staff_view = access(*roles, person="person_id")(allowed(staff))
    own_view = access(Role.PARTICIPANT)(allowed(own))
    return [
        path(f"people/<uuid:person_id>/plan/{tail}", staff_view, name=name),
        path(f"me/plan/{tail}", own_view, name=f"my-{name}"),
    ]
