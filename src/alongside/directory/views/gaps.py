"""What is missing in an area, for anybody."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from alongside.core import clock
from alongside.directory.forms import AreaForm
from alongside.directory.search import gaps
from alongside.directory.search.domains import DOMAINS
from alongside.people.access import Access, ActorRequest, access
from alongside.ui.forms import posted


@csrf_exempt  # it changes nothing; a POST keeps where somebody lives out of addresses
@access(Access.PUBLIC)
def missing(request: ActorRequest) -> HttpResponse:
    """This view will show demand against supply for a ZIP code or its first three digits."""
    form = AreaForm(posted(request))
    wrong = form.is_bound and not form.is_valid()
    asked = "" if wrong or not form.is_bound else str(form.cleaned_data["area"])
    area = gaps.area(asked, today=clock.today("UTC")) if asked else None
    context = {"form": form, "area": area, "rows": _rows(area) if area else []}
    return render(request, "directory/missing.html", context, status=422 if wrong else 200)


def _rows(area: gaps.Area) -> list[tuple[object, ...]]:
    return [
        (DOMAINS[one.domain].name, _shown(one.searches), _shown(one.without), one.services)
        for one in area.gaps
    ]


def _shown(number: int | None) -> str:
    return _("not shown") if number is None else str(number)
