"""The checklist of the year: what was last done when, and what is due (HS-17, HS-18)."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from alongside.core import audit, clock
from alongside.core.actor import Role
from alongside.core.errors import BadInput
from alongside.people.access import ActorRequest, access
from alongside.privacy import review as rules
from alongside.privacy.commands import review as commands
from alongside.privacy.forms.review import ReviewForm
from alongside.privacy.presenters.office import review_row
from alongside.privacy.queries import review as asks
from alongside.privacy.views.pages import in_zone, show
from alongside.ui.forms import key_of, posted


@require_http_methods(["GET", "POST"])
@access(Role.PRIVACY_OFFICER)
@in_zone
def review(request: ActorRequest) -> HttpResponse:
    """This view will show the checklist and write down what was done."""
    by = request.actor
    form = ReviewForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            commands.record_review(id=key_of(request), by=by, **form.cleaned_data)
        except BadInput as refusal:
            form.refuse(refusal)
        else:
            return redirect("privacy:review")
    today = clock.today(request.membership.organisation.time_zone)
    done = asks.newest(by)
    audit.searched(by=by, what="reviews", count=len(done))
    context = {
        "form": form,
        "rows": [review_row(one, today) for one in asks.standing(by)],
        "done": [(rules.ITEMS[one.item].label, one) for one in done if one.item in rules.ITEMS],
    }
    return show(request, "review.html", context, status=422 if form.is_bound else 200)
