"""States, sources and ages of referrals in words, for staff, the person and the partner."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.coaching.domains import LifeDomain
from alongside.referrals import texts
from alongside.referrals.models import ReferralState
from alongside.referrals.states import Source, State
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


def next_step(now: ReferralState) -> str:
    """This function will say what a coach does next."""
    return str(NEXT.get(now.state, ""))


def since(now: ReferralState) -> str:
    """This function will say since when a referral stands where it stands."""
    return _("since %(when)s") % {"when": times.short_day(now.at)}
