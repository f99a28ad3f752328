"""Papers that go with a closing: the label, the certificate of destruction, what is still to do."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from alongside.privacy.closing import Archived, year_after


@dataclass(frozen=True, slots=True)
class Keeping:
    """Who answers for the sealed records, by which law they are kept, and until when."""

    organisation: str
    responsible: str
    authority: str
    until: dt.date


def label(keeping: Keeping, written: Archived, today: dt.date) -> str:
    """This function will write the label of the sealed container (42 CFR 2.19)."""
    return (
        f"RECORDS OF {keeping.organisation.upper()}\n\n"
        f"Required to be kept by: {keeping.authority}\n"
        f"Until a date not later than: {keeping.until.isoformat()}\n"
        f"Closed on: {today.isoformat()}\n"
        f"Responsible: {keeping.responsible}\n"
        f"SHA-256 of the archive: {written.sha256}\n\n"
        "Sealed and encrypted. The key is kept apart from this container.\n"
        "Keep cool, dry and locked. Open only as 42 CFR part 2 allows.\n"
    )


def certificate(keeping: Keeping, written: Archived, today: dt.date, keys: int) -> str:
    """This function will write the certificate of destruction."""
    rows = "\n".join(f"  {kind}: {count}" for kind, count in written.counts.items() if count)
    return (
        f"CERTIFICATE OF DESTRUCTION\n\n"
        f"Organisation: {keeping.organisation}\n"
        f"Day: {today.isoformat()}\n"
        f"Method: {keys} data keys were destroyed, so that all encrypted text of the organisation\n"
        "in the database is unreadable (NIST SP 800-88: cryptographic erase).\n"
        f"Archived before, opened and counted: {sum(written.counts.values())} rows\n{rows}\n"
        f"SHA-256 of the archive: {written.sha256}\n\n"
        f"Responsible: {keeping.responsible}\n\n"
        "Signed: ______________________________   Day: ______________\n"
        "Witness: _____________________________   Day: ______________\n"
    )


def to_do(keeping: Keeping, today: dt.date) -> str:
    """This function will list what is still to do, each by its day."""
    week, month = today + dt.timedelta(days=7), today + dt.timedelta(days=30)
    steps = [
        (today, "Carry the folder `key` to another medium and take it away from the archive."),
        (today, "Copy the archive to a second, separate medium (42 CFR 2.19 asks for a backup)."),
        (week, "Open the archive once from each medium with the key, and count."),
        (week, "Seal both media in containers with the label on them; lock them away."),
        (
            week,
            "Run `./alongside scrub`, or VACUUM the database, to take old bytes out of its files.",
        ),
        (month, "Write down who may open the containers; the responsible person keeps the list."),
        (month, "End the agreements with vendors, and have them confirm that nothing is left."),
        (month, "Destroy older backups, or note the day on which the last of them ages out."),
        (month, "Sanitize paper and the media of the original records, phones and laptops."),
        (year_after(today), "Last day by which the originals must be sanitized (42 CFR 2.19)."),
        (keeping.until, "Destroy the containers and the key; sign for it."),
    ]
    lines = [f"[ ] {day.isoformat()}  {words}" for day, words in steps]
    return "\n".join([f"AFTER CLOSING {keeping.organisation}", "", *lines, ""])


def write_papers(
    folder: Path, keeping: Keeping, written: Archived, *, today: dt.date, keys: int
) -> list[Path]:
    """This function will write the three papers beside the archive."""
    papers = {
        "label.txt": label(keeping, written, today),
        "certificate-of-destruction.txt": certificate(keeping, written, today, keys),
        "to-do.txt": to_do(keeping, today),
    }
    found = []
    for name, text in papers.items():
        path = folder / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)
        found.append(path)
    return found
