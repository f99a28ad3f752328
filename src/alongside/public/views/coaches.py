"""Find a recovery coach: no sign-in, no cookie, and no words of a search in any address."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from alongside.matching import ordering
from alongside.matching.presenters import cards
from alongside.matching.queries import finding
from alongside.people.access import Access, ActorRequest, access
from alongside.public.forms import FindForm
from alongside.ui.forms import posted
from alongside.workforce.queries import profiles


@csrf_exempt  # it changes nothing; a POST keeps what people look for out of addresses (DS-10)
@access(Access.PUBLIC)
def find(request: ActorRequest) -> HttpResponse:
    """This view will show the coaches who fit best first; a GET shows everybody."""
    form = FindForm(posted(request))
    wrong = form.is_bound and not form.is_valid()
    found = finding.find(by=request.actor, search=form.search(), number=_page(request))
    context = {
        "form": form,
        "found": found,
        "cards": [cards.card(one) for one in found.coaches],
        "is_search": form.is_bound,
    }
    zone = found.coaches[0].profile.organisation.time_zone if found.coaches else "UTC"
    with timezone.override(zone):
        return render(request, "public/coaches.html", context, status=422 if wrong else 200)


def _page(request: ActorRequest) -> int:
    text = request.POST.get("page", "") or request.GET.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


@access(Access.PUBLIC)
def coach(request: ActorRequest, slug: str) -> HttpResponse:
    """This view will show one coach."""
    profile = profiles.by_slug(slug, by=request.actor)
    found = finding.one(by=request.actor, profile=profile)
    with timezone.override(profile.organisation.time_zone):
        return render(request, "public/coach.html", {"card": cards.card(found)})


@access(Access.PUBLIC)
def how_we_order(request: ActorRequest) -> HttpResponse:
    """This view will explain the order of coaches, with the bands the order itself uses."""
    miles = [int(one) for one in ordering.MILES]
    context = {"miles": miles, "days": [one - 1 for one in ordering.DAYS]}
    return render(request, "public/how_we_order.html", context)
