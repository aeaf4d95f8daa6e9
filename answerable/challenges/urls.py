from django.urls import path

from answerable.challenges.views import reading, steps, telling, writing

app_name = "challenges"
urlpatterns = [
    path("", reading.ledger, name="ledger"),
    path("new/", writing.raise_, name="raise"),
    path("new/<slug:kind>/<int:pk>/", writing.raise_about, name="raise-about"),
    path("<int:challenge>/", reading.challenge, name="challenge"),
    path("<int:challenge>/correct/", writing.correct, name="correct"),
    path("<int:challenge>/withdraw/", writing.withdraw, name="withdraw"),
    path("<int:challenge>/tell/", telling.tell_them, name="tell"),
    path("<int:challenge>/printing/", steps.printing, name="printing"),
    path("<int:challenge>/answer/", steps.answer, name="answer"),
    path("<int:challenge>/step/", steps.step, name="step"),
    path("<int:challenge>/effect/", steps.effect, name="effect"),
    path("<int:challenge>/conclude/", steps.conclude, name="conclude"),
    path("steps/<int:step>/correct/", steps.correct_step, name="correct-step"),
    path("steps/<int:step>/withdraw/", steps.withdraw_step, name="withdraw-step"),
]
