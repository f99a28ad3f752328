"""Where the log is copied to, as a setting says it: `syslog+tls://host:6514` (ASVS 16.4.3)."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

WAYS = ("udp", "tcp", "tls")


@dataclass(frozen=True, slots=True)
class Address:
    """One machine that keeps a copy; `ca` is a file of certificates to trust, if not the usual."""

    way: str
    host: str
    port: int
    ca: str = ""

    @property
    def is_outside(self) -> bool:
        """
        Whether it may be somebody else's machine, so that an agreement is needed (P2-07).

        This machine and addresses of a private network are the program's own; a name may be
        anybody's, so whoever keeps the copy in their own network gives its number.
        """
        if self.host == "localhost":
            return False
        try:
            found = ipaddress.ip_address(self.host)
        except ValueError:
            return True
        return not (found.is_loopback or found.is_private)


def address(text: str, ca: str = "") -> Address | None:
    """
    This function will read where copies go; None when nothing is said.

    :raises ValueError: with what is wrong
    """
    if not text:
        return None
    given = urlsplit(text)
    service, _plus, way = given.scheme.partition("+")
    if service != "syslog" or way not in WAYS:
        raise ValueError("start it with syslog+tls://, syslog+tcp:// or syslog+udp://")
    if not given.hostname or given.port is None or given.path.strip("/") or given.query:
        raise ValueError(
            "say host and port and nothing else, such as syslog+tls://logs.example:6514"
        )
    return Address(way, given.hostname, given.port, ca)
