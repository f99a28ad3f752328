"""Production as it starts: cookies, TLS, hashing and mail, and what it refuses (AV-09, HS-15)."""

import importlib
from types import ModuleType
from typing import Any

import pytest
from django.test import Client, RequestFactory

from alongside.config import safety
from alongside.config.env import SettingError, count, database

VARIABLES = {
    "ALONGSIDE_SECRET_KEY": "x" * 50,
    "ALONGSIDE_MASTER_KEY": "bW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW0=",
    "ALONGSIDE_SEAL_KEY": "c3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3M=",
    "ALONGSIDE_HOSTS": "coach.example.org",
}


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The settings of production, as whoever runs it gives them."""
    for name, value in VARIABLES.items():
        monkeypatch.setenv(name, value)
    return _settings()


def _settings() -> ModuleType:
    base = importlib.import_module("alongside.config.settings.base")
    importlib.reload(base)
    return importlib.reload(importlib.import_module("alongside.config.settings.production"))


@pytest.mark.parametrize(("proxies", "believed"), [(None, False), ("0", False), ("1", True)])
def test_hs_08_nobody_is_believed_to_come_over_tls_but_by_a_proxy_of_ours(
    production: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
    proxies: str | None,
    believed: bool,
) -> None:
    if proxies is not None:
        monkeypatch.setenv("ALONGSIDE_TRUSTED_PROXIES", proxies)
    settings.SECURE_PROXY_SSL_HEADER = _settings().SECURE_PROXY_SSL_HEADER
    request = RequestFactory().get("/", headers={"X-Forwarded-Proto": "https"})
    assert request.is_secure() is believed


@pytest.mark.parametrize("wrong", ["one", "-1", ""])
def test_a_wrong_number_of_proxies_stops_the_start_in_words(
    monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.setenv("ALONGSIDE_TRUSTED_PROXIES", wrong)
    with pytest.raises(SettingError, match="ALONGSIDE_TRUSTED_PROXIES"):
        count("ALONGSIDE_TRUSTED_PROXIES")


def test_the_start_says_that_no_proxy_is_named(settings: Any, db: None) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert safety.NO_PROXY in safety.warnings()
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert safety.NO_PROXY not in safety.warnings()


def test_av_09_cookies_are_bound_to_our_host_and_to_tls(production: ModuleType) -> None:
    for kind in ("SESSION", "CSRF"):
        assert getattr(production, f"{kind}_COOKIE_NAME").startswith("__Host-")
        assert getattr(production, f"{kind}_COOKIE_SECURE") is True
        assert getattr(production, f"{kind}_COOKIE_HTTPONLY") is True
    assert production.SESSION_COOKIE_SAMESITE == "Lax"
    assert not hasattr(production, "SESSION_COOKIE_DOMAIN")  # __Host- allows none


def test_hs_08_av_15_every_way_is_over_tls(production: ModuleType) -> None:
    assert production.SECURE_SSL_REDIRECT is True
    assert production.SECURE_HSTS_SECONDS >= 31_536_000
    assert production.SECURE_HSTS_INCLUDE_SUBDOMAINS is True
    assert production.EMAIL_USE_TLS is True


def test_hs_08_a_database_elsewhere_is_reached_as_its_mode_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setenv("ALONGSIDE_DATABASE_SSLMODE", "verify-full")
    given = database("postgresql://role:word@db.example.org/alongside", tmp_path)
    assert given["OPTIONS"]["sslmode"] == "verify-full"


def test_av_14_passwords_are_hashed_slowly(production: ModuleType) -> None:
    assert production.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_av_18_no_part_of_development_is_served(production: ModuleType) -> None:
    assert production.DEBUG is False
    assert production.ALONGSIDE_GALLERY is False
    assert production.ALONGSIDE_DEMO is False
    assert production.ALONGSIDE_SECOND_FACTOR is True
    apps = set(production.INSTALLED_APPS)
    assert not apps & {"debug_toolbar", "django_extensions", "django.contrib.admin"}


def test_p2_07_mail_goes_through_the_register_of_vendors(production: ModuleType) -> None:
    assert production.EMAIL_BACKEND == "alongside.privacy.mail.AgreedEmailBackend"


GOOD = {
    "DEBUG": False,
    "SECURE_SSL_REDIRECT": True,
    "ALONGSIDE_SECOND_FACTOR": True,
    "ALLOWED_HOSTS": ["coach.example.org"],
    "SECRET_KEY": "a-secret-of-many-letters-0123456789-and-more-of-them",
}
BAD: dict[str, tuple[str, Any, str]] = {
    "debugging": ("DEBUG", True, "DEBUG is on"),
    "no TLS": ("SECURE_SSL_REDIRECT", False, "ALONGSIDE_TLS is off"),
    "no second factor": ("ALONGSIDE_SECOND_FACTOR", False, "second factor for staff is off"),
    "a short secret": ("SECRET_KEY", "short", "ALONGSIDE_SECRET_KEY is short"),
    "a secret that repeats": ("SECRET_KEY", "x" * 66, "ALONGSIDE_SECRET_KEY repeats"),
    "any host": ("ALLOWED_HOSTS", ["*"], "ALONGSIDE_HOSTS has a *"),
    "no master key": ("ALONGSIDE_MASTER_KEYS", [], "Set ALONGSIDE_MASTER_KEY"),
    "no seal key": ("ALONGSIDE_SEAL_KEY", b"", "Set ALONGSIDE_SEAL_KEY"),
    "no hosts": ("ALLOWED_HOSTS", [], "Set ALONGSIDE_HOSTS"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("bad", BAD)
def test_hs_15_hs_14_hs_13_production_does_not_start_with(bad: str, settings: Any) -> None:
    for name, value in GOOD.items():
        setattr(settings, name, value)
    name, value, advice = BAD[bad]
    assert not [p for p in safety.problems() if advice in p]
    setattr(settings, name, value)
    assert [p for p in safety.problems() if advice in p]


def test_hs_15_a_key_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_MASTER_KEY", "c2hvcnQ=")
    from alongside.config.settings import base  # noqa: F401, PLC0415 - production stands on it

    with pytest.raises(SettingError, match="ALONGSIDE_MASTER_KEY must be 32"):
        importlib.reload(importlib.import_module("alongside.config.settings.production"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/.git/config", "/.env", "/static/", "/static/../config/", "/debug/", "/metrics", "/docs/",
     "/api/docs", "/openapi.json", "/admin/"],
)  # fmt: skip
def test_av_16_what_is_nobodys_business_is_not_there(address: str) -> None:
    assert Client().get(address).status_code == 404


@pytest.mark.django_db
def test_av_16_trace_says_nothing_back() -> None:
    answer = Client().trace("/", headers={"x-words": "canary"})
    assert answer.status_code == 405
    assert b"canary" not in answer.content


def test_hs_15_a_probe_on_the_machine_gets_an_answer_and_no_redirect(
    production: ModuleType, settings: Any
) -> None:
    settings.SECURE_SSL_REDIRECT = production.SECURE_SSL_REDIRECT
    settings.SECURE_REDIRECT_EXEMPT = production.SECURE_REDIRECT_EXEMPT
    assert Client().get("/healthz").status_code == 200
    assert Client().get("/").status_code == 301


def test_hs_15_what_is_missing_is_told_and_not_stumbled_over(
    production: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert production.ALONGSIDE_SITE == "https://coach.example.org"
    monkeypatch.delenv("ALONGSIDE_HOSTS")
    bare = importlib.reload(production)
    assert (bare.ALLOWED_HOSTS, bare.ALONGSIDE_SITE) == ([], "")
