"""States, sources and ages of referrals in words, for staff, the person and the partner."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.coaching.domains import LifeDomain
from alongside.referrals import texts
from alongside.referrals.models import Asking, Referral, ReferralState
from alongside.referrals.models.referral import Route
from alongside.referrals.states import PERSON_NEXT, Source, State
from alongside.ui import times

STAFF: dict[str, str | Promise] = {
    State.PREPARED: gettext_lazy("Waits for a signature"),
    State.AGREED: gettext_lazy("Signed, not sent yet"),
    State.BY_SELF: gettext_lazy("Goes by themselves"),
    State.SENT: gettext_lazy("Sent"),
    State.SEEN: gettext_lazy("They read it"),
    State.ACCEPTED: gettext_lazy("They said yes"),
    State.WAITING_LIST: gettext_lazy("On their waiting list"),
    State.DECLINED: gettext_lazy("They said no"),
    State.CONNECTED: gettext_lazy("Connected"),
    State.NOT_CONNECTED: gettext_lazy("Not connected"),
    State.WITHDRAWN: gettext_lazy("Taken back"),
}
MINE: dict[str, str | Promise] = {
    **STAFF,
    State.PREPARED: gettext_lazy("Waits for your signature"),
    State.BY_SELF: gettext_lazy("You go there yourself"),
    State.CONNECTED: gettext_lazy("You got it"),
    State.NOT_CONNECTED: gettext_lazy("It did not work out"),
    State.WITHDRAWN: gettext_lazy("You took it back"),
}
PARTNER: dict[str, str | Promise] = {
    State.ACCEPTED: gettext_lazy("Yes, we can help"),
    State.WAITING_LIST: gettext_lazy("They are on our waiting list"),
    State.DECLINED: gettext_lazy("No, we cannot help"),
    State.CONNECTED: gettext_lazy("They came, and we helped"),
    State.NOT_CONNECTED: gettext_lazy("They did not come, or it did not work out"),
}
TONES: dict[str, str] = {
    State.PREPARED: "gold",
    State.AGREED: "gold",
    State.BY_SELF: "sky",
    State.SENT: "sky",
    State.SEEN: "sky",
    State.ACCEPTED: "green",
    State.WAITING_LIST: "gold",
    State.DECLINED: "red",
    State.CONNECTED: "green",
    State.NOT_CONNECTED: "red",
    State.WITHDRAWN: "",
}
SAID_BY: dict[str, str | Promise] = {
    Source.PERSON: gettext_lazy("said by the person"),
    Source.COACH: gettext_lazy("noted by the coach"),
    Source.PARTNER: gettext_lazy("said by the service"),
    Source.PROGRAM: gettext_lazy("by the program"),
}
# What is to be done while a loop stays open in a state, for the coach.
NEXT: dict[str, str | Promise] = {
    State.PREPARED: gettext_lazy("Ask whether they want to sign, or go by themselves."),
    State.AGREED: gettext_lazy("Send it: by a link, or by phone."),
    State.BY_SELF: gettext_lazy("Ask how it went."),
    State.SENT: gettext_lazy("Nobody read it yet. Call the service."),
    State.SEEN: gettext_lazy("They read it and did not answer. Call the service."),
    State.ACCEPTED: gettext_lazy("Ask the person whether they got it."),
    State.WAITING_LIST: gettext_lazy("Ask the service where they stand on the list."),
    State.CONNECTED: gettext_lazy("The service says yes. Ask the person whether they got it."),
}

# The route in the words of staff; in the person's own words it is the route's label.
ROUTES: dict[str, str | Promise] = {
    Route.HERE: gettext_lazy("On their page here"),
    Route.MAIL: gettext_lazy("By a message to their e-mail"),
    Route.CALL: gettext_lazy("Their coach calls them"),
    Route.TEXT: gettext_lazy("Their coach texts them"),
    Route.NONE: gettext_lazy("They do not want to be asked"),
}
ASKED: dict[str, str | Promise] = {
    Route.MAIL: gettext_lazy("asked by e-mail"),
    Route.CALL: gettext_lazy("asked by phone"),
    Route.TEXT: gettext_lazy("asked by a text"),
}


def chip(now: ReferralState, *, mine: bool = False) -> tuple[str, str]:
    """This function will give a state as a chip: words and tone."""
    words = str((MINE if mine else STAFF)[now.state])
    if now.state == State.CONNECTED and now.source != Source.PERSON:
        words = _("The service says: connected")
    why = texts.reason(now.why)
    return (f"{words}: {why}" if why else words, TONES[now.state])


def said(row: ReferralState) -> str:
    """This function will say who said a state, and when."""
    who = str(SAID_BY[row.source])
    if row.source == Source.COACH and row.by_membership is not None:
        who = _("noted by %(name)s") % {"name": row.by_membership.name}
    return f"{times.short_day(row.at)} · {who}"


def domain(code: str) -> str:
    """This function will name a life domain."""
    return str(LifeDomain(code).label)


def route(code: str, *, mine: bool = False) -> str:
    """This function will say how somebody wants to be asked."""
    return str(Route(code).label if mine else ROUTES[code])


def asked(one: Asking) -> str:
    """This function will say when the person was asked, how, and by whom."""
    parts = [times.short_day(one.at), str(ASKED[one.route])]
    if one.by_membership is not None:
        parts.append(one.by_membership.name)
    return " · ".join(parts)


def next_step(now: ReferralState, referral: Referral) -> str:
    """This function will say what a coach does next; who wants no question is asked none."""
    if referral.route == Route.NONE and now.state in PERSON_NEXT:
        return _("Do not ask how it went. They say it when they want to.")
    return str(NEXT.get(now.state, ""))


def since(now: ReferralState) -> str:
    """This function will say since when a referral stands where it stands."""
    return _("since %(when)s") % {"when": times.short_day(now.at)}
