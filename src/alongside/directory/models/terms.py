"""Words of taxonomies, what they are put on, and notes of changes. Names are those of HSDS 3.0."""

from django.db import models

from alongside.directory.models.base import DirectoryRow, linked


class Taxonomy(DirectoryRow):
    """A set of terms, such as Open Eligibility."""

    name = models.TextField()
    description = models.TextField(blank=True, default="")
    uri = models.TextField(blank=True, default="")
    version = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return self.name


class TaxonomyTerm(DirectoryRow):
    """One term; `taxonomy_name` is what the source called its taxonomy when it gave no row."""

    code = models.CharField(max_length=200, blank=True, default="")
    name = models.TextField()
    description = models.TextField(blank=True, default="")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    taxonomy = models.ForeignKey(
        Taxonomy, models.PROTECT, null=True, blank=True, related_name="terms"
    )
    taxonomy_name = models.TextField(blank=True, default="")
    language = models.CharField(max_length=20, blank=True, default="")
    term_uri = models.TextField(blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["code"], name="term_by_code")]

    def __str__(self) -> str:
        return self.name


class Attribute(DirectoryRow):
    """
    A term on a row of any table: `link_entity` names the table as HSDS does (`service`), `link_id`
    the row. `link_type` says what the term tells of it, such as `service_type` or `eligibility`.
    """

    link_id = models.UUIDField(null=True, blank=True)
    link_entity = models.CharField(max_length=40, blank=True, default="")
    link_type = models.CharField(max_length=100, blank=True, default="")
    taxonomy_term = models.ForeignKey(
        TaxonomyTerm, models.PROTECT, null=True, blank=True, related_name="attributes",
        db_index=False,
    )  # fmt: skip
    value = models.TextField(blank=True, default="")

    class Meta:
        indexes = [*linked("attribute", "link_id"), *linked("attribute", "taxonomy_term")]

    def __str__(self) -> str:
        return f"{self.link_type} {self.taxonomy_term_id}"


class Metadata(DirectoryRow):
    """What the source says it changed, and when. Not our own audit."""

    resource_id = models.UUIDField(null=True, blank=True)
    resource_type = models.CharField(max_length=40, blank=True, default="")
    last_action_date = models.DateField(null=True, blank=True)
    last_action_type = models.TextField(blank=True, default="")
    field_name = models.TextField(blank=True, default="")
    previous_value = models.TextField(blank=True, default="")
    replacement_value = models.TextField(blank=True, default="")
    updated_by = models.TextField(blank=True, default="")

    class Meta:
        indexes = linked("metadata", "resource_id")

    def __str__(self) -> str:
        return f"{self.resource_type} {self.last_action_type}"


class MetaTableDescription(DirectoryRow):
    """What the source says of one of its tables: language and character set."""

    name = models.TextField(blank=True, default="")
    language = models.TextField(blank=True, default="")
    character_set = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return self.name
