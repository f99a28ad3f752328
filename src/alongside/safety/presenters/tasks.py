"""Tasks of supervisors in words."""

from django.utils.translation import gettext as _

from alongside.safety.models import SupervisorTask
from alongside.ui import times


def told_words(task: SupervisorTask) -> str:
    """This function will say since when it stands on the overview, and who told."""
    when = times.moment(task.at)
    if task.by_membership is None:
        return times.whole(_("On the supervisor’s overview since %(when)s.") % {"when": when})
    words = _("On the supervisor’s overview since %(when)s, told by %(who)s.")
    return times.whole(words % {"when": when, "who": task.by_membership.name})
