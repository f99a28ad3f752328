"""Both say yes or it does not happen; a mark is kept and never explained."""

import pytest

from alongside.core.errors import Conflict, NotFound, NotPermitted
from alongside.core.ids import new_id
from alongside.core.models import AuditEvent
from alongside.matching.commands import proposals
from alongside.matching.models import Proposal, Request
from alongside.matching.tests.factories import ask_again, make_proposal, make_request
from alongside.people.models import EnrolmentStatus
from alongside.people.queries import caseload
from tests.fixtures.people import World


@pytest.fixture
def change(world: World) -> Request:
    """June, who has Dana, asks for another coach."""
    return ask_again(world.june_person, world.june)


def test_both_say_yes_and_all_follows(world: World, change: Request) -> None:
    proposal = make_proposal(world, change)
    proposals.answer(proposal=proposal, is_yes=True, by=world.cora)
    current = caseload.coach_of(by=world.june, person_id=world.june_person.pk)
    assert current is not None
    assert current.coach_id == world.dana.membership_id
    proposals.answer(proposal=proposal, is_yes=True, by=world.june)
    current = caseload.coach_of(by=world.june, person_id=world.june_person.pk)
    assert current is not None
    assert current.coach_id == world.cora.membership_id
    change.refresh_from_db()
    proposal.refresh_from_db()
    assert change.close_reason == "agreed"
    assert proposal.closed_at is not None
    assigned = AuditEvent.objects.filter(
        action="people.assign_coach", actor_kind="system", purpose="both said yes"
    )
    assert assigned.count() == 1


@pytest.mark.parametrize("who", ["cora", "june"])
def test_one_no_ends_the_proposal_and_the_request_waits(
    world: World, change: Request, who: str
) -> None:
    proposal = make_proposal(world, change)
    proposals.answer(proposal=proposal, is_yes=False, by=getattr(world, who))
    change.refresh_from_db()
    assert change.closed_at is None
    with pytest.raises(NotPermitted):
        make_proposal(world, change)
    with pytest.raises(Conflict):
        proposals.answer(proposal=proposal, is_yes=True, by=world.theo, told_staff=True)


def test_the_supervisor_writes_down_the_persons_yes(world: World) -> None:
    proposal = make_proposal(world, make_request(world))
    row = proposals.answer(proposal=proposal, is_yes=True, told_staff=True, by=world.theo)
    assert (row.side, row.told_staff) == ("person", True)
    proposals.answer(proposal=proposal, is_yes=True, by=world.cora)
    assert caseload.coach_of(by=world.system, person_id=proposal.person_id) is not None


def test_an_agreed_coach_is_not_yet_a_person_reached(world: World) -> None:
    proposal = make_proposal(world, make_request(world))
    proposals.answer(proposal=proposal, is_yes=True, told_staff=True, by=world.theo)
    proposals.answer(proposal=proposal, is_yes=True, by=world.cora)
    rows = EnrolmentStatus.objects.scoped(world.system).filter(until__isnull=True)
    assert rows.get(enrolment__person_id=proposal.person_id).state == "asked"


@pytest.mark.parametrize("who", ["dana", "wil", "ray", "nora", "petra", "ada", "eve", "public"])
def test_nobody_else_answers(world: World, change: Request, who: str) -> None:
    proposal = make_proposal(world, change)
    with pytest.raises(NotFound):
        proposals.answer(proposal=proposal, is_yes=True, by=getattr(world, who))


def test_a_coach_does_not_speak_for_the_person(world: World, change: Request) -> None:
    proposal = make_proposal(world, change)
    with pytest.raises(NotPermitted):
        proposals.answer(proposal=proposal, is_yes=True, told_staff=True, by=world.cora)
    with pytest.raises(NotFound):
        proposals.answer(proposal=proposal, is_yes=True, told_staff=True, by=world.nora)


def test_the_same_answer_twice_is_one_and_another_is_refused(world: World, change: Request) -> None:
    proposal = make_proposal(world, change)
    first = proposals.answer(proposal=proposal, is_yes=True, by=world.june)
    assert proposals.answer(proposal=proposal, is_yes=True, by=world.june).pk == first.pk
    with pytest.raises(Conflict):
        proposals.answer(proposal=proposal, is_yes=False, by=world.june)


@pytest.mark.parametrize(
    ("who", "error"),
    [("nora", NotFound), ("dana", NotPermitted), ("june", NotPermitted), ("petra", NotFound)],
)
def test_only_the_persons_supervisor_proposes(
    world: World, change: Request, who: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        proposals.propose(
            request=change, coach=world.membership_of(world.cora), by=getattr(world, who)
        )


def test_one_proposal_at_a_time_and_one_per_form(world: World, change: Request) -> None:
    key, cora = new_id(), world.membership_of(world.cora)
    for _ in range(2):
        proposals.propose(request=change, coach=cora, by=world.theo, id=key)
    with pytest.raises(Conflict):
        make_proposal(world, change, world.membership_of(world.wil))
    assert Proposal.objects.scoped(world.theo).count() == 1


def test_a_supervisor_is_no_coach_and_strangers_are_not_there(
    world: World, change: Request
) -> None:
    with pytest.raises(NotPermitted):
        make_proposal(world, change, world.membership_of(world.theo))
    with pytest.raises(NotFound):
        make_proposal(world, change, world.membership_of(world.meadow.dana))
