"""The register of vendors, and the ways out that stand on it."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core import clock
from alongside.core.actor import Role
from alongside.people.access import ActorRequest, access
from alongside.privacy import vendors as register
from alongside.privacy.commands import vendors as commands
from alongside.privacy.forms.office import VendorForm
from alongside.privacy.models import Integration
from alongside.privacy.models.vendor import WAYS_OUT
from alongside.privacy.presenters import office as words
from alongside.privacy.queries import office
from alongside.privacy.views.office_forms import form_page
from alongside.privacy.views.pages import in_zone, show
from alongside.ui.forms import key_of, posted

keepers = access(Role.PRIVACY_OFFICER, Role.PROGRAM_ADMINISTRATOR)
both = require_http_methods(["GET", "POST"])
FIELDS = ("name", "service", "data_kinds", "qsoa_on", "baa_on", "renews_on", "notes")


@both
@keepers
@in_zone
def vendors(request: ActorRequest) -> HttpResponse:
    """This view will show the register, and turn a way out on or off."""
    by, organisation = request.actor, request.membership.organisation
    running = {row.key: row for row in Integration.objects.scoped(by).filter(ended_at__isnull=True)}
    if request.method == "POST":
        key = request.POST.get("service", "")
        if key in running and request.POST.get("turn") == "off":
            commands.disable_integration(integration=running[key], by=by)
        else:
            commands.enable_integration(key=key, by=by)
        return redirect("privacy:vendors")
    today = clock.today(organisation.time_zone)
    needs_baa = register.hipaa_applies(organisation.pk)
    rows = [
        {"vendor": v, "chip": words.vendor_state(v, today=today, needs_baa=needs_baa)}
        for v in office.vendors(by)
    ]
    ways = [
        {
            "key": s.value,
            "label": s.label,
            "on": s.value in running,
            "may": register.allows(s.value, organisation_id=organisation.pk),
        }
        for s in WAYS_OUT
    ]
    context = {"rows": rows, "ways": ways, "needs_baa": needs_baa}
    return show(request, "vendors.html", context)


@both
@keepers
def vendor(request: ActorRequest, vendor_id: uuid.UUID | None = None) -> HttpResponse:
    """This view will add or change a vendor."""
    by = request.actor
    found = office.find_vendor(vendor_id, by=by) if vendor_id else None

    def save(data: dict[str, Any]) -> object:
        if found:
            return commands.change_vendor(vendor=found, by=by, **data)
        return commands.add_vendor(id=key_of(request), by=by, **data)

    start = {name: getattr(found, name) for name in FIELDS} if found else {}
    form = VendorForm(posted(request), initial=start)
    then = reverse("privacy:vendors")
    return form_page(request, form, save, title=_("A vendor"), then=then)


@require_POST
@keepers
def end(request: ActorRequest, vendor_id: uuid.UUID) -> HttpResponse:
    """This view will end the work with a vendor."""
    commands.end_vendor(vendor=office.find_vendor(vendor_id, by=request.actor), by=request.actor)
    return redirect("privacy:vendors")
