"""How long what is kept is kept, by table: what the dictionary says, and what `changes.tidy` does.

A table that is not named here stays with the board's record (STAYS).
"""

from datetime import timedelta

YEAR = timedelta(days=365)
STAYS = "Stays with the board’s record and is withdrawn, never deleted: your board’s own schedule says for how long."
WITH_ACCOUNT = "Until the account is erased."
_SESSION = "Until the session ends: at the latest twelve hours after its last change. Then removed daily."
KEPT = {
    "access.User": "Until the account is erased; its number stays, since the history names it.",
    "account.EmailAddress": WITH_ACCOUNT,
    "account.EmailConfirmation": WITH_ACCOUNT,
    "api.Token": WITH_ACCOUNT + " It opens nothing once it is revoked or its last day is over.",
    "asks.Link": "Its name, address, words and key go a year after it ended, or when whoever it was sent to is erased.",
    "auth.Group": "Nothing is kept in it.",
    "auth.Permission": "As long as the installation.",
    "contenttypes.ContentType": "As long as the installation.",
    "desk.CalendarAddress": WITH_ACCOUNT + " It shows nothing once it is withdrawn.",
    "desk.Visit": WITH_ACCOUNT,
    "django_tasks_database.DBTaskResult": "About two weeks after the work was done; removed when a worker starts.",
    "history.Chain": "For ever, like the events.",
    "history.Event": "For ever, and never altered, an erasure included: events name accounts and records by number.",
    "mfa.Authenticator": "Until its owner takes it away, or the account is erased.",
    "papers.PublishedFile": "For ever, and never altered: a published paper is a public record.",
    "partnership.Appointment": STAYS + " The words of the post go when its person is erased.",
    "partnership.Draft": "Until it is sent or thrown away, or has not been touched for a year; then removed daily.",
    "partnership.Invitation": "Its address, words and key go a year after it ended, or with its person.",
    "partnership.Person": "Until the person is erased; the row stays without its name and address.",
    "running.Beat": "One row, written over.",
    "sessions.Session": _SESSION,
    "socialaccount.SocialAccount": WITH_ACCOUNT,
    "socialaccount.SocialApp": "Nothing is kept in it.",
    "socialaccount.SocialToken": "Nothing is kept in it.",
    "usersessions.UserSession": _SESSION,
}


def kept(label: str) -> str:
    """How long the rows of a table are kept, in words."""
    return KEPT.get(label, STAYS)
