"""Views of the host itself: readiness."""

from django.http import HttpRequest, JsonResponse

from alongside.config import safety
from alongside.people.access import Access, access


@access(Access.PUBLIC)
def ready(request: HttpRequest) -> JsonResponse:
    """This view will say whether the product can answer: database, migrations, keys."""
    problems = safety.not_ready()
    return JsonResponse({"ok": not problems}, status=503 if problems else 200)
