from django.urls import path

from answerable.keeping import views
from answerable.keeping.personal import views as personal

app_name = "keeping"
urlpatterns = [
    path("", views.data, name="data"),
    path("file.zip", views.data_file, name="data-file"),
    path("dictionary/", personal.dictionary, name="dictionary"),
    path("people/<int:person>/", personal.person, name="person"),
    path("people/<int:person>/file.zip", personal.person_file, name="person-file"),
    path("people/<int:person>/erase/", personal.erase, name="erase"),
]
