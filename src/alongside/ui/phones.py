"""Phone numbers as people write them."""

import phonenumbers


def shown_phone(phone: str) -> str:
    """This function will write a number as people do; what is no number stays as it is."""
    try:
        number = phonenumbers.parse(phone, "US")
    except phonenumbers.NumberParseException:
        return phone
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)


def numbers_in(text: str) -> list[str]:
    """This function will find the phone numbers in a line, as a phone dials them."""
    found = phonenumbers.PhoneNumberMatcher(text, "US")
    return [
        phonenumbers.format_number(one.number, phonenumbers.PhoneNumberFormat.E164) for one in found
    ]
