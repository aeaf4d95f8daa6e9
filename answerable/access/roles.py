"""Who may do what: every permission and every role, in words that a manager can read.

Nothing here fails open: a role that is not listed has no permission, and a permission that no role lists is nobody's.
"""

from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    READ_PLAN = "read the plan, its progress, measures and evidence"
    READ_DRAFTS = "read papers that are not yet published"
    READ_PUBLISHED = "read published papers"
    READ_PEOPLE = "see who is on the board and who may do what"
    READ_HISTORY = "read who did what, and when"
    READ_KEPT = "read with each page kept in the history, having said what for"
    KEEP_NOTES = "keep private notes, and share them"
    READ_DOUBTS = "see what the software doubts about a document, and asks of the board’s record"
    HANDLE_QUESTIONS = "answer questions that the software asks, and set them aside"
    SHARE_QUESTION = "share a question with the scrutiny officer and members"
    READ_SHARED = "read questions that the chair has shared"
    EDIT_PARTNERSHIP = "keep the board's agencies, groups and people"
    GIVE_ROLES = "give and take any role on the board"
    EDIT_PLAN = "keep the plan, its rounds and promises"
    ANSWER_ASK = "answer what a round asks of one’s own agency, group or post"
    MODERATE = "say for one’s own group whether what is reported on its actions holds, or enter what the group said"
    READ_CHALLENGES = "read who challenged whom, and what came of it"
    RAISE_CHALLENGE = "challenge an agency, a group of the board or a post"
    ANSWER_CHALLENGE = "answer a challenge to one’s own agency or group, or enter what was answered elsewhere"
    CONCLUDE_CHALLENGE = "conclude a challenge, or enter what the chair concluded in a meeting"
    KEEP_CHALLENGES = "keep the ledger of challenges, from what others answered or concluded elsewhere"
    READ_MEETINGS = "read agendas, and minutes once they are circulated"
    READ_CONFIDENTIAL = "read confidential items of meetings of any group"
    KEEP_MEETINGS = "keep groups' terms of reference, agendas, attendance and minutes"
    CHECK_MINUTES = "check minutes as the chair before they are circulated, or enter that the chair did"
    PUBLISH_MINUTES = "publish minutes without their confidential items"
    EDIT_EVIDENCE = "keep measures, observations, evidence and claims"
    KEEP_OWN_OBJECTIVES = "set objectives of one’s own agency in the framework, and show what speaks for them"
    IMPORT_DOCUMENT = "bring a document in and confirm what was understood"
    WRITE_PAPER = "draft a paper and send it on its way"
    REPLY_TO_PAPER = "check a draft paper for accuracy and comment on it"
    RETURN_PAPER = "send a paper back to draft, whatever was approved"
    APPROVE_PAPER = "approve a paper"
    CLEAR_PAPER = "record the finance and legal clearance of a paper"
    PUBLISH_PAPER = "publish a paper with the agenda"
    TAKE_DATA_AWAY = "take all of the board's data away"
    RUN_INSTALLATION = "run the installation: make boards and accounts, check and back up"


P = Permission


@dataclass(frozen=True)
class RoleDescription:
    """`second_step`: who holds it signs in with a second step (a code or a passkey). `for_a_time`: they are appointed
    until a day. `for_agency`, `for_board`: who holds it answers for the agency of the appointment, or for the board
    itself."""

    name: str
    description: str
    permissions: frozenset[Permission]
    second_step: bool = False
    for_a_time: bool = False
    for_agency: bool = False
    for_board: bool = False


class Role(StrEnum):
    MANAGER = "business_manager"
    BOARD_ADMINISTRATOR = "board_administrator"
    QUALITY_OFFICER = "quality_assurance_officer"
    CHAIR = "chair"
    SCRUTINEER = "independent_scrutineer"
    PARTNER = "safeguarding_partner"
    DIRECTOR = "director_of_childrens_services"
    GROUP_CHAIR = "group_chair"
    AGENCY_LEAD = "agency_lead"
    AGENCY_CONTRIBUTOR = "agency_contributor"
    HEALTH_PROFESSIONAL = "health_professional"
    TRAINING_COORDINATOR = "training_coordinator"
    LAY_MEMBER = "lay_member"
    OBSERVER = "participating_observer"
    SAFEGUARDING_LEAD = "designated_safeguarding_lead"
    DEATH_PANEL_MEMBER = "child_death_panel_member"
    SCRUTINY_OFFICER = "scrutiny_officer"
    SCRUTINY_MEMBER = "scrutiny_member"
    CO_OPTED_MEMBER = "co_opted_member"
    INSPECTOR = "inspector"
    LINK_HOLDER = "link_holder"
    ADMINISTRATOR = "system_administrator"


# What somebody can be appointed to: one role comes with a link.
APPOINTED = tuple(role for role in Role if role is not Role.LINK_HOLDER)

_PUBLISHED = {P.READ_PUBLISHED}
_COMMITTEE = _PUBLISHED | {P.READ_SHARED}
_PLAN = _PUBLISHED | {P.READ_PLAN}
_DRAFTS = _PLAN | {P.READ_DRAFTS, P.READ_CHALLENGES, P.READ_MEETINGS}
_REPLIES = _DRAFTS | {P.REPLY_TO_PAPER}
_FOR_AGENCY = {P.ANSWER_ASK, P.ANSWER_CHALLENGE, P.KEEP_OWN_OBJECTIVES}
_READS_ALL = _DRAFTS | {P.READ_PEOPLE, P.READ_DOUBTS, P.READ_SHARED, P.READ_HISTORY, P.READ_CONFIDENTIAL}
_WRITES = _READS_ALL | {P.EDIT_PARTNERSHIP, P.EDIT_PLAN, P.EDIT_EVIDENCE, P.IMPORT_DOCUMENT, P.HANDLE_QUESTIONS}
_WRITES |= {P.ANSWER_ASK, P.MODERATE, P.WRITE_PAPER, P.REPLY_TO_PAPER, P.RETURN_PAPER, P.RAISE_CHALLENGE}
_WRITES |= {P.KEEP_MEETINGS, P.CHECK_MINUTES, P.KEEP_OWN_OBJECTIVES}


def _role(name: str, description: str, permissions: set[Permission], **more: bool) -> RoleDescription:
    return RoleDescription(name, description, frozenset(permissions), **more)


ROLES: dict[Role, RoleDescription] = {
    Role.MANAGER: _role(
        "Business manager",
        "Runs the board's work from day to day: keeps the plan, brings documents in, writes and publishes papers.",
        _WRITES
        | {P.GIVE_ROLES, P.CLEAR_PAPER, P.PUBLISH_PAPER, P.PUBLISH_MINUTES, P.TAKE_DATA_AWAY}
        | {P.ANSWER_CHALLENGE, P.CONCLUDE_CHALLENGE, P.KEEP_CHALLENGES},
        second_step=True,
        for_board=True,
    ),
    Role.BOARD_ADMINISTRATOR: _role(
        "Board administrator",
        "Prepares meetings and takes the minutes, with the promises and challenges in them; reads everything on the "
        "plan side.",
        _READS_ALL | {P.KEEP_MEETINGS, P.CHECK_MINUTES, P.RAISE_CHALLENGE, P.ANSWER_ASK},
        second_step=True,
    ),
    Role.QUALITY_OFFICER: _role(
        "Quality assurance officer",
        "Keeps measures and evidence, brings documents in and helps to write papers.",
        _WRITES | {P.ANSWER_CHALLENGE},  # else they could appoint nobody who answers one
        second_step=True,
    ),
    Role.CHAIR: _role(
        "Independent chair",
        "Independent or partnership chair. Reads everything on the plan side, approves papers, does not write what is "
        "approved; says how the board’s own actions stand; challenges partners and concludes what came of it; checks "
        "minutes.",
        _READS_ALL
        | {P.REPLY_TO_PAPER, P.RETURN_PAPER, P.APPROVE_PAPER, P.HANDLE_QUESTIONS, P.SHARE_QUESTION}
        | {P.RAISE_CHALLENGE, P.CONCLUDE_CHALLENGE, P.CHECK_MINUTES, P.ANSWER_ASK},
        second_step=True,
        for_board=True,
    ),
    Role.SCRUTINEER: _role(
        "Independent scrutineer",
        "Tests how well the partners safeguard children: reads everything on the plan side, comments on draft papers "
        "and approves none; challenges partners; keeps private notes.",
        _READS_ALL | {P.REPLY_TO_PAPER, P.KEEP_NOTES, P.HANDLE_QUESTIONS, P.RAISE_CHALLENGE, P.ANSWER_ASK},
        second_step=True,
    ),
    Role.PARTNER: _role(
        "Lead or delegated safeguarding partner",
        "Answers for the council, the health service or the police as one of the safeguarding partners: reads "
        "everything on the plan side, checks draft papers for accuracy.",
        _READS_ALL | _FOR_AGENCY | {P.REPLY_TO_PAPER, P.RAISE_CHALLENGE},
        second_step=True,
        for_agency=True,
    ),
    Role.DIRECTOR: _role(
        "Director of children's services",
        "Answers for the council's services for children: reads everything on the plan side, checks draft papers for "
        "accuracy.",
        _READS_ALL | _FOR_AGENCY | {P.REPLY_TO_PAPER, P.RAISE_CHALLENGE},
        second_step=True,
        for_agency=True,
    ),
    Role.GROUP_CHAIR: _role(
        "Group chair",
        "Leads a sub-group or panel: reads the plan and who is on the board, says how the group's actions stand and "
        "moderates what others report on them, checks draft papers for accuracy and the group's minutes, challenges "
        "partners and answers challenges to the group.",
        _REPLIES | {P.READ_PEOPLE, P.ANSWER_ASK, P.MODERATE, P.RAISE_CHALLENGE, P.ANSWER_CHALLENGE, P.CHECK_MINUTES},
    ),
    Role.AGENCY_LEAD: _role(
        "Agency lead",
        "Answers for one agency: reads the plan, says how its actions stand, sets its own objectives, answers "
        "challenges, checks draft papers for accuracy.",
        _REPLIES | _FOR_AGENCY,
        for_agency=True,
    ),
    Role.AGENCY_CONTRIBUTOR: _role(
        "Agency contributor",
        "Supplies something for one agency: reads the plan and published papers, says how its actions stand.",
        _PLAN | {P.ANSWER_ASK},
        for_agency=True,
    ),
    Role.HEALTH_PROFESSIONAL: _role(
        "Named or designated health professional",
        "Advises on health: reads the plan, answers for the agency it is appointed for, checks draft papers for "
        "accuracy.",
        _REPLIES | _FOR_AGENCY,
        for_agency=True,
    ),
    Role.TRAINING_COORDINATOR: _role(
        "Training co-ordinator",
        "Plans the board's training: reads the plan and who is on the board.",
        _PLAN | {P.READ_PEOPLE, P.ANSWER_ASK},
    ),
    Role.LAY_MEMBER: _role(
        "Lay member",
        "Speaks for the public on the board: reads the plan and who is on the board, comments on draft papers, "
        "challenges partners.",
        _REPLIES | {P.READ_PEOPLE, P.RAISE_CHALLENGE, P.ANSWER_ASK},
    ),
    Role.OBSERVER: _role(
        "Participating observer",
        "Takes part in the board's talk and not in its decisions, such as the council's lead member for children: "
        "reads the plan and draft papers.",
        _DRAFTS,
    ),
    Role.SAFEGUARDING_LEAD: _role(
        "Designated safeguarding lead",
        "Leads safeguarding in a school or college: reads published papers.",
        _PUBLISHED,
    ),
    Role.DEATH_PANEL_MEMBER: _role(
        "Child death panel member",
        "Sits on the panel that reviews the deaths of children: reads published papers.",
        _PUBLISHED,
    ),
    Role.SCRUTINY_OFFICER: _role(
        "Scrutiny officer",
        "Serves the council's scrutiny committee: reads published papers, and questions that the chair shares.",
        _COMMITTEE,
    ),
    Role.SCRUTINY_MEMBER: _role(
        "Scrutiny member",
        "An elected member of the scrutiny committee: reads published papers, and questions that the chair shares. Not "
        "for a member of the council's executive, who may not sit on it.",
        _COMMITTEE,
    ),
    Role.CO_OPTED_MEMBER: _role(
        "Co-opted scrutiny member",
        "A member of the scrutiny committee who is no councillor: reads published papers, and questions that the chair "
        "shares.",
        _COMMITTEE,
    ),
    Role.INSPECTOR: _role(
        "Inspector",
        "Inspects the board for a time: reads everything on the plan side and writes nothing. The history keeps each "
        "page that an inspector opens, and why.",
        _READS_ALL | {P.READ_KEPT},
        for_a_time=True,
        second_step=True,
    ),
    Role.LINK_HOLDER: _role(
        "Holder of a request link",
        "Was sent a link to answer one request for one agency: sees and does that, until it is answered, and nothing "
        "else. Nobody is appointed to this.",
        {P.ANSWER_ASK},
    ),
    Role.ADMINISTRATOR: _role(
        "System administrator",
        "Runs the installation and sees no board's content.",
        {P.RUN_INSTALLATION},
        second_step=True,
    ),
}
