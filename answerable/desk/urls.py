from django.urls import path

from answerable.desk import action, views

app_name = "desk"
urlpatterns = [
    path("", views.first, name="first"),
    path("boards/<slug:board>/", views.board, name="board"),
    path("boards/<slug:board>/plan/", views.plan, name="plan"),
    path("boards/<slug:board>/plan/<int:action>/", action.action, name="action"),
    path("boards/<slug:board>/promises/", views.promises, name="promises"),
    path("how-to-read/", views.how_to_read, name="how-to-read"),
]
