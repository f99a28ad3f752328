"""When each entry of the checklist was last done, and which are due (HS-18)."""

from pathlib import Path

from django.conf import settings
from django.db.models import Max

from alongside.core import evidence
from alongside.core.actor import Actor
from alongside.privacy import review
from alongside.privacy.models import Review

NEWEST = 50


def standing(by: Actor) -> list[review.Due]:
    """
    This function will tell of every entry when it was last done and is due again.

    A scan that ./alongside scan made counts by its evidence, without anybody writing it down.
    """
    rows = Review.objects.scoped(by).values("item").annotate(last=Max("done_on"))
    last = {row["item"]: row["last"] for row in rows}
    scanned = evidence.last_at(Path(settings.ALONGSIDE_HOME), evidence.SCAN)
    if scanned is not None:
        last["scan"] = max(filter(None, (last.get("scan"), scanned.date())))
    return [review.due(one, last.get(one.key)) for one in review.ITEMS.values()]


def newest(by: Actor) -> list[Review]:
    """This function will list what was written down last."""
    rows = Review.objects.scoped(by).select_related("by_membership")
    return list(rows.order_by("-done_on", "-pk")[:NEWEST])
