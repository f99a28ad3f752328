"""A paper that shows somebody was there, to be checked by whoever holds it."""

import datetime as dt
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from alongside.core import clock
from alongside.core.errors import BadInput, NotFound
from alongside.groups import qr
from alongside.groups.commands import attending, proofs, settings
from alongside.groups.models import Attendance, Proof
from alongside.groups.queries import proofs as asks
from alongside.groups.tests.factories import first_session, invite, join, make_group
from alongside.ui import paper
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
UNKNOWN = "2222-2222-2222"


@pytest.fixture
def was_there(world: World) -> Attendance:
    """June was at a session of Dana's circle."""
    group = make_group(world.program, world.membership_of(world.dana), name="Women in recovery")
    invite(group, world.june_person, world.dana)
    seat = join(group, world.june_person, world.june)
    session = first_session(group)
    attending.save_list(session=session, seats=[seat], notes={}, by=world.dana)
    attending.finish_session(session=session, minutes=90, by=world.dana)
    return Attendance.objects.scoped(world.june).get()


def _proof(world: World, *, names_groups: bool = False) -> Proof:
    day = clock.today("America/New_York")
    return proofs.make_proof(
        person=world.june_person, first_day=day - dt.timedelta(days=3), last_day=day,
        names_groups=names_groups, by=world.june,
    )  # fmt: skip


def _checked(code: str, name: str = "") -> str:
    answer = Client().post("/attendance/", {"code": code, "name": name})
    assert answer.status_code == 200
    assert not answer.cookies
    return answer.content.decode().replace(code, "CODE")


def test_it_says_days_and_hours_and_names_no_topic(world: World, was_there: Attendance) -> None:
    proof = _proof(world)
    assert (proof.minutes, len(proof.days), proof.groups) == (90, 1, "")
    assert proof.issued_by == world.organisation.discreet_name
    assert _proof(world, names_groups=True).groups == "Women in recovery"


def test_a_program_may_set_a_neutral_name(world: World, was_there: Attendance) -> None:
    settings.set_rules(program=world.program, neutral_name="Learning Center", by=world.ada)
    assert _proof(world).issued_by == "Learning Center"


def test_the_page_of_the_code_says_less_than_the_paper(world: World, was_there: Attendance) -> None:
    text = _checked(_proof(world, names_groups=True).code)
    assert "1\u00a0h 30\u00a0min" in text
    for secret in ("June", "Abbott", "Women", "recovery coach", "Dana"):
        assert secret not in text


def test_it_tells_whether_the_name_is_the_one_on_the_paper(
    world: World, was_there: Attendance
) -> None:
    code = _proof(world).code
    assert "is the one on the paper" in _checked(code, " june  ABBOTT")
    assert "is not the one on the paper" in _checked(code, "Jack Adams")


def test_unknown_taken_back_and_changed_give_the_same_answer(
    world: World, was_there: Attendance
) -> None:
    taken, changed, meadows = _proof(world), _proof(world), _proof(world)
    proofs.take_back_proof(proof=taken, by=world.june)
    Proof.objects.scoped(world.june).filter(pk=changed.pk).update(minutes=9000)
    Proof.objects.scoped(world.june).filter(pk=meadows.pk).update(
        organisation=world.meadow.organisation
    )
    answers = {
        _checked(code)
        for code in (UNKNOWN.replace("-", ""), taken.code, changed.code, meadows.code)
    }
    assert len(answers) == 1
    assert "There is no paper with this code." in answers.pop()


def test_unknown_and_taken_back_ask_the_database_the_same(
    world: World, was_there: Attendance
) -> None:
    taken = _proof(world)
    proofs.take_back_proof(proof=taken, by=world.june)
    counts = []
    for code in (UNKNOWN, taken.code, UNKNOWN):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            asks.genuine(code, by=world.public)
        counts.append(len(asked))
    assert len(set(counts[1:])) == 1


def test_only_the_person_has_it(world: World, was_there: Attendance, client_for: ClientFor) -> None:
    proof = _proof(world)
    for by in (world.dana, world.theo, world.ray, world.ada):
        with pytest.raises(NotFound):
            asks.get(proof.pk, by=by)
        with pytest.raises(NotFound):
            proofs.take_back_proof(proof=proof, by=by)
    page = client_for(world.june).get(f"/me/attendance/{proof.pk}/").content.decode()
    assert "June Abbott" in page
    assert "data:image/svg+xml" in page


def test_days_without_a_session_make_no_paper(world: World, was_there: Attendance) -> None:
    for first, last in (("2020-01-01", "2020-01-02"), ("2026-11-24", "2026-11-01")):
        with pytest.raises(BadInput):
            proofs.make_proof(
                person=world.june_person, first_day=dt.date.fromisoformat(first),
                last_day=dt.date.fromisoformat(last), by=world.june,
            )  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(bool(paper.problem()), reason="no Pango on this machine")
def test_the_pdf_is_tagged_and_says_what_the_page_says(
    world: World, was_there: Attendance, client_for: ClientFor
) -> None:
    proof = _proof(world)
    answer = client_for(world.june).get(f"/me/attendance/{proof.pk}/file/")
    reader = PdfReader(io.BytesIO(answer.content))
    text = reader.pages[0].extract_text()
    assert "June Abbott" in text
    assert "Women" not in text
    assert "/MarkInfo" in str(reader.root_object)
    assert reader.metadata is not None
    assert reader.metadata.title == "Document"


def test_the_code_for_phones_holds_the_address_and_asks_nobody() -> None:
    image = qr.as_data("https://example.org/attendance/ABCD/")
    assert image.startswith("data:image/svg+xml")
    assert "example.org" not in image  # drawn, not written
    assert "href" not in image
