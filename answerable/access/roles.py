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
    READ_DOUBTS = "see what the software doubts about a document"
    EDIT_PARTNERSHIP = "keep the board's agencies, groups and people"
    GIVE_ROLES = "give and take any role on the board"
    EDIT_PLAN = "keep the plan, its rounds and promises"
    EDIT_EVIDENCE = "keep measures, observations, evidence and claims"
    IMPORT_DOCUMENT = "bring a document in and confirm what was understood"
    WRITE_PAPER = "draft a paper and send it on its way"
    REPLY_TO_PAPER = "check a draft paper for accuracy and comment on it"
    RETURN_PAPER = "send a paper back to draft, whatever was approved"
    APPROVE_PAPER = "approve a paper"
    CLEAR_PAPER = "record the finance and legal clearance of a paper"
    PUBLISH_PAPER = "publish a paper with the agenda"
    RUN_INSTALLATION = "run the installation: make boards and accounts, check and back up"


P = Permission


@dataclass(frozen=True)
class RoleDescription:
    name: str
    description: str
    permissions: frozenset[Permission]


class Role(StrEnum):
    MANAGER = "business_manager"
    QUALITY_OFFICER = "quality_assurance_officer"
    CHAIR = "chair"
    AGENCY_LEAD = "agency_lead"
    SCRUTINY_MEMBER = "scrutiny_member"
    ADMINISTRATOR = "system_administrator"


_READS_ALL = {P.READ_PLAN, P.READ_DRAFTS, P.READ_PUBLISHED, P.READ_PEOPLE, P.READ_DOUBTS}

ROLES: dict[Role, RoleDescription] = {
    Role.MANAGER: RoleDescription(
        "Business manager",
        "Runs the board's work from day to day: keeps the plan, brings documents in, writes and publishes papers.",
        frozenset(
            _READS_ALL
            | {P.EDIT_PARTNERSHIP, P.GIVE_ROLES, P.EDIT_PLAN, P.EDIT_EVIDENCE, P.IMPORT_DOCUMENT}
            | {P.WRITE_PAPER, P.REPLY_TO_PAPER, P.RETURN_PAPER, P.CLEAR_PAPER, P.PUBLISH_PAPER}
        ),
    ),
    Role.QUALITY_OFFICER: RoleDescription(
        "Quality assurance officer",
        "Keeps measures and evidence, brings documents in and helps to write papers.",
        frozenset(
            _READS_ALL
            | {P.EDIT_PARTNERSHIP, P.EDIT_PLAN, P.EDIT_EVIDENCE, P.IMPORT_DOCUMENT}
            | {P.WRITE_PAPER, P.REPLY_TO_PAPER, P.RETURN_PAPER}
        ),
    ),
    Role.CHAIR: RoleDescription(
        "Independent chair",
        "Reads everything on the plan side, approves papers; does not write what is approved.",
        frozenset(_READS_ALL | {P.REPLY_TO_PAPER, P.RETURN_PAPER, P.APPROVE_PAPER}),
    ),
    Role.AGENCY_LEAD: RoleDescription(
        "Agency lead",
        "Answers for one agency: reads the plan, checks draft papers for accuracy.",
        frozenset({P.READ_PLAN, P.READ_DRAFTS, P.READ_PUBLISHED, P.REPLY_TO_PAPER}),
    ),
    Role.SCRUTINY_MEMBER: RoleDescription(
        "Scrutiny member",
        "An elected member of the scrutiny committee: reads published papers only.",
        frozenset({P.READ_PUBLISHED}),
    ),
    Role.ADMINISTRATOR: RoleDescription(
        "System administrator",
        "Runs the installation and sees no board's content.",
        frozenset({P.RUN_INSTALLATION}),
    ),
}
