"""The lines to call now are the right ones, with a source and a day of review (CR-01 to CR-06)."""

import datetime as dt

import pytest
from django.test import Client

from alongside.safety import lines

BY_KEY = {line.key: line for line in lines.help_lines()}


def test_cr_02_911_and_988_come_first_and_in_both_languages() -> None:
    assert [line.call for line in lines.help_lines()][:2] == ["911", "988"]
    assert BY_KEY["988"].text == "988"
    assert "AYUDA" in BY_KEY["988"].what["es"]
    assert "oprime 2" in BY_KEY["988"].what["es"]
    assert BY_KEY["veterans"].text == "838255"


def test_cr_02_the_option_that_ended_is_not_told() -> None:
    told = " ".join(word for line in lines.help_lines() for word in line.what.values()).lower()
    assert "press 3" not in told
    assert "oprime 3" not in told


def test_cr_05_the_treatment_line_is_there() -> None:
    assert BY_KEY["samhsa"].call == "1-800-662-4357"


def test_cr_04_a_line_for_who_uses_alone_is_there() -> None:
    assert BY_KEY["safespot"].call == "1-800-972-0590"


@pytest.mark.parametrize("line", lines.help_lines(), ids=lambda line: line.key)
def test_cr_01_each_line_has_a_source_and_comes_up_for_review(line: lines.Line) -> None:
    assert line.source
    late = line.reviewed_on + dt.timedelta(days=400)
    assert line in lines.lines_due(late)
    assert line not in lines.lines_due(line.reviewed_on)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "es"])
def test_cr_01_cr_03_the_page_shows_them_with_what_to_do_for_an_overdose(language: str) -> None:
    page = Client(headers={"accept-language": language}).get("/help/").content.decode()
    for line in lines.help_lines():
        assert f'href="tel:{line.call.replace("-", "")}"' in page, line.key
    for word in {"en": ("911", "naloxone", "side"), "es": ("911", "naloxona", "lado")}[language]:
        assert word in page


@pytest.mark.django_db
def test_cr_10_nobody_is_promised_to_be_watching() -> None:
    page = Client().get("/help/").content.decode()
    assert "Nobody watches messages on this site day and night." in page
