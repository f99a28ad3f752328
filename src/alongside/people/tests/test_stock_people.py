import pytest

from alongside.people.queries import persons
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db


def test_stock_people_see_whom_they_serve(world: World) -> None:
    def seen(name: str) -> set[str]:
        return {p.first_name for p in persons.visible_to(getattr(world, name))}

    assert seen("june") == seen("dana") == seen("cora") == {"June"}
    assert seen("theo") == {"June", "Sam"}
    assert seen("wil") == seen("nora") == {"Ray"}
    assert seen("petra") == seen("ada") == seen("priya") == seen("eve") == set()


def test_a_client_is_signed_in_as_its_actor(world: World, client_for: ClientFor) -> None:
    response = client_for(world.dana).get("/readyz")
    assert response.wsgi_request.actor == world.dana  # type: ignore[attr-defined]
    assert client_for(None).get("/readyz").wsgi_request.actor.kind == "public"  # type: ignore[attr-defined]
