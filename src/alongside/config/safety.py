"""What must be right before production serves: each problem with what to do about it."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from alongside.accounts import breached
from alongside.core import rls
from alongside.privacy import log_copies, mail, scanning
from alongside.ui import paper

NEEDED = {
    "SECRET_KEY": "Set ALONGSIDE_SECRET_KEY to at least 50 random characters.",
    "ALONGSIDE_MASTER_KEYS": "Set ALONGSIDE_MASTER_KEY to 32 random bytes in base64, and keep a"
    " copy away from the database: without it no text can be read again.",
    "ALONGSIDE_SEAL_KEY": "Set ALONGSIDE_SEAL_KEY to 32 random bytes in base64.",
    "ALLOWED_HOSTS": "Set ALONGSIDE_HOSTS to the names people type, parted by commas.",
}
DIFFERENT = 12  # signs that even a short random key of 50 has, and a typed one has not
MAIL_HELD = (
    "Mail is held back: ALONGSIDE_EMAIL_HOST is another body's server and no agreement with it"
    " is recorded for every organisation here. A privacy officer adds it under Vendors."
)
NO_PROXY = (
    "ALONGSIDE_TRUSTED_PROXIES is 0, so nobody's word is taken that a request came over TLS, and"
    " every page sends its visitor to https again. Set it to how many proxies stand in front."
)
NOT_SCANNED = (
    "Files that people bring are not scanned. Name a scanner in ALONGSIDE_SCAN_COMMAND, such as"
    " clamdscan --no-summary -"
)
LOG_HELD = (
    "The log is not copied: ALONGSIDE_LOG_TO is another body's machine and no agreement with it"
    " is recorded for every organisation here. A privacy officer adds it under Vendors."
)
NOT_COPIED = (
    "The log is kept on this machine alone. Name another in ALONGSIDE_LOG_TO, such as"
    " syslog+tls://logs.example.org:6514"
)
NOT_COMPARED = (
    "New passwords are compared with the 20,000 most common ones, not with those known from"
    " breaches. Name a list in ALONGSIDE_BREACHED_PASSWORDS (docs/guides/production.md)."
)


def problems() -> list[str]:
    """This function will list what keeps production from serving; empty means it may."""
    found = [advice for name, advice in NEEDED.items() if not _setting(name)]
    secret = str(_setting("SECRET_KEY") or "")
    if secret and len(secret) < 50:
        found.append("ALONGSIDE_SECRET_KEY is short. Use at least 50 random characters.")
    elif secret and len(set(secret)) < DIFFERENT:
        found.append("ALONGSIDE_SECRET_KEY repeats itself. Use at least 50 random characters.")
    if any("*" in host for host in settings.ALLOWED_HOSTS):
        found.append("ALONGSIDE_HOSTS has a *. Name each host: links in mail are built from it.")
    if settings.DEBUG:
        found.append("DEBUG is on. Production never serves with it.")
    if not settings.SECURE_SSL_REDIRECT:
        found.append("ALONGSIDE_TLS is off. Serve behind TLS and leave it on.")
    if not settings.ALONGSIDE_SECOND_FACTOR:
        found.append("The second factor for staff is off. It cannot be off in production.")
    known = breached.file()
    found += filter(None, [paper.problem(), breached.problem(known) if known else ""])
    return found + _database_problems() + _home_problems()


def warnings() -> list[str]:
    """This function will list what does not keep production from serving but holds a part back."""
    found = [] if settings.ALLAUTH_TRUSTED_PROXY_COUNT else [NO_PROXY]
    found += [] if scanning.is_on() else [NOT_SCANNED]
    found += [] if breached.file() else [NOT_COMPARED]
    found += [] if settings.ALONGSIDE_LOG_ADDRESS else [NOT_COPIED]
    try:
        found += [MAIL_HELD] if mail.is_held_back() else []
        found += [LOG_HELD] if log_copies.is_held_back() else []
    except DatabaseError:
        return found
    return found


def not_ready() -> list[str]:
    """This function will list what keeps the running product from answering (`/readyz`)."""
    return [p for p in (*_database_problems(), *_key_problems()) if p]


def _setting(name: str) -> object:
    try:
        return getattr(settings, name)
    except ImproperlyConfigured:
        return None


def _database_problems() -> list[str]:
    try:
        if rls.role_bypasses():
            return ["The database role is a superuser or bypasses row-level security. Use another."]
        plan = MigrationExecutor(connection)
        waiting = plan.migration_plan(plan.loader.graph.leaf_nodes())
    except (DatabaseError, OSError) as error:
        return [f"The database does not answer ({type(error).__name__})."]
    return ["Run ./alongside manage migrate first."] if waiting else []


def _key_problems() -> list[str]:
    keys = [*settings.ALONGSIDE_MASTER_KEYS, settings.ALONGSIDE_SEAL_KEY]
    return [] if all(len(k) == 32 for k in keys) and len(keys) > 1 else ["A key is missing."]


def _home_problems() -> list[str]:
    home = Path(settings.ALONGSIDE_HOME)
    if not home.is_dir():
        return [f"The folder ALONGSIDE_HOME ({home}) is not there. Make it, for this user alone."]
    return []
