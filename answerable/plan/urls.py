from django.urls import path

from answerable.plan import views

app_name = "plan"
urlpatterns = [
    path("<int:action>/change/", views.change_action, name="change-action"),
]
