"""A mark keeps two people apart and is never explained; suggestions leave them last."""

import pytest

from alongside.core.errors import Conflict, NotFound, NotPermitted
from alongside.matching.commands import marks, proposals
from alongside.matching.models import DoNotMatch, Proposal, Request
from alongside.matching.queries import suggestions, unavailable
from alongside.matching.tests.factories import ask_again, make_proposal, make_request
from alongside.workforce.tests.factories import make_profile
from tests.fixtures.people import World, sign_in


@pytest.fixture
def change(world: World) -> Request:
    """June, who has Dana, asks for another coach."""
    return ask_again(world.june_person, world.june)


@pytest.mark.parametrize("who", ["june", "cora"])
def test_a_mark_of_either_side_looks_like_any_other_no(
    world: World, change: Request, who: str
) -> None:
    cora = world.membership_of(world.cora)
    marks.mark(person=world.june_person, coach=cora, by=getattr(world, who))
    marks.mark(person=world.june_person, coach=cora, by=getattr(world, who))
    assert unavailable.for_request(by=world.theo, request=change) == {cora.pk}
    with pytest.raises(NotPermitted) as refusal:
        make_proposal(world, change)
    assert refusal.value.message == "This coach is not available for this person."
    assert DoNotMatch.objects.scoped(world.theo).count() == 1
    marks.lift(person=world.june_person, coach=cora, by=getattr(world, who))
    assert make_proposal(world, change).coach_id == cora.pk


def test_one_side_does_not_lift_the_others_mark(world: World) -> None:
    cora = world.membership_of(world.cora)
    marks.mark(person=world.june_person, coach=cora, by=world.cora)
    with pytest.raises(Conflict):
        marks.lift(person=world.june_person, coach=cora, by=world.june)


def test_a_person_sees_and_takes_back_their_own_marks_alone(world: World) -> None:
    cora, wil = world.membership_of(world.cora), world.membership_of(world.wil)
    marks.mark(person=world.june_person, coach=wil, by=world.june)
    marks.mark(person=world.june_person, coach=cora, by=world.cora)
    june = sign_in(world.membership_of(world.june))
    page = june.get("/me/coach/").content.decode()
    assert "Wil B." in page
    assert "Cora L." not in page
    assert june.post(f"/me/coach/apart/{cora.pk}/").status_code == 404
    assert june.post(f"/me/coach/apart/{wil.pk}/").status_code == 302
    assert "Wil B." not in june.get("/me/coach/").content.decode()
    assert DoNotMatch.objects.scoped(world.theo).get(ended_at__isnull=True).coach_id == cora.pk


@pytest.mark.parametrize("who", ["theo", "dana", "wil", "ray", "petra", "public"])
def test_nobody_else_marks(world: World, who: str) -> None:
    cora = world.membership_of(world.cora)
    with pytest.raises(NotFound):
        marks.mark(person=world.june_person, coach=cora, by=getattr(world, who))


def test_no_and_not_again_is_one_answer(world: World, change: Request) -> None:
    proposal = make_proposal(world, change)
    proposals.answer(proposal=proposal, is_yes=False, is_apart=True, by=world.june)
    mark = DoNotMatch.objects.scoped(world.theo).get()
    assert (mark.side, mark.coach_id) == ("person", world.cora.membership_id)


def test_suggestions_keep_the_order_and_put_the_unavailable_last(world: World) -> None:
    for actor, languages in ((world.dana, ["en"]), (world.cora, ["en", "es"])):
        make_profile(world.membership_of(actor), languages=languages)
    row = make_request(world, wishes={"languages": ["es"]}, reach={"zip": "06106"})
    found = suggestions.for_request(by=world.theo, request=row)
    assert [one.coach.name for one in found] == ["Cora L.", "Dana R."]
    make_proposal(world, row)
    proposal = Proposal.objects.scoped(world.theo).get()
    proposals.answer(proposal=proposal, is_yes=False, by=world.cora)
    found = suggestions.for_request(by=world.theo, request=row)
    assert [(one.coach.name, one.is_available) for one in found] == [
        ("Dana R.", True),
        ("Cora L.", False),
    ]
