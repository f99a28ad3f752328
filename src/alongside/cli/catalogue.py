"""
The Spanish catalogue as files: read, brought up to the code, written and compiled.

What is written depends on the messages alone: sorted, with no dates, tool versions or line
numbers, so that two branches that touch different messages merge without a conflict.
"""

from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from alongside.cli import gather

LANGUAGE = "es"
PO = gather.SOURCE / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
HEADER = "# Spanish of Alongside. How to keep it: docs/guides/translating.md\n#"


class PlainCatalog(Catalog):
    """A catalogue whose header never changes."""

    @property
    def mime_headers(self) -> Any:
        """The few headers a catalogue cannot do without."""
        return [
            ("Project-Id-Version", "Alongside"),
            ("Language", LANGUAGE),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def read(path: Path = PO) -> Catalog:
    """This function will read the catalogue, or begin one."""
    if not path.exists():
        return Catalog(locale=LANGUAGE)
    with path.open("rb") as source:
        return read_po(source, locale=LANGUAGE, abort_invalid=True)


def wanted() -> Catalog:
    """This function will gather what the code and the pages say now, untranslated."""
    catalogue = Catalog(locale=LANGUAGE)
    for message, context in gather.messages():
        catalogue.add(message, context=context)
    return catalogue


def updated() -> Catalog:
    """This function will give the catalogue brought up to the code; what is translated stays."""
    catalogue = read()
    catalogue.update(wanted())
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """This function will write a catalogue as text."""
    out = BytesIO()
    write_po(
        out,
        _plain(catalogue),
        width=100,
        no_location=True,
        sort_output=True,
        ignore_obsolete=True,
    )
    return out.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """This function will compile a catalogue; what is fuzzy is left out."""
    out = BytesIO()
    write_mo(out, _plain(catalogue))
    return out.getvalue()


def _plain(catalogue: Catalog) -> Catalog:
    plain = PlainCatalog(locale=LANGUAGE, header_comment=HEADER, fuzzy=False)
    for message in catalogue:
        if message.id:
            plain[message.id] = message
    return plain
