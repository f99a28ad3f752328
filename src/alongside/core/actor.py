"""Who does a thing: a member of an organisation, the public, or the system itself."""

import uuid
from dataclasses import dataclass, replace
from enum import StrEnum


class Role(StrEnum):
    """The seven roles. Stored as plain strings, so renaming code never breaks rows."""

    PARTICIPANT = "participant"
    COACH = "coach"
    SUPERVISOR = "supervisor"
    PARTNER = "partner"
    PROGRAM_ADMINISTRATOR = "program_administrator"
    PRIVACY_OFFICER = "privacy_officer"
    EVALUATOR = "evaluator"


STAFF_ROLES = frozenset(set(Role) - {Role.PARTICIPANT})


@dataclass(frozen=True, slots=True)
class Actor:
    """
    Whoever asks or acts, with the purpose they do it for.

    `kind` is `member` (signed in), `public` (nobody we know) or `system` (the program's own
    work, such as a job or an import). `organisation_id` is None only for a system actor that
    works across organisations and for a public actor before an organisation is known.
    `opened_today` is how many people's records a member of staff opened in the last 24 hours,
    as it stood when the request began.
    """

    kind: str
    organisation_id: uuid.UUID | None = None
    user_id: uuid.UUID | None = None
    membership_id: uuid.UUID | None = None
    role: str = ""
    person_id: uuid.UUID | None = None
    purpose: str = ""
    name: str = ""
    opened_today: int = 0

    @classmethod
    def system(cls, organisation_id: uuid.UUID | None, purpose: str = "operations") -> "Actor":
        """This function will make the actor of jobs, imports and the command line."""
        return cls("system", organisation_id=organisation_id, purpose=purpose, name="Alongside")

    @classmethod
    def public(cls, organisation_id: uuid.UUID | None = None) -> "Actor":
        """This function will make the actor of a visitor who is not signed in."""
        return cls("public", organisation_id=organisation_id, purpose="public")

    def for_purpose(self, purpose: str) -> "Actor":
        """This function will give the same actor, acting for another stated purpose."""
        return replace(self, purpose=purpose)

    @property
    def is_member(self) -> bool:
        return self.kind == "member"

    @property
    def is_system(self) -> bool:
        return self.kind == "system"

    def has_role(self, *roles: str) -> bool:
        """This function will tell whether the actor is a member in one of these roles."""
        return self.is_member and self.role in roles
