"""
Who signs: the person, and in which cases somebody for or beside them (P2-20, P2-63, P2-64).

Pure. From which age a minor signs alone is the state's law and is written down by the program;
while it is not, nobody guesses.
"""

import datetime as dt

ADULT = 18
SELF, PARENT, GUARDIAN, REPRESENTATIVE = "self", "parent", "guardian", "representative"


def gettext_noop(text: str) -> str:
    """This function will mark a sentence for translation; who shows it translates it."""
    return text


_ = gettext_noop
NO_RULE = _(
    "This person is under 18. First write down on the desk from which age somebody signs alone in"
    " your state."
)
BOTH = _("This person and a parent or guardian both sign.")
ALONE = _("This person signs alone, or their guardian.")
FOR_THE_DEAD = _("After a death a personal representative signs.")


def age_on(birth_date: str, today: dt.date) -> int | None:
    """This function will give the age in whole years, None when the birth date is not known."""
    try:
        born = dt.date.fromisoformat(birth_date)
    except ValueError:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def problem(relations: set[str], *, age: int | None, alone_from: int | None, has_died: bool) -> str:
    """This function will say why these signers do not do; empty when they do."""
    if has_died:
        return "" if relations == {REPRESENTATIVE} else FOR_THE_DEAD
    if age is None or age >= ADULT:
        # An adult signs alone; a guardian or representative where a court said so (2.15).
        fits = relations == {SELF} or relations <= {GUARDIAN, REPRESENTATIVE}
        return "" if fits and relations else ALONE
    if alone_from is None:
        return NO_RULE
    if age >= alone_from:
        return "" if relations == {SELF} else ALONE
    is_both = SELF in relations and bool(relations & {PARENT, GUARDIAN}) and len(relations) == 2
    return "" if is_both else BOTH
