"""
Prove that the audit log is whole, or seal what is waiting.

`verify` walks the whole chain and names the first broken place; it ends with 1 when there is one.
"""

import argparse
import json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to do and how to say it."""
    parser.add_argument("what", choices=["verify", "seal"], help="check the log, or seal it now")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Check or seal the log."""
    import django

    django.setup()
    return _seal(args.json) if args.what == "seal" else _verify(args.json)


def _seal(as_json: bool) -> int:
    from alongside.core import seals

    count = seals.seal_pending()
    _say(as_json, {"sealed": count}, f"Sealed {count} events.")
    return 0


def _verify(as_json: bool) -> int:
    from alongside.core import seals
    from alongside.core.models import AuditEvent, SealEntry

    finding = seals.verify()
    sealed = SealEntry.objects.count()
    counts = {"sealed": sealed, "unsealed": max(AuditEvent.objects.count() - sealed, 0)}
    if finding is None:
        words = f"OK: {counts['sealed']} events sealed, {counts['unsealed']} not sealed yet."
        _say(as_json, {"ok": True, **counts}, words)
        return 0
    broken = {"kind": finding.kind, "position": finding.position, "event": finding.event_id}
    words = f"BROKEN at {_place(finding.position, finding.event_id)}: {finding.message}"
    _say(as_json, {"ok": False, **counts, "broken": {**broken, "message": finding.message}}, words)
    return 1


def _place(position: int, event_id: str) -> str:
    place = f"place {position}" if position else "no place in the chain"
    return f"{place}, event {event_id}" if event_id else place


def _say(as_json: bool, values: dict[str, object], words: str) -> None:
    print(json.dumps(values) if as_json else words)
