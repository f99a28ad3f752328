"""Words of the privacy officer's pages."""

import datetime as dt
import uuid
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.core import clock
from alongside.people.models import EmergencyAccess
from alongside.privacy import breaches, exports
from alongside.privacy.models import Affected, Export, Incident, Restriction, Vendor
from alongside.privacy.presenters.looks import SHORT_ID, role_words
from alongside.privacy.queries.exports import ASKED_FOR
from alongside.privacy.queries.office import Desk
from alongside.privacy.queries.outliers import Outlier
from alongside.privacy.queries.told_in_emergency import Told
from alongside.privacy.review import Due
from alongside.ui.times import moment, short_day

Chip = tuple[str, str]


def due(on: dt.date | None, today: dt.date) -> Chip:
    """This function will say how long is left, with a tone that warns in time."""
    if on is None:
        return (_("No day set"), "")
    days = (on - today).days
    if days < 0:
        return (ngettext("%(n)s day late", "%(n)s days late", -days) % {"n": -days}, "red")
    if days == 0:
        return (_("Due today"), "red")
    return (
        ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days},
        "gold" if days <= 10 else "",
    )


def short_id(value: object) -> str:
    """This function will show the end of a person's number; the desk names nobody by itself."""
    return f"…{str(value)[-SHORT_ID:]}"


def log_of(person_id: object) -> str:
    """This function will give the address of the log about one person."""
    return f"{reverse('privacy:audit')}?person={person_id}"


def outlier_row(one: Outlier) -> dict[str, Any]:
    """This function will write one row of the report."""
    return {
        "who": f"{one.member.name} ({role_words(one.member.role)})",
        "person": short_id(one.person_id),
        "href": log_of(one.person_id),
        "opened": one.opened,
        "refused": one.refused,
        "last": moment(one.last_at),
        "serves": _("their coach") if one.serves else _("not their coach"),
    }


def export_row(one: Export) -> dict[str, Any]:
    """This function will write one export with where it stands."""
    kind = exports.KINDS.get(one.kind)
    return {
        "export": one,
        "title": kind.label if kind else one.kind,
        "rows": ngettext("%(n)s row", "%(n)s rows", one.row_count) % {"n": one.row_count},
        "state": export_state(one),
    }


def export_state(one: Export) -> str:
    """This function will say where an export stands."""
    if one.erased_at:
        return _("Erased")
    if one.made_at and one.expires_at:
        return _("Ready until %(at)s") % {"at": moment(one.expires_at)}
    if one.refused_at:
        return _("A second person said no")
    if not one.made_at and one.created_at < clock.now() - ASKED_FOR:
        return _("The time for it is over")
    if one.needs_second and not one.approved_at:
        return _("Waits for a second person")
    return _("Can be made now")


def review_row(one: Due, today: dt.date) -> dict[str, Any]:
    """This function will write one entry of the checklist with when it is due."""
    if one.last_on is None:
        return {"title": one.item.label, "meta": "", "chips": [(_("Never done"), "red")]}
    last = _("Last on %(day)s") % {"day": short_day(one.last_on)}
    return {"title": one.item.label, "meta": last, "chips": [due(one.due_on, today)]}


def vendor_state(vendor: Vendor, *, today: dt.date, needs_baa: bool) -> Chip:
    """This function will say whether a vendor's agreements hold."""
    if vendor.ended_at:
        return (_("Ended"), "")
    if vendor.stands(on=today, needs_baa=needs_baa):
        text, tone = due(vendor.renews_on, today)
        return (_("Agreement holds: %(left)s") % {"left": text}, "gold" if tone else "green")
    return (_("No agreement holds: nothing goes out"), "red")


def incident_step(incident: Incident) -> str:
    """This function will name the step an incident is at."""
    standing = getattr(incident, "standing", [])
    return str(standing[0].get_state_display()) if standing else ""


def incident_clock(incident: Incident, today: dt.date) -> Chip | None:
    """This function will give the clock of an incident; none once nobody has to be told."""
    standing = getattr(incident, "standing", [])
    if incident.was_encrypted or (standing and standing[0].state not in ("open", "breach")):
        return None
    return due(breaches.clock_ends(incident.discovered_on), today)


def affected_row(one: Affected) -> dict[str, Any]:
    """This function will write one person an incident touched, by number."""
    return {"row": one, "name": short_id(one.person_id), "href": log_of(one.person_id)}


def emergency_row(one: EmergencyAccess) -> dict[str, str]:
    """This function will write one opening in an emergency, with the reason as it was given."""
    return {
        "who": one.membership.name,
        "person": short_id(one.person_id),
        "href": log_of(one.person_id),
        "at": moment(one.from_at),
        "reason": one.reason,
    }


def telling_row(one: Told) -> dict[str, str]:
    """This function will write what medical staff were told: the four facts of the rule."""
    facts, entry = one.facts, one.entry
    member = entry.by_membership.name if entry.by_membership else ""
    return {
        "to": ", ".join(filter(None, [facts.get("medical_name"), facts.get("facility")])),
        "at": facts.get("occurred_at") or moment(entry.at),
        "by": facts.get("disclosed_by") or member,
        "person": short_id(entry.person_id),
        "href": log_of(entry.person_id),
        "nature": facts.get("nature", ""),
    }


class DeskPage:
    """The first page of the privacy officer in words."""

    def __init__(
        self, found: Desk, odd: list[Outlier], today: dt.date, reader: uuid.UUID | None
    ) -> None:
        self.found, self.odd, self.today, self.reader = found, odd, today, reader

    @cached_property
    def requests(self) -> list[dict[str, Any]]:
        return [
            {
                "title": str(one.get_kind_display()),
                "href": reverse("privacy:officer_ask", args=[one.pk]),
                "chips": [due(timezone.localtime(one.due_at).date(), self.today)],
            }
            for one in self.found.requests
        ]

    @cached_property
    def restrictions(self) -> list[dict[str, Any]]:
        return [
            {
                "title": _("Asked on %(day)s") % {"day": short_day(r.created_at)},
                "meta": short_id(r.person_id),
                "href": _restriction_page(r),
            }
            for r in self.found.restrictions
        ]

    @cached_property
    def emergencies(self) -> list[dict[str, str]]:
        return [emergency_row(one) for one in self.found.emergencies]

    @cached_property
    def exports(self) -> list[dict[str, Any]]:
        return [self._waiting(one) for one in self.found.exports]

    def _waiting(self, one: Export) -> dict[str, Any]:
        row = export_row(one)
        if one.asked_by_id != self.reader:
            return {
                **row,
                "meta": row["rows"],
                "href": reverse("privacy:export_decide", args=[one.pk]),
            }
        meta = _("%(rows)s · You asked, so somebody else has to agree") % {"rows": row["rows"]}
        return {**row, "meta": meta, "href": reverse("privacy:export", args=[one.pk])}

    @cached_property
    def vendors(self) -> list[dict[str, Any]]:
        return [
            {
                "vendor": v,
                "chip": due(v.renews_on, self.today) if v.qsoa_on else (_("No agreement"), "red"),
            }
            for v in self.found.vendors
        ]

    @cached_property
    def incidents(self) -> list[dict[str, Any]]:
        return [
            {
                "incident": one,
                "title": one.get_kind_display(),
                "meta": f"{incident_step(one)} · {_people(one)}",
                "chips": [c for c in [incident_clock(one, self.today)] if c],
            }
            for one in self.found.incidents
        ]

    @cached_property
    def alarms(self) -> list[str]:
        return [
            _("%(at)s: somebody wanted to open or take more than a day allows")
            % {"at": moment(one.at)}
            for one in self.found.alarms
        ]

    @cached_property
    def reviews(self) -> list[dict[str, Any]]:
        """Scan, penetration test and audit always; of the rest what is due."""
        found = self.found.reviews
        always = [review_row(one, self.today) for one in found if one.item.on_desk]
        rest = sum(not one.item.on_desk and one.is_due(self.today) for one in found)
        if rest:
            words = ngettext("%(n)s other entry is due", "%(n)s other entries are due", rest)
            always.append({"title": words % {"n": rest}, "meta": "", "chips": []})
        return always

    @property
    def sealing(self) -> str:
        state = self.found.sealing
        if state.last_at is None:
            return _("Nothing is sealed yet.")
        values = {"n": state.sealed, "open": state.unsealed, "at": moment(state.last_at)}
        return _("%(n)s events sealed, the last %(at)s; %(open)s wait for the next seal.") % values


def _people(incident: Incident) -> str:
    count = int(getattr(incident, "people", 0))
    return ngettext("%(n)s person", "%(n)s people", count) % {"n": count}


def _restriction_page(row: Restriction) -> str | None:
    # The page on which restrictions are decided belongs to the ledger.
    for name, args in (("privacy:restriction", [row.pk]), ("privacy:restrictions", [])):
        try:
            return reverse(name, args=args)
        except NoReverseMatch:
            continue
    return None
