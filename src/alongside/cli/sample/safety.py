"""The sample's numbers on call, and what June wrote and chose for hard days."""

import datetime as dt

from alongside.cli.sample.program import Cast
from alongside.core.crypto.fields import blind_index
from alongside.people.models import Membership, Person
from alongside.people.queries.actors import actor_for
from alongside.safety.commands import on_call, plans
from alongside.safety.commands.outreach import choose_outreach
from alongside.safety.hours import EVERY_DAY

JUNES = {
    "signs": "I stop answering my phone\nSunday evenings\nI skip dinner",
    "myself": "Walk to the river and back\nA hot shower\nMy box of photos",
    "places": "The library on Main Street\nThe Tuesday group",
    "people": "Rosa, my sister: 203 555 0188\nTasha from the group: 203 555 0164",
    "helpers": "Dr. Osei, Elm Street Clinic: 860 555 0141",
    "surroundings": "Rosa keeps my pills and gives me three days at a time",
}


def add_safety(cast: Cast) -> int:
    """This function will give staff numbers on call, and June her plans; returns the rows made."""
    pat = actor_for(cast.members["Pat H."])
    on_call.add_on_call(
        name="Supervisor on call", phone="+12035550177", weekdays=EVERY_DAY, by=pat
    )  # fmt: skip
    on_call.add_on_call(
        name="Crisis team of the county", phone="+12035550178", weekdays=range(5),
        starts=dt.time(8), ends=dt.time(20), by=pat,
    )  # fmt: skip
    of_house = cast.organisation.pk
    index = blind_index(of_house, "June", "Abbott")
    person = Person.objects.in_organisation(of_house).get(name_index=index)
    june = actor_for(Membership.objects.in_organisation(of_house).get(person=person))
    plans.write_plan(person=person, parts=JUNES, by=june)
    choose_outreach(
        person=person, after_days=5, steps=["coach.call", "coach.visit", "supervisor.call"],
        words="Please leave no message on the phone.", by=june,
    )  # fmt: skip
    return 4
