"""
Yes-and-no facts of a service in one number, so that the database filters them in one step. Pure.

Bits 0 to 7: facts; from 8: languages; from 32: whom a service is made for.
"""

from alongside.directory.search.stems import fold, words

FACTS = {"free": 1, "walk_in": 2, "online": 4, "accessible": 8, "phone_only": 16}
LANGUAGES = {
    "es": ("spanish", "espanol"), "ht": ("haitian", "creole"), "pt": ("portuguese",),
    "fr": ("french",), "pl": ("polish",), "ru": ("russian",), "ar": ("arabic",),
    "zh": ("chinese", "mandarin", "cantonese"), "vi": ("vietnamese",), "tl": ("tagalog",),
    "ko": ("korean",), "so": ("somali",), "sw": ("swahili",), "fa": ("farsi", "dari", "persian"),
    "uk": ("ukrainian",), "sgn": ("asl", "sign"),
}  # fmt: skip
AUDIENCES = {
    "women": ("women", "mujeres", "female", "mothers"),
    "men": ("men", "hombres", "male", "fathers"),
    "youth": ("youth", "teens", "adolescents", "adolescent", "jovenes"),
    "families": ("families", "familias", "parents"),
    "veterans": ("veterans", "veteran", "military", "veteranos"),
    "older": ("seniors", "elderly", "older"),
    "lgbtq": ("lgbtq", "lgbt", "gay", "transgender"),
    "reentry": ("reentry", "incarcerated", "prison", "jail", "probation", "parole"),
    "pregnant": ("pregnant", "postpartum", "embarazadas"),
    "immigrants": ("immigrants", "immigrant", "refugees", "refugee"),
    "disability": ("disabilities", "disabled", "disability"),
}
_LANGUAGE_BITS = {code: 1 << (8 + n) for n, code in enumerate(LANGUAGES)}
_AUDIENCE_BITS = {key: 1 << (32 + n) for n, key in enumerate(AUDIENCES)}


def mask(*, facts: tuple[str, ...] = (), language: str = "", audience: str = "") -> int:
    """This function will give the bits a service must have; what nobody knows asks nothing."""
    wanted = sum(FACTS[one] for one in dict.fromkeys(facts))
    return wanted | _LANGUAGE_BITS.get(language, 0) | _AUDIENCE_BITS.get(audience, 0)


def languages(names: list[tuple[str, str]]) -> int:
    """This function will read languages from their names and codes."""
    found = 0
    for name, code in names:
        said = set(words(name))
        short = fold(code)[:3].split("-")[0]
        for key, known in LANGUAGES.items():
            if short == key or said & set(known):
                found |= _LANGUAGE_BITS[key]
    return found


def audiences(text: str) -> int:
    """This function will read whom a service is made for from the words it says of itself."""
    said = set(words(text))
    return sum(_AUDIENCE_BITS[key] for key, known in AUDIENCES.items() if said & set(known))
