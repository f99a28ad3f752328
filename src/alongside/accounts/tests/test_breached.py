"""AV-05: passwords known from breaches, looked up in a real file of a hundred thousand hashes."""

import hashlib
import tracemalloc
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from alongside.accounts import breached, commands
from alongside.accounts.tests.factories import make_user
from alongside.config import safety
from alongside.core.actor import Actor
from alongside.core.errors import BadInput

COUNT = 100_000


def sha1(password: str) -> str:
    return hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


@pytest.fixture(scope="module")
def known() -> dict[str, str]:
    """Hash -> password of a hundred thousand passwords, in the order of the hashes."""
    return dict(sorted((sha1(f"stolen {n}"), f"stolen {n}") for n in range(COUNT)))


def written(path: Path, hashes: Iterable[str], *, style: str = "counts") -> Path:
    break_, last = ("\r\n", "\r\n") if style == "crlf" else ("\n", "")
    lines = hashes if style == "bare" else (f"{h}:{3 + n % 90_000}" for n, h in enumerate(hashes))
    lines = map(str.lower, lines) if style == "lower" else lines
    path.write_bytes((break_.join(lines) + last).encode())
    return path


@pytest.mark.parametrize("style", ["counts", "bare", "crlf", "lower"])
def test_av_05_a_password_of_the_list_is_refused_wherever_it_stands(
    known: dict[str, str], tmp_path: Path, style: str
) -> None:
    path = written(tmp_path / "list.txt", known, style=style)
    passwords = list(known.values())
    assert breached.problem(path) == ""
    picked = [*passwords[:3], *passwords[-3:], *passwords[1 :: COUNT // 500]]
    assert all(breached.is_known(one, path) for one in picked)
    assert not any(breached.is_known(f"nobody's {n}", path) for n in range(500))


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_av_05_short_lists_are_searched_to_their_edges(
    known: dict[str, str], tmp_path: Path, count: int
) -> None:
    # The first and the last are left out of the file: nothing lies before or behind its edges.
    hashes = list(known)[1 : count + 1]
    path = written(tmp_path / "list.txt", hashes)
    assert all(breached.is_known(known[one], path) for one in hashes)
    for absent in (next(iter(known)), list(known)[count + 1], list(known)[-1]):
        assert not breached.is_known(known[absent], path)


def test_av_05_a_look_up_takes_no_memory_of_the_files_size(
    known: dict[str, str], tmp_path: Path
) -> None:
    path = written(tmp_path / "list.txt", known)
    tracemalloc.start()
    try:
        breached.is_known("nobody's", path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 50_000 < path.stat().st_size // 50


def _swapped(hashes: list[str]) -> list[str]:
    middle = len(hashes) // 2
    hashes[middle], hashes[middle + 1] = hashes[middle + 1], hashes[middle]
    return hashes


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read"),
        (b"", "not a list"),
        (b"password\n123456\n", "not a list"),
        (b"%PDF-1.7 " + b"x" * 10_000, "not a list"),
        (f"{sha1('a')}\n\n{sha1('b')}\n".encode(), "not a list"),
    ],
)
@pytest.mark.django_db
def test_av_05_a_list_that_is_missing_or_unsorted_stops_the_start(
    known: dict[str, str], tmp_path: Path, settings: Any, content: bytes | None, words: str
) -> None:
    path = tmp_path / "list.txt"
    if content is not None:
        path.write_bytes(content)
    settings.ALONGSIDE_BREACHED_PASSWORDS = str(path)
    (said,) = [p for p in safety.problems() if "ALONGSIDE_BREACHED_PASSWORDS" in p]
    assert words in said
    written(path, _swapped(list(known)))
    (said,) = [p for p in safety.problems() if "ALONGSIDE_BREACHED_PASSWORDS" in p]
    assert "not sorted" in said
    written(path, known)
    assert not [p for p in safety.problems() if "ALONGSIDE_BREACHED_PASSWORDS" in p]


def test_av_05_of_a_large_list_places_are_looked_at(
    known: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breached, "WHOLE", 1_000)
    path = written(tmp_path / "list.txt", known)
    assert breached.problem(path) == ""
    by_use = sorted(known, key=lambda one: known[one])  # as lists ordered by count are
    assert "not sorted" in breached.problem(written(path, by_use))


@pytest.mark.django_db
def test_av_05_new_passwords_are_refused_on_the_list_and_while_it_is_away(
    known: dict[str, str], tmp_path: Path, settings: Any
) -> None:
    path = written(tmp_path / "list.txt", known)
    settings.ALONGSIDE_BREACHED_PASSWORDS = str(path)
    user, by = make_user("marigold.field@example.org"), Actor.system(None)
    commands.set_password(user=user, password="a lamp by the river", by=by)
    with pytest.raises(BadInput, match="stolen from another site"):
        commands.set_password(user=user, password="stolen 4711", by=by)
    path.unlink()
    with pytest.raises(BadInput, match="cannot be checked"):
        commands.set_password(user=user, password="a boat on the river", by=by)
    user.refresh_from_db()
    assert user.check_password("a lamp by the river")


@pytest.mark.django_db
def test_av_05_without_a_list_the_start_says_so_and_common_ones_are_refused(
    tmp_path: Path, settings: Any
) -> None:
    assert [w for w in safety.warnings() if "ALONGSIDE_BREACHED_PASSWORDS" in w]
    assert not [p for p in safety.problems() if "ALONGSIDE_BREACHED_PASSWORDS" in p]
    user = make_user("marigold.field@example.org")
    commands.set_password(user=user, password="stolen 4711", by=Actor.system(None))
    with pytest.raises(BadInput, match="easy to guess"):
        commands.set_password(user=user, password="iloveyou", by=Actor.system(None))
    settings.ALONGSIDE_BREACHED_PASSWORDS = str(tmp_path / "list.txt")
    assert not [w for w in safety.warnings() if "ALONGSIDE_BREACHED_PASSWORDS" in w]
