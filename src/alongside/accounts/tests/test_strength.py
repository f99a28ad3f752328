"""Tokens nobody guesses, codes that are short-lived, and no account that ships (AV-06 to AV-08)."""

import datetime as dt
import json
import math
import re
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa import app_settings as factors
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.core import mail
from django.core.mail import BadHeaderError
from django.test import Client

from alongside.accounts.models import User
from alongside.accounts.tests.factories import PASSWORD
from alongside.accounts.tests.helpers import give_code_app, is_signed_in, sign_in, user_of
from alongside.core import clock
from alongside.people.models import Membership
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
SOURCE = Path(__file__).parents[2]


def test_av_08_a_session_key_holds_at_least_128_bits(world: World, client_for: ClientFor) -> None:
    june = client_for(world.june)
    key = june.cookies[settings.SESSION_COOKIE_NAME].value
    assert set(key) <= set(VALID_KEY_CHARS)
    assert len(key) * math.log2(len(VALID_KEY_CHARS)) >= 128


def test_av_07_a_code_of_an_app_is_for_thirty_seconds() -> None:
    assert factors.TOTP_PERIOD == 30
    assert factors.TOTP_DIGITS >= 6
    assert factors.TOTP_TOLERANCE == 0


def test_av_07_recovery_codes_are_not_in_the_database_as_they_are(world: World) -> None:
    user = user_of(world.dana)
    give_code_app(user)
    codes = RecoveryCodes.activate(user).get_unused_codes()
    stored = json.dumps([row.data for row in Authenticator.objects.filter(user=user)])
    assert len(codes) == 10
    assert not [code for code in codes if code in stored]


def test_av_06_no_account_ships_with_the_program() -> None:
    assert not User.objects.exists()


def test_hs_01_everybody_has_a_sign_in_of_their_own(world: World) -> None:
    held: dict[Any, list[str]] = {}
    for member in Membership.objects.across_organisations("every sign-in of the stock people"):
        if member.user_id:
            held.setdefault(member.user_id, []).append(f"{member.organisation_id}")
    assert held
    assert all(len(set(places)) == len(places) for places in held.values())
    field = User._meta.get_field("username")
    assert getattr(field, "unique", False)


def test_av_05_no_page_forbids_pasting(world: World) -> None:
    page = Client().get("/accounts/login/").content.decode()
    assert 'autocomplete="current-password"' in page
    scripts = "".join(p.read_text("utf-8") for p in SOURCE.glob("*/static/**/*.js"))
    assert "onpaste" not in page
    assert not re.search(r"[\"'](?:paste|copy|contextmenu)[\"']", scripts)


def test_av_05_a_password_of_long_ago_still_opens(world: World) -> None:
    user = user_of(world.june)
    user.set_password(PASSWORD)
    user.save()
    with clock.frozen(clock.now() + dt.timedelta(days=1000)):
        client = Client()
        sign_in(client, user.login)
        assert is_signed_in(client)


def test_av_17_no_script_keeps_anything_in_the_browser() -> None:
    kept = re.compile(r"localStorage|sessionStorage|indexedDB|navigator\.geolocation|contacts")
    ours = [p for p in SOURCE.glob("*/static/**/*.js") if "htmx" not in p.name]
    assert ours
    assert not [p.name for p in ours if kept.search(p.read_text("utf-8"))]
    # htmx keeps pages only where it is told to write the history.
    pages = "".join(p.read_text("utf-8") for p in SOURCE.glob("*/jinja2/**/*.html"))
    assert not re.search(r"hx-(?:push-url|replace-url|boost|history)", pages)


def test_av_10_no_words_of_anybody_become_a_mail_header(world: World) -> None:
    """A name with a line break asks for a link; the header is ours, or the mail is not sent."""
    name = "june@example.org\nBcc: thief@example.org"
    Client().post("/accounts/password/reset/", {"login": name})
    assert not [m for m in mail.outbox if "thief" in str(m.message())]
    with pytest.raises(BadHeaderError):
        mail.EmailMessage("One\nBcc: thief@example.org", "Words", to=["a@example.org"]).message()
