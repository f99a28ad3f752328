"""The map of the system is current (HS-17)."""

from alongside.cli.system_map import PAGE
from alongside.core.rls import protected_models
from alongside.privacy.system_map import drawn


def test_hs_17_the_map_in_docs_is_what_the_configuration_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == drawn(), "run ./alongside system-map --write"


def test_hs_17_every_kind_of_row_is_on_it() -> None:
    text = drawn()
    assert not [m._meta.label for m in protected_models() if f"`{m._meta.label}`" not in text]
