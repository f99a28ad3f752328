"""
Private sign-in names for people without e-mail, such as `maple-river-4821`.

Calm words that say nothing about anybody, drawn by the machine's secure randomness.
"""

import secrets

from alongside.accounts.models import User
from alongside.accounts.names import hashed

FIRST = (
    "amber", "apple", "ash", "autumn", "birch", "blue", "bright", "calm", "cedar", "cherry",
    "clear", "clover", "copper", "coral", "cotton", "dawn", "early", "evening", "fern", "garden",
    "gentle", "golden", "granite", "green", "hazel", "indigo", "ivory", "jasmine", "juniper",
    "lemon", "lilac", "linden", "lunar", "maple", "marble", "meadow", "mellow", "mint", "misty",
    "morning", "olive", "orange", "pearl", "pine", "plum", "poplar", "quiet", "rose", "rowan",
    "ruby", "saffron", "sage", "silver", "spring", "steady", "summer", "sunny", "teal", "velvet",
    "violet", "walnut", "warm", "willow", "winter",
)  # fmt: skip
SECOND = (
    "acorn", "anchor", "arch", "atlas", "bay", "beach", "bell", "bench", "boat", "book", "bridge",
    "brook", "canyon", "castle", "cloud", "coast", "compass", "cove", "creek", "delta", "desk",
    "drum", "feather", "field", "flute", "forest", "fountain", "gate", "grove", "harbor", "hill",
    "island", "kite", "lake", "lantern", "leaf", "lighthouse", "market", "mill", "mountain",
    "museum", "ocean", "orchard", "paper", "path", "pebble", "piano", "pond", "prairie", "quilt",
    "rain", "ridge", "river", "road", "sail", "shore", "sky", "stone", "stream", "tower", "trail",
    "valley", "violin", "window",
)  # fmt: skip
TRIES = 50


def give_sign_in_name() -> str:
    """
    This function will give a sign-in name nobody has yet.

    A name is no secret that guards anything: the password does. The number keeps names apart.

    :raises RuntimeError: when fifty draws were all taken, which means the words ran out
    """
    for _ in range(TRIES):
        number = secrets.randbelow(9000) + 1000
        name = f"{secrets.choice(FIRST)}-{secrets.choice(SECOND)}-{number}"
        if not User.objects.filter(username=hashed(name)).exists():
            return name
    raise RuntimeError("no free sign-in name was found; add words to given_names.py")
