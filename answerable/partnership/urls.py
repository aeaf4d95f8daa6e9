from django.urls import path

from answerable.partnership import views

app_name = "partnership"
urlpatterns = [
    path("", views.board, name="board"),
    path("draft/", views.draft, name="draft"),
]
