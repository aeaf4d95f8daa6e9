from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


def same_address(one: str, other: str) -> bool:
    """Whether two e-mail addresses are one, but for case. Of a database alone it is not asked: PostgreSQL takes "ı" for
    "i" where case does not count, and the domain with the one is not that with the other.

    >>> same_address("A@b.example", "a@B.example"), same_address("a@police.example", "a@pol\u0131ce.example")
    (True, False)
    """
    return one.lower() == other.lower()


class UserManager(BaseUserManager["User"]):
    """Only what Django and allauth look up; accounts are made by `partnership.changes.make_account`."""

    def get_by_natural_key(self, username: str | None) -> "User":
        if (found := self.at(username or "")) is None:
            raise self.model.DoesNotExist
        return found

    def at(self, email: str) -> "User | None":
        """The account with an address; None where there is none."""
        return next((user for user in self.filter(email__iexact=email) if same_address(user.email, email)), None)


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
