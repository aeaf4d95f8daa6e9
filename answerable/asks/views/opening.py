"""Where a request link leads. To open it changes nothing and sends nothing, since mail scanners open links too; to go
on is a POST, and on a device that the link does not know it takes a code that is sent to the link's own address."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from answerable.asks import changes, forms, letters
from answerable.asks.devices import is_known, remember_device
from answerable.asks.pages import hold, live
from answerable.asks.record import links_open, named_ask
from answerable.asks.rules import ANSWERABLE
from answerable.keys import hashed


@never_cache
@login_not_required
def link(request: HttpRequest, key: str) -> HttpResponse:
    """Says what is asked, of whom and by when; Continue is a POST."""
    found = live(key=hashed(key))
    if found is None or not links_open(found.ask):
        return render(request, "asks/link_over.html", {"answered": found is not None}, status=410)
    if request.method != "POST":
        ask = named_ask(found.ask_id)
        about = {"link": found, "ask": ask, "known": is_known(request, found), "may_answer": ask.state in ANSWERABLE}
        return render(request, "asks/link.html", about)
    if is_known(request, found):
        hold(request, found)
        return redirect("request:answer", found.board.slug, found.ask_id)
    try:
        refused = letters.send_code(found, changes.new_code(link=found))
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("request-code", key)
    if refused:
        messages.error(request, f"The code could not be sent. {refused} Try again in a while, or ask the board.")
        return redirect("request-link", key)
    if found.codes > 1:
        messages.success(request, "Another code is on its way. Only the newest works.")
    return redirect("request-code", key)


@never_cache
@login_not_required
def code(request: HttpRequest, key: str) -> HttpResponse:
    """The code that was sent to the link's address."""
    found = live(key=hashed(key))
    if found is None or not links_open(found.ask):
        return render(request, "asks/link_over.html", {"answered": found is not None}, status=410)
    form = forms.Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            changes.prove(link=found, code=form.cleaned_data["code"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            hold(request, found)
            return remember_device(request, redirect("request:answer", found.board.slug, found.ask_id), found)
    return render(request, "asks/link_code.html", {"link": found, "ask": found.ask, "form": form, "key": key})
