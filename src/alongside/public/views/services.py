"""Find services: one page to look, one for paper. What is looked for goes into no address."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt

from alongside.core import clock
from alongside.directory.forms import NARROWING, SearchForm
from alongside.directory.presenters import lists, maps
from alongside.directory.presenters.drawn import drawn
from alongside.directory.search import demand, find
from alongside.directory.search.domains import DOMAINS
from alongside.people.access import Access, ActorRequest, access
from alongside.people.queries import sites
from alongside.public.content.needs import NEEDS
from alongside.safety import lines as help_lines
from alongside.ui.forms import posted


@csrf_exempt  # it changes nothing of anybody's; a POST keeps what people look for out of addresses
@access(Access.PUBLIC)
def services(request: ActorRequest) -> HttpResponse:
    """This view will show services that fit, the nearest first, and what is always there."""
    form = SearchForm(posted(request))
    wrong = form.is_bound and not form.is_valid()
    found = _found(request, form)
    _count(form, found)
    listed = _list(form, found)
    first = ((found.number if found else 1) - 1) * find.PAGE_SIZE + 1
    context = {
        **listed,
        "drawn": drawn(listed["lines"], first=first),
        "form": form,
        "tiles": list(DOMAINS.values()),
        "tile": DOMAINS.get(form.data_now.get("domain", "")),
        "by_phone": _by_phone(help_lines.tongue()),
        "sites": sites.near(by=request.actor, place=form.place),
    }
    return render(request, "public/services.html", context, status=422 if wrong else 200)


@lru_cache(maxsize=len(settings.LANGUAGES))
def _by_phone(tongue: str) -> str:
    """The lines to call: the same for everybody, so they are drawn once in each language."""
    known = {line.key: line for line in help_lines.help_lines()}
    context = {"needs": NEEDS, "help_lines": known, "tongue": tongue}
    return render_to_string("public/parts/by_phone.html", context)


@csrf_exempt  # as above
@access(Access.PUBLIC)
def services_print(request: ActorRequest) -> HttpResponse:
    """This view will show the same list for paper."""
    form = SearchForm(posted(request))
    form.is_valid()
    context = _list(form, _found(request, form), with_week=True)
    context["printed_on"] = clock.today("UTC")
    return render(request, "public/services_print.html", context)


def _found(request: ActorRequest, form: SearchForm) -> find.Page | None:
    if not any(form.data_now.get(name) for name in ("words", "near", "domain", *NARROWING)):
        return None
    now = clock.now()
    return find.find(
        form.data_now.get("words") or "",
        form.center(),
        now=now,
        miles=form.farthest(),
        filters=form.filters(now),
        number=_number(request),
    )


def _number(request: ActorRequest) -> int:
    text = request.POST.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1


def _list(form: SearchForm, found: find.Page | None, *, with_week: bool = False) -> dict[str, Any]:
    hits = found.hits if found else []
    needs = found.meaning.needs if found else ()
    named = dict.fromkeys(DOMAINS[n.domain].name for n in needs if n.domain in DOMAINS)
    return {
        "searched": found is not None,
        "page": found,
        "lines": lists.lines(hits, with_week=with_week),
        "map": maps.small_map(hits, form.center()),
        "looked": list(named),
        "place": form.place,
    }


def _count(form: SearchForm, found: find.Page | None) -> None:
    """Counts by life domain and ZIP code; which words were said is not kept."""
    if found is None or found.number > 1 or form.place is None:
        return
    asked = {need.domain for need in found.meaning.needs} | {form.data_now.get("domain", "")}
    demand.count(
        topics=sorted(asked & DOMAINS.keys()),
        postal_code=form.place.zip,
        found=bool(found.hits),
        today=clock.today("UTC"),
    )
