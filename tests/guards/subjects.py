"""
What a URL's arguments stand for: a thing of somebody's, made anew for each test.

A new argument name fails the matrix until it has an entry here.
"""

import dataclasses
import datetime as dt
import uuid
from typing import Any

from alongside.coaching import versions
from alongside.coaching.models import Contact, Goal, Plan, Step
from alongside.core import clock, scope
from alongside.core.actor import Actor
from alongside.core.ids import new_id
from alongside.directory.models import (
    DirectoryRow,
    Location,
    Service,
    ServiceAtLocation,
    ServiceOrganization,
    Source,
    Taxonomy,
    TaxonomyTerm,
)
from alongside.directory.search import indexing
from alongside.directory.search.models import WrongReport
from alongside.directory.search.tests import directory
from alongside.groups.tests import subjects as groups
from alongside.matching.models import Proposal, Request
from alongside.meetings.models import Meeting, Report
from alongside.meetings.tests import factories as listings
from alongside.people.models import Assignment, Membership, Person, Program, Site
from alongside.privacy import papers
from alongside.privacy.commands import (
    asks,
    legal,
    letters,
    received,
    recipients,
    research,
    restrictions,
)
from alongside.privacy.letters import Known
from alongside.privacy.models import (
    Ask,
    AuditGrant,
    Export,
    Incident,
    Letter,
    ReceivedRecord,
    Study,
    Vendor,
)
from alongside.privacy.tests import factories as consents
from alongside.privacy.uploads import Proof
from alongside.referrals.commands import needs
from alongside.referrals.tests import factories as referred
from alongside.safety.tests import subjects as safety
from alongside.scheduling.models import Appointment
from alongside.workforce.models import CoachProfile, Credential
from tests.fixtures.people import House

PAPER = Proof("pdf", b"%PDF-1.7\n<< /Type /Page >>\n%%EOF\n")


def of(house: House, person: Person, program: Program, coach: Membership) -> dict[str, Any]:
    """This function will make one of everything that belongs to a person and their coach."""
    with scope.across_organisations():
        _share(house, person)
        own = {"organisation": house.organisation}
        about = {**own, "person": person}
        plan = Plan.objects.create(**about)
        goal = Goal.objects.create(**about, plan=plan, words="A goal", domain="work")
        step = Step.objects.create(**about, goal=goal, words="A step", owner="coach", coach=coach)
        versions.write(plan, versions.STARTED, house.system)
        request = Request.objects.create(
            **about, program=program, asked_by="person", asked_at=clock.now(), kind="change"
        )
        proposal = Proposal.objects.create(
            **about, request=request, coach=coach, proposed_at=clock.now()
        )
        request_of_law = legal.take(
            kind="letter", asked_by="A lawyer", words="All notes since May", by=house.priya
        )
        site = Site.objects.create(**own, name=f"Site of {person.pk}", zip="06106")
        return {
            "person_id": person.pk,
            "contact_id": _contact(house, person, coach).pk,
            "goal_id": goal.pk,
            "step_id": step.pk,
            "number": 1,
            "request_id": request.pk,
            "proposal_id": proposal.pk,
            "assignment_id": _cover(house, person).pk,
            "membership_id": coach.pk,
            "coach_id": coach.pk,
            "credential_id": _credential(house, coach).pk,
            "appointment_id": _appointment(house, person, coach).pk,
            "site_id": site.pk,
            "program_id": program.pk,
            "slug": _profile(house, coach).slug,
            "kind": "named",
            "consent_id": consents.draft(person).pk,
            "legal_id": request_of_law.pk,
            "paper_id": received.keep_legal_paper(
                request=request_of_law, kind="order", paper=PAPER, by=house.priya
            ).pk,
            "grant_id": _audit(house, person, program, coach).pk,
            "study_id": _study(house).pk,
            "received_id": _received(house, person, coach).pk,
            "restriction_id": restrictions.ask(
                person=person, by=_themself(house, person), categories=["plan"]
            ).pk,
            "ask_id": _ask(person).pk,
            "letter_id": _letter(person).pk,
            "recipient_id": consents.make_recipient(person).pk,
            "vendor_id": Vendor.objects.create(**own, name="Post office", service="post").pk,
            "incident_id": _incident(house).pk,
            "export_id": _export(house, program).pk,
            **_referred(house, person),
            **groups.of(house.organisation, person, program, coach, by=_themself(house, person)),
            "meeting_id": _meeting().pk,
            "listing_report_id": Report.objects.create(
                **own, meeting=_meeting(), wrong="time", words="It is at 8."
            ).pk,
            "row_id": _directory_row(),
            "entry_id": _entry().pk,
            "report_id": _report().pk,
            **safety.of(house.organisation, person, coach),
        }


def _study(house: House) -> Study:
    return research.keep_study(
        researcher="Dr. Moss", protocol="P-1", approval="Board 12", paper=PAPER, by=house.priya,
        approved_on=clock.now().date(), ends_on=clock.now().date() + dt.timedelta(days=300),
    )  # fmt: skip


def _received(house: House, person: Person, coach: Membership) -> ReceivedRecord:
    return ReceivedRecord.objects.create(
        organisation=house.organisation,
        person=person,
        origin="Elm Clinic",
        words="A summary",
        received_on=clock.now().date(),
        notice="statement",
        notice_words="42 CFR part 2 prohibits unauthorized use or disclosure of these records.",
        by_membership=coach,
        **papers.fields_of(PAPER),
    )


def _referred(house: House, person: Person) -> dict[str, Any]:
    """A referral that a service was sent, its need, and answers to the questions on needs."""
    by = Actor.system(person.organisation_id)
    answers = needs.answer_questions(person=person, answers={"q5": "yes"}, how="self", by=by)
    service = referred.make_service(f"House for {person.pk}")
    need = referred.make_need(person, "transport")
    [(referral, link)] = referred.sent(person, service, by=by, need=need)
    return {
        "answers_id": answers.pk,
        "need_id": need.pk,
        "referral_id": referral.pk,
        "token": getattr(link, "token", ""),
    }


def _audit(house: House, person: Person, program: Program, coach: Membership) -> AuditGrant:
    """An audit of June's program, open to the house's partner; others' are of somebody else."""
    is_junes = person.pk == house.june_person.pk
    return AuditGrant.objects.create(
        organisation=house.organisation,
        recipient=consents.make_body(person, "auditor", "State Audit"),
        membership=house.membership_of(house.petra) if is_junes else coach,
        program=program,
        categories=["attendance"],
        law="State law",
        promise="In the safe",
        from_at=clock.now() - dt.timedelta(days=1),
        until_at=clock.now() + dt.timedelta(days=13),
        by_membership=house.membership_of(house.priya),
    )


def _directory_row() -> uuid.UUID:
    """One id that stands for a row in each table of the directory that has an address."""
    source, _made = Source.objects.get_or_create(name="Guards")
    row_id = uuid.UUID(int=7)
    tables: tuple[tuple[type[DirectoryRow], dict[str, Any]], ...] = (
        (ServiceOrganization, {"name": "Body"}),
        (Service, {"name": "Beds"}),
        (Location, {"name": "Main Street"}),
        (ServiceAtLocation, {"service_id": row_id, "location_id": row_id}),
        (Taxonomy, {"name": "Needs"}),
        (TaxonomyTerm, {"name": "A bed"}),
    )
    for model, values in tables:
        model._default_manager.update_or_create(pk=row_id, source=source, defaults=values)
    return row_id


def _entry() -> Any:
    """A service anybody may read about; the directory belongs to no organisation."""
    made = directory.make("Elm Shelter", "Beds for adults.", term="Emergency Shelter")
    indexing.update([made.service_id])
    return made


def _report() -> WrongReport:
    return WrongReport.objects.create(
        id=new_id(), service=_entry().service_id, kind="phone", made_on=clock.today("UTC")
    )


def _themself(house: House, person: Person) -> Actor:
    own = {house.june_person.pk: house.june, house.ray_person.pk: house.ray}
    return own.get(person.pk) or _as(person, house.june)


def _share(house: House, person: Person) -> None:
    """June's form names the office of the house's partner; nobody else's does."""
    if person.pk == house.june_person.pk:
        to = consents.make_body(person, "provider", "Office of the partner")
        consents.active(person, recipients=[to])
        petra = house.membership_of(house.petra)
        recipients.add_member(recipient=to, membership=petra, by=house.ada)


def _ask(person: Person) -> Ask:
    by = Actor.system(person.organisation_id)
    return asks.ask(person=person, kind="amendment", words="Please.", by=_as(person, by))


def _letter(person: Person) -> Letter:
    known = Known(person.full_name, "", None, "")
    by = _as(person, Actor.system(person.organisation_id))
    return letters.make_letter(person=person, facts=["name"], known=known, language="en", by=by)


def _as(person: Person, by: Actor) -> Actor:
    return dataclasses.replace(by, person_id=person.pk)


def _contact(house: House, person: Person, coach: Membership) -> Contact:
    return Contact.objects.create(
        organisation=house.organisation,
        person=person,
        coach=coach,
        outcome="reached",
        is_reached=True,
        mode="phone",
        occurred_at=clock.now() - dt.timedelta(days=1),
        time_zone="America/New_York",
        note="Talked about the list.",
        signed_at=clock.now(),
    )


def _cover(house: House, person: Person) -> Assignment:
    rows = Assignment.objects.in_organisation(house.organisation.pk)
    held = rows.filter(person=person, kind="covering", until_at__isnull=True).first()
    if held is not None:
        return held
    return Assignment.objects.create(
        organisation=house.organisation,
        person=person,
        coach=house.membership_of(house.cora),
        kind="covering",
    )


def _credential(house: House, coach: Membership) -> Credential:
    return Credential.objects.create(
        organisation=house.organisation, coach=coach, name="Peer certificate", body="Board"
    )


def _appointment(house: House, person: Person, coach: Membership) -> Appointment:
    starts = clock.now() + dt.timedelta(days=1)
    return Appointment.objects.create(
        organisation=house.organisation,
        person=person,
        coach=coach,
        starts_at=starts,
        ends_at=starts + dt.timedelta(minutes=30),
        time_zone="America/New_York",
        mode="phone",
    )


def _profile(house: House, coach: Membership) -> CoachProfile:
    slug = f"coach-{coach.pk.hex[-6:]}"
    found, _made = CoachProfile.objects.in_organisation(house.organisation.pk).get_or_create(
        coach=coach,
        defaults={
            "organisation": house.organisation, "slug": slug, "name": coach.name,
            "is_published": True,
        },
    )  # fmt: skip
    return found


def _incident(house: House) -> Incident:
    return Incident.objects.create(
        organisation=house.organisation,
        kind="lost",
        words="A phone was lost.",
        discovered_on=clock.now().date(),
        began_at=clock.now() - dt.timedelta(days=1),
        ended_at=clock.now(),
    )


def _export(house: House, program: Program) -> Export:
    """A file that the supervisor of the program asked for and made."""
    asked_by = house.theo if program == house.program else house.nora
    return Export.objects.create(
        organisation=house.organisation,
        kind="contacts",
        reason="Supervision",
        asked_by=house.membership_of(asked_by),
        row_count=1,
        needs_second=False,
        made_at=clock.now(),
        expires_at=clock.now() + dt.timedelta(hours=24),
        body="UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==",
    )


def _meeting() -> Meeting:
    """A public listing, which belongs to no organisation."""
    if not Meeting.objects.exists():
        listings.bring_in([listings.row()])
    return Meeting.objects.order_by("pk")[0]
