"""Production: every secret is given, TLS is in front, nothing is turned off."""

from pathlib import Path

from alongside.config import env
from alongside.config.settings.base import *  # noqa: F403
from alongside.config.settings.base import ALLAUTH_TRUSTED_PROXY_COUNT

SECRET_KEY = env.text("ALONGSIDE_SECRET_KEY")
_masters = [env.key("ALONGSIDE_MASTER_KEY", None), env.key("ALONGSIDE_MASTER_KEY_OLD", None)]
ALONGSIDE_MASTER_KEYS = [k for k in _masters if k]
ALONGSIDE_SEAL_KEY = env.key("ALONGSIDE_SEAL_KEY", None)
ALLOWED_HOSTS = env.parts("ALONGSIDE_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{h}" for h in ALLOWED_HOSTS]
ALONGSIDE_SITE = env.text("ALONGSIDE_SITE", next(iter(CSRF_TRUSTED_ORIGINS), ""))

# With no proxy of ours in front, whoever calls writes this header, and it is believed of nobody.
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
)
SECURE_SSL_REDIRECT = env.flag("ALONGSIDE_TLS", default=True)
# A probe asks from the machine itself, and takes a redirect for health.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = Path(ALONGSIDE_HOME) / "uploads"  # noqa: F405

# Mail leaves only while an agreement with its vendor is recorded (P2-07).
EMAIL_BACKEND = "alongside.privacy.mail.AgreedEmailBackend"
EMAIL_HOST = env.text("ALONGSIDE_EMAIL_HOST", "localhost")
EMAIL_PORT = int(env.text("ALONGSIDE_EMAIL_PORT", "587"))
EMAIL_HOST_USER = env.text("ALONGSIDE_EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("ALONGSIDE_EMAIL_PASSWORD")
EMAIL_USE_TLS = True
DEFAULT_FROM_EMAIL = env.text("ALONGSIDE_EMAIL_FROM", "alongside@localhost")
