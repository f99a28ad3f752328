"""Bodies that give services. Field names are those of HSDS 3.0."""

from django.db import models

from alongside.directory.models.base import DirectoryRow, ListedRow, linked


class ServiceOrganization(ListedRow):
    """A body that gives services. Not `people.Organisation`, which hosts this program."""

    name = models.TextField()
    alternate_name = models.TextField(blank=True, default="")
    description = models.TextField(blank=True, default="")
    email = models.TextField(blank=True, default="")
    website = models.TextField(blank=True, default="")
    tax_status = models.TextField(blank=True, default="")
    tax_id = models.TextField(blank=True, default="")
    year_incorporated = models.PositiveSmallIntegerField(null=True, blank=True)
    legal_status = models.TextField(blank=True, default="")
    logo = models.TextField(blank=True, default="")
    uri = models.TextField(blank=True, default="")
    parent_organization = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", db_index=False
    )

    class Meta:
        indexes = [
            models.Index(fields=["changed_at"], name="organization_changed"),
            *linked("organization", "parent_organization"),
        ]

    def __str__(self) -> str:
        return self.name


class ServiceProgram(DirectoryRow):
    """A body's own program, under which it groups services. Not `people.Program`."""

    organization = models.ForeignKey(
        ServiceOrganization, models.PROTECT, null=True, blank=True, related_name="programs"
    )
    name = models.TextField()
    alternate_name = models.TextField(blank=True, default="")
    description = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return self.name


class OrganizationIdentifier(DirectoryRow):
    """A number a body has elsewhere: tax, charity, company."""

    organization = models.ForeignKey(
        ServiceOrganization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organization_identifiers",
    )
    identifier_scheme = models.TextField(blank=True, default="")
    identifier_type = models.TextField(blank=True, default="")
    identifier = models.TextField()

    def __str__(self) -> str:
        return self.identifier


class Funding(DirectoryRow):
    """Who pays for a body or a service."""

    organization = models.ForeignKey(
        ServiceOrganization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="fundings",
        db_index=False,
    )
    service = models.ForeignKey(
        "directory.Service",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="fundings",
        db_index=False,
    )
    source_text = models.TextField(blank=True, default="")

    class Meta:
        indexes = linked("funding", "organization", "service")

    def __str__(self) -> str:
        return self.source_text
