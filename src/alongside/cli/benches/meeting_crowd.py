"""A large store of meetings for benchmarks, in bulk and with no believable words."""

import random
from collections.abc import Callable, Iterator
from itertools import islice

import zipcodes
from django.db import connection, transaction

from alongside.core.places import Place, place_of
from alongside.meetings import geo, wall
from alongside.meetings.fellowships import types
from alongside.meetings.models import Format, FormatWords, Meeting, MeetingFormat, Zone
from alongside.people.models import Organisation

CODES = ("O", "C", "W", "M", "BE", "D", "ST", "X", "Y", "LGBTQ")
FELLOWSHIPS = ("aa", "aa", "aa", "na", "al-anon", "smart", "recovery-dharma")
BATCH = 2000
PIECE = 20_000


def make(size: int, progress: Callable[[str], None]) -> None:
    """This function will write so many weekly meetings, around 300 ZIP codes of the country."""
    rng = random.Random(5)  # noqa: S311 - made-up places
    places = [place_of(row["zip_code"]) for row in standard_codes()]
    held = [place for place in places if place]
    Organisation.objects.create(name="Crowd", slug="crowd", discreet_name="Crowd")
    zones = {name: Zone.objects.create(name=name).pk for name in sorted({p.zone for p in held})}
    formats = {code: _format(code) for code in CODES}
    stream = (_meeting(number, rng, held, zones, formats) for number in range(size))
    done = 0
    while rows := list(islice(stream, PIECE)):
        with transaction.atomic():
            Meeting.objects.bulk_create(rows, batch_size=BATCH)
            MeetingFormat.objects.bulk_create(list(_links(rows)), batch_size=BATCH)
        done += len(rows)
        progress(f"{done} meetings")
    for place in held:
        _reach(zones[place.zone], place)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def standard_codes() -> list[dict[str, str]]:
    """This function will give about 300 ZIP codes from all over the country."""
    return list(zipcodes.filter_by(zip_code_type="STANDARD")[::140])  # type: ignore[no-untyped-call]


def _format(code: str) -> int:
    row = Format.objects.create(
        vocabulary="types", source_key=code, key_string=code, type_code=code
    )
    FormatWords.objects.create(
        format=row, language="en", key_string=code, name=types()[code].name["en"]
    )
    return row.pk


def _meeting(
    number: int, rng: random.Random, places: list[Place], zones: dict[str, int],
    formats: dict[str, int],
) -> Meeting:  # fmt: skip
    place = places[int(len(places) * rng.random() ** 1.5)]
    north = min(89.0, place.latitude + rng.gauss(0, 0.12))
    east = place.longitude + rng.gauss(0, 0.15)
    x, y, z = geo.unit(north, east)
    weekday, minute = rng.randint(0, 6), rng.choice((420, 720, 1050, 1110, 1140, 1170, 1200))
    chosen = rng.sample(CODES, rng.randint(1, 4))
    return Meeting(
        x=x, y=y, z=z, latitude=north, longitude=east, weekday=weekday,
        week_minute=wall.week_minute(weekday, minute), duration=rng.choice((60, 75, 90)),
        zone_id=zones[place.zone], venue=rng.choice((1, 1, 1, 2, 3)),
        fellowship=rng.choice(FELLOWSHIPS), fingerprint=f"crowd {number}",
        name=f"Meeting {number}", type_codes=f",{','.join(chosen)},",
        format_keys=",".join(chosen), format_ids=",".join(str(formats[c]) for c in chosen),
        words=f"meeting {number} {place.city.lower()}",
        listed_by=[{"name": "Crowd", "url": ""}],
        facts={
            "place": f"Hall {number % 997}", "street": f"{number % 900} Main Street",
            "city": place.city, "state": place.state, "postal_code": place.zip,
            "country": "USA", "notes": "Ring the bell at the side door and come up.",
        },
    )  # fmt: skip


def _links(rows: list[Meeting]) -> Iterator[MeetingFormat]:
    for row in rows:
        for one in row.format_ids.split(","):
            yield MeetingFormat(meeting_id=row.pk, format_id=int(one))


def _reach(zone_id: int, place: Place) -> None:
    zone = Zone.objects.get(pk=zone_id)
    north, east = place.latitude, place.longitude
    zone.south = min(north - 1, zone.south if zone.south is not None else 90)
    zone.north = max(north + 1, zone.north if zone.north is not None else -90)
    zone.west = min(east - 1, zone.west if zone.west is not None else 180)
    zone.east = max(east + 1, zone.east if zone.east is not None else -180)
    zone.save()
