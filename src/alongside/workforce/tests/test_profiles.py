"""A coach's profile is the coach's own, and shows nothing they did not choose."""

import pytest

from alongside.core.actor import Role
from alongside.core.errors import BadInput, NotFound
from alongside.core.models import AuditEvent
from alongside.workforce.commands import profiles
from alongside.workforce.models import CoachProfile
from alongside.workforce.queries import profiles as queries
from alongside.workforce.tests.factories import make_profile
from tests.fixtures.people import ClientFor, World

OTHERS = ["cora", "wil", "theo", "june", "petra", "ada", "priya", "eve", "public"]


def test_a_profile_starts_hidden_and_empty(world: World) -> None:
    dana = world.membership_of(world.dana)
    profile = profiles.change_profile(coach=dana, by=world.dana, languages=["en"])
    assert not profile.is_published
    assert (profile.lived_experience, profile.groups_served, profile.styles) == ([], [], [])
    assert profile.years_in_recovery is None
    assert not queries.published(by=world.public).exists()
    assert AuditEvent.objects.filter(action="workforce.change_profile").exists()


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_writes_about_a_coach(world: World, who: str) -> None:
    dana = world.membership_of(world.dana)
    profile = make_profile(dana)
    with pytest.raises(NotFound):
        profiles.change_profile(coach=dana, by=getattr(world, who), about="x")
    with pytest.raises(NotFound):
        profiles.publish(profile=profile, by=getattr(world, who), is_published=False)
    with pytest.raises(NotFound):
        profiles.change_profile(coach=dana, by=world.meadow.dana, about="x")


def test_publishing_needs_a_language_and_a_way_to_meet(world: World) -> None:
    dana = world.membership_of(world.dana)
    profile = profiles.change_profile(coach=dana, by=world.dana, name="Dana R.")
    with pytest.raises(BadInput) as error:
        profiles.publish(profile=profile, by=world.dana)
    assert error.value.field == "languages"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"lived_experience": ["gossip"]}, "lived_experience"),
        ({"slug": "boss"}, "slug"),
        ({"name": " "}, "name"),
        ({"cost": "fee"}, "cost_to"),
        ({"cost": "sliding", "cost_from_cents": 900, "cost_to_cents": 100}, "cost_from"),
    ],
)
def test_a_profile_refuses_what_it_cannot_keep(
    world: World, changes: dict[str, object], field: str
) -> None:
    dana = world.membership_of(world.dana)
    with pytest.raises(BadInput) as error:
        profiles.change_profile(coach=dana, by=world.dana, **changes)
    assert error.value.field == field


def test_two_coaches_of_one_name_get_two_addresses(world: World) -> None:
    for actor in (world.dana, world.cora, world.wil):
        make_profile(world.membership_of(actor), name="Sam Same")
    rows = CoachProfile.objects.scoped(world.dana).values_list("slug", flat=True)
    assert sorted(rows) == ["sam-same", "sam-same-2", "sam-same-3"]


def test_the_profile_page_saves_shows_and_hides(world: World, client_for: ClientFor) -> None:
    dana = client_for(world.dana)
    fields = {"name": "Dana R.", "languages": ["es"], "modes": ["phone"], "cost": "free"}
    assert dana.post("/profile/", fields).status_code == 302
    assert dana.post("/profile/publish/", {"show": "yes"}).status_code == 302
    assert queries.by_slug("dana-r", by=world.public).languages == ["es"]
    assert dana.post("/profile/publish/", {"show": "no"}).status_code == 302
    assert not queries.published(by=world.public).exists()
    wrong = dana.post("/profile/", {**fields, "name": "", "about": "My words"})
    assert wrong.status_code == 422
    assert "My words" in wrong.content.decode()


@pytest.mark.parametrize("path", ["/profile/", "/profile/hours/"])
def test_only_coaches_have_these_pages(world: World, client_for: ClientFor, path: str) -> None:
    for role in Role:
        expected = 200 if role == Role.COACH else 404
        assert client_for(role).get(path).status_code == expected, role
    assert client_for(None).get(path).status_code == 302
