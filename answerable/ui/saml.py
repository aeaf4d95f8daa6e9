"""The pages of single sign-on by SAML, loaded only where it is set up: the library's own steps, held to what is said
here."""

from collections.abc import Callable
from functools import wraps
from logging import getLogger

from allauth.core import ratelimit
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.saml import views
from allauth.socialaccount.providers.saml.utils import build_saml_config, get_app_or_404
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from onelogin.saml2.settings import OneLogin_Saml2_Settings

LARGEST = 250_000  # bytes of an answer, which is kept for a moment, whoever sent it

View = Callable[..., HttpResponse]


def _step(view: View) -> View:
    """Whatever goes wrong between this site and the provider ends on the page that says so: an answer that was used
    before, metadata that cannot be fetched. The library would let most of it fall through as a fault of the site."""

    @wraps(view)
    def step(request: HttpRequest, organization_slug: str) -> HttpResponse:
        provider = get_app_or_404(request, organization_slug).get_provider(request)
        try:
            return view(request, organization_slug=organization_slug)
        except Exception:
            getLogger(__name__).warning("single sign-on by SAML did not succeed", exc_info=True)
            return render_authentication_error(request, provider)

    return step


@csrf_exempt
@login_not_required
def received(request: HttpRequest, organization_slug: str) -> HttpResponse:
    """The provider's answer, brought by the browser from the provider's page, so without our cookies: it is kept, and
    judged at the next address, to which the browser brings them."""
    if len(request.body) > LARGEST:
        raise ValueError("the answer is too large")
    if not ratelimit.consume(request, action="saml_answer"):
        raise ValueError("too many answers from one place")
    response = views.acs(request, organization_slug)
    response.cookies["saml-acs-session"]["httponly"] = True
    return response


@login_not_required
def metadata(request: HttpRequest, organization_slug: str) -> HttpResponse:
    """What the provider's administrator needs of this site."""
    app = get_app_or_404(request, organization_slug)
    config = build_saml_config(request, app.settings, organization_slug)
    del config["sp"]["singleLogoutService"]
    described = OneLogin_Saml2_Settings(config, sp_validation_only=True).get_sp_metadata()
    return HttpResponse(described, content_type="text/xml")


@login_not_required
def signing_out(request: HttpRequest, organization_slug: str) -> HttpResponse:
    """The library asks for the address, and signing out through the provider is not offered."""
    raise Http404


urlpatterns = [
    path("login/", _step(views.login), name="saml_login"),
    path("acs/", _step(received), name="saml_acs"),
    path("acs/finish/", _step(views.finish_acs), name="saml_finish_acs"),
    path("metadata/", _step(metadata), name="saml_metadata"),
    path("sls/", signing_out, name="saml_sls"),
]
