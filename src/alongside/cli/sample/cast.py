"""Who is in the sample: coaches with what they chose to show, and the people everybody meets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SampleCoach:
    """A coach: name, town's ZIP code, years in recovery, and lists as in CoachProfile."""

    name: str
    zip: str
    years: int
    hours: int
    languages: tuple[str, ...]
    modes: tuple[str, ...]
    lived: tuple[str, ...]
    groups: tuple[str, ...]
    styles: tuple[str, ...]
    cost: str = "free"
    fee: tuple[int, int] | None = None
    credential: str = "Recovery Support Professional"
    held: bool = True


COACHES = (
    SampleCoach("Dana R.", "06106", 6, 1240, ("en",), ("in_person", "phone", "video"),
                ("opioids", "housing"), ("women", "families"), ("listens",), held=False),
    SampleCoach("Wil M.", "06105", 11, 3900, ("en",), ("phone", "text", "video"),
                ("opioids", "prison"), ("men", "returning_home"), ("straight",), "sliding", (0, 4000)),
    SampleCoach("Sol V.", "06108", 3, 310, ("en", "es"), ("in_person", "phone"),
                ("alcohol", "parenting"), ("families", "women"), ("warm",), held=False),
    SampleCoach("Marisa T.", "06114", 8, 2100, ("es", "en"), ("in_person", "phone", "text"),
                ("alcohol", "grief"), ("women", "older_adults"), ("warm", "faith")),
    SampleCoach("Theron B.", "06112", 14, 5200, ("en",), ("in_person", "phone"),
                ("stimulants", "prison"), ("men", "returning_home"), ("structured",)),
    SampleCoach("Ana Lucia C.", "06120", 5, 900, ("es",), ("in_person", "video", "text"),
                ("opioids", "parenting"), ("women", "families"), ("listens", "warm")),
    SampleCoach("Gordon P.", "06040", 20, 7400, ("en",), ("phone", "video"),
                ("alcohol", "military"), ("veterans", "men"), ("straight", "humour"), "fee", (2500, 5000)),
    SampleCoach("Nadia K.", "06051", 7, 1600, ("en", "ar"), ("in_person", "phone", "video"),
                ("opioids", "medication"), ("women", "young_adults"), ("listens",)),
    SampleCoach("Jules F.", "06103", 4, 700, ("en",), ("video", "text", "phone"),
                ("stimulants", "mental_health"), ("lgbtq", "young_adults"), ("humour", "warm")),
    SampleCoach("Curtis W.", "06118", 9, 2600, ("en",), ("in_person", "phone"),
                ("opioids", "housing", "prison"), ("men",), ("straight", "structured")),
    SampleCoach("Bev O.", "06450", 16, 4300, ("en",), ("phone", "in_person"),
                ("alcohol", "grief"), ("older_adults", "women"), ("listens", "faith")),
    SampleCoach("Khalil J.", "06042", 6, 1300, ("en", "fr"), ("in_person", "text"),
                ("opioids", "medication"), ("men", "young_adults"), ("warm",)),
    SampleCoach("Rosalind E.", "06457", 12, 3100, ("en",), ("video", "phone"),
                ("alcohol", "parenting"), ("families", "women"), ("structured",), "sliding", (0, 3000)),
    SampleCoach("Tavo S.", "06010", 5, 1050, ("es", "en"), ("in_person", "phone", "text"),
                ("stimulants", "prison"), ("men", "returning_home"), ("humour", "straight")),
)  # fmt: skip

# Dana's people that everybody who tries the sample meets, in the order they are made.
DANAS = (
    ("Marcus", "Tillman"), ("June", "Abbott"), ("Ray", "Ortiz"), ("Luis", "Guzman"),
    ("Ana", "Pereira"), ("Kim", "Whitfield"),
)  # fmt: skip

PASSWORD = "walk with me in 2026"  # noqa: S105 - printed on the screen by the demo on purpose

# role, name, sign-in name
SIGN_INS = (
    ("participant", "June A.", "june@example.org"),
    ("participant", "Ray O.", "ray@example.org"),
    ("coach", "Dana R.", "dana@example.org"),
    ("coach", "Wil M.", "wil@example.org"),
    ("supervisor", "Theo N.", "theo@example.org"),
    ("partner", "Mercy Hospital, Ines L.", "mercy@example.org"),
    ("program_administrator", "Pat H.", "pat@example.org"),
    ("privacy_officer", "Quinn D.", "quinn@example.org"),
    ("evaluator", "Evelyn S.", "evelyn@example.org"),
)
