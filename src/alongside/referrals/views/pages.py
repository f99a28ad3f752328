"""What the views of referrals share."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.coaching.views.pages import in_zone
from alongside.core.errors import NotFound
from alongside.core.ids import new_id
from alongside.people.access import ActorRequest
from alongside.people.models import Person
from alongside.people.queries import persons
from alongside.ui.forms import key_of

__all__ = ["in_zone", "key_of", "own_person", "show"]


def show(
    request: ActorRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """This function will render a page of referrals with a new key for its forms."""
    return render(request, f"referrals/{template}", {"key": new_id(), **context}, status=status)


def own_person(request: ActorRequest) -> Person:
    """
    This function will give the person who is signed in.

    :raises NotFound: for everybody else
    """
    pk: uuid.UUID | None = request.actor.person_id
    if pk is None:
        raise NotFound(_("There is nothing here."))
    return persons.get(pk, by=request.actor)
