"""
Seal audit events into a hash chain with signed checkpoints, and find where it was broken.

Every event gets a position; `chain` at a position is the hash of the chain before it and the
event's own digest. A checkpoint signs the chain's value (Ed25519, key outside the database) and
is also appended to a file outside the database, so cutting off the end of the log shows.
"""

import datetime as dt
import hashlib
import json
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import connection, models, transaction

from alongside.core import clock, log_copies
from alongside.core.models import AuditEvent, Seal, SealEntry

START = "0" * 64
BATCH = 1000
# Two processes' clocks may differ by this much before an event counts as put in later.
LATE_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Finding:
    """The first place where the log is not what was sealed. `position` counts from 1."""

    kind: str
    position: int
    event_id: str
    message: str


def digest(event: AuditEvent) -> str:
    """This function will give the SHA-256 of an event's every field in a fixed form."""
    fields: dict[str, Any] = {f.attname: getattr(event, f.attname) for f in event._meta.fields}
    fields["at"] = event.at.isoformat(timespec="microseconds")
    return _hash(json.dumps(fields, default=str, sort_keys=True, separators=(",", ":")))


def seal_pending() -> int:
    """This function will seal all events that are not sealed yet; returns how many."""
    total = 0
    while True:
        with transaction.atomic():
            _lock()
            done = _seal_batch()
        total += done
        if done < BATCH:
            return total


def _lock() -> None:
    # Two workers must not give out the same position; SQLite's writer lock does it there.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(4217)")


def _seal_batch() -> int:
    last = SealEntry.objects.order_by("-position").first()
    position, chain = (last.position, last.chain) if last else (0, START)
    sealed = SealEntry.objects.values("event_id")
    entries = []
    for event in _recent(last).exclude(id__in=sealed).order_by("id")[:BATCH]:
        own = digest(event)
        position, chain = position + 1, _hash(chain + own)
        entries.append(SealEntry(position=position, event_id=event.id, digest=own, chain=chain))
    if entries:
        SealEntry.objects.bulk_create(entries)
        _checkpoint(position, chain)
    return len(entries)


def _recent(last: SealEntry | None) -> models.QuerySet[AuditEvent]:
    # Ids are made in the order of time: nothing older than the window can still be waiting, so
    # a log of any length is sealed from its end. What lies before is `verify`'s to find.
    if last is None:
        return AuditEvent.objects.all()
    return AuditEvent.objects.filter(id__gt=_id_before(last.event_id))


def _id_before(event_id: uuid.UUID) -> uuid.UUID:
    window = LATE_MINUTES * 60 * 1000
    return uuid.UUID(int=max((event_id.int >> 80) - window, 0) << 80)


def _checkpoint(position: int, chain: str) -> None:
    sealed_at = clock.now()
    text = _signed_text(position, chain, sealed_at.isoformat())
    seal = Seal(position=position, chain=chain, sealed_at=sealed_at)
    seal.signature = _private_key().sign(text).hex()
    seal.save(force_insert=True)
    line = {"position": position, "chain": chain, "sealed_at": sealed_at.isoformat()}
    line["signature"] = seal.signature
    transaction.on_commit(lambda: _append(json.dumps(line)))


def _append(line: str) -> None:
    path = checkpoint_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    log_copies.checkpoints.info("checkpoint of the audit log %s", line)


def checkpoint_file() -> Path:
    """This function will give the file outside the database that holds every checkpoint."""
    return Path(settings.ALONGSIDE_HOME) / "checkpoints" / "audit.jsonl"


def waiting() -> int:
    """This function will count the events that are not sealed yet, from the log's end."""
    last = SealEntry.objects.order_by("-position").first()
    return _recent(last).exclude(id__in=SealEntry.objects.values("event_id")).count()


def verify() -> Finding | None:
    """This function will walk the whole chain and give the first broken place, or None."""
    return _broken_entry() or _broken_seal() or _broken_file() or _inserted()


def fits_key() -> bool:
    """This function will tell whether the key at hand signed the newest checkpoint, if any."""
    seal = Seal.objects.order_by("-position").first()
    if seal is None:
        return True
    text = _signed_text(seal.position, seal.chain, seal.sealed_at.isoformat())
    return _is_signed(text, seal.signature)


def _inserted() -> Finding | None:
    last = SealEntry.objects.order_by("-position").first()
    if last is None:
        return None
    old = AuditEvent.objects.filter(id__lt=_id_before(last.event_id))
    event = old.exclude(id__in=SealEntry.objects.values("event_id")).order_by("id").first()
    if event is None:
        return None
    return Finding("inserted", 0, str(event.id), "This event was put in after its time.")


def _broken_entry() -> Finding | None:
    chain, expected = START, 1
    latest = 0
    for entries in _pages():
        events = AuditEvent.objects.in_bulk([e.event_id for e in entries])
        for entry in entries:
            if entry.position != expected:
                return _finding("gap", expected, entry, "An entry of the chain was taken out.")
            event = events.get(entry.event_id)
            if event is None:
                return _finding("deleted", expected, entry, "This event was deleted.")
            if digest(event) != entry.digest:
                return _finding("changed", expected, entry, "This event was changed.")
            chain = _hash(chain + entry.digest)
            if chain != entry.chain:
                return _finding("chain", expected, entry, "The chain was rewritten here.")
            made = event.id.int >> 80
            if latest - made > LATE_MINUTES * 60 * 1000:
                return _finding("late", expected, entry, "Made before events sealed earlier.")
            latest, expected = max(latest, made), expected + 1
    return None


def _pages() -> Any:
    last = 0
    while page := list(SealEntry.objects.filter(position__gt=last).order_by("position")[:BATCH]):
        yield page
        last = page[-1].position


def _broken_seal() -> Finding | None:
    earlier = dt.datetime.min.replace(tzinfo=dt.UTC)
    for seal in Seal.objects.order_by("position"):
        text = _signed_text(seal.position, seal.chain, seal.sealed_at.isoformat())
        entry = SealEntry.objects.filter(position=seal.position).first()
        if entry is None:
            return Finding("truncated", seal.position, "", "Entries up to this seal are missing.")
        if entry.chain != seal.chain or not _is_signed(text, seal.signature):
            return _finding("seal", seal.position, entry, "The seal does not fit the chain.")
        if earlier - seal.sealed_at > dt.timedelta(minutes=LATE_MINUTES):
            return _finding("clock", seal.position, entry, "Sealed with the clock turned back.")
        earlier = max(earlier, seal.sealed_at)
    return None


def _broken_file() -> Finding | None:
    path = checkpoint_file()
    kept = {s.position: s.chain for s in Seal.objects.all()}
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    if kept and not lines:
        return Finding("file", 0, "", f"The checkpoint file {path.name} is missing.")
    for number, line in enumerate(lines, 1):
        try:
            mark = json.loads(line)
            text = _signed_text(mark["position"], mark["chain"], mark["sealed_at"])
            signature = str(mark["signature"])
        except (ValueError, KeyError, TypeError):
            return Finding("file", 0, "", f"Line {number} of the checkpoint file is damaged.")
        if not _is_signed(text, signature):
            return Finding("file", mark["position"], "", "A line of the checkpoint file is forged.")
        if kept.get(mark["position"]) != mark["chain"]:
            words = "The log ends before this seal, or differs from it."
            return Finding("truncated", mark["position"], "", words)
    return None


def _finding(kind: str, position: int, entry: SealEntry, message: str) -> Finding:
    return Finding(kind, position, str(entry.event_id), message)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _signed_text(position: int, chain: str, sealed_at: str) -> bytes:
    return f"alongside audit {position} {chain} {sealed_at}".encode()


def _private_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(settings.ALONGSIDE_SEAL_KEY)


def _is_signed(text: bytes, signature: str) -> bool:
    try:
        _private_key().public_key().verify(bytes.fromhex(signature), text)
    except (InvalidSignature, ValueError):
        return False
    return True
