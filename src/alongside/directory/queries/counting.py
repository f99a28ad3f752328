"""How many rows there are, counted once for each state of the directory: a million take long."""

from dataclasses import replace

from django.core.cache import cache

from alongside.directory.models import Source
from alongside.directory.queries.asking import Asked
from alongside.directory.queries.filtering import Rows

SECONDS = 600


def total(table: str, rows: Rows, asked: Asked) -> int:
    """
    This function will count rows; of a whole table it remembers the count since the last import.

    Only the five whole tables have an entry in the cache: one for each filter somebody thinks of
    would push out what else is kept there.
    """
    how = Asked(page=asked.page, per_page=asked.per_page)
    if replace(asked, is_full=False, is_minimal=False, has_full_service=False) != how:
        return rows.count()
    last = Source.objects.order_by("-read_at").values_list("pk", "read_at", "figures").first()
    state, known = cache.get(f"hsds-total-{table}", ("", 0))
    if state != str(last):
        known = rows.count()
        cache.set(f"hsds-total-{table}", (str(last), known), SECONDS)
    return int(known)
