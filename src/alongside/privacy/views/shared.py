"""The partner's pages: what people share with their office, nothing else, each look told."""

import uuid

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from alongside.core.actor import Role
from alongside.people.access import ActorRequest, access
from alongside.privacy import handing
from alongside.privacy.notices import latest, rule_of
from alongside.privacy.queries import auditing
from alongside.privacy.queries import shared as asks
from alongside.privacy.views.pages import in_zone, show


@require_safe
@never_cache
@access(Role.PARTNER)
@in_zone
def listed(request: ActorRequest) -> HttpResponse:
    """This view will name the people whose forms are in force; each name is an entry."""
    by = request.actor
    rows = []
    for one in asks.of_partner(by=by):
        packet = handing.on_list(consent=one.consent, recipient=one.recipient, by=by)
        address = {"person_id": one.consent.person_id, "form": one.consent.pk}
        rows.append({"name": packet.person_name, "scope": packet.scope, **address})
    context = {
        "rows": rows,
        "notice": latest("statement_2").text,
        "audits": auditing.open_to(by).exists(),
    }
    return show(request, "shared.html", context)


@require_safe
@never_cache
@access(Role.PARTNER, person="person_id")
@in_zone
def person(request: ActorRequest, person_id: uuid.UUID) -> HttpResponse:
    """This view will show what one form allows; without one there is nothing here (P2-29)."""
    by = request.actor
    chosen, others = asks.one(person_id, by=by, form=request.GET.get("form", ""))
    packet = handing.on_page(
        consent=chosen.consent, recipient=chosen.recipient, categories=chosen.categories, by=by
    )
    context = {
        "packet": packet,
        "others": others,
        "rule": rule_of(chosen.recipient.holder_class),
    }
    return show(request, "shared_person.html", context)
