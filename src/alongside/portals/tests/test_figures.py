"""Figures: counts that cannot be led back to anybody (T13)."""

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core import clock
from alongside.core.small_cells import SMALLEST
from alongside.matching.models import Request
from alongside.people.models import Enrolment, EnrolmentStatus, Person
from alongside.people.models.enrolment import Status
from alongside.people.tests import factories
from alongside.portals.queries.figures import Quarter, hidden_by_quarter
from alongside.privacy.commands import exports as commands
from alongside.privacy.queries import exports as files
from alongside.privacy.tests.test_exports import rows_of
from tests.fixtures.people import ClientFor, World

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("today", "first", "after"),
    [
        (dt.date(2026, 11, 24), dt.date(2026, 7, 1), dt.date(2026, 10, 1)),
        (dt.date(2026, 12, 31), dt.date(2026, 7, 1), dt.date(2026, 10, 1)),
        (dt.date(2027, 1, 1), dt.date(2026, 10, 1), dt.date(2027, 1, 1)),
        (dt.date(2027, 4, 1), dt.date(2027, 1, 1), dt.date(2027, 4, 1)),
    ],
)
def test_t13_a_report_is_of_a_quarter_that_is_over(
    today: dt.date, first: dt.date, after: dt.date
) -> None:
    assert Quarter.over(today) == Quarter(first, after)


def quarters(today: dt.date) -> list[Quarter]:
    return [Quarter.over(today, back) for back in range(4, 0, -1)]


monthly = st.lists(st.integers(0, 40), min_size=15, max_size=15)


@given(monthly)
def test_t13_two_adjacent_reports_tell_no_more_than_one(numbers: list[int]) -> None:
    """
    A solver that knows both reports and every quarter's total derives no small month.

    The months of a quarter are all the unknowns of an equation, so each stands by itself.
    """
    first, second = quarters(TODAY), quarters(dt.date(2027, 1, 1))
    months = [m for q in [first[0], *second] for m in q.months()]
    counts = dict(zip(months, numbers, strict=True))
    one, two = hidden_by_quarter(counts, first), hidden_by_quarter(counts, second)
    assert all(one[month] == two[month] for month in one.keys() & two.keys())
    known = {month: n for month, n in {**one, **two}.items() if n is not None}
    for quarter in [first[0], *second]:
        unknown = [m for m in quarter.months() if m not in known]
        small = [m for m in unknown if counts[m] < SMALLEST]
        if any(known.get(m) for m in quarter.months()):
            for month in small:
                assert len(set(_solutions(month, unknown, counts))) > 1


def _solutions(month: str, unknown: list[str], counts: dict[str, int]) -> Iterator[int]:
    whole = sum(counts[m] for m in unknown)
    others = len(unknown) - 1
    for n in range(1, SMALLEST):
        if others and whole - n >= others:
            yield n


def _people(world: World, count: int) -> None:
    began = clock.now() - dt.timedelta(days=60)  # 25 September
    for number in range(count):
        person = factories.make_person(world.organisation, f"Person {number}", "Marked")
        enrolment = factories.make_enrolment(person, world.program)
        day = began.date() - dt.timedelta(days=31 * (number % 3))
        Enrolment._base_manager.filter(pk=enrolment.pk).update(enrolled_on=day)
        EnrolmentStatus._base_manager.filter(enrolment=enrolment).update(at=began)


@pytest.mark.django_db
def test_the_page_shows_counts_and_nobody(world: World, client_for: ClientFor) -> None:
    eve = client_for(world.eve)
    _people(world, 40)
    page = eve.get("/figures/").content.decode()
    assert "Marked" not in page
    assert "Abbott" not in page
    assert ">40<" in page
    assert "September 2026" in page
    assert "November 2026" not in page
    assert "Every enrolment counts once" in page


@pytest.mark.django_db
def test_t13_what_happened_since_the_quarter_changes_nothing(
    world: World, client_for: ClientFor
) -> None:
    eve = client_for(world.eve)
    _people(world, 40)
    before = eve.get("/figures/").content.decode()
    person = factories.make_person(world.organisation, "Late", "Comer")
    factories.make_enrolment(person, world.program)
    after = eve.get("/figures/").content.decode()
    assert _tables(after) == _tables(before)


def _tables(page: str) -> str:
    return page[page.index("<table") : page.rindex("</table>")]


@pytest.mark.django_db
def test_t13_small_counts_are_not_shown(world: World, client_for: ClientFor) -> None:
    _people(world, 30)
    page = client_for(world.eve).get("/figures/").content.decode()
    assert "not shown" in page
    assert ">10<" not in page


@pytest.mark.django_db
def test_requests_that_were_none_are_counted_apart(world: World, client_for: ClientFor) -> None:
    _people(world, 40)
    rows = Person.objects.scoped(world.system).filter(enrolments__program=world.program)
    ended = clock.now() - dt.timedelta(days=60)
    Request.objects.bulk_create(
        Request(
            organisation=world.organisation,
            person=person,
            program=world.program,
            asked_by="person",
            asked_at=ended,
            closed_at=ended,
            close_reason="duplicate" if number < 12 else "withdrawn",
        )
        for number, person in enumerate(rows[:33])
    )
    page = client_for(world.eve).get("/figures/").content.decode()
    table = page[page.index("Requests for a coach by how they ended") :]
    assert table.index("Taken back") < table.index(">21<")
    assert table.index("Asked twice") < table.index(">12<")


@pytest.mark.django_db
def test_the_order_tells_nothing_of_hidden_counts(world: World, client_for: ClientFor) -> None:
    _people(world, 40)
    page = client_for(world.eve).get("/figures/").content.decode()
    names = [str(label) for label in Status.labels]
    shown = [name for name in names if f">{name}<" in page]
    assert shown == sorted(shown, key=page.index) != []


@pytest.mark.django_db
def test_another_house_is_not_counted(world: World, client_for: ClientFor) -> None:
    _people(world, 40)
    page = client_for(world.meadow.eve).get("/figures/").content.decode()
    assert not any(f">{n}<" in page for n in range(SMALLEST, 60))


@pytest.mark.django_db
def test_t13_the_file_leaves_out_what_the_page_does(world: World) -> None:
    _people(world, 30)
    export = commands.ask_export(kind="figures", reason="Yearly report", by=world.eve)
    made = commands.make_export(export=export, by=world.eve)
    rows = rows_of(files.file(made.pk, by=world.eve), made.password)[3:]
    assert len(rows) == made.row_count
    assert "not shown" in {row[2] for row in rows}
    assert all(int(row[2]) == 0 or int(row[2]) >= SMALLEST for row in rows if row[2].isdigit())
