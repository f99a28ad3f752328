"""
What a referral tells the one service it goes to: what the person asks them for.

Built for whoever is told: a service learns nothing of the referrals that go to others.
"""

import uuid
from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.coaching.domains import LifeDomain
from alongside.core.actor import Actor
from alongside.people.models import Person
from alongside.privacy import packets
from alongside.privacy.packets import Section
from alongside.referrals.models import Referral, ReferralState
from alongside.referrals.states import ENDED

CATEGORY = "referral"


def register() -> None:
    """This function will register the category (from the app config, once)."""
    packets.category_for(
        CATEGORY,
        label=gettext_lazy("What they ask for"),
        hint=gettext_lazy("The help the person wants from this service, in the words chosen."),
        build=_asked,
    )


def _asked(person: Person, by: Actor, to: Collection[uuid.UUID]) -> Section:
    current = ReferralState.objects.scoped(by).filter(person=person, until__isnull=True)
    ended = current.filter(state__in=[str(one) for one in ENDED])
    rows = Referral.objects.scoped(by).filter(person=person, recipient_id__in=to)
    open_rows = rows.exclude(pk__in=ended.values("referral_id"))
    lines, data = [], []
    for one in open_rows.select_related("need").order_by("id"):
        domain = str(LifeDomain(one.need.domain).label)
        words = one.words or _("No further words.")
        lines.append((f"{one.service_name}: {domain}", words))
        data.append({"service": one.service_name, "domain": one.need.domain, "words": one.words})
    return Section(tuple(lines), data)
