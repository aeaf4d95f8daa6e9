from django.urls import path

from answerable.partnership import views
from answerable.partnership.inviting import views as inviting

app_name = "partnership"
urlpatterns = [
    path("", views.board, name="board"),
    path("why/", views.why, name="why"),
    path("draft/", views.draft, name="draft"),
    path("agencies/add/", views.add_agency, name="add-agency"),
    path("agencies/<int:agency>/change/", views.change_agency, name="change-agency"),
    path("agencies/<int:agency>/names/add/", views.add_name, name="add-name"),
    path("names/<int:name>/drop/", views.withdraw_name, name="withdraw-name"),
    path("groups/add/", views.add_group, name="add-group"),
    path("groups/<int:group>/change/", views.change_group, name="change-group"),
    path("people/appoint/", views.appoint, name="appoint"),
    path("people/<int:person>/may/", views.may, name="may"),
    path("people/<int:person>/change/", views.change_person, name="change-person"),
    path("appointments/<int:appointment>/change/", views.change_appointment, name="change-appointment"),
    path("appointments/<int:appointment>/end/", views.end_appointment, name="end-appointment"),
    path("invitations/", inviting.invitations, name="invitations"),
    path("people/<int:person>/invite/", inviting.invite, name="invite"),
    path("invitations/<int:invitation>/withdraw/", inviting.withdraw, name="withdraw-invitation"),
]
