"""People who wait for a coach, and the accounts of those who sign in."""

import datetime as dt
import random

from alongside.cli.sample import words
from alongside.cli.sample.program import Cast
from alongside.core import clock
from alongside.matching.models import Request
from alongside.people.commands import enrolments, persons
from alongside.people.models import Person
from alongside.people.queries.actors import actor_for
from alongside.privacy.commands import notices

WAITING = 7
WISHES: tuple[tuple[str, dict[str, list[str]]], ...] = (
    ("A woman who knows about parenting. Spanish helps.", {"lived_experience": ["parenting"], "languages": ["es"]}),
    ("Somebody who has been inside.", {"lived_experience": ["prison"]}),
    ("Choose for me.", {}),
    ("Evenings by phone.", {"modes": ["phone"]}),
    ("Someone near the shelter.", {"modes": ["in_person"]}),
    ("A veteran if you can.", {"groups_served": ["veterans"]}),
    ("Whoever is free first.", {}),
)  # fmt: skip


def add_requests(cast: Cast, rng: random.Random) -> int:
    """This function will add people who asked for a coach, the longest ago first."""
    for number, (text, wishes) in enumerate(WISHES):
        at = clock.now() - dt.timedelta(hours=(50, 31, 26, 20, 9, 4, 1)[number])
        with clock.frozen(at):
            person = persons.add_person(
                given_name="Tasha" if number == 0 else rng.choice(words.GIVEN),
                family_name="Boone" if number == 0 else rng.choice(words.FAMILY),
                phone=f"+18605550{180 + number}",
                zip=rng.choice(words.ZIPS),
                safe_ways="Text first, please.",
                by=cast.system,
            )
            enrolments.enrol(person=person, program=cast.programs[number % 2], by=cast.system)
            Request.objects.create(
                organisation=cast.organisation,
                person=person,
                program=cast.programs[number % 2],
                asked_by=("person", "helper", "partner", "staff")[number % 4],
                asked_at=at,
                wants=rng.sample(list(words.GOALS), 2),
                wishes=wishes,
                words=text,
            )
    return WAITING


def give_accounts(cast: Cast, people: dict[str, Person]) -> None:
    """This function will let the sample's participants sign in."""
    for login, person in people.items():
        member = persons.give_account(person=person, user=cast.users[login], by=cast.system)
        notices.see_notice(person=person, language=person.language, by=actor_for(member))
