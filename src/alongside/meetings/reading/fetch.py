"""Get what a path or an address holds, with the tags that say whether it changed."""

import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from alongside.meetings.reading.record import Refused

MOST = 200_000_000
AGENT = "Alongside meetings import"
ASKED = ("GetServiceBodies", "GetFormats", "GetSearchResults")


@dataclass(slots=True)
class Got:
    """Texts by name (one, or three of a BMLT server); `unchanged` when the tags still hold."""

    texts: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False


def get(where: str, *, etag: str = "", last_modified: str = "") -> Got:
    """
    This function will read a file, a folder of a BMLT server's answers, a feed or a server.

    :raises Refused: when there is nothing to read
    """
    if where.startswith(("https://", "http://")):
        return _from_web(where, etag, last_modified)
    path = Path(where).expanduser()
    if path.is_dir():
        found = {name: path / f"{name}.json" for name in ASKED}
        if not found["GetSearchResults"].exists():
            raise Refused(f"{path} is a folder without GetSearchResults.json.")
        return Got({name: _text(one) for name, one in found.items() if one.exists()})
    if path.name == "GetSearchResults.json":
        beside = {name: path.with_name(f"{name}.json") for name in ASKED}
        return Got({name: _text(one) for name, one in beside.items() if one.exists()})
    return Got({path.name: _text(path)})


def is_bmlt(where: str) -> bool:
    """This function will tell whether an address is one of a BMLT server."""
    path = urllib.parse.urlsplit(where).path
    return "client_interface" in path or path.rstrip("/").endswith("main_server")


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.") from None
    return _decoded(data, str(path))


def _decoded(data: bytes, where: str) -> str:
    if len(data) > MOST:
        raise Refused(f"{where} is larger than {MOST // 1_000_000} MB.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{where} is not UTF-8 text.") from None


def _from_web(where: str, etag: str, last_modified: str) -> Got:
    if is_bmlt(where):
        root = where.split("/client_interface", maxsplit=1)[0].rstrip("/")
        got = Got()
        for name in ASKED:
            more = "&lang_enum=en&show_all=1" if name == "GetFormats" else ""
            address = f"{root}/client_interface/json/?switcher={name}{more}"
            got.texts[name] = _fetch(address, "", "").texts[address]
        return got
    return _fetch(where, etag, last_modified)


def _fetch(where: str, etag: str, last_modified: str) -> Got:
    request = urllib.request.Request(where, headers={"User-Agent": AGENT})  # noqa: S310 - http only
    if etag:
        request.add_header("If-None-Match", etag)
    if last_modified:
        request.add_header("If-Modified-Since", last_modified)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - the same
            text = _decoded(answer.read(MOST + 1), where)
            held = answer.headers
            return Got({where: text}, held.get("ETag") or "", held.get("Last-Modified") or "")
    except urllib.error.HTTPError as error:
        if error.code == 304:
            return Got(unchanged=True, etag=etag, last_modified=last_modified)
        raise Refused(f"{where} answered {error.code}.") from None
    except (urllib.error.URLError, TimeoutError, OSError) as error:
        raise Refused(f"{where} did not answer ({type(error).__name__}).") from None


def parsed(text: str, where: str) -> object:
    """
    This function will read JSON.

    :raises Refused: with the line where it ends to be JSON
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Refused(
            f"{where} is not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        ) from None
