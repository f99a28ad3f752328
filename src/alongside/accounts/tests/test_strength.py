"""Tokens nobody guesses, codes that are short-lived, and no account that ships (AV-06 to AV-08)."""

import json
import math
from typing import Any

import pytest
from allauth.mfa import app_settings as factors
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.contrib.sessions.backends.base import VALID_KEY_CHARS

from alongside.accounts.models import User
from alongside.accounts.tests.helpers import give_code_app, user_of
from alongside.people.models import Membership
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db


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
