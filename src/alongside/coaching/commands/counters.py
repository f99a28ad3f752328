"""A day counter, only for those who ask for one. Nothing here takes a day away (MN-01)."""

import datetime as dt

from alongside.coaching import policy
from alongside.coaching.models import DayCounter, ReturnNoted
from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.people.models import Person

LONGEST = dt.timedelta(days=80 * 366)


@command("coaching.start_counter", check=policy.check_speaks_for_self)
def start_counter(*, person: Person, since: dt.date, by: Actor, words: str = "") -> DayCounter:
    """
    This function will start a private counter, or show the one there is.

    A counter that runs keeps its first day, so that starting again loses nothing.

    :raises BadInput: for a day to come
    """
    today = clock.today(person.time_zone)
    inputs.day_between(since, today - LONGEST, today, "since")
    text = inputs.words(words, "words")
    row = DayCounter.objects.scoped(by).filter(person=person).first()
    if row is None:
        row = DayCounter(organisation_id=person.organisation_id, person=person, since=since)
    row.since = min(row.since, since)
    row.words = text or row.words
    row.is_shown = True
    row.save()
    return row


@command("coaching.show_counter", check=policy.check_speaks_for_self)
def show_counter(*, person: Person, is_shown: bool, by: Actor) -> Person:
    """This function will hide the counter or show it again; it goes on counting either way."""
    DayCounter.objects.scoped(by).filter(person=person).update(is_shown=is_shown)
    return person


@command("coaching.note_return", check=policy.check_speaks_for_self)
def note_return(*, person: Person, by: Actor, on: dt.date | None = None) -> ReturnNoted:
    """
    This function will note a day for the person's own eyes. It resets nothing and tells nobody.

    :raises BadInput: for a day to come
    """
    today = clock.today(person.time_zone)
    day = inputs.day_between(on or today, today - LONGEST, today, "on")
    row, _made = ReturnNoted.objects.scoped(by).get_or_create(
        person=person, on=day, defaults={"organisation_id": person.organisation_id}
    )
    return row
