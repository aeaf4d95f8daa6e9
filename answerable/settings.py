"""Settings, all from the environment; `.env` is never read. Each is described in docs/settings.md.

What cannot be right is refused at once, in sentences (`environment.py`). What an installation that others reach cannot
do without is in `MISSING`: the site does not start without it, and `answerable doctor` tells of it.
"""

import os
import sys
from operator import attrgetter
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import SimpleLazyObject
from django.utils.log import CallbackFilter

from answerable import __version__
from answerable.environment import Environment, missing_for_others
from answerable.keys import kept_key

env = Environment(os.environ)
VERSION = __version__

PACKAGE = Path(__file__).parent
# Where the database, uploads and keys of an installation live. Commands that touch none of these ignore it.
DATA_DIR = Path(env("ANSWERABLE_DATA", default="data")).absolute()

EXAMPLE = env.bool("ANSWERABLE_EXAMPLE")
DEBUG = env.bool("ANSWERABLE_DEBUG")

LAYOUTS: Path = DATA_DIR / "layouts"  # councils' own templates for papers, beside those that come with the package


def _key(name: str) -> Any:
    """A secret from the environment, else from a file made once in the data folder, readable by its owner only. Looked
    up when it is needed: a command that only reads a file makes no folder."""
    return env.key(name) or SimpleLazyObject(lambda: kept_key(DATA_DIR, name))


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


SECRET_KEY = _key("ANSWERABLE_SECRET_KEY")
HISTORY_KEY = _key("ANSWERABLE_HISTORY_KEY")
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
HOSTS = env.hosts("ANSWERABLE_HOSTS", default=LOOPBACK)
OTHERS_REACH_IT = bool(set(HOSTS) - set(LOOPBACK))
# An example has accounts that anybody may know, so it answers on this machine only, whatever else is set.
ALLOWED_HOSTS = LOOPBACK if EXAMPLE else HOSTS
CSRF_TRUSTED_ORIGINS = env.origins("ANSWERABLE_ORIGINS")
HTTPS = env.bool("ANSWERABLE_HTTPS")

INSTALLED_APPS = [
    "answerable.example",
    "answerable.keeping",
    "answerable.api",
    "answerable.desk",
    "answerable.questions",
    "answerable.papers",
    "answerable.intake",
    "answerable.asks",
    "answerable.meetings",
    "answerable.challenges",
    "answerable.assurance",
    "answerable.recommendations",
    "answerable.years",
    "answerable.evidence",
    "answerable.plan",
    "answerable.partnership",
    "answerable.reading",
    "answerable.ui",
    "answerable.running",
    "answerable.history",
    "answerable.access",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "simple_history",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "answerable.running.logs.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "answerable.running.health.HealthMiddleware",
    "answerable.access.address.AddressMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "answerable.access.idle.IdleMiddleware",
    "answerable.partnership.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "answerable.partnership.middleware.ActorMiddleware",
    "answerable.partnership.middleware.SecondStepMiddleware",
    "answerable.partnership.middleware.TooManyFormsMiddleware",
]

ROOT_URLCONF = "answerable.urls"
WSGI_APPLICATION = "answerable.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "answerable.ui.context.layout",
                "answerable.desk.context.board",
            ],
            "builtins": ["answerable.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "answerable.ui.forms.Renderer"

_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    # FULL, because NORMAL may lose the last commits at a power cut.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000;",
}
DATABASES = {"default": env.database("DATABASE_URL", default=f"sqlite:///{quote(str(DATA_DIR))}/answerable.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = _SQLITE
else:
    # Half a minute is the library's own wait for a database that is away: too long for whoever asks for a page.
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"timeout": 10}
    # Else each connection that a restart of the database cut off would fail one more person.
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["answerable.access.sign_in.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "answerable.access.passwords.NotGuessed"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "answerable.access.sign_in.Adapter"
ACCOUNT_FORMS = {
    "login": "answerable.ui.sign_in.SignIn",
    "reset_password": "answerable.ui.sign_in.AskForPassword",
    "reset_password_from_key": "answerable.ui.sign_in.NewPassword",
    "set_password": "answerable.ui.sign_in.ChoosePassword",
    "change_password": "answerable.ui.sign_in.ChangePassword",
    "reauthenticate": "answerable.ui.sign_in.PasswordAgain",
}
# What a provider of single sign-on says is kept before it is judged, whoever brings it. Of wrong passwords and codes
# five in five minutes stop one account; a council has one address, from which a few who mistype stop nobody else.
# Forms: nobody fills in two a second by hand, with what the script keeps while they type among them.
ACCOUNT_RATE_LIMITS = {"saml_answer": "60/m/ip", "login_failed": "30/m/ip,5/300s/key", "form": "120/m/key"}
ACCOUNT_EMAIL_NOTIFICATIONS = True  # whose password or second step was changed is told
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody can make the site write to strangers
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
SESSION_COOKIE_AGE = (
    12 * 60 * 60
)  # a working day: a session that nobody signs out of ends by itself, and no word is lost
# Sooner where nothing is done in it: seconds, set in minutes.
SESSION_IDLE = 60 * env.minutes("ANSWERABLE_IDLE_MINUTES", 60, least=5, most=SESSION_COOKIE_AGE // 60)
# The second step of signing in: whose role asks for one gets no further without (access/roles.py). The example's
# accounts, which anybody may know, have none.
SECOND_STEP = env.bool("ANSWERABLE_SECOND_STEP", default=not EXAMPLE)
MFA_ADAPTER = "answerable.access.second_step.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # on loopback, where browsers allow it too
MFA_TOTP_ISSUER = "Answerable"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute out
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the board gives the addresses, and a link sent there sets the password
MFA_FORMS = {
    "authenticate": "answerable.ui.second_step.Code",
    "reauthenticate": "answerable.ui.second_step.CodeAgain",
    "activate_totp": "answerable.ui.second_step.FirstCode",
    "add_webauthn": "answerable.ui.second_step.NewPasskey",
    "edit_webauthn": "answerable.ui.second_step.NamedPasskey",
}
# Single sign-on by OpenID Connect, for people who have an account here already (docs/settings.md). What the provider
# says of an address counts where it says that it has checked it, or for the domains named here.
OIDC_SERVER: str = env.provider("ANSWERABLE_OIDC_SERVER", "ANSWERABLE_OIDC_CLIENT", "ANSWERABLE_OIDC_SECRET")
SSO_SECOND_STEP = env.bool("ANSWERABLE_SSO_SECOND_STEP")
_OIDC = {
    "provider_id": "organisation",
    "name": env("ANSWERABLE_OIDC_NAME", default="your organisation"),
    "client_id": env("ANSWERABLE_OIDC_CLIENT", default=""),
    "secret": env("ANSWERABLE_OIDC_SECRET", default=""),
    "settings": {"server_url": OIDC_SERVER, "verified_email": env.hosts("ANSWERABLE_OIDC_DOMAINS", default=[])},
}
# The same by SAML 2.0 (docs/running.md), which has no word for an address that was checked: it counts for the domains
# named here alone.
SAML_METADATA, _SAML_SIGN_IN = env.metadata(
    "ANSWERABLE_SAML_METADATA", "ANSWERABLE_SAML_ENTITY", "ANSWERABLE_SAML_DOMAINS"
)
_SAML = {
    "provider_id": env("ANSWERABLE_SAML_ENTITY"),  # so that what one provider calls people is not taken from another
    "client_id": "organisation",
    "name": env("ANSWERABLE_SAML_NAME", default="your organisation"),
    "settings": {
        "idp": {"entity_id": env("ANSWERABLE_SAML_ENTITY"), "metadata_url": SAML_METADATA},
        "attribute_mapping": {
            "email": env("ANSWERABLE_SAML_EMAIL")
            or [  # what AD FS and Entra call it, and what universities do
                "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
                "urn:oid:0.9.2342.19200300.100.1.3",
            ]
        },
        "verified_email": env.hosts("ANSWERABLE_SAML_DOMAINS", default=[]),
        "advanced": {
            "want_assertion_signed": True,
            "want_name_id": True,
            "authn_request_signed": bool(env("ANSWERABLE_SAML_KEY")),
            "private_key": env.pem("ANSWERABLE_SAML_KEY", "PRIVATE KEY", "ANSWERABLE_SAML_CERTIFICATE"),
            "x509cert": env.pem("ANSWERABLE_SAML_CERTIFICATE", "CERTIFICATE", "ANSWERABLE_SAML_KEY"),
            "metadata_valid_until": "",  # else what the provider is told of this site would be over in two days
        },
    },
}
if SAML_METADATA:  # else nothing of it is loaded
    INSTALLED_APPS += ["allauth.socialaccount.providers.saml"]
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"APPS": [_OIDC] if OIDC_SERVER else [], "OAUTH_PKCE_ENABLED": True},
    "saml": {"APPS": [_SAML] if SAML_METADATA else []},
}
SOCIALACCOUNT_ADAPTER = "answerable.access.sign_in.SingleSignOn"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/signed-out/"
# Whom to ask for help, shown on the pages that say "ask"; and how e-mail leaves ("consolemail://" prints it; an example
# writes it to files, each a letter, so that links in it can be followed).
HELP_EMAIL: str = env.address("ANSWERABLE_HELP_EMAIL", default="")
vars().update(
    env.email("ANSWERABLE_EMAIL", default=f"filemail:///{quote(str(DATA_DIR))}/mail" if EXAMPLE else "consolemail://")
)
DEFAULT_FROM_EMAIL = env.address("ANSWERABLE_FROM_EMAIL", default="answerable@localhost")
EMAIL_TIMEOUT = 20  # seconds: a page that sends must not wait for ever for a mail server that is away
# Not in a cookie of its own: the site sets as few as it can, and says which.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Documents are read by a worker process that `answerable serve` starts; the queue is a table of the database.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# The command that looks for viruses in an uploaded file: it is given the file's path, and any exit but 0 refuses it.
SCANNER: str = env.command("ANSWERABLE_SCANNER")
FILE_UPLOAD_HANDLERS = [
    "answerable.intake.uploads.Limit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000  # a page of twenty measures has a box for each value of each

CSRF_FAILURE_VIEW = "answerable.partnership.middleware.without_token"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True
FORMAT_MODULE_PATH = "answerable.ui.formats"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^health/"]  # what watches the site on its own machine has no certificate to ask with
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# Whether its whole domain is built into browsers is for whoever holds the domain to ask for.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
if HTTPS:  # a name by which browsers take the cookie from this very host only, over HTTPS
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-token"
# By which a device is known again on which a request link was opened with a code.
DEVICE_COOKIE = "__Host-device" if HTTPS else "device"
PROXY = env.bool("ANSWERABLE_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY else None
# Else everybody behind the proxy would share one limit of attempts to sign in, and one could lock all out.
ALLAUTH_TRUSTED_PROXY_COUNT = int(PROXY)
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "object-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        # A browser asks it too of where a form that was sent here leads on to.
        "form-action": ["'self'", *sorted({_origin(address) for address in (OIDC_SERVER, _SAML_SIGN_IN) if address})],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# One line of JSON each, without what people typed (running/logs.py says how); for developers the whole fault in words.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "logging.Formatter" if DEBUG else "answerable.running.logs.JsonLines"}},
    "filters": {"faults": {"()": CallbackFilter, "callback": attrgetter("exc_info")}},
    "handlers": {"console": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "lines"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "answerable": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING"},  # else it would send faults by e-mail, with what was sent
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # nor is a fault whoever asks for another site
        "django.request": {"filters": ["faults"]},  # what was answered by an error page has its line already
    },
}
# Historical tables are found by date and by record; both are indexed in history.states.
SIMPLE_HISTORY_DATE_INDEX = "composite"

if env.wrong:
    raise ImproperlyConfigured("\n".join(env.wrong))
MISSING: list[str] = missing_for_others(globals()) if OTHERS_REACH_IT and not EXAMPLE else []
