"""
The smallest components, those a list repeats in each row, as functions.

A macro of the template language costs several times what the same words cost here, and a list
of fifty people has some three hundred of them. Templates import them like any other component,
from `ui/components/`, where each is described.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from alongside.ui.icons import icon_svg
from alongside.ui.tones import initial, tone_of

Chip = str | tuple[str, str] | Mapping[str, Any]


def avatar(
    name: str = "", key: object = None, tone: str | None = None, icon: str | None = None,
    size: str = "",
) -> Markup:  # fmt: skip
    """This function will draw a round mark beside a name."""
    inner = icon_svg(icon) if icon else escape(initial(name))
    kind = f"avatar {size}" if size else "avatar"
    shown = tone or tone_of(key or name)
    return Markup(f'<span class="{kind} tone-{shown}" aria-hidden="true">{inner}</span>')  # noqa: S704


def chip(text: object, tone: str = "", icon: str | None = None) -> Markup:
    """This function will draw a short fact in a pill."""
    kind = f"chip tone-{tone}" if tone else "chip"
    before = icon_svg(icon, "small") if icon else ""
    return Markup(f'<span class="{kind}">{before}{escape(text)}</span>')  # noqa: S704


def chips(list: Sequence[Chip]) -> Markup:
    """This function will draw a row of chips."""
    if not list:
        return Markup()
    inner = "".join(_any_chip(one) for one in list)
    return Markup(f'<span class="row tight">{inner}</span>')  # noqa: S704


def _any_chip(one: Any) -> Markup:
    if isinstance(one, Mapping):
        return chip(one["text"], one.get("tone") or "", one.get("icon"))
    return chip(one[0], one[1]) if isinstance(one, tuple | list) else chip(one)


def button(
    label: object, href: object = None, kind: str = "secondary", *,
    type: str = "submit", name: object = None, value: object = None, size: str = "",
    full: bool = False, about: object = None, disabled: bool = False,
    attrs: Mapping[str, Any] | None = None, icon: str | None = None,
) -> Markup:  # fmt: skip
    """This function will draw a link when there is an address, otherwise a button."""
    looks = [kind if kind != "secondary" else "", size, "full" if full else ""]
    shape = " ".join(["btn", *(look for look in looks if look)])
    more = _attributes(attrs) if attrs else ""
    after = f'<span class="hidden-visually"> {escape(about)}</span>' if about else ""
    inner = f"{icon_svg(icon) if icon else ''}<span>{escape(label)}{after}</span>"
    if href is not None:
        goes = ' aria-disabled="true"' if disabled else f' href="{escape(href)}"'
        return Markup(f'<a class="{shape}"{goes}{more}>{inner}</a>')  # noqa: S704
    sent = (
        f' name="{escape(name)}" value="{escape("" if value is None else value)}"' if name else ""
    )
    state = f"{sent}{' disabled' if disabled else ''}{more}"
    return Markup(f'<button class="{shape}" type="{type}"{state}>{inner}</button>')  # noqa: S704


def post_button(
    label: object, action: object, csrf: object, kind: str = "secondary",
    icon: str | None = None, *, about: object = None, key: object = None, next: object = None,
    values: Mapping[str, object] | None = None, size: str = "",
) -> Markup:  # fmt: skip
    """This function will draw a one-button form for a change that needs no further answer."""
    hidden = {"key": key, "next": next, **(values or {})}
    fields = "".join(
        f'<input type="hidden" name="{escape(one)}" value="{escape(held)}">'
        for one, held in hidden.items()
        if held or one not in {"key", "next"}
    )
    inner = button(label, kind=kind, icon=icon, about=about, size=size)
    return Markup(  # noqa: S704
        f'<form method="post" action="{escape(action)}">{escape(csrf)}{fields}{inner}</form>'
    )


def item(
    title: object, meta: object = "", href: object = None, chips: Sequence[Chip] = (),
    key: object = None, *, face: bool | str = True, level: int = 3,
    caller: Callable[[], str] | None = None,
) -> Markup:  # fmt: skip
    """This function will draw one row of a list; what the caller brings are its actions."""
    shown = escape(title)
    head = f'<a href="{escape(href)}">{shown}</a>' if href else shown
    below = f'<p class="small soft">{escape(meta)}</p>' if meta else ""
    actions = caller().strip() if caller else ""
    doing = f'<div class="item-actions">{actions}</div>' if actions else ""
    return Markup(  # noqa: S704
        f'<li class="{"item" if face else "item plain"}">{_face(title, key, face)}\n'
        f'<div class="item-text"><h{level} class="item-title">{head}</h{level}>'
        f"{below}{chip_row(chips)}</div>{doing}</li>"
    )


chip_row = chips  # `item` takes its chips under the name of the function


def _face(title: object, key: object, face: bool | str) -> Markup:
    if isinstance(face, str):
        return avatar(icon=face, key=key or face)
    return avatar(str(title), key) if face else Markup()


def _attributes(attrs: Mapping[str, Any]) -> str:
    """This function will write attributes; one that is None or False is left out."""
    held = ((name, value) for name, value in attrs.items() if value is not None)
    return "".join(f' {escape(name)}="{escape(value)}"' for name, value in held)
