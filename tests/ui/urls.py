"""The pages of this room alone, so that they are tested before any other room has one."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from tests.ui.furniture import furniture


def first(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/help.html")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


urlpatterns = [
    path("furniture/", furniture),
    path("", first),
    path("forbidden/", forbidden),
    path("broken/", broken),
    path("accounts/", include("answerable.ui.sign_in_urls")),
    path("", include("answerable.ui.urls")),
]
