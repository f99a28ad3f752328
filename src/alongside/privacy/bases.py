"""
What each legal basis asks for: who may use it, which facts go into the ledger, what may be told.

Without the person's consent a record leaves only on one of these grounds, each with the facts its
rule names (P2-42, P2-51 to P2-58). Facts are plain text by key.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from alongside.core import inputs
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.privacy.models.disclosure import Basis
from alongside.privacy.models.recipient import RecipientKind

COACHING = frozenset({Role.COACH, Role.SUPERVISOR})
OFFICER = frozenset({Role.PRIVACY_OFFICER})


@dataclass(frozen=True, slots=True)
class Ground:
    """
    One basis. `facts`: the keys that must be filled in. `categories`: all that it may reach (None:
    all that is asked for). `kinds`: what the recipient may be (None: anything). `bends`: an
    agreed restriction holds against it.
    """

    rule: str | Promise
    roles: frozenset[Role]
    facts: Mapping[str, str | Promise]
    categories: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    bends: bool = False


_WHEN = _("When")
_TOLD_BY = _("Who told them")

GROUNDS: dict[str, Ground] = {
    Basis.CONSENT: Ground(
        _("With the person's written consent (42 CFR 2.31, 2.33)."),
        COACHING | {Role.PARTNER}, {}, bends=True),
    Basis.PERSON: Ground(_("At the person's own request (42 CFR 2.23)."),
        frozenset({Role.PARTICIPANT}), {}, bends=True),
    Basis.EMERGENCY: Ground(
        _("To medical staff in a medical emergency (42 CFR 2.51). Please do not pass on"
          " more than the emergency needs."),
        COACHING,
        {"medical_name": _("Name of the medical person"),
         "facility": _("Where they work"),
         "disclosed_by": _TOLD_BY, "occurred_at": _WHEN,
         "nature": _("What the emergency is")},
        frozenset({"birth_date", "contact_details"}),
        frozenset({RecipientKind.MEDICAL})),
    Basis.CHILD_ABUSE: Ground(
        _("First report of child abuse or neglect under state law (42 CFR 2.12(c)(6))."),
        COACHING,
        {"agency": _("Who takes the report"), "law": _("The state's law"),
         "occurred_at": _WHEN, "report": _("What was reported")},
        frozenset(), frozenset({RecipientKind.AUTHORITY})),
    Basis.ADULT_ABUSE: Ground(
        _("Report on an adult that says nothing of a program or of substance use."),
        COACHING,
        {"agency": _("Who takes the report"), "law": _("The state's law"),
         "occurred_at": _WHEN, "report": _("What was reported"),
         "names_no_program": _("The report does not say or hint at a program")},
        frozenset(), frozenset({RecipientKind.AUTHORITY})),
    Basis.CRIME: Ground(
        _("A crime on the premises or against staff, or a threat (42 CFR 2.12(c)(5))."),
        COACHING,
        {"officer": _("Name of the officer"), "occurred_at": _WHEN,
         "incident": _("What happened, and nothing else"),
         "last_seen": _("Where the person was last seen")},
        frozenset({"status"}), frozenset({RecipientKind.AUTHORITY})),
    Basis.RESEARCH: Ground(
        _("Research under an approval that is on file (42 CFR 2.52). Nobody may be named or"
          " found in a report."),
        OFFICER,
        {"researcher": _("Name of the researcher"), "protocol": _("Protocol"),
         "approval": _("Review board or waiver, and its number"),
         "approved_on": _("Approved on"), "ends_on": _("Ends on"),
         "second_person": _("Second person who agreed"),
         "agreed": _("Number of what both agreed to")},
        None, frozenset({RecipientKind.RESEARCHER}), bends=True),
    Basis.AUDIT: Ground(
        _("Audit or evaluation (42 CFR 2.53). The record is protected, destroyed afterwards,"
          " and not passed on."),
        OFFICER,
        {"auditor": _("Name of the auditor"), "law": _("What gives the right to audit"),
         "promise": _("Promise to protect, destroy and not pass on: where it is kept"),
         "ends_on": _("Ends on")},
        None, frozenset({RecipientKind.AUDITOR}), bends=True),
    Basis.DEATH: Ground(
        _("Vital statistics, or an inquiry into the cause of death (42 CFR 2.15)."),
        OFFICER,
        {"authority": _("Who asks"), "law": _("The law that lets them ask")},
        frozenset({"status", "enrolment", "birth_date"}), frozenset({RecipientKind.AUTHORITY})),
    Basis.COURT_ORDER: Ground(
        _("A court order and a mandate, both looked at by counsel (42 CFR 2.61)."),
        OFFICER,
        {"legal_request": _("Legal request"), "order": _("The order"),
         "mandate": _("The mandate")}),
}  # fmt: skip


def rule(basis: str) -> str:
    """This function will say the rule that lets a record leave, in English as it goes with it."""
    with override("en"):
        return str(GROUNDS[basis].rule)


def check_facts(basis: str, facts: Mapping[str, str]) -> dict[str, str]:
    """
    This function will let the facts of a basis pass when every one of them is there.

    :raises BadInput: for the first that is not, naming it
    """
    asked = GROUNDS[basis].facts
    if set(facts) - set(asked):
        raise BadInput(gettext("This form is damaged. Open the page again."))
    return {key: inputs.words(facts.get(key, ""), key, needed=True) for key in asked}


def check_reach(basis: str, categories: list[str], kind: str) -> None:
    """
    This function will keep a basis to what its rule allows, and to whom.

    :raises BadInput: for more than that
    """
    ground = GROUNDS[basis]
    # A form that names somebody lets them learn the name; every other ground says what it tells.
    if ground.categories is None and not categories and basis != Basis.CONSENT:
        raise BadInput(gettext("Choose what to tell from the list."), field="categories")
    if ground.categories is not None and not set(categories) <= ground.categories:
        raise BadInput(gettext("This is more than the rule allows to tell."), field="categories")
    if ground.kinds is not None and kind not in ground.kinds:
        raise BadInput(gettext("The rule does not allow to tell them."), field="recipient")
