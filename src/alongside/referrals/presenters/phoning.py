"""A coach asks by phone: whether it may be done now, and a text that says nothing to others."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils import translation
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.people.models import Person
from alongside.privacy.reaching import Reach, Verdict, reach, rules_of
from alongside.referrals.models import Referral
from alongside.referrals.models.referral import Route
from alongside.referrals.queries.asks import BY_COACH


@dataclass(frozen=True, slots=True)
class Phoning:
    """How a coach asks one person about one referral, at this moment."""

    referral: Referral
    reach: Reach
    coach_name: str

    @property
    def is_text(self) -> bool:
        return self.referral.route == Route.TEXT

    @property
    def _verdict(self) -> Verdict:
        return self.reach.text if self.is_text else self.reach.call

    @property
    def href(self) -> str:
        """The address behind the button; none in quiet hours or where they said no."""
        if not self._verdict.may:
            return ""
        number = self.referral.person.phone
        if not self.is_text:
            return f"tel:{number}"
        return f"sms:{number}?&body={quote(text(self.referral.person, self.coach_name))}"

    @property
    def instead(self) -> str:
        """What stands in place of the button."""
        return self._verdict.words


def text(person: Person, coach_name: str) -> str:
    """This function will write the text a coach sends: no service, no need, in their language."""
    with translation.override(person.language):
        words = _("Hello, this is %(name)s. Did it work out? Just write back: yes, not yet, or no.")
        return words % {"name": coach_name}


def phoning(referral: Referral, coach_name: str) -> Phoning | None:
    """This function will say how a coach asks, when the person chose a call or a text."""
    if referral.route not in BY_COACH:
        return None
    person = referral.person
    return Phoning(referral, reach(person, rules_of(person), at=clock.now()), coach_name)
