"""
How long a session lasts: idle and absolute limits (HS-03, AV-08).

Staff are signed out after 15 idle minutes, a person after the 5 to 60 minutes they chose;
nobody stays longer than 12 hours. The times live in the session itself, which every request
loads anyway, and are written at most once a minute.
"""

import datetime as dt
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, update_session_auth_hash
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from alongside.accounts import actors
from alongside.accounts.models import User
from alongside.core import clock

STARTED, SEEN = "started_at", "seen_at"
STAFF_IDLE_MINUTES = 15
LONGEST = dt.timedelta(hours=12)
WRITE_EVERY_SECONDS = 60
WARN_SECONDS = 120
FRESH_SECONDS = 300


def begin(session: SessionBase) -> None:
    """This function will start the clock of a session at sign-in."""
    session[STARTED] = session[SEEN] = clock.now().timestamp()


def idle_minutes(request: HttpRequest) -> int:
    """This function will give the idle minutes that hold for the caller."""
    user = request.user
    if actors.is_staff(getattr(request, "actor", None)) or not isinstance(user, User):
        return STAFF_IDLE_MINUTES
    return user.idle_minutes


def ends_at(request: HttpRequest) -> dt.datetime:
    """This function will give the time at which the session ends if nothing more happens."""
    now = clock.now().timestamp()
    seen, started = request.session.get(SEEN, now), request.session.get(STARTED, now)
    soonest = min(seen + idle_minutes(request) * 60, started + LONGEST.total_seconds())
    return dt.datetime.fromtimestamp(soonest, tz=dt.UTC)


def is_over(request: HttpRequest) -> bool:
    """This function will tell whether the session is past one of its limits."""
    return STARTED in request.session and clock.now() >= ends_at(request)


def touch(request: HttpRequest, *, at_once: bool = False) -> None:
    """This function will note that the person is there, writing at most once a minute."""
    session, now = request.session, clock.now().timestamp()
    if STARTED not in session:
        begin(session)
    elif at_once or now - session[SEEN] >= WRITE_EVERY_SECONDS:
        session[SEEN] = now


def signed_in_just_now(request: Any) -> bool:
    """This function will tell whether the session began within the last five minutes."""
    session = getattr(request, "session", None)
    if session is None or STARTED not in session:
        return False
    return bool(clock.now().timestamp() - session[STARTED] < FRESH_SECONDS)


def open_of(user: User) -> list[UserSession]:
    """
    This function will list the sessions in which a user is signed in now, the oldest first.

    Those that ended otherwise (run out, a new password, taken away) are forgotten on the way. The
    library asks the database three times for each session; this asks three times for all.
    """
    noted = list(UserSession.objects.filter(user=user).order_by("created_at"))
    keys = [one.session_key for one in noted]
    stored = Session.objects.filter(session_key__in=keys, expire_date__gt=clock.machine_now())
    good = {row.session_key for row in stored if _is_of(row.get_decoded(), user)}
    over = [one.pk for one in noted if one.session_key not in good]
    if over:
        UserSession.objects.filter(pk__in=over).delete()
    return [one for one in noted if one.session_key in good]


def _is_of(held: dict[str, Any], user: User) -> bool:
    is_user = held.get(SESSION_KEY) == str(user.pk)
    return is_user and constant_time_compare(
        held.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash()
    )


def end_others(request: HttpRequest, user: User) -> None:
    """
    This function will end every session of the user but this one, known to us or not.

    The hash in each session holds the user's `session_epoch`, so raising it ends them all.
    """
    user.session_epoch += 1
    user.save(update_fields=["session_epoch"])
    update_session_auth_hash(request, user)
    for session in UserSession.objects.filter(user=user).exclude(
        session_key=request.session.session_key
    ):
        session.end()
    UserSession.objects.create_from_request(request)
