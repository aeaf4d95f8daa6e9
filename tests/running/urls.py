"""The site's addresses, and one at which everything goes wrong."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from answerable import urls


@login_not_required
@csrf_exempt
def fails(request: HttpRequest, word: str) -> HttpResponse:
    """Fails as code does that puts what it was given into the words of its fault."""
    sent = (word, request.POST["word"], request.GET["word"], request.COOKIES["word"], request.headers["Word"])
    try:
        int(sent[1])
    except ValueError as error:
        raise RuntimeError(f"This cannot be kept: {sent}") from error
    return HttpResponse()


handler400 = urls.handler400
urlpatterns = [*urls.urlpatterns, path("fails/<str:word>/", fails)]
