"""The pages of allauth that this site has: people are invited and their addresses changed by the board, so there is no
sign-up, no changing of e-mail addresses and no linking of accounts by hand."""

from allauth.account import views
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as single_sign_on
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path

from answerable.ui.views import Account, SignedOut

urlpatterns = [
    path("", Account.as_view(), name="account"),
    path("second-step/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("sign-on/<slug:provider_id>/login/", single_sign_on.login, name="openid_connect_login"),
    path("sign-on/<slug:provider_id>/login/callback/", single_sign_on.callback, name="openid_connect_callback"),
    path("sign-on/cancelled/", login_not_required(social.login_cancelled), name="socialaccount_login_cancelled"),
    path("sign-on/failed/", login_not_required(social.login_error), name="socialaccount_login_error"),
    path("sign-on/no-account/", social.signup, name="socialaccount_signup"),
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("signed-out/", SignedOut.as_view(), name="signed_out"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/set/", views.password_set, name="account_set_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
if settings.SAML_METADATA:
    urlpatterns.append(path("sign-on/saml/<slug:organization_slug>/", include("answerable.ui.saml")))
