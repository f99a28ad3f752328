"""Logging a contact on the page: few taps, nothing lost, nothing twice."""

import datetime as dt
import html
import re
import uuid

import pytest
from django.test import Client

from alongside.coaching.models import Contact
from alongside.coaching.presenters.form_marks import key_for, new_mark
from alongside.coaching.tests.factories import make_contact
from alongside.core import clock
from alongside.core.ids import new_id, parse_client_id
from tests.fixtures.people import ClientFor, World

pytestmark = pytest.mark.django_db
Data = dict[str, object]


@pytest.fixture
def dana(world: World, client_for: ClientFor) -> Client:
    return client_for(world.dana)


@pytest.fixture
def path(world: World) -> str:
    return f"/people/{world.june_person.pk}/contact/"


def _data(**changed: object) -> Data:
    data = {"key": str(new_id()), "outcome": "reached", "mode": "phone", "minutes": "30"}
    return {**data, **changed}


def _count(world: World) -> int:
    return Contact.objects.scoped(world.dana).count()


def test_the_defaults_alone_are_a_contact(world: World, dana: Client, path: str) -> None:
    page = dana.get(path).content.decode()
    assert 'value="reached" id="id_outcome" checked' in page
    assert dana.post(path, _data()).status_code == 302
    row = Contact.objects.scoped(world.dana).get()
    assert (row.outcome, row.mode, row.minutes, row.is_reached) == ("reached", "phone", 30, True)


def test_sending_twice_saves_once_and_answers_alike(world: World, dana: Client, path: str) -> None:
    data = _data(note="Third on the list.")
    first, again = dana.post(path, data), dana.post(path, data)
    assert _count(world) == 1
    assert "The contact is saved." in dana.get(first["Location"]).content.decode()
    told = dana.get(again["Location"]).content.decode()
    assert "saved already" in told
    assert "Third on the list." in told


@pytest.mark.parametrize(
    "wrong",
    [
        {"minutes": "soon"},
        {"minutes": "other"},
        {"minutes": "other", "minutes_other": "9999"},
        {"outcome": "vanished"},
        {"mode": ""},
        {"topics": ["diagnosis"]},
        {"goals": [str(uuid.uuid4())]},
        {"goals": ["x"]},
        {"others_present": "y" * 5_000},
        {"others_present": "A\x00B"},
        {"response": "\u202eback"},
        {"naloxone_kits": "many"},
        {"on": "31/31/2026"},
        {"on": "2031-01-01"},
        {"next_contact_on": "1999-01-01"},
        {"key": "not-a-key"},
        {"key": str(uuid.uuid4())},
        {"key": ""},
    ],
)
def test_bad_input_says_what_to_do_and_keeps_what_was_typed(
    world: World, dana: Client, path: str, wrong: Data
) -> None:
    page = dana.post(path, _data(**{"note": "Her sister comes on Saturday.", **wrong}))
    assert page.status_code == 422
    text = page.content.decode()
    assert "Her sister comes on Saturday." in text
    assert "error-summary" in text
    assert _count(world) == 0


def test_huge_text_is_refused_in_words_and_comes_back(
    world: World, dana: Client, path: str
) -> None:
    page = dana.post(path, _data(note="long " * 2_000))
    assert page.status_code == 422
    assert "Shorten this" in page.content.decode()
    assert page.content.decode().count("long ") >= 2_000


def test_another_persons_contact_cannot_be_opened_through_june(world: World, dana: Client) -> None:
    rays = make_contact(world.ray_person, world.wil, note="Not hers")
    forged = dana.get(f"/people/{world.june_person.pk}/contact/{rays.pk}/")
    nothing = dana.get(f"/people/{world.june_person.pk}/contact/{new_id()}/")
    assert forged.status_code == nothing.status_code == 404


def test_a_stranger_posts_in_vain(world: World, client_for: ClientFor, path: str) -> None:
    for who in (world.wil, world.june, world.meadow.dana, world.ada):
        assert client_for(who).post(path, _data()).status_code == 404
    assert _count(world) == 0


def test_one_tap_logs_a_text_and_another_the_answer(world: World, dana: Client, path: str) -> None:
    record = f"/people/{world.june_person.pk}/"
    sent = dana.post(f"{record}text-sent/", {"key": str(new_id()), "next": "/today/"})
    assert sent["Location"].startswith("/today/?saved=text&row=")
    assert "Did they answer?" in dana.get(sent["Location"]).content.decode()
    assert not Contact.objects.scoped(world.dana).get().is_reached
    dana.post(f"{record}text-answered/", {"key": str(new_id())})
    assert Contact.objects.scoped(world.dana).filter(is_reached=True).count() == 1


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/"])
def test_the_way_back_stays_here(world: World, dana: Client, target: str) -> None:
    path = f"/people/{world.june_person.pk}/text-sent/"
    answer = dana.post(path, {"key": str(new_id()), "next": target})
    assert answer["Location"].startswith(f"/people/{world.june_person.pk}/")


def test_june_reads_the_note_and_adds_her_words(world: World, client_for: ClientFor) -> None:
    row = make_contact(world.june_person, world.dana, note="Third on the list.")
    june = client_for(world.june)
    assert "Third on the list." in june.get("/me/contacts/").content.decode()
    path = f"/me/contacts/{row.pk}/words/"
    june.post(path, {"key": str(new_id()), "words": "I am hopeful."})
    assert "I am hopeful." in june.get("/me/contacts/").content.decode()
    seen = client_for(world.dana).get(f"/people/{world.june_person.pk}/").content.decode()
    assert "I am hopeful." in seen
    assert client_for(world.ray).get(path).status_code == 404


def test_june_does_not_see_a_draft(world: World, client_for: ClientFor) -> None:
    make_contact(world.june_person, world.dana, note="Half a thought", sign=False)
    assert "Half a thought" not in client_for(world.june).get("/me/contacts/").content.decode()


def test_other_words_under_the_same_key_are_never_called_saved(
    world: World, dana: Client, path: str
) -> None:
    data = _data(note="Third on the list.")
    dana.post(path, data)
    page = dana.post(path, {**data, "note": "Second on the list.", "minutes": "45"})
    text = page.content.decode()
    assert page.status_code == 422
    assert "saved before" in text
    assert "How long?" in text
    assert "Second on the list." in text
    assert f'value="{data["key"]}"' not in text
    first = Contact.objects.scoped(world.dana).get()
    assert first.note == "Third on the list."
    assert f"/contact/{first.pk}/" in text


def _form_of(page: str) -> str:
    found = re.search(r'href="([^"]+/contact/\?form=[^"]+)"', page)
    assert found
    return found[1]


def _key_of(page: str) -> str:
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found
    return found[1]


def test_going_back_to_a_form_that_was_saved_shows_the_contact_and_saves_no_second(
    world: World, dana: Client
) -> None:
    form = _form_of(dana.get(f"/people/{world.june_person.pk}/").content.decode())
    data = _data(key=_key_of(dana.get(form).content.decode()), note="Third on the list.")
    dana.post(form, data)
    row = Contact.objects.scoped(world.dana).get()
    assert str(row.pk) == data["key"]
    assert str(row.pk) not in form
    back = dana.get(form, follow=True)
    assert back.redirect_chain[-1][0].startswith(f"/people/{world.june_person.pk}/contact/{row.pk}")
    page = back.content.decode()
    assert "saved already" in page
    assert "Third on the list." in page
    assert "Add to" in page
    another = html.unescape(_form_of(page))
    assert _key_of(dana.get(another).content.decode()) != data["key"]
    again = dana.post(form, data, follow=True).content.decode()
    assert "saved already" in again
    assert _count(world) == 1
    changed = dana.post(form, {**data, "note": "Second on the list."}).content.decode()
    assert "Second on the list." in changed
    assert "Save as another contact" in changed
    assert f"/contact/{row.pk}/" in changed
    assert _count(world) == 1


def test_a_form_that_is_mended_keeps_its_key(world: World, dana: Client, path: str) -> None:
    data = _data(minutes="other")
    mended = dana.post(path, data).content.decode()
    assert _key_of(mended) == data["key"]


def test_the_mark_of_a_form_is_nothing_in_other_hands(world: World, client_for: ClientFor) -> None:
    june, by = world.june_person.pk, world.dana
    mark = new_mark()
    key = key_for(mark, person_id=june, by=by)
    assert key is not None
    assert parse_client_id(key) == key
    assert key_for(mark, person_id=june, by=by) == key
    assert key_for(mark, person_id=june, by=world.cora) != key
    assert key_for(mark, person_id=world.ray_person.pk, by=by) != key
    assert key_for("not-a-mark", person_id=june, by=by) is None


@pytest.mark.parametrize(("hour", "told"), [(3, True), (17, False)])
def test_a_text_sent_in_quiet_hours_is_logged_in_one_tap_and_told_afterwards(
    world: World, client_for: ClientFor, hour: int, told: bool
) -> None:
    record = f"/people/{world.june_person.pk}/"
    with clock.frozen(clock.now().replace(hour=hour)):
        dana = client_for(world.dana)
        assert f"{record}text-sent/" in dana.get(record).content.decode()
        sent = dana.post(f"{record}text-sent/", {"key": str(new_id())}, follow=True)
    assert Contact.objects.scoped(world.dana).get().outcome == "text_sent"
    assert ("quiet hours: the next one" in sent.content.decode()) is told
    assert "Did they answer?" in sent.content.decode()


def test_a_contact_without_a_time_is_the_same_a_minute_later(
    world: World, dana: Client, path: str
) -> None:
    data = _data(note="Third on the list.", topics=["housing", "work"])
    with clock.frozen(clock.now() - dt.timedelta(minutes=1)):
        dana.post(path, data)
    again = dana.post(path, {**data, "topics": ["work", "housing"]})
    assert again.status_code == 302
    assert _count(world) == 1


def test_no_id_stands_in_the_address_after_saving(world: World, dana: Client, path: str) -> None:
    saved = dana.post(path, _data())
    path, _asked, query = saved["Location"].partition("?")
    assert path == f"/people/{world.june_person.pk}/"
    row = Contact.objects.scoped(world.dana).get()
    assert str(row.pk) not in query
    assert row.pk.hex not in query
    page = dana.get(saved["Location"]).content.decode()
    assert f'href="/people/{world.june_person.pk}/contact/{row.pk}/">Add to it' in page


def test_two_notes_of_one_hour_are_articles_and_no_landmarks_of_one_name(
    world: World, client_for: ClientFor
) -> None:
    for words in ("Third on the list.", "The list is shorter."):
        make_contact(world.june_person, world.dana, note=words)
    page = client_for(world.june).get("/me/contacts/").content.decode()
    assert page.count('<article class="card"') == 2


@pytest.mark.parametrize("row", ["", "AAAA", "\0", "é", "x" * 300, "0" * 160])
def test_a_made_up_row_adds_nothing_to_the_page(world: World, dana: Client, row: str) -> None:
    page = dana.get("/today/", {"saved": "contact", "row": row}).content.decode()
    assert "The contact is saved." in page
    assert "Add to it" not in page


def test_two_contacts_at_once_with_one_person_are_told(
    world: World, dana: Client, path: str
) -> None:
    day = (clock.now() - dt.timedelta(days=1)).date()
    assert dana.post(path, _data(on=str(day), at="10:00")).status_code == 302
    page = dana.post(path, _data(on=str(day), at="10:15", note="Again."))
    assert page.status_code == 422
    assert "You have a contact with them in that time" in page.content.decode()
    assert "Again." in page.content.decode()
    assert dana.post(path, _data(on=str(day), at="10:30")).status_code == 302


def test_nobody_was_met_before_they_came(world: World, dana: Client, path: str) -> None:
    page = dana.post(path, _data(on="2019-02-03", at="10:00"))
    assert page.status_code == 422
    assert "They were not here yet" in page.content.decode()


def test_a_count_out_of_range_is_told_in_our_words(dana: Client, path: str) -> None:
    page = dana.post(path, _data(naloxone_kits="300")).content.decode()
    assert "Enter 100 or less." in page
    assert "Ensure" not in page


def test_a_record_leads_to_booking(world: World, dana: Client) -> None:
    page = dana.get(f"/people/{world.june_person.pk}/").content.decode()
    assert f'href="/people/{world.june_person.pk}/appointment/"' in page
