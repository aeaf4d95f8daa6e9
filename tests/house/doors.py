"""Every address and who may GET it, by one written table; and how an address is filled in on a made board."""

from answerable.access.roles import APPOINTED, Role
from answerable.desk.models import Note
from answerable.plan.reporting import Report
from tests.asks.asked import ask_in, link_to
from tests.assurance.framework import FRAMEWORK_FORMS, FRAMEWORK_SHOWN, add_framework
from tests.board import Made

R = Role
EVERYONE = set(APPOINTED)
ON_BOARD = EVERYONE - {R.ADMINISTRATOR}
COMMITTEE = {R.SCRUTINY_MEMBER, R.SCRUTINY_OFFICER, R.CO_OPTED_MEMBER}
PLAN = ON_BOARD - COMMITTEE - {R.SAFEGUARDING_LEAD, R.DEATH_PANEL_MEMBER}
DRAFTS = PLAN - {R.AGENCY_CONTRIBUTOR, R.TRAINING_COORDINATOR}
ANSWERS = DRAFTS - {R.BOARD_ADMINISTRATOR, R.OBSERVER, R.INSPECTOR}
WRITERS = {R.MANAGER, R.QUALITY_OFFICER}
INSIDE = WRITERS | {R.BOARD_ADMINISTRATOR, R.CHAIR, R.SCRUTINEER, R.PARTNER, R.DIRECTOR, R.INSPECTOR}
HANDLERS = WRITERS | {R.CHAIR, R.SCRUTINEER}
ANSWERERS = WRITERS | {R.PARTNER, R.DIRECTOR, R.AGENCY_LEAD, R.AGENCY_CONTRIBUTOR, R.HEALTH_PROFESSIONAL}
PEOPLE = INSIDE | {R.GROUP_CHAIR, R.LAY_MEMBER, R.TRAINING_COORDINATOR}

# Address: who may GET it. Roles on the board that are not named get 403, outsiders 404. "public" needs no sign-in.
# "link" is for whoever opened a request link to that very ask in their browser, whoever is signed in there.
# A page that only takes a POST answers 405 to a GET of those who may use it.
TABLE: dict[str, set[Role] | str] = {
    "": EVERYONE,
    "how-to-read/": EVERYONE,
    "boards/<slug:board>/": ON_BOARD,
    "boards/<slug:board>/plan/": PLAN,
    "boards/<slug:board>/plan/file.<slug:kind>": PLAN,
    "boards/<slug:board>/plan/<int:action>/": PLAN,
    "boards/<slug:board>/plan/new/": WRITERS,
    "boards/<slug:board>/plan/levels/<int:plan>/": PLAN,
    "boards/<slug:board>/plan/levels/<int:plan>/change/": WRITERS,
    "boards/<slug:board>/plan/levels/<int:plan>/aims/new/": WRITERS,
    "boards/<slug:board>/plan/aims/<int:aim>/move/": WRITERS,
    "boards/<slug:board>/plan/objectives/<int:objective>/move/": WRITERS,
    "boards/<slug:board>/plan/rounds/<int:round>/change/": WRITERS,
    "boards/<slug:board>/plan/levels/<int:plan>/objectives/new/": WRITERS,
    "boards/<slug:board>/plan/levels/<int:plan>/rounds/new/": WRITERS,
    "boards/<slug:board>/plan/levels/<int:plan>/promises/new/": WRITERS,
    "boards/<slug:board>/plan/levels/<int:plan>/find/": PLAN,
    "boards/<slug:board>/plan/aims/<int:aim>/change/": WRITERS,
    "boards/<slug:board>/plan/objectives/<int:objective>/": PLAN,
    "boards/<slug:board>/plan/objectives/<int:objective>/change/": WRITERS,
    "boards/<slug:board>/plan/objectives/<int:objective>/actions/new/": WRITERS,
    "boards/<slug:board>/plan/withdraw/<slug:kind>/<int:pk>/": WRITERS,
    "boards/<slug:board>/plan/<int:action>/change/": WRITERS,
    "boards/<slug:board>/plan/<int:action>/ref/": WRITERS,
    "boards/<slug:board>/plan/<int:action>/move/": WRITERS,
    "boards/<slug:board>/plan/<int:action>/place/": WRITERS,
    "boards/<slug:board>/plan/<int:action>/split/": WRITERS,
    "boards/<slug:board>/plan/<int:action>/close/": WRITERS,
    "boards/<slug:board>/plan/<int:action>/reopen/": WRITERS,
    "boards/<slug:board>/plan/<int:action>/progress/<int:round>/": WRITERS,
    "boards/<slug:board>/plan/<int:action>/updates/<int:round>/new/": WRITERS,
    "boards/<slug:board>/plan/updates/<int:update>/change/": WRITERS,
    "boards/<slug:board>/plan/<int:action>/shortfalls/new/": WRITERS,
    "boards/<slug:board>/plan/<int:action>/promises/new/": WRITERS,
    "boards/<slug:board>/measures/": PLAN,
    "boards/<slug:board>/measures/define/": WRITERS,
    "boards/<slug:board>/measures/<int:measure>/": PLAN,
    "boards/<slug:board>/measures/<int:measure>/change/": WRITERS,
    "boards/<slug:board>/measures/<int:measure>/withdraw/": WRITERS,
    "boards/<slug:board>/measures/<int:measure>/claim/": WRITERS,
    "boards/<slug:board>/measures/<int:measure>/values/": WRITERS,
    "boards/<slug:board>/measures/<int:measure>/values/enter/": WRITERS,
    "boards/<slug:board>/measures/<int:measure>/values/<int:value>/": WRITERS,
    "boards/<slug:board>/measures/<int:measure>/values/<int:value>/withdraw/": WRITERS,
    "boards/<slug:board>/claims/": PLAN,
    "boards/<slug:board>/claims/<int:claim>/": PLAN,
    "boards/<slug:board>/claims/<int:claim>/change/": WRITERS,
    "boards/<slug:board>/claims/<int:claim>/withdraw/": WRITERS,
    "boards/<slug:board>/claims/<int:claim>/evidence/": WRITERS,
    "boards/<slug:board>/evidence/": PLAN,
    "boards/<slug:board>/evidence/add/": WRITERS,
    "boards/<slug:board>/evidence/<int:item>/": PLAN,
    "boards/<slug:board>/evidence/<int:item>/change/": WRITERS,
    "boards/<slug:board>/evidence/<int:item>/withdraw/": WRITERS,
    "boards/<slug:board>/evidence/<int:item>/files/<int:file>/": PLAN,
    "boards/<slug:board>/evidence/<int:item>/files/<int:file>/withdraw/": WRITERS,
    **dict.fromkeys(FRAMEWORK_SHOWN, PLAN),
    **dict.fromkeys(FRAMEWORK_FORMS, WRITERS),
    "boards/<slug:board>/promises/": PLAN,
    "boards/<slug:board>/promises/<int:promise>/": PLAN,
    "boards/<slug:board>/promises/<int:promise>/change/": WRITERS,
    "boards/<slug:board>/promises/<int:promise>/conclude/": WRITERS,
    "boards/<slug:board>/changes/": PLAN,
    "boards/<slug:board>/notes/": INSIDE,
    "boards/<slug:board>/notes/new/": {R.SCRUTINEER},
    "boards/<slug:board>/notes/<int:note>/": INSIDE,
    "boards/<slug:board>/notes/<int:note>/change/": {R.SCRUTINEER},
    "boards/<slug:board>/notes/<int:note>/share/": {R.SCRUTINEER},
    "boards/<slug:board>/events/": INSIDE,
    "boards/<slug:board>/events/file.csv": INSIDE,
    "boards/<slug:board>/events/reads/": INSIDE,
    "boards/<slug:board>/search/": ON_BOARD,
    "boards/<slug:board>/documents/": INSIDE,
    "boards/<slug:board>/documents/new/": WRITERS,
    "boards/<slug:board>/documents/<int:document>/": INSIDE,
    "boards/<slug:board>/documents/<int:document>/file": INSIDE,
    "boards/<slug:board>/documents/<int:document>/words/": INSIDE,
    "boards/<slug:board>/documents/<int:document>/cancel/": WRITERS,
    "boards/<slug:board>/documents/<int:document>/again/": WRITERS,
    "boards/<slug:board>/documents/<int:document>/check/<slug:family>/<int:page>/": WRITERS,
    "boards/<slug:board>/documents/<int:document>/add/<slug:family>/<int:line>/": WRITERS,
    "boards/<slug:board>/documents/<int:document>/confirm/": WRITERS,
    "boards/<slug:board>/documents/<int:document>/undo/": WRITERS,
    "boards/<slug:board>/asks/": WRITERS,
    "boards/<slug:board>/asks/mine/": ANSWERERS,
    "boards/<slug:board>/asks/rounds/<int:round>/": WRITERS,
    "boards/<slug:board>/asks/rounds/<int:round>/links/": WRITERS,
    "boards/<slug:board>/asks/rounds/<int:round>/reminders/": WRITERS,
    "boards/<slug:board>/asks/<int:ask>/": WRITERS,
    "boards/<slug:board>/asks/<int:ask>/actions/<int:action>/keep/": WRITERS,
    "boards/<slug:board>/asks/<int:ask>/link/": WRITERS,
    "boards/<slug:board>/asks/<int:ask>/more-time/": WRITERS,
    "boards/<slug:board>/asks/<int:ask>/accept/": WRITERS,
    "boards/<slug:board>/asks/<int:ask>/send-back/": WRITERS,
    "boards/<slug:board>/asks/<int:ask>/more/": WRITERS,
    "boards/<slug:board>/asks/<int:ask>/withdraw/": WRITERS,
    "boards/<slug:board>/asks/links/<int:link>/withdraw/": WRITERS,
    "boards/<slug:board>/questions/": INSIDE,
    "boards/<slug:board>/questions/shared/": INSIDE | COMMITTEE,
    "boards/<slug:board>/questions/rules/": INSIDE,
    "boards/<slug:board>/questions/rules/<slug:rule>/off/": HANDLERS,
    "boards/<slug:board>/questions/rules/<slug:rule>/on/": HANDLERS,
    "boards/<slug:board>/questions/<slug:question>/": INSIDE,
    "boards/<slug:board>/questions/<slug:question>/set-aside/": HANDLERS,
    "boards/<slug:board>/questions/<slug:question>/answer/": HANDLERS,
    "boards/<slug:board>/questions/<slug:question>/again/": HANDLERS,
    "boards/<slug:board>/questions/<slug:question>/share/": {R.CHAIR},
    "boards/<slug:board>/questions/<slug:question>/stop-sharing/": {R.CHAIR},
    "boards/<slug:board>/answers/<int:ask>/": ANSWERERS,
    "boards/<slug:board>/answers/<int:ask>/actions/<int:action>/": ANSWERERS,
    "boards/<slug:board>/answers/<int:ask>/actions/<int:action>/hints/": ANSWERERS,
    "boards/<slug:board>/answers/<int:ask>/changes/": ANSWERERS,
    "boards/<slug:board>/answers/<int:ask>/send/": ANSWERERS,
    "boards/<slug:board>/answers/<int:ask>/own-words/": ANSWERERS,
    "boards/<slug:board>/requests/<int:ask>/": "link",
    "boards/<slug:board>/requests/<int:ask>/actions/<int:action>/": "link",
    "boards/<slug:board>/requests/<int:ask>/actions/<int:action>/hints/": "link",
    "boards/<slug:board>/requests/<int:ask>/changes/": "link",
    "boards/<slug:board>/requests/<int:ask>/send/": "link",
    "boards/<slug:board>/requests/<int:ask>/own-words/": "link",
    "boards/<slug:board>/requests/<int:ask>/draft/": "link",
    "boards/<slug:board>/requests/<int:ask>/colleague/": "link",
    "boards/<slug:board>/requests/<int:ask>/leave/": "link",
    "boards/<slug:board>/who/": PLAN,
    "boards/<slug:board>/who/data/": {R.MANAGER},
    "boards/<slug:board>/who/data/file.zip": {R.MANAGER},
    "boards/<slug:board>/who/data/dictionary/": PEOPLE,
    "boards/<slug:board>/who/data/people/<int:person>/": {R.MANAGER},
    "boards/<slug:board>/who/data/people/<int:person>/file.zip": {R.MANAGER},
    "boards/<slug:board>/who/data/people/<int:person>/erase/": {R.MANAGER},
    "boards/<slug:board>/who/draft/": ON_BOARD,
    "boards/<slug:board>/who/agencies/": PLAN,
    "boards/<slug:board>/who/agencies/add/": WRITERS,
    "boards/<slug:board>/who/agencies/<int:agency>/": PLAN,
    "boards/<slug:board>/who/agencies/<int:agency>/change/": WRITERS,
    "boards/<slug:board>/who/agencies/<int:agency>/names/add/": WRITERS,
    "boards/<slug:board>/who/agencies/<int:agency>/merge/": WRITERS,
    "boards/<slug:board>/who/names/<int:name>/drop/": WRITERS,
    "boards/<slug:board>/who/groups/": PLAN,
    "boards/<slug:board>/who/groups/add/": WRITERS,
    "boards/<slug:board>/who/groups/<int:group>/": PLAN,
    "boards/<slug:board>/who/groups/<int:group>/change/": WRITERS,
    "boards/<slug:board>/who/groups/<int:group>/merge/": WRITERS,
    "boards/<slug:board>/who/people/<int:person>/merge/": WRITERS,
    "boards/<slug:board>/who/merges/<int:merge>/": WRITERS,
    "boards/<slug:board>/who/people/": PEOPLE,
    "boards/<slug:board>/who/people/appoint/": WRITERS,
    "boards/<slug:board>/who/people/<int:person>/": PEOPLE,
    "boards/<slug:board>/who/people/<int:person>/may/": PEOPLE,
    "boards/<slug:board>/who/people/<int:person>/change/": WRITERS,
    "boards/<slug:board>/who/people/<int:person>/invite/": WRITERS,
    "boards/<slug:board>/who/invitations/": WRITERS,
    "boards/<slug:board>/who/invitations/<int:invitation>/withdraw/": WRITERS,
    "boards/<slug:board>/who/appointments/<int:appointment>/change/": WRITERS,
    "boards/<slug:board>/who/appointments/<int:appointment>/end/": WRITERS,
    "boards/<slug:board>/who/posts/<int:post>/": PLAN,
    "boards/<slug:board>/who/owners/": WRITERS,
    "boards/<slug:board>/who/owners/<int:answerer>/": WRITERS,
    "boards/<slug:board>/papers/": ON_BOARD,
    "boards/<slug:board>/papers/new/": WRITERS,
    "boards/<slug:board>/papers/<int:paper>/": DRAFTS,  # a draft: a scrutiny member is told that it is not there
    "boards/<slug:board>/papers/<int:paper>/read/": DRAFTS,
    "boards/<slug:board>/papers/<int:paper>/files/<str:name>": DRAFTS,
    "boards/<slug:board>/papers/<int:paper>/sections/<slug:key>/": WRITERS,
    "boards/<slug:board>/papers/<int:paper>/compared/": DRAFTS,
    "boards/<slug:board>/papers/<int:paper>/move/": DRAFTS,
    "boards/<slug:board>/papers/<int:paper>/withdraw/": WRITERS,
    "boards/<slug:board>/papers/<int:paper>/publish/": {R.MANAGER},
    "boards/<slug:board>/papers/<int:paper>/replies/": ANSWERS,
    "boards/<slug:board>/papers/<int:paper>/correct/": WRITERS,
    "health/live": "public",
    "health/ready": "public",
    "invitations/<slug:key>/": "public",
    "requests/<slug:key>/": "public",
    "requests/<slug:key>/code/": "public",
    "about/help/": "public",
    "about/accessibility/": "public",
    "about/cookies/": "public",
    "about/privacy/": "public",
    "accounts/login/": "public",
    "accounts/logout/": "public",
    "accounts/signed-out/": "public",
    "accounts/inactive/": "public",
    "accounts/password/reset/": "public",
    "accounts/password/reset/done/": "public",
    "accounts/password/reset/key/<uidb36>-<key>/": "public",
    "accounts/password/reset/key/done/": "public",
    "accounts/reauthenticate/": EVERYONE,
    "accounts/password/change/": EVERYONE,
    "accounts/password/set/": EVERYONE,
    "accounts/": EVERYONE,
    "accounts/tokens/": EVERYONE,
    "accounts/tokens/new/": EVERYONE,
    "accounts/tokens/<int:token>/revoke/": EVERYONE,
    "api/": "public",
    "accounts/sessions/": EVERYONE,
    "accounts/second-step/": EVERYONE,
    "accounts/second-step/reauthenticate/": EVERYONE,
    "accounts/second-step/totp/activate/": EVERYONE,
    "accounts/second-step/totp/deactivate/": EVERYONE,
    "accounts/second-step/recovery-codes/": EVERYONE,
    "accounts/second-step/recovery-codes/generate/": EVERYONE,
    "accounts/second-step/recovery-codes/download/": EVERYONE,
    "accounts/second-step/webauthn/": EVERYONE,
    "accounts/second-step/webauthn/add/": EVERYONE,
    "accounts/second-step/webauthn/reauthenticate/": EVERYONE,
    "accounts/second-step/webauthn/keys/<int:pk>/edit/": EVERYONE,
    "accounts/second-step/webauthn/keys/<int:pk>/remove/": EVERYONE,
    # Steps of signing in: whoever is at another is led to its beginning.
    "accounts/second-step/authenticate/": EVERYONE,
    "accounts/second-step/webauthn/login/": EVERYONE,
    "accounts/sign-on/no-account/": EVERYONE,
    "accounts/sign-on/cancelled/": "public",
    "accounts/sign-on/failed/": "public",
    "accounts/sign-on/<slug:provider_id>/login/": "public",
    "accounts/sign-on/<slug:provider_id>/login/callback/": "public",
}
# Those that are there beside them where single sign-on by SAML is set up; all public.
SAML = {
    f"accounts/sign-on/saml/<slug:organization_slug>/{end}"
    for end in ("login/", "acs/", "acs/finish/", "metadata/", "sls/")
}
# What somebody has set up for their own account: not there for whoever has set up nothing.
SET_UP = {
    "accounts/tokens/<int:token>/revoke/",
    "accounts/second-step/totp/deactivate/",
    "accounts/second-step/recovery-codes/",
    "accounts/second-step/recovery-codes/download/",
    "accounts/second-step/webauthn/keys/<int:pk>/edit/",
    "accounts/second-step/webauthn/keys/<int:pk>/remove/",
    "accounts/sign-on/<slug:provider_id>/login/",
    "accounts/sign-on/<slug:provider_id>/login/callback/",
}
POST_ONLY = {
    "boards/<slug:board>/plan/<int:action>/move/",
    "boards/<slug:board>/plan/aims/<int:aim>/move/",
    "boards/<slug:board>/plan/objectives/<int:objective>/move/",
    "boards/<slug:board>/documents/<int:document>/cancel/",
    "boards/<slug:board>/documents/<int:document>/again/",
    "boards/<slug:board>/asks/<int:ask>/accept/",
    "boards/<slug:board>/asks/<int:ask>/actions/<int:action>/keep/",
    "boards/<slug:board>/asks/links/<int:link>/withdraw/",
    "boards/<slug:board>/answers/<int:ask>/own-words/",
    "boards/<slug:board>/requests/<int:ask>/own-words/",
    "boards/<slug:board>/answers/<int:ask>/actions/<int:action>/hints/",
    "boards/<slug:board>/requests/<int:ask>/actions/<int:action>/hints/",
    "boards/<slug:board>/questions/rules/<slug:rule>/on/",
    "boards/<slug:board>/questions/<slug:question>/again/",
    "boards/<slug:board>/requests/<int:ask>/draft/",
    "boards/<slug:board>/requests/<int:ask>/leave/",
    "boards/<slug:board>/who/draft/",
    "boards/<slug:board>/who/names/<int:name>/drop/",
    "boards/<slug:board>/who/invitations/<int:invitation>/withdraw/",
}
# An answer is there for whoever answers for the agency that is asked; for others who may answer it is not (404).
OWN_AGENCY = "boards/<slug:board>/answers/"
# Drafts are not there for whoever may not read them (404), rather than forbidden (403): they are not told of them.
HIDDEN_DRAFTS = {"boards/<slug:board>/papers/<int:paper>/" + end for end in ("", "read/", "files/<str:name>")}


def add_bodies(made: Made) -> None:
    """One of whatever the example plan does not bring, so that each page has something to show."""
    from answerable.desk.changes import share_note
    from answerable.partnership import changes
    from answerable.partnership.inviting.changes import invite
    from answerable.partnership.merging.changes import merge
    from answerable.plan.changes import write_update
    from answerable.plan.models import Action, Round

    new = {"by": made.manager, "board": made.board}
    changes.add_group(**new, name="Executive")
    changes.add_post(**new, name="Head of safeguarding")
    kept, merged = (changes.add_agency(**new, name=name) for name in ("Eastmarsh Police", "Police, Eastmarsh"))
    merge(**new, kept=kept, merged=merged)
    share_note(by=made.actor(R.SCRUTINEER), note=note(made))
    invite(**new, person=made.users[R.CHAIR].people.get())
    action = Action.objects.filter(board=made.board).earliest("pk")
    round = Round.objects.get(plan=action.plan)
    write_update(
        by=made.manager,
        action=action,
        round=round,
        agency=kept,
        report=Report(text="We asked 40."),
        state="submitted",
        reason="x",
    )
    link_to(ask_in(made, round))
    add_framework(made)
    handle_a_question(made)


def handle_a_question(made: Made) -> None:
    """One question is answered and shared, and one rule is off."""
    from answerable.questions import changes
    from answerable.questions.record import questions_of

    question = questions_of(made.board.pk).every[0].question
    about = {"board": made.board, "question": question}
    changes.note_answer(by=made.manager, words="The board looked at it in March.", **about)
    changes.share(by=made.actor(R.CHAIR), **about)
    changes.switch_off(by=made.manager, board=made.board, rule="same-text", reason="It repeats what we know.")


def note(made: Made) -> Note:
    """A private note of the scrutineer's."""
    from answerable.desk.changes import write_note

    return write_note(by=made.actor(R.SCRUTINEER), board=made.board, title="To look at", text="The audit of 2012.")


def filled(route: str, made: Made) -> str:
    from answerable.asks.models import Ask, Link
    from answerable.assurance.models import EvidenceOf, OwnObjective, Review
    from answerable.evidence.models import Claim, Evidence, EvidenceFile, Measure, Observation
    from answerable.intake.models import Document
    from answerable.papers.models import Paper
    from answerable.partnership.models import Agency, AgencyName, Appointment, Group, Invitation, Merge, Person, Post
    from answerable.plan.models import Action, Aim, Answerer, Commitment, Objective, Plan, Round, Update
    from answerable.questions.models import Handled

    def one(model: type) -> str:
        return str(model.objects.values_list("pk", flat=True).first())  # type: ignore[attr-defined]

    values = {
        "<slug:board>": made.board.slug,
        "<int:action>": one(Action),
        "<int:plan>": one(Plan),
        "<int:aim>": one(Aim),
        "<int:objective>": one(Objective),
        "<int:round>": one(Round),
        "<int:update>": one(Update),
        "<int:promise>": one(Commitment),
        "<slug:kind>/<int:pk>": f"action/{one(Action)}",
        "<int:measure>": one(Measure),
        "<int:value>": one(Observation),
        "<int:claim>": one(Claim),
        "<int:item>": one(Evidence),
        "<int:file>": one(EvidenceFile),
        "<int:own>": one(OwnObjective),
        "<int:tie>": one(EvidenceOf),
        "<int:review>": one(Review),
        "<int:document>": one(Document),
        "<int:paper>": one(Paper),
        "<int:agency>": one(Agency),
        "<int:name>": one(AgencyName),
        "<int:group>": one(Group),
        "<int:merge>": one(Merge),
        "<int:person>": one(Person),
        "<int:appointment>": one(Appointment),
        "<int:post>": one(Post),
        "<int:invitation>": one(Invitation),
        "<int:note>": one(Note),
        "<int:ask>": one(Ask),
        "<int:link>": one(Link),
        "<slug:question>": str(Handled.objects.filter(board=made.board).values_list("key", flat=True).first()),
        "<slug:rule>": "same-text",
        "<int:token>": "0",
        "<slug:key>/": "summary/",
        "<int:answerer>": one(Answerer),
        "<str:name>": "paper.html",
        "<slug:family>": "actions",
        "<int:page>": "1",
        "<int:line>": "1",
        "<slug:kind>": "csv",
        "<uidb36>-<key>": "1-nothing",
        "<int:pk>": "1",
        "<slug:provider_id>": "organisation",
    }
    for placeholder, value in values.items():
        if placeholder in route:
            assert value != "None", f"the made board has nothing for {placeholder}"
            route = route.replace(placeholder, value)
    return f"/{route}"
