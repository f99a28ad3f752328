"""
The user: an account to sign in with, its first code, and what it was writing when signed out.

What a user may do is a membership's matter (people).
"""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from alongside.accounts.names import hashed, spelled
from alongside.core import clock
from alongside.core.crypto.fields import EncryptedTextField
from alongside.core.ids import new_id


class UserManager(BaseUserManager["User"]):
    """Finds users by their sign-in name without storing it in the clear."""

    def by_login(self, login: str) -> "User | None":
        return self.filter(username=hashed(login)).first()


class User(AbstractBaseUser):
    """
    An account.

    `username` is the keyed hash of the sign-in name, `login` the name itself, encrypted under
    the instance's key. `idle_minutes` is the person's own choice between 5 and 60 (HS-03);
    staff always have 15. Raising `session_epoch` ends every session of the account.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=64, unique=True)
    login = EncryptedTextField()
    email = EncryptedTextField(blank=True, default="")
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=5, default="en")
    idle_minutes = models.PositiveSmallIntegerField(default=30)
    joined_at = models.DateTimeField(default=clock.now)
    session_epoch = models.PositiveIntegerField(default=0)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(idle_minutes__gte=5, idle_minutes__lte=60),
                name="idle_between_5_and_60",
            )
        ]

    def __str__(self) -> str:
        return f"account {self.pk}"

    def name_login(self, login: str) -> None:
        """This function will give the account its sign-in name (unsaved)."""
        self.login, self.username = spelled(login), hashed(login)
        self.email = self.login if "@" in self.login else ""

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        value = f"{self.password}:{self.session_epoch}"
        salt = "alongside.accounts.session"
        return salted_hmac(salt, value, secret=secret, algorithm="sha256").hexdigest()


class FirstCode(models.Model):
    """
    A code by which a person sets their first password: once, within 24 hours, for one account.

    Only its keyed hash is stored. A new code replaces the one before.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.OneToOneField(User, models.CASCADE, related_name="first_code")
    code_hash = models.CharField(max_length=32)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    # The code in plain letters, only on the row just made, to be shown once.
    plain = ""

    def __str__(self) -> str:
        return f"first code of {self.user_id}"


class Draft(models.Model):
    """What a person was about to send when their session ended; kept half an hour, encrypted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.OneToOneField(User, models.CASCADE, related_name="draft")
    path = EncryptedTextField()
    body = EncryptedTextField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"draft of {self.user_id}"
