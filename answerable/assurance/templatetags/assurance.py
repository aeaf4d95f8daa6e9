"""What a page of a room below says of the framework."""

from typing import Any

from django import template

from answerable.assurance.record import spoken_for

register = template.Library()


@register.inclusion_tag("assurance/parts/spoken_for.html", takes_context=True)
def own_objectives(context: template.Context, item: int) -> dict[str, Any]:
    """For which agencies' own objectives an evidence item speaks, as at the page's day."""
    request = context["request"]
    rows = spoken_for(request.board.pk, item, request.at)
    return {"rows": rows, "board": request.board, "at": context["at"]}
