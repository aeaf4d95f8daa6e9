from django.urls import path

from answerable.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.documents, name="list"),
    path("<int:document>/", views.document, name="document"),
    path("<int:document>/file", views.file, name="file"),
]
