"""Tests: SQLite in a temporary folder, or PostgreSQL when its address is given."""

import tempfile
from pathlib import Path

from alongside.config import env
from alongside.config.settings.base import *  # noqa: F403

ALONGSIDE_HOME = Path(tempfile.mkdtemp(prefix="alongside-test-"))
ALONGSIDE_GALLERY = True
# Staff of most tests sign in without a second step; the tests of sign-in turn it on.
ALONGSIDE_SECOND_FACTOR = False
SECRET_KEY = "test only"  # noqa: S105 - no secret of anybody's
ALONGSIDE_MASTER_KEYS = [b"m" * 32]
ALONGSIDE_SEAL_KEY = b"s" * 32
ALLOWED_HOSTS = ["*"]
STATIC_ROOT = ALONGSIDE_HOME / "static"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DATABASES = {"default": env.database(env.text("ALONGSIDE_TEST_DATABASE_URL"), ALONGSIDE_HOME)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(ALONGSIDE_HOME / "test.sqlite3")}
else:
    DATABASES["default"]["OPTIONS"].pop("pool")
# Hashing a password on purpose slowly would be most of the suite's time.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
