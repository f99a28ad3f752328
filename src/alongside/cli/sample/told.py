"""Who was told what in the sample, what June asked not to be told, and one legal request."""

import datetime as dt

from alongside.cli.sample.program import Cast
from alongside.core import clock
from alongside.core.crypto.fields import blind_index
from alongside.people.models import Person
from alongside.people.queries.actors import actor_for
from alongside.privacy import handing
from alongside.privacy.commands import legal, restrictions
from alongside.privacy.models import Recipient
from alongside.privacy.models.legal import LegalState
from alongside.privacy.models.recipient import RecipientKind
from alongside.ui import paper


def add_tellings(cast: Cast) -> int:
    """This function will write what was told, where this machine could sign the forms for it."""
    june = _person(cast, "June", "Abbott")
    dana = actor_for(cast.members["Dana R."])
    mercy = next(one for one in _bodies(cast) if one.name.startswith("Mercy"))
    count = _requests(cast, june)
    if paper.problem():
        return count
    for days_ago, categories in ((80, ["enrolment", "attendance"]), (20, ["plan"])):
        with clock.frozen(clock.now() - dt.timedelta(days=days_ago)):
            handing.spoken(
                person=june,
                recipient=mercy,
                categories=categories,
                purpose="care",
                basis="consent",
                by=dana,
            )
    return count + 2


def _requests(cast: Cast, june: Person) -> int:
    """A wish that waits for its answer, and a lawyer's letter that counsel looks at."""
    officer = next(one for one in cast.members.values() if one.role == "privacy_officer")
    priya = actor_for(officer)
    plan = next(one for one in _bodies(cast) if one.kind == RecipientKind.HEALTH_PLAN)
    with clock.frozen(clock.now() - dt.timedelta(days=3)):
        restrictions.ask(
            person=june,
            recipient=plan,
            categories=["check_ins"],
            words="My insurance does not need to know how my days are.",
            by=actor_for(june.memberships.get()),
        )
        letter = legal.take(
            kind="letter",
            asked_by="B. Frost, lawyer, Frost and Lane",
            words="All papers on a client of theirs, for a housing matter.",
            due_on=(clock.now() + dt.timedelta(days=14)).date(),
            by=priya,
        )
    legal.move(
        request=letter,
        state=LegalState.WITH_COUNSEL,
        words="Attorney Pine looks at it. No order came with the letter.",
        by=priya,
    )
    return 4


def _bodies(cast: Cast) -> list[Recipient]:
    return list(Recipient.objects.in_organisation(cast.organisation.pk))


def _person(cast: Cast, given: str, family: str) -> Person:
    index = blind_index(cast.organisation.pk, given, family)
    return Person.objects.in_organisation(cast.organisation.pk).get(name_index=index)
