"""
How a legal request moves, and what counsel has to have seen (P2-58, P2-59).

Pure: which state may follow which. An order allows and a mandate compels; from no other state
than those after both does anything leave.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.privacy.models.legal import LegalState

NEXT: dict[str, tuple[str, ...]] = {
    "": (LegalState.RECEIVED,),
    LegalState.RECEIVED: (LegalState.WITH_COUNSEL, LegalState.REFUSED),
    LegalState.WITH_COUNSEL: (LegalState.ORDER_VERIFIED, LegalState.REFUSED),
    LegalState.ORDER_VERIFIED: (LegalState.MANDATE_VERIFIED, LegalState.REFUSED),
    LegalState.MANDATE_VERIFIED: (
        LegalState.PATIENT_NOTIFIED,
        LegalState.EXPORTED,
        LegalState.REFUSED,
    ),
    LegalState.PATIENT_NOTIFIED: (LegalState.EXPORTED, LegalState.REFUSED),
    LegalState.EXPORTED: (LegalState.CLOSED,),
    LegalState.REFUSED: (LegalState.CLOSED,),
    LegalState.CLOSED: (),
}
# Both verified. The order may itself forbid to tell the person; then the notice says so.
MAY_LEAVE = frozenset({LegalState.MANDATE_VERIFIED, LegalState.PATIENT_NOTIFIED})

CRITERIA: dict[str, str | Promise] = {
    "2.63": _("Confidential talks: only for a threat to life or of serious injury, an extremely"
              " serious crime, or what the person brought into the proceeding."),
    "2.64": _("Not criminal: pseudonym, notice to the person and to us, hearing in private, good"
              " cause, and an order limited to what is essential."),
    "2.65": _("Criminal charges against the person: extremely serious crime, no other way, and the"
              " public interest weighs more."),
    "2.66": _("Against the program itself: names are kept out, and nothing is used against the"
              " people it serves."),
    "2.67": _("An undercover agent in the program: under an order of its own, limited in time."),
}  # fmt: skip


def may_follow(state: str, following: str) -> bool:
    """This function will tell whether a state may follow another."""
    return following in NEXT[state]


def may_leave(state: str) -> bool:
    """This function will tell whether anything may be handed over in a state."""
    return state in MAY_LEAVE
