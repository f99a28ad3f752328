"""The administrator sets up programs, places, people and rules; and sees no records."""

import pytest
from django.test import Client

from alongside.coaching.models import FollowUpRule
from alongside.core.errors import NotFound, NotPermitted
from alongside.core.ids import new_id
from alongside.core.models import AuditEvent
from alongside.people.commands import members, programs
from alongside.people.models import Membership, Program, ProgramStaff, Site
from alongside.privacy.models import RuleAnswer
from alongside.safety import lines
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(world: World, client_for: ClientFor) -> Client:
    """The program administrator, signed in."""
    return client_for(world.ada)


def _new(world: World, ada: Client) -> Membership:
    sent = {"name": "Mo T.", "role": "coach", "programs": [str(world.program.pk)]}
    key = new_id()
    for _twice in range(2):
        assert ada.post("/desk/people/new/", {**sent, "key": str(key)}).status_code == 302
    return Membership.objects.scoped(world.system).get(pk=key)


def test_programs_and_places_are_added_and_changed(world: World, ada: Client) -> None:
    place = {"name": "Annex", "zip": "06106", "address": "1 Elm", "key": str(new_id())}
    ada.post("/desk/sites/new/", place)
    site = Site.objects.scoped(world.system).get(name="Annex")
    sent = {
        "name": "Night", "setting": "shelter", "site": str(site.pk), "contact_every_days": "7",
        "key": str(new_id()),
    }  # fmt: skip
    assert ada.post("/desk/programs/new/", sent).status_code == 302
    row = Program.objects.scoped(world.system).get(name="Night")
    assert (row.site, row.takes_requests) == (site, False)
    ada.post(
        f"/desk/programs/{row.pk}/",
        {**sent, "name": "Late", "takes_requests": "on", "contact_every_days": "14"},
    )
    row.refresh_from_db()
    assert (row.name, row.takes_requests, row.contact_every_days) == ("Late", True, 14)
    assert "contact every 14 days" in ada.get("/desk/").content.decode()
    never = ada.post(f"/desk/programs/{row.pk}/", {**sent, "contact_every_days": "0"})
    assert never.status_code == 422
    taken = ada.post(f"/desk/programs/{row.pk}/", {**sent, "name": "Bridge"})
    assert (taken.status_code, "is here already" in taken.content.decode()) == (422, True)
    assert ada.post(f"/desk/sites/{site.pk}/", {**place, "zip": "00000"}).status_code == 422


def test_somebody_new_gets_a_name_and_a_code_once(
    world: World, ada: Client, client_for: ClientFor
) -> None:
    row = _new(world, ada)
    page = ada.post(f"/desk/people/{row.pk}/code/").content.decode()
    row.refresh_from_db()
    assert row.user is not None
    assert row.user.login in page
    assert row.user.first_code.code_hash not in page
    assert row.user.login not in ada.get("/desk/").content.decode()


def test_programs_of_a_member_change(world: World, ada: Client) -> None:
    row = _new(world, ada)
    path = f"/desk/people/{row.pk}/"
    assert ada.post(path, {"programs": [str(world.other_program.pk)]}).status_code == 302
    held = ProgramStaff.objects.scoped(world.system).filter(membership=row)
    assert [one.program_id for one in held] == [world.other_program.pk]
    assert ada.post(path, {}).status_code == 302
    assert not held.all().exists()


def test_ending_is_asked_first_and_never_for_oneself(world: World, ada: Client) -> None:
    row = _new(world, ada)
    path = f"/desk/people/{row.pk}/end/"
    here = Membership.objects.scoped(world.system).filter(pk=row.pk, ended_at__isnull=True)
    assert "Mo T." in ada.get(path).content.decode()
    assert here.exists()
    assert ada.post(path).status_code == 302
    assert not here.exists()
    assert ada.post(f"/desk/people/{world.ada.membership_id}/end/").status_code == 403


def test_no_code_for_an_account_that_opens_more(world: World) -> None:
    dana = world.membership_of(world.dana)
    Membership.objects.create(
        organisation=world.organisation, user=dana.user, role="participant", person=world.sam_person
    )
    with pytest.raises(NotPermitted):
        members.give_first_code(membership=dana, by=world.ada)


def test_rules_are_kept_as_versions(world: World, ada: Client) -> None:
    sent = {"program": str(world.program.pk), "kind": "hospital", "source": "Our own"}
    first = {**sent, "days": "1, 7", "effective_on": "2026-01-01"}
    assert ada.post("/desk/rules/new/", first).status_code == 302
    second = {**sent, "days": "2, 9", "effective_on": "2026-12-01"}
    assert ada.post("/desk/rules/new/", second).status_code == 302
    rows = FollowUpRule.objects.scoped(world.system).order_by("effective_on")
    assert [row.days for row in rows] == [[1, 7], [2, 9]]
    assert ada.post("/desk/rules/new/", {**first, "days": "7, 1"}).status_code == 422
    assert ada.post("/desk/rules/new/", {**first, "source": ""}).status_code == 422


def test_p2_01_part_2_goes_off_with_a_written_reason_only(world: World, ada: Client) -> None:
    own = world.organisation
    others = {f"{rule}_reason": "Counsel wrote so." for rule in ("hipaa", "ftc", "state")}
    assert ada.post("/desk/part2/", {**others, "part2_reason": " "}).status_code == 422
    own.refresh_from_db()
    assert own.part2_applies
    told = {**others, "part2_reason": "Counsel wrote so."}
    assert ada.post("/desk/part2/", told).status_code == 302
    own.refresh_from_db()
    assert (own.part2_applies, own.part2_off_reason) == (False, "Counsel wrote so.")


def test_p2_03_the_setup_asks_for_all_four_and_which_state(world: World, ada: Client) -> None:
    assert ada.post("/desk/part2/", {"part2": "on"}).status_code == 422
    told = {"part2": "on", "hipaa": "on", "ftc_reason": "Part 2 does", "state": "on"}
    assert ada.post("/desk/part2/", told).status_code == 422
    assert ada.post("/desk/part2/", {**told, "state_code": "CT"}).status_code == 302
    rows = RuleAnswer.objects.scoped(world.system)
    assert {r.rule: (r.applies, r.state_code) for r in rows} == {
        "part2": (True, ""), "hipaa": (True, ""), "ftc": (False, ""), "state": (True, "CT"),
    }  # fmt: skip
    page = ada.get("/desk/part2/").content.decode()
    assert "Part 2 does" in page


def test_help_lines_due_for_review_are_named(
    world: World, ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "All numbers were checked in time." in ada.get("/desk/lines/").content.decode()
    monkeypatch.setattr(lines, "lines_due", lambda _today: [lines.help_lines()[0]])
    page = ada.get("/desk/lines/").content.decode()
    assert "1 number is due for review." in page


def test_other_hands_find_nothing(world: World, client_for: ClientFor) -> None:
    theirs = world.meadow
    ada = client_for(world.ada)
    strange = world.meadow.membership_of(theirs.dana)
    for path in (
        f"programs/{theirs.program.pk}/", f"people/{strange.pk}/", f"people/{strange.pk}/end/",
        f"people/{world.june.membership_id}/end/",
    ):  # fmt: skip
        assert ada.get(f"/desk/{path}").status_code == 404
    assert client_for(world.theo).get("/desk/").status_code == 404
    with pytest.raises(NotPermitted):
        programs.set_part2(
            organisation=world.organisation, applies=False, reason="x", by=world.theo
        )
    with pytest.raises(NotFound):
        members.let_go(membership=strange, by=world.ada)
    assert ada.get(f"/people/{world.june_person.pk}/").status_code == 404


def test_one_administrator_alone_makes_nobody_supervisor(
    world: World, ada: Client, client_for: ClientFor
) -> None:
    sent = {"name": "Vera S.", "role": "supervisor", "programs": [str(world.program.pk)]}
    key = new_id()
    for _twice in range(2):
        assert ada.post("/desk/people/new/", {**sent, "key": str(key)}).status_code == 302
    assert ada.post(f"/desk/people/{key}/code/").status_code == 403
    assert ada.post(f"/desk/people/{key}/confirm/").status_code == 403
    assert "Waits for a second yes" in ada.get("/desk/").content.decode()
    assert client_for(world.theo).post(f"/desk/people/{key}/confirm/").status_code == 404
    priya = client_for(world.priya)
    assert "1 role waits" in priya.get("/privacy/").content.decode()
    assert "Vera S." in priya.get("/desk/people/waiting/").content.decode()
    assert priya.post(f"/desk/people/{key}/confirm/").status_code == 302
    assert priya.post(f"/desk/people/{key}/confirm/").status_code == 409
    assert ada.post(f"/desk/people/{key}/code/").status_code == 200
    done = AuditEvent.objects.filter(object_id=str(key), outcome="done")
    acted = {(one.action, one.membership_id) for one in done}
    assert ("people.take_on", world.ada.membership_id) in acted
    assert ("people.confirm_role", world.priya.membership_id) in acted


def test_who_has_nobody_to_ask_takes_on_alone(world: World, ada: Client) -> None:
    members.let_go(membership=world.membership_of(world.priya), by=world.ada)
    key = new_id()
    ada.post("/desk/people/new/", {"name": "Vera S.", "role": "supervisor", "key": str(key)})
    assert ada.post(f"/desk/people/{key}/code/").status_code == 200
