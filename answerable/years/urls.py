from django.urls import path

from answerable.years.views import consulting, ending, reading, steps

app_name = "years"
urlpatterns = [
    path("levels/<int:plan>/year/", reading.year, name="year"),
    path("levels/<int:plan>/year/take/<slug:to>/", steps.take, name="take"),
    path("levels/<int:plan>/year/agree/", steps.agree, name="agree"),
    path("steps/<int:taken>/withdraw/", steps.withdraw, name="withdraw-step"),
    path("levels/<int:plan>/year/consulted/add/", consulting.consult, name="consult"),
    path("levels/<int:plan>/year/consulted/tell/", consulting.tell_them, name="tell"),
    path("consulted/<int:consulted>/withdraw/", consulting.consult_no_more, name="consult-no-more"),
    path("levels/<int:plan>/year/comments/new/", consulting.comment, name="comment"),
    path("comments/<int:comment>/change/", consulting.change_comment, name="change-comment"),
    path("comments/<int:comment>/withdraw/", consulting.withdraw_comment, name="withdraw-comment"),
    path("comments/<int:comment>/settle/", consulting.settle, name="settle"),
    path("levels/<int:plan>/year/ending/", ending.ending, name="ending"),
    path("<int:action>/carry/", ending.carry, name="carry"),
    path("levels/<int:plan>/next/", ending.next_plan, name="next"),
]
