from django.urls import path

from answerable.keeping import views

app_name = "keeping"
urlpatterns = [
    path("", views.data, name="data"),
    path("file.zip", views.data_file, name="data-file"),
]
