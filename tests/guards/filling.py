"""Fill in any form as a person in earnest would, from what its HTML says."""

from collections.abc import Callable

from tests.guards.pages import Control, PageForm, Value

TODAY = "2026-11-24"  # where every test happens
# What HTML cannot say: a value that a rule of the domain asks for.
BORN = "1990-05-04"  # June, in tests/fixtures/people.py
KNOWN: dict[str, str] = {
    "given_name": "June",
    "family_name": "Abbott",
    "born": BORN,
    "days": "1, 3, 7",
    "verify_url": "https://example.org/look",
    "near": "06106",
    "zip": "06106",
    "area": "061",
    "login": "somebody@example.org",
    "session": "1",
}
SPECIAL: dict[tuple[str, str], Value] = {
    ("/appointment/", "on"): "2026-11-30",
    ("/contact/", "on"): "2026-11-23",
    ("/contact/", "next_contact_on"): "2026-11-30",
    ("/contact/", "safety_concern"): "on",
    ("/sign/", "co_name"): "",  # nobody signs beside an adult
    ("/desk/minors/", "alone_from"): "16",
    ("/me/reaching/", "safe_until"): "17:00",
    ("/emergency/", "given_name"): "Ray",
    ("/emergency/", "family_name"): "Cole",
    ("/emergency/", "birth_date"): "",
}


def filled(form: PageForm) -> dict[str, Value]:
    """This function will give a value for every control."""
    values = {name: _value(form, control) for name, control in form.controls.items()}
    return {name: value for name, value in values.items() if value is not None}


def _value(form: PageForm, control: Control) -> Value | None:
    for (address, name), value in SPECIAL.items():
        if name == control.name and form.action.endswith(address):
            return value
    if control.kind in ("checkbox", "radio", "select", "button"):
        return _choice(control)
    if control.value or control.kind == "hidden":
        return control.value
    return KNOWN.get(control.name) or _typed(control)


def _choice(control: Control) -> Value | None:
    offered = [one for one in control.options if one]
    if control.kind == "checkbox":
        many = control.options != ["on"]
        wanted = control.chosen or (offered[:1] if many or "required" in control.attrs else [])
        return wanted or None
    wanted = [one for one in control.chosen if one] or offered
    return wanted[0] if wanted else ""


def _typed(control: Control) -> Value:
    if control.is_number or control.kind == "number":
        return "7"
    kinds: dict[str, Callable[[], str]] = {
        "date": lambda: TODAY,
        "time": lambda: "17:00" if control.name.startswith("to_") else "09:30",
        "email": lambda: "somebody@example.org",
        "tel": lambda: "203 555 0123",
        "password": lambda: "a long walk by the river",
    }
    return kinds.get(control.kind, lambda: f"Words for {control.name} & <more>")()
