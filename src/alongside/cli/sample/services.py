"""A small directory of services about the sample's town. None of them is real."""

import datetime as dt
from dataclasses import dataclass

from alongside.core import clock
from alongside.directory.models import (
    Accessibility,
    Address,
    Attribute,
    CostOption,
    Language,
    Location,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceOrganization,
    Source,
    TaxonomyTerm,
)
from alongside.directory.search import indexing

WEEKDAYS, WEEK = "MO,TU,WE,TH,FR", "MO,TU,WE,TH,FR,SA,SU"


@dataclass(frozen=True, slots=True)
class Sample:
    """One service; `at` north and east, `hours` days, from and to."""

    name: str
    by: str
    about: str
    term: str
    at: tuple[float, float]
    street: str
    zip: str
    hours: tuple[str, str, str]
    bring: str = ""
    languages: tuple[str, ...] = ("English", "Spanish")


SERVICES = (
    Sample("Elm Shelter", "Elm Street Trust", "Forty beds for adults. Come by any time of the day or night; no appointment.", "Emergency Shelter", (41.782, -72.664), "12 Elm Avenue", "06120", (WEEK, "00:00", "00:00"), "Photo ID, if you have one"),
    Sample("Warm Room", "Saint Brendan Parish", "A chair, soup and quiet on cold nights. Walk in.", "Emergency Shelter", (41.757, -72.690), "80 Park Terrace", "06106", (WEEK, "19:00", "08:00")),
    Sample("Family Nights", "Harbor Families", "Emergency shelter for parents with children. Call first.", "Emergency Shelter", (41.771, -72.700), "300 Asylum Hill Way", "06105", (WEEK, "08:00", "22:00"), languages=("English", "Spanish", "Portuguese")),
    Sample("South End Pantry", "Saint Brendan Parish", "Groceries for a week. No appointment.", "Food Pantry", (41.752, -72.683), "14 Maple Court", "06114", ("TU,TH,SA", "10:00", "14:00"), "A bag"),
    Sample("Noon Kitchen", "Elm Street Trust", "Hot meals at noon for anybody.", "Free Meals", (41.779, -72.668), "20 Elm Avenue", "06120", (WEEK, "11:30", "13:00")),
    Sample("Riverside Detox", "Riverside Care", "Detox with a doctor, five to seven days. Call to ask for a bed.", "Detox", (41.769, -72.655), "9 River Road", "06108", (WEEK, "00:00", "00:00"), "Insurance card, if you have one"),
    Sample("Riverside Morning Clinic", "Riverside Care", "Methadone and buprenorphine with somebody to talk to.", "Outpatient Treatment", (41.769, -72.655), "9 River Road", "06108", (WEEKDAYS, "06:00", "14:00"), "Photo ID"),
    Sample("Law for Neighbors", "Capital Law Project", "Free lawyers for warrants, fines, records and eviction.", "Advocacy & Legal Aid", (41.764, -72.677), "100 Court Street", "06103", (WEEKDAYS, "09:00", "17:00"), "Letters from the court"),
    Sample("Papers Desk", "Town Library", "Help to get a state ID, birth certificate or social security card.", "Identification Recovery", (41.763, -72.673), "500 Main Street", "06103", ("MO,WE,FR", "10:00", "16:00")),
    Sample("Keep the Keys", "Harbor Families", "Help with back rent and deposits.", "Help Pay for Housing", (41.771, -72.700), "300 Asylum Hill Way", "06105", (WEEKDAYS, "09:00", "16:00"), "Lease, and the letter from the landlord"),
    Sample("Second Start Work Center", "Work Forward", "Job search with a record; resumes and interview clothes.", "Help Find Work", (41.790, -72.690), "7 Albany Place", "06112", (WEEKDAYS, "08:30", "16:30")),
    Sample("Park Street Health", "Park Street Health", "Doctors and dentists. You pay what you can.", "Primary Care", (41.756, -72.694), "401 Park Street", "06106", ("MO,TU,WE,TH,FR,SA", "08:00", "18:00"), "Proof of income", ("English", "Spanish", "Polish")),
)  # fmt: skip


def add_services() -> int:
    """This function will write the services and index them; gives the number of rows."""
    source = Source.objects.create(name="Sample directory", licence="Made up for this sample")
    bodies = {
        name: ServiceOrganization.objects.create(source=source, name=name)
        for name in dict.fromkeys(one.by for one in SERVICES)
    }
    for number, one in enumerate(SERVICES):
        _add(source, bodies[one.by], one, number)
    return len(bodies) + indexing.rebuild()


def _add(source: Source, body: ServiceOrganization, one: Sample, number: int) -> None:
    service = Service.objects.create(
        source=source, organization=body, name=one.name, description=one.about,
        confirmed_on=clock.today("UTC") - dt.timedelta(days=5 + number * 7),
    )
    location = Location.objects.create(
        source=source, organization=body, latitude=one.at[0], longitude=one.at[1],
        time_zone="America/New_York", transportation="Bus 60 or 62 stops at the corner.",
    )
    Address.objects.create(
        source=source, location=location, address_1=one.street, city="Hartford",
        state_province="CT", postal_code=one.zip, country="US",
    )
    Accessibility.objects.create(source=source, location=location, description="A ramp at the door")
    Phone.objects.create(source=source, service=service, number=f"860-555-01{number + 20:02d}")
    days, opens, closes = one.hours
    Schedule.objects.create(
        source=source, service=service, freq="WEEKLY", byday=days,
        opens_at=dt.time.fromisoformat(opens), closes_at=dt.time.fromisoformat(closes),
    )
    for language in one.languages:
        Language.objects.create(source=source, service=service, name=language)
    CostOption.objects.create(source=source, service=service, option="Free", amount=0)
    if one.bring:
        RequiredDocument.objects.create(source=source, service=service, document=one.bring)
    term = TaxonomyTerm.objects.get_or_create(source=source, name=one.term)[0]
    Attribute.objects.create(
        source=source, link_id=service.pk, link_entity="service", taxonomy_term=term
    )
    ServiceAtLocation.objects.create(source=source, service=service, location=location)
