"""
Who acts, for the audit of sign-in.

Roles belong to people, a layer above, which hands in the function that finds them.
"""

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db import models
from django.http import HttpRequest

from alongside.accounts.models import User
from alongside.core import audit
from alongside.core.actor import STAFF_ROLES, Actor

FindActor = Callable[[User], Actor | None]
_finders: list[FindActor] = []


def found_by(find: FindActor) -> FindActor:
    """This function will register how a user's actor is found; the last one counts."""
    _finders[:] = [find]
    return find


FindTried = Callable[[str], models.Model | None]
_tried: list[FindTried] = []


def tried_is_found_by(find: FindTried) -> FindTried:
    """This function will register how the membership behind a sign-in name is found."""
    _tried[:] = [find]
    return find


def record_refused(request: HttpRequest, username: str, action: str) -> None:
    """
    This function will note a refused way in, with the membership that was tried if there is one.

    A name nobody has stays unknown: neither it nor its hash is kept. Both are looked up alike, so
    that the answer takes as long (P2-08).
    """
    found = _tried[0](username) if _tried else None
    by = Actor.public(getattr(found, "organisation_id", of_request(request).organisation_id))
    audit.record(by=by, action=action, object=found, outcome=audit.REFUSED)


def of_user(user: User) -> Actor | None:
    """
    This function will give the actor a user would sign in as.

    None means that they have no open membership and so no way in.
    """
    if _finders:
        return _finders[0](user)
    return Actor("member", user_id=user.pk)


def of_request(request: HttpRequest, user: Any = None) -> Actor:
    """This function will give the actor for an audit event about `user`, or about the caller."""
    actor: Actor = getattr(request, "actor", None) or Actor.public()
    user_id: uuid.UUID | None = getattr(user, "pk", None)
    if user_id is None or actor.user_id == user_id:
        return actor
    found = of_user(user)
    return found or replace(Actor.public(actor.organisation_id), user_id=user_id)


def is_staff(actor: Actor | None) -> bool:
    """This function will tell whether the actor is a member who works here."""
    return actor is not None and actor.is_member and actor.role in STAFF_ROLES
