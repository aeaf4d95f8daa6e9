from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    """Only what Django and allauth look up; accounts are made in `access.changes`."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """An account: an e-mail address and a password, no name. Who somebody is stands in partnership.Person.

    `is_example`: made for trying things out; it opens only where ANSWERABLE_EXAMPLE is set, on loopback.
    """

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    is_example = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    personal = ("email", "password", "last_login")
    safe = ("is_active", "is_example", "created")

    def __str__(self) -> str:
        return f"account {self.pk}"
