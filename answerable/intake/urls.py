from django.urls import path

from answerable.intake import check_pages, in_words_page, steps, views

app_name = "intake"
urlpatterns = [
    path("", views.documents, name="list"),
    path("new/", views.upload, name="upload"),
    path("words/<int:statement>/", in_words_page.in_words, name="in-words"),
    path("<int:document>/", views.document, name="document"),
    path("<int:document>/file", views.file, name="file"),
    path("<int:document>/words/", views.words, name="words"),
    path("<int:document>/cancel/", views.cancel, name="cancel"),
    path("<int:document>/again/", views.again, name="again"),
    path("<int:document>/check/<slug:family>/<int:page>/", check_pages.check, name="check"),
    path("<int:document>/add/<slug:family>/<int:line>/", check_pages.add, name="add"),
    path("<int:document>/confirm/", steps.confirm, name="confirm"),
    path("<int:document>/undo/", steps.undo, name="undo"),
]
