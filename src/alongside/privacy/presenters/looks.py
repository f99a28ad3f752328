"""Words of the pages that show who looked."""

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.core import audit
from alongside.core.actor import Role
from alongside.core.models import AuditEvent
from alongside.people.models import Membership
from alongside.privacy import words
from alongside.privacy.queries.log import Page
from alongside.privacy.queries.looks import Look, tried_in
from alongside.ui.times import day, short_day, time_of_day

SHORT_ID = 8


def role_words(role: str) -> str:
    """This function will name a role as people call it."""
    names = {
        Role.PARTICIPANT: _("participant"),
        Role.COACH: _("coach"),
        Role.SUPERVISOR: _("supervisor"),
        Role.PARTNER: _("partner"),
        Role.PROGRAM_ADMINISTRATOR: _("program administrator"),
        Role.PRIVACY_OFFICER: _("privacy officer"),
        Role.EVALUATOR: _("evaluator"),
    }
    return names.get(Role(role), role) if role in set(Role) else role


@dataclass(frozen=True, slots=True)
class LookLine:
    """Somebody's day with the record: `Dana R., your coach, opened your record 3 times on ...`."""

    sentences: list[str]
    day: str
    machine: str
    was_refused: bool


def look_line(look: Look) -> LookLine:
    """This function will tell one actor's day in whole sentences."""
    values = {"who": _who(look), "day": day(look.day)}
    sentences = [
        _("%(who)s %(did)s on %(day)s.") % {**values, "did": _times(words.did(action), count)}
        for action, count in look.done
    ]
    tries = sum(count for _action, count in look.refused)
    if tries:
        values["did"] = _times(_("was refused your record"), tries)
        sentences.append(_("%(who)s %(did)s on %(day)s.") % values)
    return LookLine(sentences, values["day"], look.day.isoformat(), bool(tries))


def _who(look: Look) -> str:
    if look.member is None:
        visitor = _("Somebody who was not signed in")
        return visitor if look.kind == "public" else _("The program itself")
    if look.is_coach:
        return _("%(name)s, your coach,") % {"name": look.member.name}
    if look.is_covering:
        return _("%(name)s, who covers for your coach,") % {"name": look.member.name}
    if look.member.role == Role.PARTICIPANT:
        return _("Another participant")
    values = {"name": look.member.name, "role": role_words(look.member.role)}
    return _("%(name)s, %(role)s,") % values


def _times(did: str, count: int) -> str:
    if count == 1:
        return did
    return ngettext("%(did)s %(n)s time", "%(did)s %(n)s times", count) % {"did": did, "n": count}


@dataclass(frozen=True, slots=True)
class LogLine:
    """One event as the privacy officer reads it."""

    when: str
    who: str
    what: str
    outcome: str
    person_id: str
    person: str
    purpose: str
    network: str


def log_lines(page: Page) -> list[LogLine]:
    """This function will write a page of the log; a person's name stands only where asked for."""
    return [_log_line(event, page) for event in page.events]


def _log_line(event: AuditEvent, page: Page) -> LogLine:
    member = page.members.get(event.membership_id) if event.membership_id else None
    refused = event.outcome == audit.REFUSED
    return LogLine(
        when=f"{short_day(event.at)}, {time_of_day(event.at)}",
        who=_actor(event, member),
        what=_what(event, page),
        outcome=_("refused") if refused else _("done"),
        person_id=str(event.person_id or ""),
        person=_about(event.person_id, page),
        purpose=words.purpose(event.purpose),
        network=event.address,
    )


def _what(event: AuditEvent, page: Page) -> str:
    did = str(words.label(event.action))
    tried = tried_in(event)
    if tried is None:
        return did
    member = page.members.get(tried)
    role = role_words(member.role) if member else ""
    name = f"{member.name} ({role})" if member and member.name else role
    said = _("%(did)s as %(whom)s, number %(number)s")
    return said % {"did": did, "whom": name, "number": f"…{str(tried)[-SHORT_ID:]}"}


def _actor(event: AuditEvent, member: Membership | None) -> str:
    if member is None:
        return _("Visitor") if event.actor_kind == "public" else _("Alongside")
    role = role_words(event.role)
    return f"{member.name} ({role})" if member.name else role


def _about(person_id: uuid.UUID | None, page: Page) -> str:
    if person_id is None:
        return ""
    if page.person is not None and page.person.pk == person_id:
        return page.person.full_name
    return f"…{str(person_id)[-SHORT_ID:]}"
