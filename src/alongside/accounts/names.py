"""Sign-in names: one spelling for each e-mail address, phone number or given name."""

import phonenumbers

from alongside.core.crypto import keyring

REGION = "US"


def spelled(login: str) -> str:
    """This function will bring a sign-in name as typed to its one spelling."""
    text = " ".join(login.split()).casefold()
    if "@" in text:
        return text.replace(" ", "")
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return text
    if phonenumbers.is_possible_number(number):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return text


def hashed(login: str) -> str:
    """This function will give the keyed hash under which an account is found (32 hex digits)."""
    return keyring.blind_index(None, spelled(login))
