"""Find one person by their whole name and birth date, for an officer who has it on paper."""

import datetime as dt

from django.utils.translation import gettext as _

from alongside.core import audit
from alongside.core.actor import Actor, Role
from alongside.core.crypto.fields import blind_index
from alongside.core.errors import BadInput, NotFound
from alongside.people.models import Person


def one(given: str, family: str, born: dt.date, *, by: Actor) -> Person:
    """
    This function will find the one person of this name and birth date; there is no list.

    :raises BadInput: when there is none, or more than one
    """
    if not by.has_role(Role.PRIVACY_OFFICER):
        raise NotFound(_("There is nothing here."))
    index = blind_index(by.organisation_id, given, family, born.isoformat())
    found = list(Person.objects.scoped(by).filter(identity_index=index)[:2])
    audit.searched(by=by, what="persons", count=len(found))
    if len(found) != 1:
        raise BadInput(_("Nobody here has this name and birth date."), field="family_name")
    return found[0]
