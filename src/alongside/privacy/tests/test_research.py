"""A record with a name leaves for research under an approval, on two people's word (P2-55)."""

import datetime as dt
import io
import re
from typing import Any

import pytest
import pyzipper
from django.core.files.uploadedfile import SimpleUploadedFile

from alongside.accounts import again
from alongside.core import clock
from alongside.core.actor import Role
from alongside.core.errors import BadInput, Conflict, NotFound, NotPermitted
from alongside.core.ids import new_id
from alongside.core.models import AuditEvent
from alongside.people.tests import factories
from alongside.privacy import handing
from alongside.privacy.commands import exports, research, restrictions
from alongside.privacy.commands.disclosing import Refused
from alongside.privacy.models import Disclosure, Export, ResearchRecord, Study
from alongside.privacy.queries import exports as asks
from alongside.privacy.tests.test_received import CONTENT, PAPER
from tests.fixtures.people import ClientFor, World, sign_in
from tests.fixtures.safety import NOW

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
TODAY = NOW.date()
REASON = "The study follows people for two years"


def study_of(world: World, **more: Any) -> Study:
    given = {
        "researcher": "Dr. Moss", "protocol": "P-1", "approval": "Board 12, 2026-44",
        "approved_on": TODAY - 30 * DAY, "ends_on": TODAY + 3 * DAY, "paper": PAPER,
        "by": world.priya,
    }  # fmt: skip
    return research.keep_study(**{**given, **more})


def prepared(world: World, study: Study | None = None) -> ResearchRecord:
    return research.prepare(
        study=study or study_of(world), person=world.june_person, categories=["attendance"],
        reason=REASON, by=world.priya,
    )  # fmt: skip


def agreed_record(world: World) -> ResearchRecord:
    """This function will give a record that a second person agreed to."""
    record = prepared(world)
    exports.approve_export(export=record.export, by=world.ada)
    return record


def told(world: World) -> list[Disclosure]:
    return list(Disclosure.objects.scoped(world.system))


def test_p2_55_nothing_leaves_before_a_second_person_agreed(world: World) -> None:
    record = prepared(world)
    with pytest.raises(NotPermitted):
        exports.make_export(export=record.export, by=world.priya)
    with pytest.raises(NotPermitted):
        handing.for_research(record=record, export=record.export, by=world.priya)
    assert told(world) == []
    exports.approve_export(export=record.export, by=world.ada)
    assert told(world) == []


def test_p2_55_what_two_people_agreed_to_leaves_locked_with_one_entry(world: World) -> None:
    record = agreed_record(world)
    made = exports.make_export(export=record.export, by=world.priya)
    body = asks.file(made.pk, by=world.priya)
    with pyzipper.AESZipFile(io.BytesIO(body)) as file:
        assert file.namelist() == ["research-record.pdf"]
        with pytest.raises(RuntimeError):
            file.read("research-record.pdf")
        file.setpassword(made.password.encode())
        assert file.read("research-record.pdf").startswith(b"%PDF")
    (entry,) = told(world)
    assert (entry.basis, entry.person_id) == ("research", world.june_person.pk)
    assert (entry.recipient_name, entry.categories) == ("Dr. Moss", ["attendance"])
    for fact in ("P-1", "Board 12, 2026-44", "Ada N.", str(made.pk)):
        assert fact in entry.facts
    with pytest.raises(Conflict):
        exports.make_export(export=made, by=world.priya)
    with pytest.raises(NotPermitted):  # nor by any other way
        handing.for_research(record=record, export=made, by=world.priya)
    assert len(told(world)) == 1


@pytest.mark.parametrize("who", ["priya", "theo", "dana", "eve", "petra", "june"])
def test_p2_55_only_a_second_officer_or_administrator_agrees(world: World, who: str) -> None:
    record = prepared(world)
    with pytest.raises((NotPermitted, NotFound)):
        exports.approve_export(export=record.export, by=getattr(world, who))
    with pytest.raises(NotFound):
        exports.approve_export(export=record.export, by=world.meadow.priya)


def test_p2_55_the_door_itself_knows_the_one_who_asked(world: World) -> None:
    """Written past the command: the same person is no second person, whatever the row says."""
    record = prepared(world)
    own = Export.objects.scoped(world.system).filter(pk=record.export_id)
    own.update(approved_at=NOW, approved_by_id=world.priya.membership_id)
    record.export.refresh_from_db()
    with pytest.raises(NotPermitted):
        exports.make_export(export=record.export, by=world.priya)
    assert told(world) == []


def _ended(world: World, study: Study) -> None:
    research.end_study(study=study, by=world.priya)


def _changed_paper(world: World, study: Study) -> None:
    study.body = study.body[:-8] + "AAAAAAA="
    study.save(update_fields=["body"])


@pytest.mark.parametrize("spoil", [_ended, _changed_paper])
def test_p2_55_the_approval_is_looked_at_when_agreeing_and_when_it_leaves(
    world: World, spoil: Any
) -> None:
    study = study_of(world)
    waiting, agreed = prepared(world, study), prepared(world, study)
    exports.approve_export(export=agreed.export, by=world.ada)
    spoil(world, study)
    with pytest.raises(Conflict):
        exports.approve_export(export=waiting.export, by=world.ada)
    with pytest.raises(Conflict):
        exports.make_export(export=agreed.export, by=world.priya)
    with pytest.raises(Conflict):
        prepared(world, study)
    assert told(world) == []


def test_p2_55_it_holds_on_its_last_day_and_not_on_the_next(world: World) -> None:
    record = agreed_record(world)
    other = prepared(world, record.study)
    with clock.frozen(NOW + 4 * DAY), pytest.raises(Conflict):
        exports.make_export(export=record.export, by=world.priya)
    with clock.frozen(NOW + 4 * DAY), pytest.raises(Conflict):
        exports.approve_export(export=other.export, by=world.ada)
    with clock.frozen(NOW + 3 * DAY):
        exports.make_export(export=record.export, by=world.priya)
    assert len(told(world)) == 1


def test_p2_55_after_a_week_it_has_to_be_asked_again(world: World) -> None:
    study = study_of(world, ends_on=TODAY + 300 * DAY)
    waiting, agreed = prepared(world, study), prepared(world, study)
    exports.approve_export(export=agreed.export, by=world.ada)
    with clock.frozen(NOW + 8 * DAY):
        assert list(asks.waiting(world.ada)) == []
        with pytest.raises(Conflict):
            exports.approve_export(export=waiting.export, by=world.ada)
        with pytest.raises(Conflict):
            exports.make_export(export=agreed.export, by=world.priya)
    assert told(world) == []


def test_p2_55_more_or_another_person_than_was_agreed_is_refused(world: World) -> None:
    record = agreed_record(world)
    record.categories = ["attendance", "plan"]
    with pytest.raises(NotPermitted):
        handing.for_research(record=record, export=record.export, by=world.priya)
    record.categories, record.person = ["attendance"], world.ray_person
    with pytest.raises(NotPermitted):
        handing.for_research(record=record, export=record.export, by=world.priya)
    assert told(world) == []


def test_p2_55_an_agreed_restriction_holds(world: World) -> None:
    record = agreed_record(world)
    wish = restrictions.ask(person=world.june_person, by=world.june, categories=["attendance"])
    restrictions.decide(restriction=wish, agrees=True, by=world.priya)
    with pytest.raises(Refused):
        exports.make_export(export=record.export, by=world.priya)
    assert told(world) == []


@pytest.mark.parametrize(
    "wrong",
    [{"approved_on": TODAY + 3 * DAY}, {"ends_on": TODAY - DAY}, {"protocol": " "},
     {"approval": ""}, {"researcher": ""}],
)  # fmt: skip
def test_p2_55_an_approval_needs_its_facts_and_days(world: World, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        study_of(world, **wrong)


def test_p2_55_it_is_the_officers_alone_and_no_file_without_it(world: World) -> None:
    for other in (world.ada, world.theo, world.dana):
        with pytest.raises((NotPermitted, NotFound)):
            study_of(world, by=other)
    with pytest.raises((NotPermitted, NotFound)):
        research.prepare(study=study_of(world), person=world.meadow.june_person,
                         categories=["attendance"], reason="x", by=world.priya)  # fmt: skip
    with pytest.raises(NotFound):
        exports.ask_export(kind="research-record", reason=REASON, by=world.priya)


def test_p2_55_each_step_is_in_the_log(world: World) -> None:
    record = agreed_record(world)
    exports.make_export(export=record.export, by=world.priya)
    done = AuditEvent.objects.filter(outcome="done").values_list("action", "person_id")
    about = world.june_person.pk
    assert ("privacy.prepare_research", about) in done
    assert ("privacy.disclose", about) in done
    assert ("privacy.approve_export", None) in done


@pytest.fixture
def confirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks has just shown who they are once more."""
    monkeypatch.setattr(again, "did_recently_reauthenticate", lambda _request: True)


@pytest.mark.usefixtures("confirmed")
def test_p2_55_from_the_approval_to_the_file_in_pages(world: World, client_for: ClientFor) -> None:
    june = world.june_person
    june.birth_date = "1980-05-04"
    june.save()
    priya, ada = client_for(world.priya), client_for(world.ada)
    paper = SimpleUploadedFile("board.pdf", CONTENT, content_type="application/pdf")
    sent = {"key": new_id(), "researcher": "Dr. Moss", "protocol": "P-1", "approval": "Board 12",
            "approved_on": TODAY, "ends_on": TODAY + DAY, "paper": paper}  # fmt: skip
    home = priya.post("/privacy/research/", sent)["Location"]
    whom = {"key": new_id(), "given_name": "June", "family_name": "Abbott", "born": "1980-05-04",
            "categories": ["attendance"], "reason": REASON}  # fmt: skip
    wrong = priya.post(f"{home}prepare/", {**whom, "born": "1980-05-05"})
    assert wrong.status_code == 422
    assert priya.post(f"{home}prepare/", whom).status_code == 302
    assert priya.post(f"{home}prepare/", whom).status_code == 302
    (export,) = Export.objects.scoped(world.system)
    assert "Waits for a second person" in priya.get(home).content.decode()
    second = ada.get(f"/privacy/exports/{export.pk}/").content.decode()
    assert "Board 12" in second
    assert june.family_name not in second  # an administrator sees a number
    assert ada.post(f"/privacy/exports/{export.pk}/", {"answer": "yes"}).status_code == 302
    page = priya.post(f"/exports/{export.pk}/").content.decode()
    assert re.search(r"<code>([A-Z0-9-]{29})</code>", page)
    assert priya.get(f"/exports/{export.pk}/file/")["Content-Disposition"].startswith("attach")
    assert priya.get(f"{home}paper/").content == CONTENT
    assert len(told(world)) == 1


def test_p2_55_another_officer_sees_it_wait_on_the_desk(
    world: World, client_for: ClientFor
) -> None:
    record = prepared(world)
    other = factories.make_member(world.organisation, Role.PRIVACY_OFFICER, "Omar T.")
    desk = sign_in(other).get("/privacy/").content.decode()
    assert f"/privacy/exports/{record.export_id}/" in desk
    assert (
        "June Abbott"
        in sign_in(other).get(f"/privacy/exports/{record.export_id}/").content.decode()
    )
    assert record.export not in asks.waiting(world.priya)
    own = client_for(world.priya).get("/privacy/").content.decode()
    assert "You asked, so somebody else has to agree" in own


def test_p2_55_preparing_needs_the_password_again(world: World, client_for: ClientFor) -> None:
    answer = client_for(world.priya).get(f"/privacy/research/{study_of(world).pk}/prepare/")
    assert answer["Location"].startswith("/accounts/confirm/")
