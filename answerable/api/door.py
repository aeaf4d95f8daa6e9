"""How each endpoint under a board begins, and how it answers in pages."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from ninja import Schema
from pydantic import Field

from answerable.access.actor import require
from answerable.access.roles import Permission
from answerable.api.bearer import ApiRequest
from answerable.api.schemas import Id
from answerable.history.changes import opened
from answerable.partnership.pages import day_in, end_of
from answerable.partnership.record import reason_to_read
from answerable.plan.year.record import plans_in_use

PAGE = 50
Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


class Paging(Schema):
    """Which page of a list."""

    page: int = Field(1, ge=1, le=100_000, description=f"Which page of {PAGE}, from 1.")


class AsAt(Schema):
    """As at which day."""

    at: date | None = Field(None, description="The record as at the end of this day, such as 2013-01-15; else today's.")

    def moment(self) -> datetime | None:
        """The end of the day that is asked for; None for today. ValidationError where it lies ahead or far back."""
        if self.at is None or self.at == timezone.localdate():
            return None
        if not self.at.year >= 1900 or self.at > timezone.localdate():
            raise ValidationError({"at": "Give a day from 1900 to today."})
        return end_of(self.at)


class OfPlan(Paging, AsAt):
    """A page of what belongs to a plan, as at a day."""

    plan: Id | None = Field(None, description="The plan's id; else the one that the board works by is meant.")


def under_board(permission: Permission) -> Callable[[Endpoint], Endpoint]:
    """An endpoint under a board's address, for whoever has this permission there: others get 403, outsiders (and tokens
    of another board) 404. What a watched role reads is kept, with the reason that was given last in a browser. It
    stands right above the function, whose `slug` it takes."""

    def wrap(view: Endpoint) -> Endpoint:
        @wraps(view)
        def endpoint(request: ApiRequest, slug: str, **asked: Any) -> Any:
            request.board = request.auth.board
            if slug != request.board.slug:
                raise Http404
            require(request.actor, permission, on=request.board.pk)
            if request.actor.may(Permission.READ_KEPT, request.board.pk):
                if not (why := reason_to_read(request.actor.user, request.board.pk)):
                    raise PermissionDenied("Open the board in a browser first, and say there what you read for.")
                at = day_in(request.GET.get("at", ""))
                opened(by=request.actor, address=request.path + (f"?at={at}" if at else ""), why=why)
            return view(request, slug, **asked)

        endpoint.permission = permission  # type: ignore[attr-defined]  # so that a test can hold it to the table
        return endpoint  # type: ignore[return-value]  # the same signature, by `wraps`

    return wrap


def plan_asked(request: ApiRequest, plan: int | None, at: datetime | None) -> Any:
    """The plan that is asked for, else the one that the board works by, as at a moment. One query."""
    on = timezone.localdate(at) if at else timezone.localdate()
    plans = plans_in_use(request.board.pk, at, on)
    if (found := next((one for one in plans if plan in (None, one.id)), None)) is None:
        raise Http404
    return found


def paged(rows: Sequence[Any] | QuerySet[Any], page: int) -> dict[str, Any]:
    """One page of rows, with how many there are in all."""
    count = rows.count() if isinstance(rows, QuerySet) else len(rows)
    first = (page - 1) * PAGE
    return {"items": list(rows[first : first + PAGE]), "count": count, "page": page, "pages": -(-count // PAGE)}
