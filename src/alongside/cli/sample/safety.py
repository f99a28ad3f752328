"""The sample's numbers on call."""

import datetime as dt

from alongside.cli.sample.program import Cast
from alongside.people.queries.actors import actor_for
from alongside.safety.commands import on_call
from alongside.safety.hours import EVERY_DAY


def add_safety(cast: Cast) -> int:
    """This function will give staff their numbers on call; returns the rows made."""
    pat = actor_for(cast.members["Pat H."])
    on_call.add_on_call(
        name="Supervisor on call", phone="+12035550177", weekdays=EVERY_DAY, by=pat
    )  # fmt: skip
    on_call.add_on_call(
        name="Crisis team of the county", phone="+12035550178", weekdays=range(5),
        starts=dt.time(8), ends=dt.time(20), by=pat,
    )  # fmt: skip
    return 2
