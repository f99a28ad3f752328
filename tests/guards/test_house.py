"""Models, commands, settings and templates keep the house rules."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from alongside.core.commands import COMMANDS
from alongside.core.crypto.fields import BlindIndexField, EncryptedTextField
from alongside.core.rls import protected_models
from alongside.privacy import words

SOURCE = Path(__file__).parents[2] / "src" / "alongside"

# Plain text that says nothing of a person, or is chosen to be public. Everything else a row of
# an organisation holds in words is encrypted.
PLAIN: dict[str, str] = {
    "people.Site": "places the public may know",
    "people.Program": "names of services",
    "people.Membership": "how staff are shown to those they work with",
    "people.Person": "ZIP code, language, zone and the id of the list they came from",
    "people.Enrolment": "codes, and the partner's own name",
    "people.EnrolmentStatus": "codes",
    "people.StageJudgement": "codes",
    "people.Assignment": "codes",
    "people.QuietTime": "codes",
    "people.ColumnMapping": "names of columns",
    "workforce.CoachProfile": "what a coach chose to publish",
    "workforce.Credential": "certificates as their bodies publish them",
    "workforce.HoursEntry": "minutes of staff",
    "safety.OnCall": "days of the week",
    "safety.OutreachPlan": "codes",
    "safety.SupervisorTask": "codes",
    "scheduling.WeeklyHours": "working hours of staff",
    "scheduling.Appointment": "codes and zone",
    "coaching.Contact": "codes and zone",
    "coaching.CadenceAgreement": "codes",
    "coaching.CheckIn": "codes",
    "coaching.CallRequest": "codes",
    "coaching.FollowUpRule": "rules and their source",
    "coaching.Transition": "codes",
    "coaching.Goal": "codes",
    "coaching.Step": "codes",
    "coaching.PlanVersion": "codes",
    "coaching.PlanAgreement": "codes",
    "groups.Group": "codes and zone",
    "groups.GroupSession": "a hash",
    "groups.Seat": "codes, a hash, versions of texts",
    "groups.Attendance": "codes",
    "groups.GroupRule": "what a payer asks for and where it says so, a neutral name",
    "groups.Guide": "a topic of the program",
    "groups.MentorOffer": "codes",
    "groups.MentoringSide": "codes",
    "groups.Proof": "days and minutes, the program's neutral name, hashes",
    "referrals.NeedAnswers": "codes, versions of texts",
    "referrals.Need": "codes",
    "referrals.Referral": "codes and lists of codes",
    "referrals.ReferralState": "codes",
    "referrals.Asking": "codes",
    "referrals.PersonWord": "codes",
    "referrals.ReferralStep": "codes",
    "referrals.Reminder": "codes",
    "referrals.Link": "a hash",
    "matching.Request": "codes and lists of codes",
    "matching.Proposal": "codes",
    "matching.Answer": "codes",
    "matching.DoNotMatch": "codes",
    "privacy.Recipient": "codes",
    "privacy.Consent": "codes, versions of texts",
    "privacy.Revocation": "codes",
    "privacy.SignedDocument": "hashes",
    "privacy.Signature": "codes, hashes, versions of texts",
    "privacy.LegalPaper": "codes, a hash",
    "privacy.LegalRequest": "codes",
    "privacy.LegalStep": "codes",
    "privacy.MinorRule": "a state's law and where it stands",
    "privacy.Disclosure": "codes, hashes, versions of texts",
    "privacy.Sending": "codes",
    "privacy.Restriction": "codes",
    "privacy.Ask": "codes",
    "privacy.AuditGrant": "codes",
    "privacy.AskState": "codes",
    "privacy.NoticeSeen": "codes, versions of texts",
    "privacy.Letter": "keys of facts, a hash",
    "privacy.ReceivedRecord": "codes, a hash",
    "privacy.ResearchRecord": "codes",
    "privacy.Study": "codes, a hash",
    "privacy.Review": "codes",
    "privacy.RuleAnswer": "codes",
    "privacy.Vendor": "names of companies, codes",
    "privacy.Integration": "codes",
    "privacy.Incident": "codes",
    "privacy.IncidentState": "codes",
    "privacy.Export": "codes, a hash",
    "meetings.Report": "codes",
}


@pytest.mark.parametrize("model", protected_models(), ids=lambda m: m._meta.label)
def test_words_of_a_person_are_encrypted_or_named_here(model: type[models.Model]) -> None:
    plain = [
        field.name
        for field in model._meta.fields
        if isinstance(field, models.CharField | models.TextField | models.JSONField)
        and not isinstance(field, BlindIndexField | EncryptedTextField)
    ]
    assert not plain or model._meta.label in PLAIN, f"{model._meta.label}: {plain}"


def test_every_row_of_an_organisation_is_behind_the_second_wall() -> None:
    walled = set(protected_models())
    for model in apps.get_models():
        names = {f.name for f in model._meta.fields}
        is_ours = model.__module__.startswith("alongside.")
        if is_ours and "organisation" in names:
            assert model in walled, model._meta.label


def test_every_command_has_a_sentence_for_the_audit_log() -> None:
    told = words.EVERY
    missing = sorted(name for name in COMMANDS if name not in told)
    assert not missing, f"add a sentence to privacy/words.py: {missing}"


def test_every_read_list_and_search_has_a_sentence_for_the_audit_log() -> None:
    told = words.EVERY
    missing = sorted(action for action in _noted() if action not in told)
    assert not missing, f"add a sentence to privacy/words.py: {missing}"


def _noted() -> set[str]:
    """The actions that code writes with `audit.read`, `listed`, `searched` and `record`."""
    endings = {"read": ".read", "listed": ".listed", "searched": ".searched", "record": ""}
    found = set()
    for path in SOURCE.rglob("*.py"):
        if "/tests/" in str(path) or path.parent.name == "core":
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func).startswith("audit."):
                ending = endings.get(ast.unparse(call.func).removeprefix("audit."), "")
                found |= {f"{name}{ending}" for name in _constants(call)}
    return found


def _constants(call: ast.Call) -> set[str]:
    given = [k.value for k in call.keywords if k.arg in ("what", "action")]
    return {v.value for v in given if isinstance(v, ast.Constant) and isinstance(v.value, str)}


TEMPLATES = sorted(SOURCE.glob("*/jinja2/**/*.html"))
PART = re.compile(r"/(parts|components|layouts)/|_(parts|body)\.html$")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_every_page_stands_in_a_layout(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    is_page = "{% extends " in text
    is_part = bool(PART.search(path.as_posix())) or ("<html" not in text and "{% macro" in text)
    is_file = "{# A file to keep" in text
    assert is_page or is_part or is_file, (
        "extend a layout of ui/layouts, or lie in a folder of parts"
    )
    assert is_page or is_part or is_file, "extend a layout, or lie in a folder of parts"
    if is_page:
        parents = re.findall(r'{% extends "([^"]+)" %}', text)
        assert all((SOURCE / p.split("/")[0] / "jinja2" / p).exists() for p in parents), parents


def test_only_the_clock_reads_the_time() -> None:
    reads = re.compile(
        r"datetime\.now\(|timezone\.now\(|date\.today\(|datetime\.utcnow\(|time\.time\("
    )
    found = [
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "/tests/" not in str(path)
        and path.name not in ("clock.py", "lock.py")  # the lock goes by the machine's calendar
        and reads.search(path.read_text(encoding="utf-8"))
    ]
    assert not found, "ask alongside.core.clock for the time"


def test_every_setting_is_documented() -> None:
    page = (SOURCE.parents[1] / "docs/reference/settings.md").read_text(encoding="utf-8")
    text = "".join(p.read_text(encoding="utf-8") for p in (SOURCE / "config").rglob("*.py"))
    names = set(re.findall(r'"(ALONGSIDE_[A-Z_]+)"', text))
    missing = sorted(name for name in names if f"`{name}`" not in page)
    assert not missing, f"add to docs/reference/settings.md: {missing}"
