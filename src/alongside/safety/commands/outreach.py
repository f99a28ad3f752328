"""Keep what a person chose beforehand for a time in which they do not answer."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from alongside.core import clock, inputs
from alongside.core.actor import Actor
from alongside.core.commands import AlreadyDone, command
from alongside.core.errors import BadInput
from alongside.people.models import Person
from alongside.safety import outreach, policy
from alongside.safety.models import OutreachPlan

MOST_DAYS = 90


@command("safety.choose_outreach", check=policy.check_can_choose_outreach)
def choose_outreach(
    *,
    person: Person,
    by: Actor,
    after_days: int | None = None,
    steps: Sequence[str] = (),
    contact_name: str = "",
    contact_phone: str = "",
    words: str = "",
    said_yes: bool = False,
) -> OutreachPlan:
    """
    This function will keep the choice; it takes the place of the one before.

    No steps and no days mean "do nothing". It sends and calls nothing: staff read it. A coach
    keeps it in the person's name with their yes (`said_yes`).

    :raises BadInput: for steps without days, days without steps, or a contact without a name
    """
    typed = {
        **_checked(after_days, steps, contact_name, contact_phone),
        "words": inputs.words(words, "words"),
    }
    Person.objects.scoped(by).select_for_update(of=("self",)).get(pk=person.pk)
    held = OutreachPlan.objects.scoped(by).filter(person=person, until__isnull=True).first()
    if held is not None:
        if all(getattr(held, field) == value for field, value in typed.items()):
            raise AlreadyDone(held)
        held.until = clock.now()
        held.save(update_fields=["until"])
    return OutreachPlan.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        at=clock.now(),
        by_membership_id=by.membership_id,
        created_at=clock.now(),
        **typed,
    )


def _checked(
    after_days: int | None, steps: Sequence[str], name: str, phone: str
) -> dict[str, object]:
    chosen = [inputs.one_of(step, outreach.STEPS, "step_1") for step in dict.fromkeys(steps)]
    if len(chosen) > outreach.MOST_STEPS:
        raise BadInput(_("Choose up to three."), field="step_1")
    if chosen and (after_days is None or not 1 <= after_days <= MOST_DAYS):
        raise BadInput(_("Enter after how many days, from 1 to 90."), field="after_days")
    if after_days is not None and not chosen:
        raise BadInput(_("Choose who reaches out first, and how."), field="step_1")
    if not outreach.needs_contact(chosen):
        return {"steps": chosen, "after_days": after_days, "contact_name": "", "contact_phone": ""}
    return {
        "steps": chosen,
        "after_days": after_days,
        "contact_name": inputs.words(name, "contact_name", needed=True),
        "contact_phone": inputs.words(phone, "contact_phone"),
    }
