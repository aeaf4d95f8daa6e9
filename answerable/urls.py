from django.urls import include, path

from answerable.partnership.inviting.views import invitation

urlpatterns = [
    path("", include("answerable.api.urls")),
    path("accounts/", include("answerable.ui.sign_in_urls")),
    path("invitations/<slug:key>/", invitation, name="invitation"),
    path("", include("answerable.asks.urls")),
    path("about/", include("answerable.ui.urls")),
    path("health/", include("answerable.running.urls")),
    path("boards/<slug:board>/papers/", include("answerable.papers.urls")),
    path("boards/<slug:board>/documents/", include("answerable.intake.urls")),
    path("boards/<slug:board>/", include("answerable.plan.urls")),
    path("boards/<slug:board>/plan/", include("answerable.years.urls")),
    path("boards/<slug:board>/questions/", include("answerable.questions.urls")),
    path("boards/<slug:board>/who/data/", include("answerable.keeping.urls")),
    path("boards/<slug:board>/who/", include("answerable.partnership.urls")),
    path("boards/<slug:board>/evidence/framework/", include("answerable.assurance.urls")),
    path("boards/<slug:board>/", include("answerable.evidence.urls")),
    path("boards/<slug:board>/challenges/", include("answerable.challenges.urls")),
    path("boards/<slug:board>/meetings/", include("answerable.meetings.urls")),
    path("", include("answerable.desk.urls")),
]

handler400 = "answerable.ui.views.not_understood"
