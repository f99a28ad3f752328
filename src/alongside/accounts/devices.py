"""Words for a device: enough to tell one's own sessions apart, and no more."""

from django.utils.translation import gettext as _

_BROWSERS = (
    ("edg", "edge"), ("opr/", "opera"), ("samsungbrowser", "samsung"), ("firefox", "firefox"),
    ("fxios", "firefox"), ("crios", "chrome"), ("chrome", "chrome"), ("safari", "safari"),
)  # fmt: skip
_NAMES = {
    "edge": "Edge", "opera": "Opera", "samsung": "Samsung Internet", "firefox": "Firefox",
    "chrome": "Chrome", "safari": "Safari",
}  # fmt: skip
KINDS = ("phone", "tablet", "computer", "device")


def short_form(user_agent: str) -> str:
    """This function will reduce a browser's name to a kind of device and a browser's brand."""
    text = user_agent.lower()
    if text.partition(" ")[0] in KINDS and len(text.split()) <= 2:
        return text
    brand = next((name for mark, name in _BROWSERS if mark in text), "")
    return f"{_kind(text)} {brand}".strip()


def words(short: str) -> str:
    """This function will say a short form in words: "Phone, Firefox"."""
    kind, _blank, brand = short.partition(" ")
    named = {
        "phone": _("Phone"),
        "tablet": _("Tablet"),
        "computer": _("Computer"),
    }.get(kind, _("Device"))
    return f"{named}, {_NAMES[brand]}" if brand in _NAMES else named


def _kind(text: str) -> str:
    if "ipad" in text or "tablet" in text:
        return "tablet"
    if "mobi" in text or "iphone" in text or "android" in text:
        return "phone"
    if any(mark in text for mark in ("windows", "macintosh", "linux", "cros")):
        return "computer"
    return "device"
