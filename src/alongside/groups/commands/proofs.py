"""Make a proof of attendance, and take it back."""

import datetime as dt
import secrets
import uuid
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput
from alongside.core.saving import refuse_again, save_once
from alongside.groups import policy, proofs
from alongside.groups.models import Attendance, Proof
from alongside.groups.queries import rules
from alongside.people.models import Organisation, Person
from alongside.privacy import letters

LONGEST_SPAN = dt.timedelta(days=366)


@command("groups.make_proof", check=policy.check_is_the_person)
def make_proof(
    *,
    person: Person,
    first_day: dt.date,
    last_day: dt.date,
    by: Actor,
    names_groups: bool = False,
    language: str = "en",
    id: uuid.UUID | None = None,
) -> Proof:
    """
    This function will make a proof of the sessions a person was at from one day to another.

    It names neither fellowship nor topic; `names_groups` adds the names of the groups, when the
    person chose so.

    :raises BadInput: for days out of order or more than a year apart, or with no session
    """
    refuse_again(Proof, id, by=by, person_id=person.pk)
    if last_day < first_day or last_day - first_day > LONGEST_SPAN:
        raise BadInput(_("Choose two days in order, at most a year apart."), field="last_day")
    came = _came(person, first_day, last_day, by)
    if not came:
        raise BadInput(_("You were at no session on these days."), field="last_day")
    code = "".join(secrets.choice(letters.ALPHABET) for _each in range(letters.LENGTH))
    names = sorted({one.session.group.name for one in came}) if names_groups else []
    days = proofs.per_day((_day(one), one.minutes) for one in came)
    proof = Proof(
        organisation_id=person.organisation_id,
        person=person,
        full_name=f"{person.given_name} {person.family_name}".strip(),
        issued_by=_issuer(came[-1], by),
        first_day=first_day,
        last_day=last_day,
        days=days,
        minutes=sum(one.minutes for one in came),
        groups="\n".join(names),
        made_on=clock.today(person.time_zone),
        language=language[:5],
        code=code,
        code_hash=proofs.code_hash(person.organisation_id, code),
        created_at=clock.now(),
    )
    if id is not None:
        proof.pk = id
    proof.digest = proofs.sealed(proof)
    return save_once(proof, by=by, id=id)


def _came(person: Person, first: dt.date, last: dt.date, by: Actor) -> list[Attendance]:
    rows = Attendance.objects.scoped(by).filter(person=person)
    near = rows.filter(
        occurred_at__date__gte=first - dt.timedelta(days=1),
        occurred_at__date__lte=last + dt.timedelta(days=1),
    )
    found = near.select_related("session__group").order_by("occurred_at", "pk")
    return [one for one in found if first <= _day(one) <= last]


def _day(one: Attendance) -> dt.date:
    return one.occurred_at.astimezone(ZoneInfo(one.session.group.time_zone)).date()


def _issuer(last: Attendance, by: Actor) -> str:
    named = rules.of(last.session.group.program_id, by=by).neutral_name
    return named or Organisation.objects.get(pk=last.organisation_id).discreet_name


@command("groups.take_back_proof", check=policy.check_owns_proof)
def take_back_proof(*, proof: Proof, by: Actor) -> Proof:
    """This function will make the code of a paper nobody's code; the paper says nothing then."""
    if proof.taken_back_at is not None:
        raise AlreadyDone(proof)
    proof.taken_back_at = clock.now()
    proof.save(update_fields=["taken_back_at"])
    return proof
