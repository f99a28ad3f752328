"""Pages of a coach's own profile, and of certificates for supervisors."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.core import clock
from alongside.core.actor import Actor, Role
from alongside.core.errors import BadInput, NotFound
from alongside.core.ids import parse_client_id
from alongside.core.places import place_of
from alongside.people.access import ActorRequest, access
from alongside.people.models import Membership
from alongside.ui.forms import posted
from alongside.workforce.commands import credentials as credential_commands
from alongside.workforce.commands import profiles as commands
from alongside.workforce.forms import CredentialForm, ProfileForm, profile_values
from alongside.workforce.models import Credential
from alongside.workforce.presenters import shown
from alongside.workforce.queries import profiles, standing, team


@access(Role.COACH)
def profile(request: ActorRequest) -> HttpResponse:
    """This view will let a coach choose what people see, with a preview."""
    by, coach = request.actor, _coach(request)
    found = profiles.of_coach(by=by, coach=coach)
    form = ProfileForm(posted(request), initial=profile_values(found))
    if request.method == "POST" and form.is_valid():
        try:
            commands.change_profile(coach=coach, by=by, **form.changes())
            messages.success(request, _("Your profile is saved."))
            return redirect("workforce:profile")
        except BadInput as error:
            form.refuse(error)
    today = clock.today(coach.organisation.time_zone)
    held = standing.of_coaches(by=by, coach_ids=[coach.pk], today=today)[coach.pk]
    place = place_of(found.zip)
    context = {
        "form": form,
        "profile": found,
        "is_new": found._state.adding,
        "facts": shown.facts(found, held, coach.organisation.discreet_name),
        "chips": shown.chips(found),
        "line": shown.line(found, place.city if place else ""),
    }
    return render(request, "workforce/profile.html", context, status=422 if form.errors else 200)


@require_POST
@access(Role.COACH)
def publish(request: ActorRequest) -> HttpResponse:
    """This view will show the coach's profile to everybody, or take it away."""
    found = profiles.of_coach(by=request.actor, coach=_coach(request))
    if found._state.adding:
        raise BadInput(_("Save your profile first."))
    wanted = request.POST.get("show") == "yes"
    try:
        commands.publish(profile=found, by=request.actor, is_published=wanted)
        said = _("Everybody can see your profile now.") if wanted else _("Nobody sees it now.")
        messages.success(request, said)
    except BadInput as error:
        messages.error(request, error.message)
    return redirect("workforce:profile")


@access(Role.SUPERVISOR)
def credentials(request: ActorRequest, coach_id: uuid.UUID) -> HttpResponse:
    """This view will show a coach's certificates and let one be written down or checked."""
    by = request.actor
    coach = team.coach(coach_id, by=by)
    form = CredentialForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            key = parse_client_id(request.POST.get("key"))
            credential_commands.add(coach=coach, by=by, id=key, **form.values())
            messages.success(request, _("The certificate is written down."))
            return redirect("workforce:credentials", coach_id=coach.pk)
        except BadInput as error:
            form.refuse(error)
    context = {
        "coach": coach,
        "form": form,
        "key": form.key(),
        "rows": list(standing.for_coach(by=by, coach_id=coach.pk)),
        "hours": standing.minutes_of(by=by, coach_id=coach.pk) // 60,
        "today": clock.today(request.membership.organisation.time_zone),
    }
    return render(
        request, "workforce/credentials.html", context, status=422 if form.errors else 200
    )


@require_POST
@access(Role.SUPERVISOR)
def check_credential(request: ActorRequest, credential_id: uuid.UUID) -> HttpResponse:
    """This view will note that the supervisor checked a certificate today."""
    credential = _credential(request.actor, credential_id)
    credential_commands.check(credential=credential, by=request.actor)
    messages.success(request, _("Checked today."))
    return redirect("workforce:credentials", coach_id=credential.coach_id)


@require_POST
@access(Role.SUPERVISOR)
def remove_credential(request: ActorRequest, credential_id: uuid.UUID) -> HttpResponse:
    """This view will take away a certificate that was written down by mistake."""
    credential = _credential(request.actor, credential_id)
    credential_commands.remove(credential=credential, by=request.actor)
    messages.success(request, _("The certificate is taken away."))
    return redirect("workforce:credentials", coach_id=credential.coach_id)


def _coach(request: ActorRequest) -> Membership:
    membership: Membership = request.membership
    return membership


def _credential(by: Actor, credential_id: uuid.UUID) -> Credential:
    rows = Credential.objects.scoped(by).select_related("coach", "organisation")
    found = rows.filter(pk=credential_id, coach__in=team.coaches(by=by)).first()
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found
