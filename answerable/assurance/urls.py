from django.urls import path

from answerable.assurance.views import agency, objectives, reviews, shown

app_name = "assurance"
urlpatterns = [
    path("", shown.framework, name="framework"),
    path("plan/", shown.plan, name="plan"),
    path("file.csv", shown.file, name="file"),
    path("review/add/", reviews.add_whole, name="review-whole"),
    path("agencies/<int:agency>/", agency.agency, name="agency"),
    path("agencies/<int:agency>/stage/change/", agency.stage, name="stage"),
    path("agencies/<int:agency>/stage/withdraw/", agency.leave, name="leave"),
    path("agencies/<int:agency>/objectives/add/", objectives.add, name="add-objective"),
    path("agencies/<int:agency>/review/add/", reviews.add, name="review"),
    path("objectives/<int:own>/change/", objectives.change, name="change-objective"),
    path("objectives/<int:own>/withdraw/", objectives.withdraw, name="withdraw-objective"),
    path("objectives/<int:own>/evidence/add/", objectives.tie, name="tie"),
    path("objectives/<int:own>/evidence/new/", objectives.show_by, name="show-by"),
    path("evidence/<int:tie>/withdraw/", objectives.untie, name="untie"),
    path("reviews/<int:review>/change/", reviews.change, name="change-review"),
    path("reviews/<int:review>/withdraw/", reviews.withdraw, name="withdraw-review"),
]
