"""Words as they are compared: no accents, no capitals, letters and digits only."""

import re
import unicodedata

_OTHER = re.compile(r"[^a-z0-9]+")


def folded(text: str) -> list[str]:
    """This function will give the words of a text: "Día a día" is dia, a, dia."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return [word for word in _OTHER.split(plain) if word]
