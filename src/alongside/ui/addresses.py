"""Where a page leads when a form says where it came from."""

from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 2_000  # beyond it no browser and no server follows


def own_address(wanted: str, otherwise: str) -> str:
    """This function will let the path of a page of ours pass, and give `otherwise` for the rest."""
    is_path = wanted.startswith("/") and len(wanted) <= LONGEST
    # No host is allowed, so an address of another site never passes, however it is written.
    return wanted if is_path and url_has_allowed_host_and_scheme(wanted, None) else otherwise
