"""Ids that stay the same however often a package is read."""

import hashlib
import re
import uuid
from collections.abc import Callable

_UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")
SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:alongside:directory")

Name = Callable[[str, str], str]


def naming(source: str) -> Name:
    """
    Make the function that names rows of a source: (table, old id) gives 32 hexadecimal digits.

    A UUID is kept. Anything else becomes the UUID version 5 of source, table and old id.
    """
    space = uuid.uuid5(SPACE, source).bytes
    sha1 = hashlib.sha1

    def name(table: str, old: str) -> str:
        if len(old) == 36 and _UUID.fullmatch(old):
            return old.replace("-", "").lower()
        digest = sha1(space + f"{table}/{old}".encode(), usedforsecurity=False).hexdigest()
        # Version 5, variant 1, as RFC 9562 writes it; `uuid.uuid5` takes five times as long.
        return f"{digest[:12]}5{digest[13:16]}{'89ab'[int(digest[16], 16) & 3]}{digest[17:32]}"

    return name
