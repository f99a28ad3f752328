"""Consents in words: the list of what a person shares, and the page of one."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.privacy import drafting, texts
from alongside.privacy.models import Consent, Disclosure, Signature
from alongside.privacy.models.consent import ConsentKind, ExpiryKind
from alongside.privacy.queries import consents
from alongside.privacy.queries.consents import Standing
from alongside.ui import times


@dataclass(frozen=True, slots=True)
class Line:
    """One form on the list: what is shared, with whom, until when."""

    consent: Consent
    title: str
    meta: str
    chip: tuple[str, str]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Lists:
    """A person's forms: to read, in force, over."""

    waiting: list[Line]
    active: list[Line]
    over: list[Line]

    @property
    def is_empty(self) -> bool:
        return not (self.waiting or self.active or self.over)


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of one consent says around its text."""

    consent: Consent
    standing: Standing
    title: str
    lead: str
    chip: tuple[str, str]
    may_stop: bool
    stops_later: str
    signed: list[str]
    told: list[str]
    stopped: str
    is_contact: bool
    waits_for: str


def lists(rows: list[Consent], *, at: dt.datetime) -> Lists:
    """This function will sort a person's forms by where they stand."""
    lines = [_line(consent, at) for consent in rows]
    return Lists(
        waiting=[line for line in lines if line.standing is Standing.DRAFT],
        active=[line for line in lines if line.standing is Standing.ACTIVE],
        over=[line for line in lines if line.standing not in (Standing.DRAFT, Standing.ACTIVE)],
    )


def _line(consent: Consent, at: dt.datetime) -> Line:
    where = consents.standing(consent, at=at)
    words = texts.words("category", texts.language_of(consent.language))
    shares = ", ".join(words[key].label for key in consent.categories if key in words)
    return Line(
        consent=consent,
        title=_title(consent),
        meta=" · ".join(part for part in (shares, _when(consent, where)) if part),
        chip=chip(where),
        standing=where,
    )


def page(consent: Consent, told: list[Disclosure], *, at: dt.datetime) -> Page:
    """This function will say what stands around the text of a consent."""
    where = consents.standing(consent, at=at)
    may_stop = where in (Standing.ACTIVE, Standing.DRAFT, Standing.DEFICIENT)
    may_stop = may_stop and consents.may_be_revoked(consent, at=at)
    waits = where is Standing.ACTIVE and consents.waits(consent)
    signatures = list(consent.document.signatures.all()) if consent.document else []
    return Page(
        consent=consent,
        standing=where,
        title=_title(consent),
        lead=_when(consent, where),
        chip=chip(where),
        may_stop=may_stop,
        stops_later=_later(consent) if where is Standing.ACTIVE and not may_stop else "",
        signed=[_signed(one) for one in signatures],
        told=[_told(one) for one in told],
        stopped=_stopped(consent),
        is_contact=consent.kind == ConsentKind.CONTACT,
        waits_for=(consent.expiry_event or consent.revocable_from) if waits else "",
    )


def chip(where: Standing) -> tuple[str, str]:
    """This function will name where a consent stands, with a tone."""
    return {
        Standing.DRAFT: (_("Not signed"), "gold"),
        Standing.ACTIVE: (_("In force"), "green"),
        Standing.EXPIRED: (_("Over"), ""),
        Standing.REVOKED: (_("Stopped"), ""),
        Standing.DEFICIENT: (_("Cannot be used"), "clay"),
    }[where]


def _title(consent: Consent) -> str:
    named = [one.name for one in consent.recipients.all()]
    if named:
        return drafting.joined(named, texts.language_of(consent.language))
    return str(ConsentKind(consent.kind).label)


def _when(consent: Consent, where: Standing) -> str:
    if where is Standing.DRAFT:
        return _("Read it and sign it, or leave it.")
    if where is Standing.REVOKED:
        return _("Stopped %(when)s") % {"when": times.day(consent.revocation.at, near=True)}
    if consent.expiry_kind == ExpiryKind.DATE and consent.expires_on:
        ended = where is Standing.EXPIRED
        words = {"day": times.day(consent.expires_on)}
        return (_("Over since %(day)s") if ended else _("Until %(day)s")) % words
    if consent.expiry_event:
        return _("Until: %(event)s") % {"event": consent.expiry_event}
    return _("Until it is stopped")


def _later(consent: Consent) -> str:
    if consent.revocable_from_on is not None:
        words = {"day": times.day(consent.revocable_from_on)}
        return _("This form is for a court program. You can stop it from %(day)s on.") % words
    words = {"when": consent.revocable_from}
    return _("This form is for a court program. You can stop it %(when)s.") % words


def _signed(signature: Signature) -> str:
    words = {
        "name": signature.name_as_typed,
        "day": times.short_day(signature.at),
        "time": times.time_of_day(signature.at),
        "how": str(signature.get_method_display()).lower(),
    }
    return _("%(name)s signed on %(day)s at %(time)s (%(how)s).") % words


def _told(entry: Disclosure) -> str:
    words = {"name": entry.recipient_name, "day": times.short_day(entry.at)}
    return _("%(day)s: %(name)s") % words


def _stopped(consent: Consent) -> str:
    revocation = getattr(consent, "revocation", None)
    if revocation is None:
        return ""
    words = {"way": revocation.get_way_display(), "when": times.moment(revocation.at)}
    return _("%(way)s, %(when)s.") % words
