from django.urls import path

from answerable.ui.views import Cookies, Public

app_name = "ui"
urlpatterns = [
    path("help/", Public.as_view(template_name="ui/help.html"), name="help"),
    path("accessibility/", Public.as_view(template_name="ui/accessibility.html"), name="accessibility"),
    path("cookies/", Cookies.as_view(), name="cookies"),
    path("privacy/", Public.as_view(template_name="ui/privacy.html"), name="privacy"),
]
