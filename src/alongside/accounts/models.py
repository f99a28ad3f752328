"""The user: an account to sign in with. What they may do is a membership's matter (people)."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

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
    staff always have 15.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=64, unique=True)
    login = EncryptedTextField()
    email = EncryptedTextField(blank=True, default="")
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=5, default="en")
    idle_minutes = models.PositiveSmallIntegerField(default=30)
    joined_at = models.DateTimeField(default=clock.now)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: list[str] = []

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
