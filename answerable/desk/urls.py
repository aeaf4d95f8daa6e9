from django.urls import path

from answerable.desk import (
    action,
    board_pages,
    bodies,
    challenges,
    change_pages,
    committee,
    events,
    merges,
    notes,
    plan_pages,
    search_pages,
)
from answerable.desk.calendar import views as calendar
from answerable.desk.owners import views as owners

app_name = "desk"
urlpatterns = [
    path("", board_pages.first, name="first"),
    path("boards/<slug:board>/", board_pages.board, name="board"),
    path("boards/<slug:board>/events/", events.events, name="events"),
    path("boards/<slug:board>/events/file.csv", events.events_file, name="events-file"),
    path("boards/<slug:board>/events/reads/", events.reads, name="reads"),
    path("boards/<slug:board>/notes/", notes.notes, name="notes"),
    path("boards/<slug:board>/notes/new/", notes.write, name="write-note"),
    path("boards/<slug:board>/notes/<int:note>/", notes.note, name="note"),
    path("boards/<slug:board>/notes/<int:note>/change/", notes.change, name="change-note"),
    path("boards/<slug:board>/notes/<int:note>/share/", notes.share, name="share-note"),
    path("boards/<slug:board>/plan/", plan_pages.plan, name="plan"),
    path("boards/<slug:board>/plan/file.<slug:kind>", plan_pages.plan_file, name="plan-file"),
    path("boards/<slug:board>/plan/<int:action>/", action.action, name="action"),
    path("boards/<slug:board>/promises/", board_pages.promises, name="promises"),
    path("boards/<slug:board>/challenges/file.<slug:kind>", challenges.challenges_file, name="challenges-file"),
    path("boards/<slug:board>/papers/<int:paper>/committee/", committee.committee, name="committee"),
    path("boards/<slug:board>/papers/<int:paper>/committee/add/", committee.add, name="add-recommended"),
    path(
        "boards/<slug:board>/papers/recommendations/<int:recommendation>/conclude/", committee.answer, name="became-of"
    ),
    path(
        "boards/<slug:board>/papers/recommendations/<int:recommendation>/promise/",
        committee.promise,
        name="promise-for",
    ),
    path(
        "boards/<slug:board>/papers/recommendations/promised/<int:promised>/withdraw/",
        committee.take_promise_away,
        name="take-promise-away",
    ),
    path("boards/<slug:board>/changes/", change_pages.what_changed, name="changes"),
    path("boards/<slug:board>/search/", search_pages.search, name="search"),
    path("boards/<slug:board>/who/agencies/", bodies.agencies, name="agencies"),
    path("boards/<slug:board>/who/agencies/<int:agency>/", bodies.agency, name="agency"),
    path("boards/<slug:board>/who/agencies/<int:agency>/merge/", merges.merge_agency, name="merge-agency"),
    path("boards/<slug:board>/who/groups/", bodies.groups, name="groups"),
    path("boards/<slug:board>/who/groups/<int:group>/", bodies.group, name="group"),
    path("boards/<slug:board>/who/groups/<int:group>/merge/", merges.merge_group, name="merge-group"),
    path("boards/<slug:board>/who/people/", bodies.people, name="people"),
    path("boards/<slug:board>/who/people/<int:person>/", bodies.person, name="person"),
    path("boards/<slug:board>/who/people/<int:person>/merge/", merges.merge_person, name="merge-person"),
    path("boards/<slug:board>/who/posts/<int:post>/", bodies.post, name="post"),
    path("boards/<slug:board>/who/merges/<int:merge>/", merges.merge, name="merge"),
    path("boards/<slug:board>/who/owners/", owners.owners, name="owners"),
    path("boards/<slug:board>/who/owners/<int:answerer>/", owners.owner, name="owner"),
    path("boards/<slug:board>/calendar/", calendar.calendar, name="calendar"),
    path("boards/<slug:board>/calendar/address/", calendar.make, name="calendar-address"),
    path("boards/<slug:board>/calendar/stop/", calendar.stop, name="calendar-stop"),
    path("accounts/calendars/", calendar.calendars, name="calendars"),
    path("calendars/<slug:key>/file.ics", calendar.feed, name="calendar-file"),
    path("how-to-read/", board_pages.how_to_read, name="how-to-read"),
]
