"""Phone numbers as people write them."""

import phonenumbers


def shown_phone(phone: str) -> str:
    """This function will write a number as people do; what is no number stays as it is."""
    try:
        number = phonenumbers.parse(phone, "US")
    except phonenumbers.NumberParseException:
        return phone
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
