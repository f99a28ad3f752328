"""Found the sample organisation: sites, programs, staff with profiles, credentials and hours."""

import datetime as dt
import random
from dataclasses import dataclass

from django.utils.text import slugify

from alongside.accounts import commands as accounts
from alongside.accounts.models import User
from alongside.cli.sample import words
from alongside.cli.sample.cast import COACHES, PASSWORD, SIGN_INS, SampleCoach
from alongside.coaching.models import FollowUpRule
from alongside.coaching.models.cadence import TransitionKind
from alongside.core.actor import Actor, Role
from alongside.people.commands import staff
from alongside.people.models import Membership, Organisation, Program
from alongside.privacy.commands import notices
from alongside.scheduling.models import WeeklyHours
from alongside.workforce.models import CoachProfile, Credential, HoursEntry

ZONE = "America/New_York"
PROGRAMS = (
    ("Walk Alongside", "community", "Harbor House", "06106", "41 Wharf Street"),
    ("Bedside", "clinical", "Mercy Hospital desk", "06105", "200 Mercy Drive"),
    ("Coming Home", "justice", "Courthouse Annex", "06103", "95 Court Street"),
    ("Front Door", "shelter", "Elm Shelter", "06120", "12 Elm Avenue"),
)


@dataclass
class Cast:
    """What the rest of the sample builds on."""

    organisation: Organisation
    system: Actor
    programs: list[Program]
    coaches: list[Membership]
    users: dict[str, User]
    members: dict[str, Membership]


def found(rng: random.Random, today: dt.date) -> Cast:
    """This function will found the organisation with everybody who works there."""
    host = Actor.system(None, purpose="sample")
    organisation = staff.found_organisation(
        name="Harbor Recovery Community", slug="harbor", discreet_name="Harbor", by=host
    )
    system = Actor.system(organisation.pk, purpose="sample")
    notices.set_notice_contact(
        organisation=organisation,
        contact="Quinn D., privacy officer",
        phone="(860) 555-0100",
        email="privacy@example.org",
        by=system,
    )
    programs = [_program(organisation, system, *row) for row in PROGRAMS]
    users = {login: _account(login, host) for _, _, login in SIGN_INS}
    cast = Cast(organisation, system, programs, [], users, {})
    _add_staff(cast)
    for index, coach in enumerate(COACHES):
        cast.coaches.append(_coach(cast, coach, index, rng, today))
    _follow_up_rules(cast, today)
    return cast


def _program(
    organisation: Organisation, system: Actor, name: str, setting: str, site: str, zip: str, at: str
) -> Program:
    place = staff.add_site(organisation=organisation, name=site, zip=zip, address=at, by=system)
    return staff.add_program(
        organisation=organisation, name=name, setting=setting, site=place, by=system
    )


def _account(login: str, host: Actor) -> User:
    return accounts.open_account(login=login, password=PASSWORD, by=host)


def _add_staff(cast: Cast) -> None:
    for role, name, login in SIGN_INS:
        if role in (Role.PARTICIPANT, Role.COACH):
            continue
        cast.members[name] = staff.add_member(
            organisation=cast.organisation,
            role=role,
            name=name,
            user=cast.users[login],
            programs=cast.programs if role in (Role.SUPERVISOR, Role.PARTNER) else [],
            by=cast.system,
        )


def _coach(
    cast: Cast, coach: SampleCoach, index: int, rng: random.Random, today: dt.date
) -> Membership:
    login = next((at for role, name, at in SIGN_INS if name == coach.name), None)
    membership = staff.add_member(
        organisation=cast.organisation,
        role=Role.COACH,
        name=coach.name,
        user=cast.users[login] if login else None,
        programs=[cast.programs[0], cast.programs[1 + index % 3]],
        by=cast.system,
    )
    cast.members[coach.name] = membership
    _profile(cast, coach, membership, index)
    _credential(cast, coach, membership, rng, today)
    _weekly_hours(cast, membership, rng)
    HoursEntry.objects.create(
        organisation=cast.organisation,
        coach=membership,
        worked_on=today - dt.timedelta(days=541),
        minutes=coach.hours * 60,
        kind="before",
        note="Hours before this system, from the paper ledger",
    )
    return membership


def _profile(cast: Cast, coach: SampleCoach, membership: Membership, index: int) -> None:
    CoachProfile.objects.create(
        organisation=cast.organisation,
        coach=membership,
        slug=slugify(coach.name),
        name=coach.name,
        about=words.ABOUT[index % len(words.ABOUT)],
        zip=coach.zip,
        languages=list(coach.languages),
        modes=list(coach.modes),
        lived_experience=list(coach.lived),
        groups_served=list(coach.groups),
        styles=list(coach.styles),
        years_in_recovery=coach.years,
        cost=coach.cost,
        cost_from_cents=coach.fee[0] if coach.fee else None,
        cost_to_cents=coach.fee[1] if coach.fee else None,
        is_accepting=index != 9,
        is_published=True,
    )


def _credential(
    cast: Cast, coach: SampleCoach, membership: Membership, rng: random.Random, today: dt.date
) -> None:
    checked = today - dt.timedelta(days=rng.randint(10, 200))
    Credential.objects.create(
        organisation=cast.organisation,
        coach=membership,
        name=coach.credential if coach.held else "Peer certification",
        body="State certification board",
        number=f"P-{rng.randint(1000, 9999)}" if coach.held else "",
        is_held=coach.held,
        hours_needed=None if coach.held else 500 if coach.name.startswith("Sol") else 2000,
        issued_on=checked - dt.timedelta(days=300) if coach.held else None,
        # One credential runs out within days, so that the warning can be seen.
        expires_on=today + dt.timedelta(days=12 if coach.name == "Wil M." else rng.randint(90, 600))
        if coach.held
        else None,
        checked_on=checked if coach.held else None,
        checked_by=cast.members["Theo N."] if coach.held else None,
    )


def _weekly_hours(cast: Cast, membership: Membership, rng: random.Random) -> None:
    late = rng.random() < 0.3
    for weekday in range(5):
        WeeklyHours.objects.create(
            organisation=cast.organisation,
            coach=membership,
            weekday=weekday,
            starts=dt.time(12 if late else 9),
            ends=dt.time(20 if late else 18),
            time_zone=ZONE,
        )


def _follow_up_rules(cast: Cast, today: dt.date) -> None:
    for program in cast.programs:
        for kind in TransitionKind.values:
            FollowUpRule.objects.create(
                organisation=cast.organisation,
                program=program,
                kind=kind,
                days=[1, 3, 7, 14, 30],
                effective_on=today - dt.timedelta(days=540),
                source="Program default; change it to your own agreement",
                confirmed_by=cast.members["Pat H."],
            )
