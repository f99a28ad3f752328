"""Fixtures for every test, wherever it lives; the work is in `tests/fixtures`."""

pytest_plugins = [
    "tests.fixtures.safety",
    "tests.fixtures.database",
    "tests.fixtures.people",
    "tests.fixtures.stock",
    "tests.fixtures.told",
]
