"""Whether this process answers, and whether the site as a whole is ready: for whatever watches it, such as a proxy."""

from collections.abc import Callable
from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import resolve
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from answerable.running.beat import is_there, last_seen

ADDRESSES = ("/health/live", "/health/ready")


@login_not_required
@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """This process answers; no database is asked."""
    return JsonResponse({"live": True})


@login_not_required
@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """The database answers, is up to date, and a worker is there: 200, else 503."""
    try:
        found = {"database": True, "migrations": are_applied(), "worker": is_there(last_seen())}
    except DatabaseError:
        found = {"database": False}
    whole = all(found.values())
    return JsonResponse({"ready": whole, **found}, status=200 if whole else 503)


def not_applied() -> list[str]:
    """The names of the migrations that the database has yet to be given."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def are_applied() -> bool:
    """Asked of the database until it is so: what was applied is never taken back under a running site."""
    try:
        return _applied()
    except _NotYet:
        return False


class _NotYet(Exception):
    pass


@cache
def _applied() -> bool:
    if not_applied():
        raise _NotYet
    return True


class HealthMiddleware:
    """Answers what watches the site before the name in the request is looked at: a probe on the machine itself asks by
    a number. It reads no cookie and begins no session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info in ADDRESSES:
            request.resolver_match = found = resolve(request.path_info)
            response: HttpResponseBase = found.func(request)
            return response
        return self.get_response(request)
