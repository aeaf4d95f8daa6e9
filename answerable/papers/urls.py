from django.urls import path

from answerable.papers.views import papers, right_of_reply, sections, steps

app_name = "papers"
urlpatterns = [
    path("", papers.papers, name="list"),
    path("new/", papers.which, name="which"),
    path("new/<slug:report>/", papers.new, name="new"),
    path("<int:paper>/", papers.paper, name="paper"),
    path("<int:paper>/read/", papers.read, name="read"),
    path("<int:paper>/sections/<slug:key>/", sections.section, name="section"),
    path("<int:paper>/compared/", papers.compared, name="compared"),
    path("<int:paper>/move/", steps.move, name="move"),
    path("<int:paper>/tell/", steps.tell_them, name="tell"),
    path("<int:paper>/withdraw/", steps.withdraw, name="withdraw"),
    path("<int:paper>/publish/", steps.publish, name="publish"),
    path("<int:paper>/agencies/<int:agency>/", right_of_reply.about, name="about"),
    path("<int:paper>/agencies/<int:agency>/say/<int:line>/", right_of_reply.say, name="say"),
    path("replies/<int:reply>/answer/", right_of_reply.answer, name="answer-reply"),
    path("<int:paper>/replies/", steps.reply, name="reply"),
    path("<int:paper>/correct/", steps.correct, name="correct"),
    path("<int:paper>/files/<str:name>", papers.file, name="file"),
]
