"""
Take out of a listing what is not for the public: passwords, and names of people.

A source may say that its passwords are public (then people can join with one tap); otherwise
they are cut out of links, dial strings and notes before anything is stored. Names stand in fields
of their own, which are not read at all, and in sentences such as "Contact John D. at ...", which
are left out whole. Cutting too much costs a note; cutting too little costs somebody's anonymity.
"""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

SECRET_QUERIES = {"pwd", "password", "passcode", "pass", "pin", "tk"}
_LONG = r"(?:pass\s?-?words?|pass\s?-?codes?|passwd|access codes?|host keys?|contraseñas?)"
_SHORT = r"(?:\b(?:pwd|pw|pin(?: code)?)s?\b)"
_SECRET = re.compile(
    rf"(?i)(?:\benter\s+)?(?:[\w-]*dial-in-)?(?:\b{_LONG}|{_SHORT})(?:\s+(?:is|es)\b)?"
    r"\s*[:=#-]*\s*[\"'(]*[^\s,;.\"')]*[\"')]*"
)
_TELLS_OF_SECRET = re.compile(rf"(?i){_LONG}|{_SHORT}")
_SENTENCE = re.compile(r"(?<=[.!?])(\s+)|(\n+)")
_CALLS_A_PERSON = re.compile(
    r"(?i:\b(?:contact|call|text|ask for|e-?mail|host(?:ed by)?|secretary|chair(?:person)?|gsr"
    r"|llamar a|pregunt[ae] por|contacto)\b[\s:,-]+(?:the\s+)?)"
    r"(?:[A-Z][a-zà-ÿ'’-]+)(?:\s+[A-Z][\w'’.-]*)?"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_URL = re.compile(r"https?://[^\s<>\"]+")
_DIAL = re.compile(r"^(\+?[\d\s().-]+,+\d[\d\s]*#?)")


def link(url: str, *, passwords: bool) -> str:
    """This function will give a link to join, without its password."""
    text = url.strip()
    if passwords or not text:
        return text
    parts = urlsplit(text)
    query = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in query if key.lower() not in SECRET_QUERIES]
    fragment = "" if _TELLS_OF_SECRET.search(parts.fragment) else parts.fragment
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(kept), fragment))


def dial(number: str, *, passwords: bool) -> str:
    """This function will give a number to dial with the meeting's id, without its pass code."""
    text = number.strip()
    if passwords or not text:
        return text
    found = _DIAL.match(text)
    return found[1].strip() if found else text.split(",,#")[0].strip()


def note(text: str, *, passwords: bool, names: bool) -> str:
    """This function will give a note without passwords, and without sentences that name people."""
    kept = text.strip()
    if not passwords:
        kept = _URL.sub(lambda found: link(found[0], passwords=False), kept)
        kept = _SECRET.sub("", kept)
    if not names:
        kept = _MAIL.sub("", kept)
        parts = [part for part in _SENTENCE.split(kept) if part]
        kept = "".join(part for part in parts if not _CALLS_A_PERSON.search(part))
    return re.sub(r"[ \t]*\n\s*", "\n", re.sub(r"[ \t]{2,}", " ", kept)).strip(" ,;\n\t")
