"""
If somebody does not answer (CR-11).

Given June, who chose beforehand after how many days, who and how, when these days are over, then it
stands on her coach's first page; and nothing is sent, called or told by itself.
"""

import datetime as dt

import pytest
from django.core import mail

from alongside.coaching.tests.factories import make_check_in, make_contact
from alongside.core import clock
from alongside.core.errors import BadInput, NotFound, NotPermitted
from alongside.core.jobs import PERIODIC
from alongside.privacy.models import Disclosure
from alongside.safety import outreach
from alongside.safety.commands.outreach import choose_outreach
from alongside.safety.models import OutreachPlan
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
FORM = {
    "wish": "look", "after_days": "3", "step_1": "coach.call", "step_2": "supervisor.visit",
    "step_3": "", "contact_name": "", "contact_phone": "", "words": "Do not ring the bell",
}  # fmt: skip
SENTENCE = "Asked to be looked for after 3 days: call, then a supervisor visits"
DAY = dt.timedelta(days=1)


def today(client_for: ClientFor, world: World, after: dt.timedelta) -> str:
    with clock.frozen(clock.now() + after):
        return client_for(world.dana).get("/today/").content.decode()


def test_cr_11_june_chooses_who_how_and_after_how_long(world: World, client_for: ClientFor) -> None:
    june = client_for(world.june)
    assert june.post("/me/no-answer/", FORM).status_code == 302
    [held] = OutreachPlan.objects.scoped(world.system)
    assert (held.after_days, held.steps) == (3, ["coach.call", "supervisor.visit"])
    shown = june.get("/me/no-answer/").content.decode()
    for words in ("After 3 days without an answer:", "My coach calls me", "Do not ring the bell"):
        assert words in shown
    record = client_for(world.dana).get(f"/people/{world.june_person.pk}/").content.decode()
    assert "After 3 days without an answer: call, then a supervisor visits." in record


def test_cr_11_when_the_days_are_over_it_stands_on_today(
    world: World, client_for: ClientFor
) -> None:
    choose_outreach(
        person=world.june_person, after_days=3, steps=["coach.call", "supervisor.visit"],
        by=world.june,
    )  # fmt: skip
    assert SENTENCE not in today(client_for, world, 2 * DAY)
    assert SENTENCE in today(client_for, world, 3 * DAY)
    with clock.frozen(clock.now() + 2 * DAY):
        make_check_in(world.june_person, hours_ago=1)
    assert SENTENCE not in today(client_for, world, 3 * DAY)
    with clock.frozen(clock.now() + 4 * DAY):
        make_contact(world.june_person, world.membership_of(world.dana), days_ago=0)
    assert SENTENCE not in today(client_for, world, 6 * DAY)
    assert SENTENCE in today(client_for, world, 7 * DAY)


def test_cr_11_do_nothing_is_a_choice_and_is_kept_to(world: World, client_for: ClientFor) -> None:
    june = client_for(world.june)
    june.post("/me/no-answer/", FORM)
    june.post("/me/no-answer/", {"wish": "nothing"})
    rows = OutreachPlan.objects.scoped(world.system)
    assert rows.filter(until__isnull=True).get().steps == []
    assert rows.count() == 2
    assert "Asked to be looked for" not in today(client_for, world, 80 * DAY)
    record = client_for(world.dana).get(f"/people/{world.june_person.pk}/").content.decode()
    assert "They chose: do nothing if they do not answer." in record


def test_cr_11_nothing_is_sent_or_told_by_itself(world: World) -> None:
    choose_outreach(
        person=world.june_person, after_days=1, steps=["contact.call"], contact_name="Rosa",
        contact_phone="+12035550188", by=world.june,
    )  # fmt: skip
    with clock.frozen(clock.now() + 30 * DAY):
        for one in PERIODIC.values():
            one.run()
    assert not mail.outbox
    assert not Disclosure.objects.scoped(world.system).exists()


def test_cr_11_no_step_reaches_police_or_family() -> None:
    assert {code.split(".")[0] for code in outreach.STEPS} == {"coach", "supervisor", "contact"}
    said = " ".join(str(words).lower() for pair in outreach.STEPS.values() for words in pair)
    for word in ("police", "911", "family", "welfare"):
        assert word not in said


def test_cr_11_a_named_contact_is_called_only_through_the_door_of_forms(
    world: World, client_for: ClientFor
) -> None:
    june, person_id = client_for(world.june), world.june_person.pk
    asked = {**FORM, "step_1": "contact.call"}
    assert june.post("/me/no-answer/", asked).status_code == 422
    named = {**asked, "contact_name": "Rosa", "contact_phone": "203 555 0188"}
    assert june.post("/me/no-answer/", named).status_code == 302
    shown = client_for(world.dana).get(f"/people/{person_id}/no-answer/").content.decode()
    assert "A name on this page is no form." in shown
    assert f'href="/people/{person_id}/tell/"' in shown
    assert "tel:" not in shown.split("<main")[1].split("</main>")[0]
    assert not Disclosure.objects.scoped(world.system).exists()


def test_cr_11_staff_keep_it_only_with_the_persons_yes(world: World, client_for: ClientFor) -> None:
    path = f"/people/{world.june_person.pk}/no-answer/"
    dana = client_for(world.dana)
    assert dana.post(path, FORM).status_code == 422
    assert dana.post(path, {**FORM, "said_yes": "on"}).status_code == 302
    with pytest.raises(NotPermitted):
        choose_outreach(person=world.june_person, by=world.dana)
    with pytest.raises(NotFound):
        choose_outreach(person=world.june_person, said_yes=True, by=world.wil)


def test_cr_11_half_a_choice_is_asked_about(world: World) -> None:
    for wrong in (
        {"steps": ["coach.call"]},
        {"after_days": 3},
        {"steps": ["coach.call"], "after_days": 91},
        {"steps": ["police.call"], "after_days": 3},
        {"steps": ["contact.call"], "after_days": 3},
        {"steps": list(outreach.STEPS), "after_days": 3, "contact_name": "Rosa"},
    ):
        with pytest.raises(BadInput):
            choose_outreach(person=world.june_person, by=world.june, **wrong)
