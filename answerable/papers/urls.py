from django.urls import path

from answerable.papers import views

app_name = "papers"
urlpatterns = [
    path("", views.papers, name="list"),
    path("new/", views.new, name="new"),
    path("<int:paper>/", views.paper, name="paper"),
    path("<int:paper>/read/", views.read, name="read"),
    path("<int:paper>/sections/<slug:key>/", views.section, name="section"),
    path("<int:paper>/compared/", views.compared, name="compared"),
    path("<int:paper>/move/", views.move, name="move"),
    path("<int:paper>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:paper>/publish/", views.publish, name="publish"),
    path("<int:paper>/replies/", views.reply, name="reply"),
    path("<int:paper>/correct/", views.correct, name="correct"),
    path("<int:paper>/files/<str:name>", views.file, name="file"),
]
