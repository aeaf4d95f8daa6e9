from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Accounts are made by invitation (or by the example), never by whoever finds the page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
