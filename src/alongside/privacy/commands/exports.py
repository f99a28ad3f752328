"""Ask for a file, agree to a large one, make it once, erase it a day later (T8, T15)."""

import base64
import hashlib
import uuid
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from alongside.core import audit, clock, inputs
from alongside.core.actor import Actor, Role
from alongside.core.commands import command
from alongside.core.errors import BadInput, Conflict, NotFound, NotPermitted
from alongside.core.saving import save_once
from alongside.privacy import exports, locked
from alongside.privacy.models import Export
from alongside.privacy.queries import exports as asks


def check_can_ask(*, by: Actor, kind: str, **_kwargs: Any) -> None:
    """
    A member in one of the kind's roles.

    :raises NotFound: for everybody else
    """
    found = exports.KINDS.get(kind)
    if found is None or not found.is_offered or not by.has_role(*found.roles):
        raise NotFound(_("There is nothing here."))


@command("privacy.ask_export", check=check_can_ask)
def ask_export(*, kind: str, reason: str, by: Actor, id: uuid.UUID | None = None) -> Export:
    """
    This function will ask for a file, with the reason; a large one waits for a second person.

    :raises BadInput: without a reason (`field="reason"`), for more rows than a file may have
    """
    written = inputs.words(reason, "reason", needed=True)
    count = exports.KINDS[kind].count(by)
    if count > exports.MOST:
        values = {"n": count, "most": exports.MOST}
        raise BadInput(_("This would be %(n)s rows. The most is %(most)s.") % values)
    row = Export(
        organisation_id=inputs.house(by),
        kind=kind,
        reason=written,
        asked_by_id=inputs.author(by),
        row_count=count,
        needs_second=count > exports.LARGE or exports.KINDS[kind].always_second,
    )
    return save_once(row, by=by, id=id, typed=("kind", "reason"))


def check_is_second(*, by: Actor, export: Export, **_kwargs: Any) -> None:
    """
    A privacy officer or program administrator of the organisation who did not ask themself.

    :raises NotFound: for everybody else's eyes
    :raises NotPermitted: for the one who asked, in whatever role
    """
    if not by.has_role(Role.PRIVACY_OFFICER, Role.PROGRAM_ADMINISTRATOR):
        raise NotFound(_("There is nothing here."))
    if export.organisation_id != by.organisation_id:
        raise NotFound(_("There is nothing here."))
    if export.asked_by_id == by.membership_id or export.asked_by.user_id == by.user_id:
        raise NotPermitted(_("A second person has to agree to this."))


@command("privacy.approve_export", check=check_is_second)
def approve_export(*, export: Export, by: Actor) -> Export:
    """
    This function will agree to a file that needs two people.

    :raises Conflict: when it was decided or made already, was asked for more than a week ago, or
        what it rests on no longer stands
    """
    if export.approved_at or export.refused_at or export.made_at or not export.needs_second:
        raise Conflict(_("Somebody decided this already."))
    _check_time(export)
    _check_stands(export, by=by)
    export.approved_at, export.approved_by_id = clock.now(), inputs.author(by)
    export.save(update_fields=["approved_at", "approved_by"])
    return export


@command("privacy.refuse_export", check=check_is_second)
def refuse_export(*, export: Export, by: Actor) -> Export:
    """
    This function will say no to a large file.

    :raises Conflict: when it was decided or made already
    """
    if export.approved_at or export.refused_at or export.made_at:
        raise Conflict(_("Somebody decided this already."))
    export.refused_at = clock.now()
    export.save(update_fields=["refused_at"])
    return export


def check_is_asker(*, by: Actor, export: Export, **_kwargs: Any) -> None:
    """
    Whoever asked, in the role that may have it, within what they may take in a day.

    :raises NotFound: for everybody else
    :raises NotPermitted: for more rows in 24 hours than one member may take (T15)
    """
    if export.asked_by_id != by.membership_id:
        raise NotFound(_("There is nothing here."))
    if export.kind not in exports.KINDS or not by.has_role(*exports.KINDS[export.kind].roles):
        raise NotFound(_("There is nothing here."))
    if export.needs_second and export.approved_at is None:
        raise NotPermitted(_("A second person has to agree to this first."))
    since = clock.now() - audit.A_DAY
    rows = Export.objects.scoped(by).filter(asked_by_id=by.membership_id, made_at__gte=since)
    taken = rows.aggregate(n=Sum("row_count"))["n"] or 0
    if taken + export.row_count > exports.KINDS[export.kind].most_a_day:
        raise NotPermitted(
            _("You took as many rows today as the program allows. Ask the privacy officer.")
        )


@command("privacy.make_export", check=check_is_asker)
def make_export(*, export: Export, by: Actor) -> Export:
    """
    This function will make the file, once; its password is on the row (`.password`) and nowhere.

    :raises Conflict: when it was made, refused, or asked for more than a week ago, or has grown
        past what was agreed to meanwhile
    """
    now = clock.now()
    if export.made_at or export.refused_at:
        raise Conflict(_over())
    _check_time(export)
    _check_stands(export, by=by)
    kind = exports.KINDS[export.kind]
    content, count = exports.content(kind, export, by=by, at=now)
    if count > max(export.row_count, exports.LARGE) or count > exports.MOST:
        raise Conflict(_("There are more rows by now than were agreed to. Ask again."))
    password = locked.new_password()
    body = locked.locked_zip(f"{export.kind}.{kind.ending}", content, password=password)
    export.body, export.sha256 = base64.b64encode(body).decode(), hashlib.sha256(body).hexdigest()
    export.made_at, export.expires_at, export.row_count = now, now + exports.KEPT, count
    export.save(update_fields=["body", "sha256", "made_at", "expires_at", "row_count"])
    export.password = password
    return export


def _check_time(export: Export) -> None:
    if export.created_at < clock.now() - asks.ASKED_FOR:
        raise Conflict(_over())


def _check_stands(export: Export, *, by: Actor) -> None:
    check = exports.KINDS[export.kind].check_stands
    if check is not None:
        check(export, by)


def _over() -> str:
    return _("This file was made already, or the time for it is over. Ask again.")


def check_is_system(*, by: Actor, **_kwargs: Any) -> None:
    """Only the program's own work."""
    if not by.is_system:
        raise NotPermitted(_("The program does this itself."))


@command("privacy.erase_export", check=check_is_system)
def erase_export(*, export: Export, by: Actor) -> Export:
    """This function will erase a file whose time is over; its entry stays, without a word of it."""
    export.body, export.erased_at = "", clock.now()
    export.save(update_fields=["body", "erased_at"])
    return export
