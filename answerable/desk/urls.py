from django.urls import path

from answerable.desk import board_pages, change_pages, plan_pages, search_pages, views

app_name = "desk"
urlpatterns = [
    path("", board_pages.first, name="first"),
    path("boards/<slug:board>/", board_pages.board, name="board"),
    path("boards/<slug:board>/plan/", plan_pages.plan, name="plan"),
    path("boards/<slug:board>/plan/file.<slug:kind>", plan_pages.plan_file, name="plan-file"),
    path("boards/<slug:board>/plan/<int:action>/", views.action, name="action"),
    path("boards/<slug:board>/measures/", views.measures, name="measures"),
    path("boards/<slug:board>/measures/<int:measure>/", views.measure, name="measure"),
    path("boards/<slug:board>/promises/", board_pages.promises, name="promises"),
    path("boards/<slug:board>/changes/", change_pages.what_changed, name="changes"),
    path("boards/<slug:board>/search/", search_pages.search, name="search"),
    path("how-to-read/", board_pages.how_to_read, name="how-to-read"),
]
