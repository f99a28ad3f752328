"""
Words as the index knows them: without case, accents and common endings. Pure.

The same on both databases and in both languages, so that a search finds the same services on
each. It is not grammar: it only has to bring the forms of a word together.
"""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")
_ENDINGS = ("ing", "ers", "er", "ed", "es", "s", "e")

# ruff: noqa: E501, SIM905 (lists of words read better as text)

LITTLE = frozenset(
    # English
    "a an the i im me my we our you your he she it its they them this that these those am is are be "
    "been was were do does did done have has had can could would should will may might want wants "
    "need needs needed needing get getting got go going goes find finding look looking help helps "
    "helping with for from of on in at to and or but so if where what who how when why there here "
    "some any someone please near nearby around by right now today tonight asap about please place "
    "places service services program programs center agency agencies area local close closest s m "
    "re ve ll t d just really very thing things something anything know tell give us cant dont who's "
    "while off because into up "
    # Spanish
    "un una unos unas el la los las yo mi mis me nos nuestro tu su sus es son soy estoy esta estan "
    "este estos esa ese eso ser hay tengo tiene tienen quiero quisiera puedo puede necesito necesita "
    "necesitamos busco buscar buscando ayuda ayudar ayudame con para por de del en al a y o pero si "
    "donde que quien como cuando porque cerca hoy ahora noche lugar lugares servicio servicios "
    "programa programas centro favor se lo le les muy algun alguna alguien "
    .split()
)  # fmt: skip


def fold(text: str) -> str:
    """This function will give a text without case and accents."""
    plain = unicodedata.normalize("NFKD", text) if not text.isascii() else text
    return plain.casefold()


def words(text: str) -> list[str]:
    """This function will list the words of a text, folded, in their order."""
    folded = fold(text).replace("'", "").replace("’", "").replace("\u0301", "")
    folded = folded.replace("\u0303", "").replace("\u0308", "")
    return _WORD.findall(folded)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """This function will take the common endings from a folded word of five letters or more."""
    for ending in _ENDINGS:
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) >= 4 and word[-1] in "aeio" else word


def stems(text: str) -> list[str]:
    """This function will list the stems of a text, little words left out."""
    return [stem(w) for w in words(text) if w not in LITTLE]
