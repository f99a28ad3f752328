"""The index follows the directory."""

from alongside.core.events import DomainEvent, subscribe
from alongside.directory.models import Source
from alongside.directory.search import changes


@subscribe("directory.services_imported")
def index_imported(event: DomainEvent) -> None:
    """What a package brought, changed or took away is found, or not, from now on."""
    source = Source.objects.filter(pk=event.payload["id"]).first()
    if source is not None:
        changes.follow(source)
