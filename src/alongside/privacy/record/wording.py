"""The record on paper: a heading for each kind of row, a label for each value."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.core.crypto.fields import EncryptedTextField
from alongside.privacy.record import rows
from alongside.privacy.record.rows import Part
from alongside.ui import times

# What says nothing to a reader stands in the file for computers only.
FOR_COMPUTERS = re.compile(
    r"(^id|_id|sha256|_hash|^body|^image|^key|template|version|^created_at)$"
)
TITLES: dict[str, str | Promise] = {
    "coaching.Addendum": gettext_lazy("Added to notes"),
    "coaching.CadenceAgreement": gettext_lazy("How often you are in touch"),
    "coaching.CallRequest": gettext_lazy("Calls you asked for"),
    "coaching.CheckIn": gettext_lazy("Your check-ins"),
    "coaching.Contact": gettext_lazy("Notes about contacts"),
    "coaching.DayCounter": gettext_lazy("Your day counter"),
    "coaching.Goal": gettext_lazy("Your goals"),
    "coaching.OwnWords": gettext_lazy("Your own words"),
    "coaching.Plan": gettext_lazy("Your plan"),
    "coaching.PlanAgreement": gettext_lazy("Who agreed to your plan"),
    "coaching.PlanVersion": gettext_lazy("Earlier versions of your plan"),
    "coaching.ReturnNoted": gettext_lazy("Days you noted"),
    "coaching.Step": gettext_lazy("Steps of your plan"),
    "coaching.Transition": gettext_lazy("Changes in your life"),
    "groups.Attendance": gettext_lazy("Group sessions you were at"),
    "groups.MentorOffer": gettext_lazy("Your offers to be a mentor"),
    "groups.Mentoring": gettext_lazy("People you are a mentor of"),
    "groups.MentoringSide": gettext_lazy("Your side with a mentor"),
    "groups.Proof": gettext_lazy("Proofs of attendance you made"),
    "groups.Seat": gettext_lazy("Your places in groups"),
    "matching.Answer": gettext_lazy("Your answers to proposals"),
    "matching.DoNotMatch": gettext_lazy("Whom you do not want as a coach"),
    "matching.Proposal": gettext_lazy("Coaches proposed to you"),
    "matching.Request": gettext_lazy("Your requests for a coach"),
    "people.Assignment": gettext_lazy("Your coaches"),
    "people.Enrolment": gettext_lazy("Programs you are in"),
    "people.EnrolmentStatus": gettext_lazy("Where you stand in a program"),
    "people.Membership": gettext_lazy("Your sign-in"),
    "people.Person": gettext_lazy("You"),
    "people.QuietTime": gettext_lazy("When nothing was sent to you"),
    "people.StageJudgement": gettext_lazy("Where recovery stands"),
    "people.EmergencyAccess": gettext_lazy("Your record opened in an emergency"),
    "privacy.Affected": gettext_lazy("Incidents that touched your record"),
    "privacy.Ask": gettext_lazy("What you asked for"),
    "privacy.AskState": gettext_lazy("Answers you got"),
    "privacy.Consent": gettext_lazy("Forms on sharing"),
    "privacy.ConsentRecipient": gettext_lazy("Who your forms name"),
    "privacy.ContactRules": gettext_lazy("How you are reached"),
    "privacy.Disclosure": gettext_lazy("Who was told what"),
    "privacy.FundraisingOptOut": gettext_lazy("Not to be asked for money"),
    "privacy.LegalPaper": gettext_lazy("Papers of legal requests"),
    "privacy.LegalRequest": gettext_lazy("Legal requests about you"),
    "privacy.LegalStep": gettext_lazy("How legal requests went on"),
    "privacy.Letter": gettext_lazy("Letters you made"),
    "privacy.NoticeSeen": gettext_lazy("Notices you saw"),
    "privacy.ReceivedRecord": gettext_lazy("Papers from others"),
    "privacy.ResearchRecord": gettext_lazy("What was prepared of your record for research"),
    "privacy.Restriction": gettext_lazy("What must not be told"),
    "privacy.Revocation": gettext_lazy("Sharing you stopped"),
    "privacy.Sending": gettext_lazy("What was made ready to send"),
    "privacy.Signature": gettext_lazy("Your signatures"),
    "privacy.SignedDocument": gettext_lazy("Papers you signed"),
    "referrals.Asking": gettext_lazy("When you were asked whether you got it"),
    "referrals.Need": gettext_lazy("What you want help with"),
    "referrals.NeedAnswers": gettext_lazy("Your answers on what would help"),
    "referrals.PersonWord": gettext_lazy("What you said of referrals"),
    "referrals.Referral": gettext_lazy("Your referrals"),
    "referrals.ReferralState": gettext_lazy("How your referrals went on"),
    "referrals.ReferralStep": gettext_lazy("Steps towards services"),
    "referrals.Reminder": gettext_lazy("Reminders of open referrals"),
    "safety.OutreachPlan": gettext_lazy("What you want if you do not answer"),
    "safety.SafetyPlan": gettext_lazy("Your safety plan"),
    "safety.SupervisorTask": gettext_lazy("What supervisors were told about you"),
    "scheduling.Appointment": gettext_lazy("Your appointments"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row on paper: its short values in a line, and its longer words below."""

    short: str
    words: list[str]


@dataclass(frozen=True, slots=True)
class Shown:
    """One kind of row on paper: its heading and its rows."""

    title: str
    rows: list[Line]


def shown(part: Part) -> Shown:
    """This function will write one kind of row in words."""
    return Shown(title(part.label), [_line(row) for row in part.rows])


def title(label: str) -> str:
    """This function will give the heading of a kind of row; a new kind goes by its own name."""
    name = re.sub(r"(?<!^)([A-Z])", r" \1", label.partition(".")[2]).capitalize()
    return str(TITLES.get(label, name))


def _line(row: models.Model) -> Line:
    short: list[str] = []
    words: list[str] = []
    for field in rows.told_fields(type(row)):
        text = (
            ""
            if FOR_COMPUTERS.search(field.name) or _says_nothing(row, field)
            else _text(row, field)
        )
        if text:
            told = words if isinstance(field, EncryptedTextField) else short
            told.append(f"{_label(field)}: {text}")
    written: dt.datetime = row.created_at  # type: ignore[attr-defined] # every row of ours has it
    return Line(" · ".join([_("Written: %(when)s") % {"when": _moment(written)}, *short]), words)


def _says_nothing(row: models.Model, field: Any) -> bool:
    """A count of none and a no nobody chose would fill pages; the file for computers has them."""
    value = getattr(row, field.attname)
    return isinstance(value, bool | int) and not value and not field.get_default()


def _label(field: Any) -> str:
    return str(field.verbose_name).replace("_", " ").capitalize()


def _text(row: models.Model, field: Any) -> str:
    value = getattr(row, field.attname)
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(field, models.ForeignKey) and field.related_model not in rows.NAMED:
        return ""
    told = _in_words(value)
    return str(rows.plain(row, field) or "") if told is None else told


def _in_words(value: Any) -> str | None:
    """A value whose kind says how it is written; none for every other."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, dt.datetime):
        return _moment(value)
    if isinstance(value, dt.date):
        return times.short_day(value)
    if isinstance(value, list):
        return ", ".join(str(one).replace("_", " ") for one in value)
    return None


def _moment(value: dt.datetime) -> str:
    return f"{times.short_day(value)}, {times.time_of_day(value)}"
