"""AV-05: what a password must be, and what is never asked of it."""

import pytest

from alongside.accounts import commands
from alongside.accounts.tests.factories import make_user
from alongside.core.actor import Actor
from alongside.core.errors import BadInput

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "password",
    [
        "seven77",
        "password1",
        "iloveyou",
        "Recovery2026!",
        "**coaching**",
        "sobriedad99",
        "marigold.field",
        "marigold",
        "Marigold1",
        "x" * 129,
    ],
)
def test_av_05_weak_passwords_are_refused_with_what_to_do(password: str) -> None:
    user = make_user("marigold.field@example.org")
    with pytest.raises(BadInput) as refusal:
        commands.set_password(user=user, password=password, by=Actor.system(None))
    assert refusal.value.field == "password"
    assert refusal.value.message.endswith(".")


@pytest.mark.parametrize(
    "password",
    [
        "onlylowercase words",
        "12345 67890 12345 x",
        "contraseña larga ñandú",
        "🌿🌿🌿🌿🌿🌿🌿🌿",
        " spaces at both ends ",
        "we walk alongside each other",
        "x9" * 64,
    ],
)
def test_av_05_long_passwords_of_any_kind_are_taken(password: str) -> None:
    user = make_user("marigold.field@example.org")
    commands.set_password(user=user, password=password, by=Actor.system(None))
    user.refresh_from_db()
    assert user.check_password(password)
