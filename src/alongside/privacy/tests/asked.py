"""Where a consent stands and whether it can be cited, asked anew as the product does."""

import datetime as dt
from typing import Any

from alongside.core import clock
from alongside.privacy.models import Consent
from alongside.privacy.queries.consents import Standing, covering, get, standing
from alongside.privacy.tests import factories
from tests.fixtures.people import World


def stands(consent: Consent, world: World, *, at: dt.datetime | None = None) -> Standing:
    """This function will tell where a consent stands, read anew."""
    return standing(get(consent.pk, by=world.system), at=at or clock.now())


def cited(consent: Consent, world: World, **more: Any) -> Consent | None:
    """This function will give the consent that covers what this one names, or nothing."""
    named = consent.recipients.select_related("recipient").first()
    recipient = more.pop("recipient", None) or (
        named.recipient if named else factories.make_recipient(consent.person)
    )
    categories = more.pop("categories", consent.categories)
    at = more.pop("at", None) or clock.now()
    return covering(consent.person, recipient, categories, by=world.system, at=at, **more)
