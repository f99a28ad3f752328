"""The explanation of scope that goes with every record (P2-33, 42 CFR 2.32(b))."""

from django.utils.translation import gettext as _

from alongside.privacy import bases, drafting, texts
from alongside.privacy.models import Consent, Recipient
from alongside.privacy.models.consent import ExpiryKind
from alongside.ui import times


def scope_of(consent: Consent | None, basis: str, recipient: Recipient, purpose: str) -> str:
    """
    This function will explain who is told what, what for, until when, and under which form.

    Without a consent it says the rule that allows it instead.
    """
    if consent is None:
        words = {"rule": bases.rule(basis), "who": recipient.name, "purpose": purpose}
        return _("%(rule)s Told to: %(who)s. For: %(purpose)s.") % words
    known = texts.words("category", "en")
    what = [known[key].label for key in consent.categories if key in known]
    aims = texts.words("purpose", "en")
    words = {
        "number": consent_number(consent),
        "day": times.short_day(consent.signed_on),
        "who": recipient.name,
        "what": drafting.joined(what, "en"),
        "purpose": drafting.joined([aims[key].label for key in consent.purposes], "en"),
        "ends": _ends(consent),
    }
    return (
        _(
            "Consent %(number)s of %(day)s. Who may be told: %(who)s. What: %(what)s."
            " What for: %(purpose)s. Ends: %(ends)s. The person can stop it before."
        )
        % words
    )


def consent_number(consent: Consent) -> str:
    """This function will give the number by which a form is named outside."""
    return str(consent.pk)[-8:]


def _ends(consent: Consent) -> str:
    if consent.expiry_kind == ExpiryKind.DATE:
        return times.short_day(consent.expires_on)
    return consent.expiry_event or _("when the person stops it")
