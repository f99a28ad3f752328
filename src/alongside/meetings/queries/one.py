"""One meeting by its number."""

from django.utils.translation import gettext as _

from alongside.core.errors import NotFound
from alongside.meetings.models import Meeting
from alongside.meetings.queries import search
from alongside.meetings.queries.criteria import Condition, Criteria


def get(meeting_id: int) -> search.Row:
    """
    This function will give a meeting that is shown.

    :raises NotFound: when there is none, or it is gone
    """
    asked = Condition("m.id = %s", (meeting_id,))
    if meeting_id >= 2**63:
        raise NotFound(_("There is nothing here."))
    rows = search.run(Criteria(conditions=[asked], limit=1)).rows
    if not rows:
        raise NotFound(_("There is nothing here."))
    return rows[0]


def row_of(meeting_id: int) -> Meeting:
    """
    This function will give the row of a meeting that is shown, to report about.

    :raises NotFound: when there is none, or it is gone
    """
    rows = Meeting.objects.filter(retired_at__isnull=True, is_published=True)
    found = rows.filter(pk=meeting_id).first() if meeting_id < 2**63 else None
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found
