"""
Read single cells. Each function takes trimmed text that is not empty and gives the value.

All raise `Unusable` with a sentence for whoever keeps the list when the text is no such thing.
"""

import re
from datetime import date

import phonenumbers

EARLIEST = date(1900, 1, 1)

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_US = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?: +\d{1,2}:\d{2}.*)?")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]{2,}")
_LANGUAGES = {
    "en": "english eng inglés ingles", "es": "spanish spa español espanol castellano",
    "pt": "portuguese por portugués português", "fr": "french fra fre français francés",
    "ht": "haitian creole kreyòl hat", "zh": "chinese mandarin cantonese zho chi",
    "vi": "vietnamese vie", "ar": "arabic ara", "ru": "russian rus", "so": "somali som",
    "tl": "tagalog tgl", "ko": "korean kor", "ase": "asl",
}  # fmt: skip
_CODE_OF = {word: code for code, words in _LANGUAGES.items() for word in (code, *words.split())}


class Unusable(ValueError):
    """A cell that cannot be used; the message is a sentence that says what to write instead."""


def date_of(text: str, *, what: str, today: date) -> date:
    """
    A date from 1900 to `today`: year-month-day, or month/day/year as written in the United States.

    A time after it is left out. Two-digit years are refused: nobody can know the century.
    """
    found = _ISO.fullmatch(text)
    parts = found.groups() if found else None
    if not found and (found := _US.fullmatch(text)):
        month, day, year = found.groups()
        parts = (year, month, day)
    try:
        value = date(*(int(part) for part in parts)) if parts else None
    except ValueError:
        value = None
    if value is None:
        raise Unusable(f'{what} "{text[:40]}" is not a date. Use year-month-day.')
    if value > today:
        raise Unusable(f'{what} "{text[:40]}" is in the future.')
    if value < EARLIEST:
        raise Unusable(f'{what} "{text[:40]}" is before 1900.')
    return value


def phone_of(text: str) -> str:
    """A phone number as +12035550123; without a country it is read as one of the United States."""
    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise Unusable(f'Phone "{text[:40]}" is not a phone number. Use ten digits.')
    if number.extension:
        raise Unusable(f'Phone "{text[:40]}" has an extension. Add it by hand.')
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def email_of(text: str) -> str:
    """An e-mail address of at most 254 characters, as written."""
    if len(text) > 254 or not _EMAIL.fullmatch(text):
        raise Unusable(f'E-mail "{text[:40]}" is not an e-mail address.')
    return text


def zip_of(text: str) -> str:
    """Five digits. A spreadsheet's lost leading zeros are put back, a "+4" is left out."""
    found = re.fullmatch(r"(\d{3,5})(?:-?\d{4})?|(\d{3,5})\.0", text, re.ASCII)
    digits = (found[1] or found[2]) if found else ""
    if not digits or not int(digits):
        raise Unusable(f'ZIP code "{text[:40]}" is not a ZIP code. Use five digits.')
    return digits.zfill(5)


def language_of(text: str) -> str:
    """A language code: "es" for "Spanish", "español", "es-MX"."""
    word = re.split(r"[-_ (/,;]", text.casefold(), maxsplit=1)[0]
    if code := _CODE_OF.get(word):
        return code
    raise Unusable(f'Language "{text[:40]}" is not known. Use a name such as Spanish.')


def name_of(text: str) -> str:
    """A name of at most 200 characters, one blank between words, no quotation marks around."""
    name = " ".join(text.split())
    while len(name) > 1 and name[0] in '"“' and name[-1] in '"”':
        name = name[1:-1].strip()
    if name.count('"') == 1:  # left over from a mark somebody forgot
        name = name.strip('" ')
    if len(name) > 200:
        raise Unusable(f'Name "{name[:40]}…" is longer than 200 characters.')
    return name


def identifier_of(text: str) -> str:
    """The other system's id, at most 60 characters, as written."""
    if len(text) > 60:
        raise Unusable(f'Id "{text[:40]}…" is longer than 60 characters.')
    return text


def split_name(text: str) -> tuple[str, str]:
    """Given and family name of "June Alvarez" or "Alvarez, June": the last word is the family's."""
    if "," in text:
        family, _, given = text.partition(",")
        return given.strip(), family.strip()
    given, _, family = text.rpartition(" ")
    return (given, family) if given else (family, "")
