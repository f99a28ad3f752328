"""
Rules for passwords: long is what counts, known ones are out, nothing else is asked (AV-05).

No rule about kinds of characters, no forced change, pasting is welcome.
"""

import logging
import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from alongside.accounts import breached

log = logging.getLogger(__name__)

SHORTEST, RECOMMENDED, LONGEST = 8, 15, 128
# A password that is one of these with a few digits or signs around it is guessed at once here.
PROGRAM_WORDS = (
    "alongside", "coach", "coaching", "participant", "peer", "peersupport", "program",
    "recovery", "recuperacion", "sober", "sobriety", "sobriedad", "support", "supervisor",
)  # fmt: skip
_PART = 4


def hint() -> str:
    """This function will give the sentence under every field for a new password."""
    return _(
        "At least 8 characters. 15 or more is better: a few words in a row that only you would"
        " put together. You can paste it."
    )


class Length:
    """Between 8 and 128 characters, of any kind."""

    def validate(self, password: str, user: object = None) -> None:
        if len(password) < SHORTEST:
            raise ValidationError(_("Use at least 8 characters."), code="password_too_short")
        if len(password) > LONGEST:
            raise ValidationError(_("Use at most 128 characters."), code="password_too_long")

    def get_help_text(self) -> str:
        return hint()


class NotCommon(CommonPasswordValidator):
    """None of the 20,000 passwords people use most (a list that comes with Django)."""

    def validate(self, password: str, user: Any = None) -> None:
        if password.lower().strip() in self.passwords:
            raise ValidationError(
                _("Many people use this password, so it is easy to guess. Choose another."),
                code="password_too_common",
            )

    def get_help_text(self) -> str:
        return ""


class NotBreached:
    """None that is known from breaches, where the host has a list of them (`accounts.breached`)."""

    def validate(self, password: str, user: object = None) -> None:
        path = breached.file()
        if path is None:
            return
        try:
            is_known = breached.is_known(password, path)
        except (OSError, ValueError):
            # A list that went away must not let through what it is there to stop.
            log.exception("the list of breached passwords cannot be read")
            raise ValidationError(
                _("New passwords cannot be checked at the moment. Please try again later."),
                code="password_unchecked",
            ) from None
        if is_known:
            raise ValidationError(
                _("This password was stolen from another site and is known. Choose another."),
                code="password_breached",
            )

    def get_help_text(self) -> str:
        return ""


class NotOurWords:
    """No word of the service with only digits and signs around it."""

    def validate(self, password: str, user: object = None) -> None:
        if _letters(password) in PROGRAM_WORDS:
            raise ValidationError(
                _("This is a word of this service, so it is easy to guess. Choose another."),
                code="password_program_word",
            )

    def get_help_text(self) -> str:
        return ""


class NotTheSignInName:
    """Not the sign-in name, and not a part of it that makes up most of the password."""

    def validate(self, password: str, user: object = None) -> None:
        plain = re.sub(r"\W|_", "", password.casefold())
        for part in parts(str(getattr(user, "login", "") or "")):
            if part in plain and len(plain) - len(part) < SHORTEST:
                raise ValidationError(
                    _("This is too close to your sign-in name. Choose another."),
                    code="password_like_name",
                )

    def get_help_text(self) -> str:
        return ""


def parts(login: str) -> set[str]:
    """This function will give the sign-in name and its parts of four letters or more."""
    text = login.casefold()
    whole = re.sub(r"\W|_", "", text)
    found = {p for p in re.split(r"[\W_]+", text) if len(p) >= _PART}
    return (found | {whole}) - {""}


def _letters(password: str) -> str:
    return re.sub(r"[\W\d_]", "", password.casefold())
