"""What was learned of a service, in words with counts; no rate of a handful."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.referrals.queries.figures import Learned
from alongside.ui import times


def sentences(one: Learned | None) -> list[str]:
    """This function will say what was learned of a service in the last year."""
    if one is None or not (one.sent or one.closed):
        return [_("We have not referred anybody here in the last year.")]
    told = [_answers(one), _outcomes(one), _out(one)]
    return [sentence for sentence in told if sentence]


def _answers(one: Learned) -> str:
    if not one.sent:
        return ""
    words = {"answered": one.answered, "sent": one.sent}
    counted = ngettext(
        "%(sent)s referral sent, %(answered)s answered.",
        "%(sent)s referrals sent, %(answered)s answered.",
        one.sent,
    )
    hours = one.answer_hours
    soon = "" if hours is None else " " + _("Half of the answers came within %(time)s.")
    return (counted + soon) % {**words, "time": duration(hours)}


def _outcomes(one: Learned) -> str:
    if not one.closed:
        return ""
    words = {"connected": one.connected, "closed": one.closed, "share": one.share}
    if one.share is None:
        return _("%(connected)s of %(closed)s people got it.") % words
    return _("%(connected)s of %(closed)s people got it (%(share)s %%).") % words


def _out(one: Learned) -> str:
    if not one.out or one.out_at is None:
        return ""
    words = {"n": one.out, "day": times.short_day(one.out_at)}
    return (
        ngettext(
            "Had no room or money left %(n)s time in 90 days, last on %(day)s.",
            "Had no room or money left %(n)s times in 90 days, last on %(day)s.",
            one.out,
        )
        % words
    )


def duration(hours: float | None) -> str:
    """This function will write a number of hours as hours or days."""
    if hours is None:
        return ""
    if hours < 48:
        count = max(1, round(hours))
        return ngettext("%(n)s hour", "%(n)s hours", count) % {"n": count}
    count = round(hours / 24)
    return ngettext("%(n)s day", "%(n)s days", count) % {"n": count}
