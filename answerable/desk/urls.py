from django.urls import path

from answerable.desk import action, bodies, merges, views
from answerable.desk.owners import views as owners

app_name = "desk"
urlpatterns = [
    path("", views.first, name="first"),
    path("boards/<slug:board>/", views.board, name="board"),
    path("boards/<slug:board>/plan/", views.plan, name="plan"),
    path("boards/<slug:board>/plan/<int:action>/", action.action, name="action"),
    path("boards/<slug:board>/promises/", views.promises, name="promises"),
    path("boards/<slug:board>/who/agencies/", bodies.agencies, name="agencies"),
    path("boards/<slug:board>/who/agencies/<int:agency>/", bodies.agency, name="agency"),
    path("boards/<slug:board>/who/agencies/<int:agency>/merge/", merges.merge_agency, name="merge-agency"),
    path("boards/<slug:board>/who/groups/", bodies.groups, name="groups"),
    path("boards/<slug:board>/who/groups/<int:group>/", bodies.group, name="group"),
    path("boards/<slug:board>/who/groups/<int:group>/merge/", merges.merge_group, name="merge-group"),
    path("boards/<slug:board>/who/people/", bodies.people, name="people"),
    path("boards/<slug:board>/who/people/<int:person>/", bodies.person, name="person"),
    path("boards/<slug:board>/who/posts/<int:post>/", bodies.post, name="post"),
    path("boards/<slug:board>/who/merges/<int:merge>/", merges.merge, name="merge"),
    path("boards/<slug:board>/who/owners/", owners.owners, name="owners"),
    path("boards/<slug:board>/who/owners/<int:answerer>/", owners.owner, name="owner"),
    path("how-to-read/", views.how_to_read, name="how-to-read"),
]
