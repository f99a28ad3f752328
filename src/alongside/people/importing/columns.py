"""
Guess what the columns of a program's list mean, from their names alone.

Names in English and Spanish and those of HMIS CSV FY2024 (HUD, HMIS CSV Format Specifications
FY2024, Client.csv). Case, accents, spaces and punctuation in a header do not matter.
"""

import unicodedata
from collections.abc import Iterable, Sequence

_NAMES: dict[str, str] = {
    "external_id": """
        personalid, external id, id, identifier, person id, participant id, client id, member id,
        record id, case number, hmis id, mrn, número, número de caso, identificador, expediente""",
    "given_name": """
        firstname, given name, first, forename, name first, legal first name, participant first
        name, client first name, nombre, nombres, primer nombre, nombre de pila""",
    "family_name": """
        lastname, family name, last, surname, name last, legal last name, participant last name,
        client last name, apellido, apellidos, primer apellido""",
    "full_name": """
        name, full name, participant, participant name, client name, person, nombre completo,
        nombre y apellidos, nombre y apellido""",
    "preferred_name": """
        preferred name, nickname, goes by, known as, alias, chosen name, preferred first name,
        nombre preferido, apodo""",
    "birth_date": """
        dob, birth date, date of birth, birthday, birthdate, born, fecha de nacimiento,
        nacimiento, fecha nacimiento, fecha nac""",
    "phone": """
        phone, phone number, telephone, mobile, cell, cell phone, mobile phone, primary phone,
        contact number, teléfono, celular, móvil, número de teléfono""",
    "email": """
        email, e-mail, email address, e-mail address, mail, correo, correo electrónico""",
    "zip": """
        zip, zip code, postal code, postcode, zip5, home zip, código postal, cp, zona postal""",
    "language": """
        language, preferred language, primary language, spoken language, idioma, lengua,
        idioma preferido, idioma principal""",
    "program_name": """
        program, program name, programme, project, project name, site program, programa,
        nombre del programa, proyecto""",
    "enrolled_on": """
        enrolled on, enrolled, enrollment date, enrolment date, start date, entry date, entrydate,
        intake date, intake, admission date, date enrolled, program start date, fecha de ingreso,
        fecha de inscripción, fecha de inicio, inscripción""",
}

FIELDS = tuple(_NAMES)
"""What a column can be. `full_name` is split into given and family name."""


def folded(header: str) -> str:
    """A header without case, accents, spaces and punctuation: 'Fecha de Nac.' -> 'fechadenac'."""
    plain = unicodedata.normalize("NFKD", header).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


_FIELD_OF = {
    folded(name): (place, field)
    for field, names in _NAMES.items()
    for place, name in enumerate(names.split(","))
}


def guess_columns(headers: Sequence[str]) -> dict[str, str]:
    """
    Header by field, for those understood. The name listed first wins when two columns compete.

    `guess_columns(["DOB", "Apellido", "Shoe size"])` is
    `{"family_name": "Apellido", "birth_date": "DOB"}`.
    """
    found: dict[str, tuple[int, str]] = {}
    for header in headers:
        place, field = _FIELD_OF.get(folded(header), (0, ""))
        if field and (field not in found or place < found[field][0]):
            found[field] = (place, header)
    return {field: found[field][1] for field in FIELDS if field in found}


def is_hmis_client(headers: Iterable[str]) -> bool:
    """Whether this is the header of an HMIS Client.csv."""
    return {"PersonalID", "FirstName", "LastName", "NameDataQuality", "DOB"} <= set(headers)
