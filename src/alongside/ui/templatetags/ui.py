"""Our pieces inside the sign-in library's Django templates."""

from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from alongside.ui import assets

register = template.Library()
_BARE = {"checkbox", "radio", "hidden", "file"}


@register.simple_tag
def styles() -> str:
    """This tag will give the address of the style sheet."""
    return assets.styles()


@register.simple_tag
def asset(path: str) -> str:
    """This tag will give the address of a static file."""
    return assets.asset(path)


@register.simple_tag(takes_context=True)
def part(context: Context, name: str, **more: Any) -> SafeString:
    """This tag will render a part of our layouts, `ui/parts/<name>.html`."""
    found = get_template(f"ui/parts/{name}.html")
    return mark_safe(found.render(more, context.get("request")))  # noqa: S308 (escaped by Jinja2)


@register.filter
def dressed(field: BoundField) -> SafeString:
    """This filter will render an input with our class."""
    kind = getattr(field.field.widget, "input_type", "")
    return field.as_widget(attrs={} if kind in _BARE else {"class": "input"})


@register.filter
def button_kind(tags: "list[str] | str | None") -> str:
    """This filter will choose the look of a button from the library's tags."""
    given = set(tags.split(",") if isinstance(tags, str) else tags or [])
    if given & {"danger", "delete"}:
        return "danger"
    if given & {"link", "cancel", "secondary", "outline", "panel", "tool"}:
        return ""
    return "primary"
