from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    """Only what Django and allauth look up; accounts are made in `access.changes`."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """An account: an e-mail address and a password, no name. Who somebody is stands in partnership.Person."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    created = models.DateTimeField(auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    personal = ("email", "password", "last_login")
    safe = ("is_active", "created")

    def __str__(self) -> str:
        return f"account {self.pk}"
