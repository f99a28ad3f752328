"""Who may change an account."""

import multiprocessing
from pathlib import Path

import pytest

from alongside.accounts import codes, commands, devices, network
from alongside.accounts.cache import SharedFileCache
from alongside.accounts.tests.helpers import user_of
from alongside.core.errors import BadInput, NotPermitted
from alongside.core.models import AuditEvent
from tests.fixtures.people import World


def test_the_owner_and_the_system_change_an_account_and_nobody_else(world: World) -> None:
    june = user_of(world.june)
    for by in (world.june, world.system):
        commands.set_language(user=june, language="es", by=by)
        commands.set_idle_minutes(user=june, minutes=10, by=by)
        commands.set_password(user=june, password="a long walk by the water", by=by)
    for by in (world.ray, world.dana, world.ada, world.public, world.meadow.june):
        with pytest.raises(NotPermitted):
            commands.set_language(user=june, language="en", by=by)
        with pytest.raises(NotPermitted):
            commands.set_idle_minutes(user=june, minutes=10, by=by)
        with pytest.raises(NotPermitted):
            commands.set_password(user=june, password="a long walk by the sea", by=by)
        with pytest.raises(NotPermitted):
            commands.deactivate(user=june, by=by)
    assert AuditEvent.objects.filter(outcome="refused").count() == 20


@pytest.mark.parametrize("minutes", [-1, 0, 4, 61])
def test_hs_03_idle_minutes_stay_between_five_and_sixty(world: World, minutes: int) -> None:
    with pytest.raises(BadInput):
        commands.set_idle_minutes(user=user_of(world.june), minutes=minutes, by=world.june)


@pytest.mark.parametrize(
    ("address", "cut"),
    [
        ("203.0.113.77", "203.0.113.0"),
        ("2001:db8:1:2:3::4", "2001:db8:1::"),
        ("nonsense", ""),
        ("", ""),
    ],
)
def test_ds_10_addresses_are_cut_to_their_network(address: str, cut: str) -> None:
    assert network.network_of(address) == cut


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18) AppleWebKit Version/18 Safari/604",
            "Phone, Safari",
        ),
        ("Mozilla/5.0 (iPad; CPU OS 18) AppleWebKit CriOS/131 Safari/604", "Tablet, Chrome"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/131 Safari/537 Edg/131", "Computer, Edge"),
        ("", "Device"),
    ],
)
def test_devices_are_named_in_few_words(agent: str, words: str) -> None:
    short = devices.short_form(agent)
    assert devices.words(short) == words
    assert devices.short_form(short) == short


def test_typed_codes_are_read_generously() -> None:
    assert codes.LETTERS.count("O") == codes.LETTERS.count("I") == 0


def _claim(folder: str, won: "multiprocessing.Queue[bool]") -> None:
    won.put(SharedFileCache(folder, {}).add("code", "used"))


def test_av_07_only_one_process_can_be_first(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    won: multiprocessing.Queue[bool] = context.Queue()
    workers = [context.Process(target=_claim, args=(str(tmp_path), won)) for _ in range(8)]
    for worker in workers:
        worker.start()
    assert sum(won.get(timeout=20) for _ in workers) == 1
    for worker in workers:
        worker.join()
