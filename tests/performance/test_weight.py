"""
What goes over the wire: the first signed-in page with all it needs.

Styles, scripts and fonts come once and are kept. Counted as they are sent to a browser that
takes gzip. That every later page keeps to its own weight is held in `test_statements.py`.
"""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from alongside.coaching.tests.factories import make_cadence, make_contact
from alongside.people.tests import factories
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db

FIRST, LATER = 150_000, 30_000


@pytest.mark.parametrize(("who", "path"), [("dana", "/today/"), ("june", "/me/")])
def test_a_first_page_with_all_it_needs_is_at_most_150_kb(
    world: World, client_for: ClientFor, who: str, path: str
) -> None:
    for number in range(20):
        person = factories.make_person(world.organisation, f"Ana{number}", phone="+12035550123")
        factories.make_enrolment(person, world.program)
        factories.assign(person, world.membership_of(world.dana))
        make_cadence(person)
        make_contact(person, world.membership_of(world.dana), days_ago=9)
    page = client_for(getattr(world, who)).get(path, headers={"accept-encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"
    assert len(page.content) <= LATER
    needs = _needs(gzip.decompress(page.content).decode())
    assert len(needs) >= 5, "styles, a script, an icon and two fonts"
    weight = len(page.content) + sum(needs.values())
    assert weight <= FIRST, {path: len(page.content), **needs}


def _needs(html: str) -> dict[str, int]:
    """The weight of everything a page loads; fonts are those of plain Latin text."""
    sheet = re.findall(r'href="(/ui/styles[^"]+)"', html)[0]
    styles = Client().get(sheet, headers={"accept-encoding": "gzip"}).content
    found = {sheet: len(styles)}
    for address in re.findall(r'(?:src|href)="/static/([^"?]+)', html):
        found[address] = _sent(address)
    faces = re.findall(r"@font-face\s*{[^}]+}", gzip.decompress(styles).decode())
    for face in (one for one in faces if "U+0000" in one):
        address = re.findall(r'url\("/static/([^"]+)"', face)[0]
        found[address] = _sent(address)
    return found


def _sent(address: str) -> int:
    path = finders.find(address)
    assert isinstance(path, str), address
    data = Path(path).read_bytes()
    return len(data) if path.endswith(".woff2") else len(gzip.compress(data))
