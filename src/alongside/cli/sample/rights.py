"""What people in the sample asked of the program, how they are reached, and a letter."""

import datetime as dt
from contextlib import AbstractContextManager

from alongside.cli.sample.program import Cast
from alongside.core import clock
from alongside.core.crypto.fields import blind_index
from alongside.people.models import Membership, Person
from alongside.people.queries.actors import actor_for
from alongside.privacy.commands import asks, letters, reaching
from alongside.privacy.models import Ask
from alongside.privacy.queries import letters as facts


def add_rights(cast: Cast) -> int:
    """This function will write asks with their answers, rules on reaching, and a letter."""
    june, ray = _own(cast, "June", "Abbott"), _own(cast, "Ray", "Ortiz")
    quinn = actor_for(cast.members["Quinn D."])
    with _days_ago(40):
        done = _ask(june, "accounting", "I would like the list on paper, for my own folder.")
    with _days_ago(33):
        said = "It is printed for you. You can pick it up at the front desk."
        asks.answer(ask=done, state="answered", reason=said, by=quinn)
    with _days_ago(52):
        late = _ask(ray, "amendment", "The day I came home is wrong. It was the 9th, not the 6th.")
    with _days_ago(20):
        why = "The coach who wrote it is away until the first of the month."
        asks.extend(ask=late, reason=why, by=quinn)
    with _days_ago(6):
        _ask(june, "access", "Please print my plan for me. I do not have a printer.")
    reaching.set_contact_rules(
        person=_person(june), safe_from=dt.time(9), safe_until=dt.time(20), safe_word="bluebird",
        no_voice_mail=True, by=actor_for(june),
    )  # fmt: skip
    with _days_ago(15):
        by = actor_for(ray)
        known = facts.known(_person(ray), by=by)
        letters.make_letter(
            person=_person(ray), facts=["name", "since"], known=known, language="en", by=by
        )
    return 9


def _ask(member: Membership, kind: str, words: str) -> Ask:
    return asks.ask(person=_person(member), kind=kind, words=words, by=actor_for(member))


def _days_ago(days: int) -> AbstractContextManager[None]:
    return clock.frozen(clock.now() - dt.timedelta(days=days))


def _own(cast: Cast, given: str, family: str) -> Membership:
    of_house = cast.organisation.pk
    index = blind_index(of_house, given, family)
    person = Person.objects.in_organisation(of_house).get(name_index=index)
    return Membership.objects.in_organisation(of_house).select_related("person").get(person=person)


def _person(member: Membership) -> Person:
    if member.person is None:
        raise TypeError("a participant has a person")
    return member.person
