"""The project's settings, with a data folder of the tests' own and nothing that makes them slow."""

import os
import tempfile

_FOLDER = os.environ.setdefault("ANSWERABLE_DATA", tempfile.mkdtemp(prefix="answerable-tests-"))

from answerable.settings import *  # noqa: E402, F403  # the folder must be known first
from answerable.settings import DATABASES  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: what is tested is what runs (WAL, locks, several connections).
    DATABASES["default"]["TEST"] = {"NAME": f"{_FOLDER}/test.sqlite3"}
else:
    DATABASES["default"]["OPTIONS"].pop("pool")  # a pool would keep the test database open when it is dropped
    # A query that never ends fails with its words, rather than holding everything up.
    DATABASES["default"]["OPTIONS"]["options"] = "-c statement_timeout=120000"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Most tests sign in without a page; tests/access/test_second_step.py has it asked for.
SECOND_STEP = False
