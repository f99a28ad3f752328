"""When a coach usually works."""

import datetime as dt
import zoneinfo
from collections.abc import Sequence

from django.utils.translation import gettext as _

from alongside.core.actor import Actor
from alongside.core.commands import command
from alongside.core.errors import BadInput
from alongside.people.models import Membership
from alongside.scheduling import policy
from alongside.scheduling.models import WeeklyHours

Range = tuple[int, dt.time, dt.time]


@command("scheduling.set_weekly_hours", check=policy.check_can_set_hours)
def set_weekly_hours(
    *, coach: Membership, ranges: Sequence[Range], time_zone: str, by: Actor
) -> Membership:
    """
    This function will put these hours in the place of a coach's weekly hours.

    `ranges` are (weekday 0 to 6, from, to) on the clock of `time_zone`; none means no usual hours.

    :raises BadInput: when a day ends before it starts, or the zone is unknown
    """
    if time_zone not in zoneinfo.available_timezones():
        raise BadInput(_("Choose a time zone from the list."), field="time_zone")
    for weekday, starts, ends in ranges:
        if not 0 <= weekday <= 6 or starts >= ends:
            raise BadInput(_("The day ends after it starts."), field=f"to_{weekday}")
    WeeklyHours.objects.scoped(by).filter(coach=coach).delete()
    WeeklyHours.objects.bulk_create(
        WeeklyHours(
            organisation_id=coach.organisation_id,
            coach=coach,
            weekday=weekday,
            starts=starts,
            ends=ends,
            time_zone=time_zone,
        )
        for weekday, starts, ends in ranges
    )
    return coach
