"""The log: one line of JSON for each request and each fault, without anything that a person typed.

A line says when, which kind of page (the pattern of its address, not the address), with which status, how long, and
the account's number. Of a fault it keeps the program's own lines and the fault's kind, never the fault's words: these
quote what was sent ("invalid literal: 'Jane …'") or stored. For the same reason a library's message is kept as its
template, without what was put into it.
"""

import json
import logging
import secrets
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

from django.http import HttpRequest, HttpResponseBase

_REQUEST: ContextVar[str] = ContextVar("request", default="")
# Loggers whose words are this program's own, or speak of the database's address and nothing else.
_PLAIN = ("answerable", "psycopg.pool")
# Not worth a line as long as all is well: style sheets, and what watches the site every few seconds.
_QUIET = ("/static/", "/health/")
requests = logging.getLogger("answerable.request")


class JsonLines(logging.Formatter):
    """Each record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "request": _REQUEST.get() or None,
            **getattr(record, "line", {}),
        }
        if not hasattr(record, "line"):
            line |= {"said": _said(record), "from": f"{record.module}:{record.lineno}"}
        if record.exc_info and record.exc_info[1]:
            line["fault"] = told(record.exc_info[1])
        return json.dumps({name: value for name, value in line.items() if value is not None}, ensure_ascii=False)


def _said(record: logging.LogRecord) -> str | None:
    if record.name.startswith(_PLAIN):
        return record.getMessage()
    return str(record.msg) if record.args else None  # without arguments, what was put in stands in the words already


def told(fault: BaseException) -> list[str]:
    """Where a fault and those that led to it came about: kind, and file, line and code of each step; no values."""
    steps: list[str] = []
    seen: set[int] = set()
    cause: BaseException | None = fault
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        steps.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        steps += [
            f"{frame.filename}:{frame.lineno} {frame.name}: {frame.line}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or cause.__context__
    return steps


class RequestLog:
    """Writes the line of each request, and gives the request the number by which its lines are found: it is sent back
    as X-Request-ID, so that whoever asks for help can tell it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token, began = _REQUEST.set(secrets.token_hex(8)), perf_counter()
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = _REQUEST.get()
            if response.status_code >= 400 or not request.path_info.startswith(_QUIET):
                requests.info("", extra={"line": _line(request, response, perf_counter() - began)})
            return response
        finally:
            _REQUEST.reset(token)


def _line(request: HttpRequest, response: HttpResponseBase, seconds: float) -> dict[str, Any]:
    return {
        "method": request.method if request.method in _METHODS else "OTHER",
        "page": request.resolver_match.route if request.resolver_match else None,
        "status": response.status_code,
        "milliseconds": round(seconds * 1000),
        "account": getattr(request, "account", None),
    }


_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"}
