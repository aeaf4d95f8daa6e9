from django.urls import path

from answerable.questions.views import asking, switching

app_name = "questions"
urlpatterns = [
    path("", asking.questions, name="list"),
    path("shared/", asking.shared, name="shared"),
    path("rules/", switching.rules, name="rules"),
    path("rules/<slug:rule>/off/", switching.switch_off, name="switch-off"),
    path("rules/<slug:rule>/on/", switching.switch_on, name="switch-on"),
    path("<slug:question>/", asking.question, name="question"),
    path("<slug:question>/set-aside/", asking.set_aside, name="set-aside"),
    path("<slug:question>/answer/", asking.answer, name="answer"),
    path("<slug:question>/again/", asking.ask_again, name="ask-again"),
    path("<slug:question>/share/", asking.share, name="share"),
    path("<slug:question>/stop-sharing/", asking.stop_sharing, name="stop-sharing"),
]
