"""Quiet times in words."""

from django.utils.translation import gettext as _

from alongside.people.models import QuietTime
from alongside.ui import times


def begun_words(held: QuietTime) -> str:
    """This function will say what happened, since when nothing goes out, and who said so."""
    words = {"cause": held.get_cause_display(), "when": times.moment(held.at)}
    if held.by_membership is None:
        return times.whole(_("%(cause)s. Nothing goes out since %(when)s.") % words)
    words["who"] = held.by_membership.name
    return times.whole(_("%(cause)s. Nothing goes out since %(when)s, said %(who)s.") % words)
