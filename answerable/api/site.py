"""The API as a whole: its endpoints, their throttle, what it says of itself, and its addresses."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from answerable import __version__
from answerable.api.bearer import Bearer, PerToken
from answerable.api.endpoints import challenges, evidence, framework, meetings, papers, plan
from answerable.api.problems import MEDIA_TYPE, set_handlers

RATE = "120/m"
UNDER = "/boards/{slug:slug}"


class Site(NinjaAPI):
    """Says of its refusals in which media type they come, which the library cannot."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**options)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, described in operation["responses"].items():
                    if status >= 400:
                        described["content"] = {MEDIA_TYPE: described["content"]["application/json"]}
        return schema


api = Site(
    title="Answerable",
    version=__version__,
    urls_namespace="api-v1",
    description="A board's plan, evidence, challenges, meetings and papers for other programs, through the same two "
    "doors as its pages.",
    docs_url=None,
    auth=Bearer(),
    throttle=PerToken(RATE),
)
for rooms in (plan, evidence, framework, challenges, meetings, papers):
    api.add_router(UNDER, rooms.router)
set_handlers(api)


def addresses() -> list[Any]:
    """The API's addresses. None asks for a sign-in: those of boards ask for a token, the description is public."""
    patterns = api.urls[0]
    for pattern in patterns:
        assert isinstance(pattern, URLPattern)
        pattern.callback = login_not_required(pattern.callback)
    return patterns
