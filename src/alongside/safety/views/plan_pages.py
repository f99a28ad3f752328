"""
One plan, two doors: the person opens it under `/me/hard-days/`, a coach under `/people/<id>/`.

A page is a function that takes the request and a `Desk`: whose plan lies on it and who reads it.
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

from alongside.core.actor import Actor, Role
from alongside.core.errors import NotFound
from alongside.people.access import ActorRequest, access
from alongside.people.models import Person
from alongside.safety.models import SafetyPlan
from alongside.safety.queries import plans


@dataclass(frozen=True, slots=True)
class Desk:
    """A person, the plan the reader may read, and who reads it."""

    person: Person
    found: SafetyPlan | None
    by: Actor

    @property
    def plan(self) -> SafetyPlan:
        """The plan; :raises NotFound: when there is none to read."""
        if self.found is None:
            raise NotFound(_("There is nothing here."))
        return self.found

    @property
    def is_own(self) -> bool:
        return self.by.person_id == self.person.pk

    @property
    def title(self) -> str:
        if self.is_own:
            return _("My safety plan")
        return _("%(name)s’s safety plan") % {"name": self.person.first_name}

    def url(self, page: str = "plan", *args: object) -> str:
        """This function will give the address of a page of this plan for this reader."""
        if self.is_own:
            return reverse(f"safety:my-{page}", args=args)
        return reverse(f"safety:{page}", args=[self.person.pk, *args])


Page = Callable[..., HttpResponseBase]


def doors(
    tail: str, page: Page, name: str, *, methods: str = "GET", only_own: bool = False
) -> list[URLPattern]:
    """This function will give the addresses of a page: the person's own and the coach's."""
    allowed = require_http_methods(["HEAD", *methods.split()])

    def _at(request: ActorRequest, person_id: uuid.UUID, kwargs: dict[str, Any]) -> Any:
        person = plans.person_of(person_id, by=request.actor)
        desk = Desk(person, plans.readable(person, by=request.actor), request.actor)
        with timezone.override(person.time_zone):
            return page(request, desk, **kwargs)

    def staff(request: ActorRequest, /, person_id: uuid.UUID, **kwargs: Any) -> HttpResponseBase:
        return _at(request, person_id, kwargs)

    def own(request: ActorRequest, /, **kwargs: Any) -> HttpResponseBase:
        if request.actor.person_id is None:
            raise NotFound(_("There is nothing here."))
        return _at(request, request.actor.person_id, kwargs)

    staff.__name__, own.__name__ = page.__name__, f"my_{page.__name__}"
    own_view = access(Role.PARTICIPANT)(allowed(own))
    found = [path(f"me/hard-days/{tail}", own_view, name=f"my-{name}")]
    if not only_own:
        staff_view = access(Role.COACH, person="person_id")(allowed(staff))
        found.append(path(f"people/<uuid:person_id>/hard-days/{tail}", staff_view, name=name))
    return found
