"""How somebody is asked "did you get it?": the route they chose, and nothing that tells others."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.db.models import OuterRef, Subquery
from django.utils.translation import get_language

from alongside.accounts.tests.helpers import user_of
from alongside.core import clock
from alongside.core.errors import BadInput, Conflict, NotFound
from alongside.core.ids import new_id
from alongside.people.commands import enrolments
from alongside.people.models import Person
from alongside.privacy.commands import reaching
from alongside.referrals import jobs
from alongside.referrals.commands import referring, reminding, routes, saying
from alongside.referrals.models import Asking, Referral, Reminder
from alongside.referrals.models.referral import Route
from alongside.referrals.presenters import phoning
from alongside.referrals.queries import asks
from alongside.referrals.queries import referrals as found
from alongside.referrals.routes import possible
from alongside.referrals.tests import factories
from tests.fixtures.people import World

pytestmark = pytest.mark.django_db
SITE = "https://harbor.example.org"
NOON = dt.datetime(2026, 11, 2, 17, tzinfo=dt.UTC)  # noon in New York
DAY = dt.timedelta(days=1)
# What nobody else may read in a message: the person, the service, the need, what the program does.
CANARIES = (
    "June", "Abbott", "Elm", "House", "housing", "room", "referral", "referred", "recovery",
    "coach", "treatment", "sober", "ayuda", "recuperación", "referencia",
)  # fmt: skip


def _referral(world: World, route: str = "mail", name: str = "Elm Street House") -> Referral:
    """June goes there by herself, and chose how she is asked."""
    need = factories.make_need(world.june_person, words="A room for my son")
    service = factories.make_service(name)
    return referring.refer(need=need, services=[service], route=route, by=world.june)


@pytest.fixture
def world_at_noon(world: World, settings: Any) -> Any:
    settings.ALONGSIDE_SITE = SITE
    with clock.frozen(NOON):
        yield world


def _mailed(after: dt.timedelta) -> int:
    with clock.frozen(NOON + after):
        return int(str(jobs.ask_by_e_mail()))


def test_only_routes_that_can_work_are_offered(world: World) -> None:
    june = world.june_person
    assert possible(june, has_mail=True) == list(Route)
    june.may_call = False
    assert possible(june, has_mail=False) == [Route.HERE, Route.TEXT, Route.NONE]
    june.phone = ""
    assert possible(june, has_mail=False) == [Route.HERE, Route.NONE]


def test_who_chooses_nothing_is_asked_on_their_page(world_at_noon: World) -> None:
    [referral] = factories.prepared(world_at_noon.june_person, by=world_at_noon.dana)
    assert referral.route == Route.HERE


def test_the_person_chooses_the_route_and_changes_it(world_at_noon: World) -> None:
    referral = _referral(world_at_noon, "here")
    routes.choose_route(referral=referral, route="call", by=world_at_noon.june)
    routes.choose_route(referral=referral, route="none", by=world_at_noon.dana)
    referral.refresh_from_db()
    assert referral.route == Route.NONE
    with pytest.raises(NotFound):
        routes.choose_route(referral=referral, route="here", by=world_at_noon.wil)


def test_a_route_that_cannot_work_is_refused(world_at_noon: World) -> None:
    world, june = world_at_noon, world_at_noon.june_person
    referral = _referral(world, "here")
    june.may_text = False
    june.save()
    user = user_of(world.june)
    user.email = ""
    user.save()
    for route in ("text", "mail", "pigeon"):
        with pytest.raises(BadInput) as refused:
            routes.choose_route(
                referral=found.get(referral.pk, by=world.june), route=route, by=world.june
            )
        assert refused.value.field == "route"
    with pytest.raises(BadInput):
        _referral(world, "mail")


def test_an_e_mail_asks_once_and_again_after_a_week_until_it_is_answered(
    world_at_noon: World,
) -> None:
    world, referral = world_at_noon, _referral(world_at_noon)
    assert _mailed(DAY) == 0, "too early to know"
    assert _mailed(2 * DAY) == 1
    assert _mailed(2 * DAY + dt.timedelta(hours=1)) == 0
    assert _mailed(9 * DAY) == 1
    assert len(mail.outbox) == 2
    assert mail.outbox[0].to == [user_of(world.june).email]
    with clock.frozen(NOON + 10 * DAY):
        saying.say(referral=referral, got="yes", by=world.june)
    assert _mailed(30 * DAY) == 0
    kept = [(one.route, one.by_membership_id) for one in referral.askings.all()]
    assert kept == [("mail", None), ("mail", None)]


def test_who_does_not_answer_is_left_alone_after_three(world_at_noon: World) -> None:
    world, referral = world_at_noon, _referral(world_at_noon)
    assert [_mailed(weeks * 7 * DAY) for weeks in range(1, 7)] == [1, 1, 1, 0, 0, 0]
    with clock.frozen(NOON + 50 * DAY):
        saying.say(referral=referral, got="not_yet", by=world.june)
    assert _mailed(51 * DAY) == 0, "they have just answered"
    assert _mailed(58 * DAY) == 1, "an answer starts it anew"


def test_the_message_says_nothing_to_anybody_else(world_at_noon: World) -> None:
    _referral(world_at_noon)
    world_at_noon.organisation.discreet_name = "Harbor"
    world_at_noon.organisation.save()
    assert _mailed(2 * DAY) == 1
    [sent] = mail.outbox
    told = f"{sent.subject}\n{sent.body}\n{sent.from_email}"
    assert [word for word in CANARIES if word.lower() in told.lower()] == []
    assert sent.subject == "Harbor: a question for you"
    assert f"{SITE}/me/waiting/\n" in sent.body, "no token and no id"
    assert sent.extra_headers == {}
    assert sent.attachments == []


def test_the_message_comes_in_the_language_of_the_account(world_at_noon: World) -> None:
    _referral(world_at_noon)
    user = user_of(world_at_noon.june)
    user.language = "es"
    user.save()
    assert _mailed(2 * DAY) == 1
    assert "Hola" in mail.outbox[0].body


def test_the_message_has_no_link_where_the_address_is_not_known(
    world_at_noon: World, settings: Any
) -> None:
    settings.ALONGSIDE_SITE = ""
    _referral(world_at_noon)
    assert _mailed(2 * DAY) == 1
    assert "/me/" not in mail.outbox[0].body


def test_one_message_asks_about_everything_that_is_due(world_at_noon: World) -> None:
    _referral(world_at_noon)
    _referral(world_at_noon, name="Oak House")
    assert _mailed(2 * DAY) == 2
    assert len(mail.outbox) == 1


def test_in_quiet_hours_the_message_waits_for_the_next_run(world_at_noon: World) -> None:
    _referral(world_at_noon)
    night = dt.timedelta(days=2, hours=10)  # ten in the evening
    assert _mailed(night) == 0
    assert _mailed(night + dt.timedelta(hours=11)) == 1, "nine in the morning"
    reaching.set_contact_rules(
        person=world_at_noon.june_person, by=world_at_noon.june,
        safe_from=dt.time(18), safe_until=dt.time(19),
    )  # fmt: skip
    assert _mailed(10 * DAY) == 0
    assert _mailed(10 * DAY + dt.timedelta(hours=6)) == 1


@pytest.mark.parametrize("status", ["died", "moved", "completed"])
def test_nobody_who_died_or_left_is_asked(world_at_noon: World, status: str) -> None:
    _referral(world_at_noon)
    _referral(world_at_noon, "call", "Oak House")
    enrolments.change_status(
        enrolment=world_at_noon.june_enrolment, status=status, by=world_at_noon.theo
    )
    assert _mailed(2 * DAY) == 0
    with clock.frozen(NOON + 2 * DAY):
        lines, _count = found.open_loops(by=world_at_noon.dana)
    assert not any(line.asks_by_coach for line in lines)


def test_an_account_that_was_closed_gets_no_message(world_at_noon: World) -> None:
    _referral(world_at_noon)
    user = user_of(world_at_noon.june)
    user.is_active = False
    user.save()
    assert _mailed(2 * DAY) == 0
    assert mail.outbox == []


def test_a_message_that_could_not_be_sent_is_tried_again(
    world_at_noon: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _referral(world_at_noon)

    def no_server(*_: Any) -> int:
        raise OSError("no route to host")

    with monkeypatch.context() as broken:
        broken.setattr("alongside.people.mailing.send_mail", no_server)
        assert _mailed(2 * DAY) == 0
    assert not Asking.objects.scoped(world_at_noon.system).exists()
    assert _mailed(2 * DAY + dt.timedelta(hours=1)) == 1


def test_a_second_worker_sends_nothing_twice(world_at_noon: World) -> None:
    referral = _referral(world_at_noon)
    with clock.frozen(NOON + 2 * DAY):
        routes.ask_by_mail(referral=referral, by=world_at_noon.system)
        with pytest.raises(Conflict):
            routes.ask_by_mail(referral=referral, by=world_at_noon.system)


def test_nothing_leaves_without_the_agreement_of_the_vendor_of_mail(
    world_at_noon: World, settings: Any
) -> None:
    settings.EMAIL_HOST = "smtp.example.org"
    _referral(world_at_noon, "here")
    assert _mailed(2 * DAY) == 0
    with pytest.raises(BadInput):
        _referral(world_at_noon, "mail", "Oak House")


def test_who_chose_a_call_is_asked_by_the_coach_first_and_by_the_page_after_a_week(
    world_at_noon: World,
) -> None:
    world, referral = world_at_noon, _referral(world_at_noon, "call")

    def asked(after: dt.timedelta) -> tuple[bool, bool]:
        with clock.frozen(NOON + after):
            [line] = found.of_person(world.june_person, by=world.dana)
        return line.asks_here, line.asks_by_coach

    assert asked(DAY) == (False, False)
    assert asked(3 * DAY) == (False, True)
    with clock.frozen(NOON + 3 * DAY):
        key = new_id()
        for _time in range(2):
            routes.note_asked(referral=referral, route="call", id=key, by=world.dana)
    assert [one.route for one in referral.askings.all()] == ["call"]
    assert asked(4 * DAY) == (False, False)
    assert asked(10 * DAY) == (True, True), "nobody has answered"
    with clock.frozen(NOON + 11 * DAY):
        saying.say(referral=referral, got="not_yet", told_coach=True, by=world.dana)
    assert asked(12 * DAY) == (False, False)


def test_whoever_does_not_want_to_be_asked_is_asked_by_nobody_and_can_still_tell(
    world_at_noon: World,
) -> None:
    world, referral = world_at_noon, _referral(world_at_noon)
    reminding.remind(referral=referral, state="by_self", by=world.system)
    routes.choose_route(referral=referral, route="none", by=world.june)
    assert not Reminder.objects.scoped(world.system).filter(done_at__isnull=True).exists()
    assert _mailed(30 * DAY) == 0
    with clock.frozen(NOON + 30 * DAY):
        jobs.remind_of_open()
        [line] = found.of_person(world.june_person, by=world.dana)
        assert (line.asks_here, line.asks_by_coach, line.is_reminded) == (False, False, False)
        with pytest.raises(Conflict):
            routes.note_asked(referral=referral, route="call", by=world.dana)
        saying.say(referral=referral, got="yes", by=world.june)
        assert found.of_person(world.june_person, by=world.dana)[0].is_closed


def test_a_text_is_ready_outside_quiet_hours_and_names_no_service(
    world_at_noon: World,
) -> None:
    referral = _referral(world_at_noon, "text")
    ready = phoning.phoning(referral, "Dana R.")
    assert ready is not None
    assert ready.href.startswith("sms:+12035550110?&body=Hello%2C%20this%20is%20Dana%20R.")
    said = phoning.text(world_at_noon.june_person, "Dana R.").lower()
    assert [word for word in CANARIES if word.lower() in said] == []
    with clock.frozen(NOON + dt.timedelta(hours=11)):
        late = phoning.phoning(referral, "Dana R.")
        assert late is not None
        assert (late.href, late.instead) == ("", "Quiet hours until 8:00\u00a0am")


def test_the_text_is_written_in_the_persons_language(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phoning, "_", lambda _words: f"{get_language()} %(name)s")
    world.june_person.language = "es"
    assert phoning.text(world.june_person, "Dana R.") == "es Dana R."


def test_the_home_page_and_the_list_agree_on_what_is_asked(world_at_noon: World) -> None:
    for route in Route:
        _referral(world_at_noon, route, f"{route} House")
    for days in (1, 3, 10):
        with clock.frozen(NOON + days * DAY):
            rows = Person.objects.scoped(world_at_noon.june)
            counted = rows.annotate(n=Subquery(asks.asks_of(OuterRef("pk"))))
            number = counted.get(pk=world_at_noon.june_person.pk).n or 0
            lines = found.of_person(world_at_noon.june_person, by=world_at_noon.june)
        assert number == sum(line.asks_here for line in lines) == {1: 0, 3: 2, 10: 4}[days]
