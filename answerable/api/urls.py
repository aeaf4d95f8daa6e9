from django.urls import include, path

from answerable.api.site import addresses, api
from answerable.api.views import Teaching, make, revoke, tokens

urlpatterns = [
    path("api/", Teaching.as_view(), name="api"),
    path("api/v1/", include((addresses(), "ninja"), namespace=api.urls_namespace)),
    path("accounts/tokens/", tokens, name="tokens"),
    path("accounts/tokens/new/", make, name="make-token"),
    path("accounts/tokens/<int:token>/revoke/", revoke, name="revoke-token"),
]
