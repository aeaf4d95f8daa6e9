"""What went wrong, as RFC 9457 has it: a title and a sentence that says how to mend it."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError
from ninja.errors import ValidationError as NotAsDeclared
from pydantic import Field

from answerable.history.changes import EditedMeanwhile
from answerable.reading.letters import without_controls

MEDIA_TYPE = "application/problem+json"
NOT_THERE = "There is nothing at this address that this token may read. Check the board's name and the number."
# In place of the library's own words, by status.
_SAID = {
    400: "What was sent is no JSON. Send an object with the names that the endpoint takes.",
    401: "Send a token of yours: Authorization: Bearer answerable_… This one is missing, unknown, expired or revoked, "
    "or its person has no part on the board any more.",
    429: "This token has asked too often. Wait a moment, then go on more slowly.",
}


class Problem(Schema):
    """What is wrong, and how to mend it."""

    title: str = Field(description="The kind of problem, in a few words.")
    detail: str = Field(description="What is wrong here, and how to mend it.")
    status: int = Field(description="The answer's HTTP status.")


PROBLEMS = dict.fromkeys((400, 401, 403, 404, 413, 422, 429), Problem)
CONFLICT = {409: Problem}


def answer(request: HttpRequest, api: NinjaAPI, status: int, detail: str) -> HttpResponse:
    """The answer to a request that cannot be done."""
    said = {"title": HTTPStatus(status).phrase, "detail": without_controls(detail), "status": status}
    response = api.create_response(request, said, status=status)
    response["Content-Type"] = MEDIA_TYPE
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


def _place(error: Mapping[str, Any]) -> str:
    """Which field is meant: where it stands in the body or the address."""
    return ".".join(str(part) for part in error["loc"][1:] if part != "sent") or str(error["loc"][0])


def _in_words(found: ValidationError) -> str:
    if not hasattr(found, "error_dict"):
        return " ".join(found.messages)
    return " ".join(f"{name}: {' '.join(said)}" for name, said in found.message_dict.items())


def set_handlers(api: NinjaAPI) -> None:
    """Let the API tell every refusal of the two doors in the same shape."""

    def http(request: HttpRequest, found: Any) -> HttpResponse:
        return answer(request, api, found.status_code, _SAID.get(found.status_code, str(found)))

    def too_large(request: HttpRequest, found: Any) -> HttpResponse:
        return answer(request, api, 413, "What was sent is too large. Send less at a time.")

    def not_as_declared(request: HttpRequest, found: Any) -> HttpResponse:
        said = [f"{_place(error)}: {error['msg'].replace('Input should', 'this must')}." for error in found.errors]
        return answer(request, api, 422, " ".join(said))

    def meanwhile(request: HttpRequest, found: Any) -> HttpResponse:
        return answer(request, api, 409, "Somebody has changed it since that version. Read it again, then decide.")

    handlers: dict[type[Exception], Any] = {
        HttpError: http,
        RequestDataTooBig: too_large,
        NotAsDeclared: not_as_declared,
        EditedMeanwhile: meanwhile,
        ValidationError: lambda request, found: answer(request, api, 422, _in_words(found)),
        PermissionDenied: lambda request, found: answer(request, api, 403, str(found)),
        Http404: lambda request, found: answer(request, api, 404, NOT_THERE),
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)
