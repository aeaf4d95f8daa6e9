from django.urls import path

from answerable.running import health

app_name = "running"
urlpatterns = [path("live", health.live, name="live"), path("ready", health.ready, name="ready")]
