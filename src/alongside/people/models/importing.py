"""What an import remembers: how a program's columns are named."""

from django.db import models

from alongside.core.models_base import OrganisationRow


class ColumnMapping(OrganisationRow):
    """Columns of a file, by its set of headers, to our fields: asked once, remembered."""

    headers_digest = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "headers_digest"], name="mapping_once_per_headers"
            )
        ]

    def __str__(self) -> str:
        return self.headers_digest[:8]
