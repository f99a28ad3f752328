"""
What GetSearchResults has to answer, in plain Python over the rows as a server sends them.

An oracle: it knows no database, no index and none of the code it is compared with.
"""

import math
import re
import unicodedata
from typing import Any

KM = 6371.0088
MILES = KM / 1.609344
Row = dict[str, Any]


def answer(rows: list[Row], ask: dict[str, str], parents: dict[str, str]) -> list[Row]:
    """This function will give the rows of an answer in order, with their distances."""
    held = [dict(row) for row in rows if row["published"] == "1"]
    place = (float(ask["lat_val"]), float(ask["long_val"])) if "lat_val" in ask else None
    if place:
        for row in held:
            row["km"] = haversine(place, (float(row["latitude"]), float(row["longitude"])))
    kept = [row for row in held if _fits(row, ask, parents)]
    if place and "geo_width" in ask:
        kept = [row for row in kept if row["km"] / KM * MILES <= float(ask["geo_width"])]
    if place and "geo_width_km" in ask:
        kept = [row for row in kept if row["km"] <= float(ask["geo_width_km"])]
    if place and ask.get("sort_results_by_distance") == "1":
        kept.sort(key=lambda row: (row["km"], int(row["id_bigint"])))
    else:
        keys = ask.get("sort_keys", "weekday_tinyint,start_time,duration_time").split(",")
        kept.sort(key=lambda row: ([_rank(row, key) for key in keys], int(row["id_bigint"])))
    if "page_size" in ask:
        size, page = int(ask["page_size"]), int(ask.get("page_num", "1"))
        kept = kept[(page - 1) * size : page * size]
    return kept


def _rank(row: Row, key: str) -> tuple[bool, Any]:
    value = row.get(key, "")
    return (value == "", int(value) if key == "weekday_tinyint" else value)


def _fits(row: Row, ask: dict[str, str], parents: dict[str, str]) -> bool:
    return (
        _signed(row["id_bigint"], ask.get("meeting_ids"))
        and _signed(row["weekday_tinyint"], ask.get("weekdays"))
        and _signed(row["venue_type"], ask.get("venue_types"))
        and _service(row, ask, parents)
        and _formats(row, ask)
        and _times(row, ask)
        and _said(row, ask)
        and row.get(ask.get("meeting_key", ""), "") == ask.get("meeting_key_value", "")
    )


def _signed(value: str, text: str | None) -> bool:
    numbers = (text or "").split(",") if text else []
    take = [one for one in numbers if not one.startswith("-")]
    leave = [one[1:] for one in numbers if one.startswith("-")]
    return (not take or value in take) and value not in leave


def _service(row: Row, ask: dict[str, str], parents: dict[str, str]) -> bool:
    own = [row["service_body_bigint"]]
    if ask.get("recursive") == "1":
        while own[-1] in parents:
            own.append(parents[own[-1]])
    numbers = ask.get("services", "").split(",") if "services" in ask else []
    take = [one for one in numbers if not one.startswith("-")]
    leave = [one[1:] for one in numbers if one.startswith("-")]
    return (not take or bool(set(own) & set(take))) and not set(own) & set(leave)


def _formats(row: Row, ask: dict[str, str]) -> bool:
    own = {one for one in row["format_shared_id_list"].split(",") if one}
    numbers = ask.get("formats", "").split(",") if "formats" in ask else []
    take = {one for one in numbers if not one.startswith("-")}
    leave = {one[1:] for one in numbers if one.startswith("-")}
    some = ask.get("formats_comparison_operator") == "OR"
    return not own & leave and (not take or (bool(own & take) if some else take <= own))


def _times(row: Row, ask: dict[str, str]) -> bool:
    start, lasts = _minutes(row["start_time"]), _minutes(row["duration_time"])
    limit = {
        name: int(ask.get(f"{name}H", "0")) * 60 + int(ask.get(f"{name}M", "0"))
        for name in ("StartsAfter", "StartsBefore", "EndsBefore", "MinDuration", "MaxDuration")
        if f"{name}H" in ask
    }
    return (
        start > limit.get("StartsAfter", -1)
        and start < limit.get("StartsBefore", 5000)
        and start + lasts <= limit.get("EndsBefore", 5000)
        and limit.get("MinDuration", 0) <= lasts <= limit.get("MaxDuration", 5000)
    )


def _minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:5])


def _said(row: Row, ask: dict[str, str]) -> bool:
    if "SearchString" not in ask:
        return True
    names = ("meeting_name", "location_text", "location_street", "location_municipality",
             "location_neighborhood", "comments", "location_postal_code_1")  # fmt: skip
    words = _words(" ".join(row.get(name, "") for name in names))
    return all(any(word.startswith(w) for word in words) for w in _words(ask["SearchString"]))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFD", text).lower()
    return re.findall(r"[a-z0-9]+", "".join(c for c in plain if unicodedata.category(c) != "Mn"))


def haversine(a: tuple[float, float], b: tuple[float, float]) -> float:
    """This function will give kilometres over the ground."""
    north, other = math.radians(a[0]), math.radians(b[0])
    half = math.sin((other - north) / 2) ** 2
    half += math.cos(north) * math.cos(other) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * KM * math.asin(math.sqrt(half))
