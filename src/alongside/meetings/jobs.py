"""Sources with an address are asked again as often as somebody set."""

import datetime as dt

from alongside.core import clock
from alongside.core.actor import Actor
from alongside.core.jobs import every
from alongside.meetings.importing import Wishes, import_from
from alongside.meetings.models import Source
from alongside.meetings.reading.record import Refused


@every(seconds=600, name="refresh meetings")
def refresh() -> int:
    """This function will fetch the sources that are due; what fails is noted and tried again."""
    due = [one for one in Source.objects.filter(refresh_hours__gt=0) if _is_due(one)]
    for source in due:
        by = Actor.system(None, purpose="import")
        try:
            import_from(source.address, Wishes(name=source.name), by=by, tell=lambda _: None)
        except Refused as reason:
            Source.objects.filter(pk=source.pk).update(
                trouble=str(reason)[:300], checked_at=clock.now()
            )
    return len(due)


def _is_due(source: Source) -> bool:
    if not source.address.startswith(("https://", "http://")):
        return False
    wait = dt.timedelta(hours=source.refresh_hours)
    return source.checked_at is None or source.checked_at + wait <= clock.now()
