"""
Which models are about a person, found by walking the registry.

A model is about a person when a chain of foreign keys leads from it to `Person`. The chain stops
at a membership: a row that a member wrote is not about that member.
"""

from django.apps import apps
from django.db import models
from django.db.models import Q

from alongside.core.models_base import OrganisationRow
from alongside.people.models import Membership, Person

Model = type[models.Model]

# Models of ours that stand in no copy, each with the reason. A guard holds this list complete.
LEFT_OUT: dict[str, str] = {
    "accounts.Draft": "what was about to be sent, kept half an hour",
    "accounts.FirstCode": "a hash of a code that works once",
    "accounts.User": "the sign-in, of which the person has the name and nobody the password",
    "coaching.FollowUpRule": "a rule of the program",
    "core.AuditEvent": "told in words as the part on who looked",
    "core.DataKey": "a key",
    "core.EventDelivery": "ids only",
    "core.Seal": "a check of the log",
    "core.SealEntry": "a check of the log",
    "core.StoredEvent": "ids only",
    "groups.Group": "about the group, not about one person",
    "groups.GroupCoach": "about staff",
    "groups.GroupRule": "a rule of the program",
    "groups.GroupSession": "about the group, not about one person",
    "groups.Guide": "a text of the program",
    "groups.Leading": "about staff",
    "meetings.Report": "about a listing; nobody is asked who they are",
    "people.ColumnMapping": "names of columns of a list",
    "people.Organisation": "about the program",
    "people.Program": "about the program",
    "people.ProgramStaff": "about staff",
    "people.SecondYes": "about staff",
    "people.Site": "about the program",
    "privacy.Assessment": "about an incident, not about one person",
    "privacy.AuditGrant": "about an auditor; each look stands in the list of who was told",
    "privacy.Export": "about staff",
    "privacy.Incident": "about the program",
    "privacy.IncidentState": "about the program",
    "privacy.Integration": "about the program",
    "privacy.MinorRule": "a state's law",
    "privacy.Recipient": "named where it was told something",
    "privacy.RecipientMember": "about staff of another body",
    "privacy.Review": "about the program",
    "privacy.RuleAnswer": "about the program",
    "privacy.Vendor": "about the program",
    "privacy.Study": "about a study; each record told stands in the list of who was told",
    "referrals.Link": "a hash; how the referral went on says when it was sent and read",
    "referrals.PartnerDesk": "about a service",
    "safety.OnCall": "a number for staff",
    "scheduling.WeeklyHours": "about staff",
    "workforce.CoachProfile": "about staff",
    "workforce.Credential": "about staff",
    "workforce.HoursEntry": "about staff",
}
# Parts whose rows are public facts and belong to no program: no column of theirs names a person.
PUBLIC_PARTS: dict[str, str] = {
    "directory": "facts that services publish",
    "directory_search": "an index of those facts, counts by ZIP code, and faults found in them",
    "meetings": "facts that fellowships publish",
}
# Rows of a model that stand in no copy, with the reason: those that do are these.
ONLY: dict[str, Q] = {
    # A coach's own mark or no is kept without telling the other side (NC-04).
    "matching.DoNotMatch": Q(side="person"),
    "matching.Answer": Q(side="person"),
}


def paths() -> dict[Model, str]:
    """This function will give each model about a person with the look-up that leads there."""
    found: dict[Model, str] = {Person: "pk"}
    while True:
        new = {m: path for m in _rows() if m not in found and (path := _path(m, found))}
        if not new:
            return {m: p for m, p in found.items() if m._meta.label not in LEFT_OUT}
        found |= new


def _rows() -> list[Model]:
    return [m for m in apps.get_models() if issubclass(m, OrganisationRow)]


def _path(model: Model, found: dict[Model, str]) -> str:
    steps = [f for f in model._meta.fields if isinstance(f, models.ForeignKey)]
    for field in steps:
        if field.related_model is Person:
            return str(field.name)
    for field in steps:
        owner = found.get(field.related_model)
        if owner is not None and field.related_model is not Membership:
            return f"{field.name}__{owner}"
    return ""
