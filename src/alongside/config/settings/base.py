"""What holds in every mode. `docs/reference/settings.md` explains each variable."""

import os
from pathlib import Path

from alongside.config import env
from alongside.core import log_copies

MODE = os.environ.get("ALONGSIDE_MODE", "production")
ALONGSIDE_HOME = Path(os.environ.get("ALONGSIDE_HOME") or Path.home() / ".local/share/alongside")
PACKAGE = Path(__file__).resolve().parents[2]

DEBUG = False
ROOT_URLCONF = "alongside.config.urls"
WSGI_APPLICATION = "alongside.config.wsgi.application"
ALLOWED_HOSTS = env.parts("ALONGSIDE_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [o for o in env.text("ALONGSIDE_ORIGINS").split(",") if o]
# Where mail that no request began leads to; without it such mail has no link.
ALONGSIDE_SITE = env.text("ALONGSIDE_SITE")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "django_tasks",
    "django_tasks_db",
    "alongside.core",
    "alongside.ui",
    "alongside.accounts",
    "alongside.people",
    "alongside.privacy",
    "alongside.safety",
    "alongside.directory",
    "alongside.directory.search",
    "alongside.scheduling",
    "alongside.workforce",
    "alongside.groups",
    "alongside.meetings",
    "alongside.coaching",
    "alongside.matching",
    "alongside.referrals",
    "alongside.portals",
    "alongside.public",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages shrink to an eighth. Their length gives no secret away: tokens are masked anew in each
    # page, and a random length is added.
    "django.middleware.gzip.GZipMiddleware",
    "alongside.people.middleware.HealthMiddleware",
    "alongside.people.middleware.HeadersMiddleware",
    "alongside.meetings.middleware.PublicDataMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "alongside.people.middleware.ActorMiddleware",
    "alongside.accounts.middleware.LanguageMiddleware",
    "alongside.accounts.middleware.SessionLimitsMiddleware",
    "alongside.accounts.middleware.SecondFactorMiddleware",
    "alongside.privacy.middleware.NoticeMiddleware",
    "alongside.people.middleware.ErrorsMiddleware",
]

_context_processors = [
    "django.template.context_processors.request",
    "django.contrib.messages.context_processors.messages",
    "alongside.ui.context.page",
    "alongside.portals.context.nav",
    "alongside.accounts.context.session",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "alongside.ui.environment.environment",
            "context_processors": _context_processors,
        },
    },
    {
        # The sign-in library brings Django templates; ui/templates gives them our look.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "accounts" / "templates", PACKAGE / "ui" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _context_processors},
    },
]

DATABASES = {"default": env.database(env.text("ALONGSIDE_DATABASE_URL"), ALONGSIDE_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        # Shared by all worker processes, so that rate limits count across them.
        "BACKEND": "alongside.accounts.cache.SharedFileCache",
        "LOCATION": str(ALONGSIDE_HOME / "cache"),
        # Beyond this Django throws entries away at random, and counts of tries with them.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/home/"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "alongside.ui.views.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT: Path | None = ALONGSIDE_HOME / "static"
# Nothing goes to other sites. Within ours it has to: with "no-referrer" browsers send forms with
# the origin "null", which no CSRF check can tell from a stranger's.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

ALONGSIDE_GALLERY = False
ALONGSIDE_DEMO = False
ALONGSIDE_SECOND_FACTOR = True
# How many proxies of our own stand in front and note the caller's address (accounts.network).
ALLAUTH_TRUSTED_PROXY_COUNT = env.count("ALONGSIDE_TRUSTED_PROXIES")
# A program's own rules of retention, as `privacy/texts/retention.toml`.
ALONGSIDE_RETENTION_FILE = env.text("ALONGSIDE_RETENTION_FILE")
# A command that looks at each file that is taken in (privacy.scanning); none is called when empty.
ALONGSIDE_SCAN_COMMAND = env.text("ALONGSIDE_SCAN_COMMAND")
# Sorted SHA-1 hashes of passwords known from breaches (accounts.breached); none when empty.
ALONGSIDE_BREACHED_PASSWORDS = env.text("ALONGSIDE_BREACHED_PASSWORDS")
ALONGSIDE_EXIT_URL = env.text("ALONGSIDE_EXIT_URL", "https://www.weather.gov/")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            # No message of an exception, no values: they may hold somebody's words (T25).
            "()": "alongside.core.logs.WordlessFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers go: one of them mails whole requests.
        "django": {"handlers": [], "level": "WARNING"},
        # A refused request is an audit event; its address does not belong in a log as well.
        "django.request": {"level": "ERROR"},
        # Something too large was sent and refused: that is no fault of ours to trace.
        "django.security.RequestDataTooBig": {"level": "CRITICAL"},
        "django.security.TooManyFieldsSent": {"level": "CRITICAL"},
        "django.security.TooManyFilesSent": {"level": "CRITICAL"},
    },
}

# A copy of the log on another machine (core.log_copies); checkpoints go there alone.
ALONGSIDE_LOG_ADDRESS = env.log_address("ALONGSIDE_LOG_TO", "ALONGSIDE_LOG_CA")
if ALONGSIDE_LOG_ADDRESS:
    LOGGING = log_copies.added_to(LOGGING, ALONGSIDE_LOG_ADDRESS)

from alongside.accounts.signin import *  # noqa: E402, F403 - the sign-in library's settings
