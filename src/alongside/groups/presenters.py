"""A proof of attendance in words: no more than stands on the paper."""

import datetime as dt
from dataclasses import dataclass

from alongside.groups.models import Proof
from alongside.privacy import letters
from alongside.ui import times


@dataclass(frozen=True, slots=True)
class PaperView:
    """One proof, ready to show. The page of the code leaves out the name and the groups."""

    proof: Proof

    @property
    def code(self) -> str:
        return letters.grouped(self.proof.code)

    @property
    def days(self) -> list[tuple[str, str]]:
        """Each day with how long."""
        return [
            (times.short_day(dt.date.fromisoformat(str(day))), times.duration(int(minutes)))
            for day, minutes in self.proof.days
        ]

    @property
    def total(self) -> str:
        return times.duration(self.proof.minutes)

    @property
    def span(self) -> str:
        proof = self.proof
        return f"{times.short_day(proof.first_day)} – {times.short_day(proof.last_day)}"

    @property
    def groups(self) -> list[str]:
        return [one for one in self.proof.groups.split("\n") if one]
