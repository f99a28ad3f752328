"""The forms of a page as a browser would send them: read from the HTML, filled in, sent."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import quote_plus

Value = str | bytes | list[str]
TYPED = {
    "text", "search", "email", "tel", "url", "number", "date", "time", "month", "textarea",
}  # fmt: skip
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass
class Control:
    """One name of a form: `kind` is an input's type, or `textarea`, `select`, `button`."""

    name: str
    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)
    attrs: dict[str, str] = field(default_factory=dict)

    @property
    def is_typed(self) -> bool:
        """Words a person types and would miss."""
        return self.kind in TYPED

    @property
    def is_number(self) -> bool:
        return self.attrs.get("inputmode") == "numeric" and "postal" not in str(self.attrs)


@dataclass
class PageForm:
    """One form: where it goes, and its controls by name."""

    action: str
    method: str
    controls: dict[str, Control] = field(default_factory=dict)

    @property
    def shape(self) -> tuple[str, str, tuple[str, ...]]:
        """What tells it from other forms, whatever the ids in its address are."""
        return _UUID.sub("ID", self.action), self.method, tuple(sorted(self.controls))

    @property
    def typed(self) -> list[Control]:
        return [c for c in self.controls.values() if c.is_typed]


def forms_of(html: str, page: str) -> list[PageForm]:
    """This function will read every form of a page; one with no action goes to the page itself."""
    reader = _Reader(page)
    reader.feed(html)
    return reader.forms


def body(values: dict[str, Value]) -> str:
    """This function will write values as a browser sends them; bytes go as they are."""
    pairs = [(n, one) for n, v in values.items() for one in (v if isinstance(v, list) else [v])]
    return "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in pairs)


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.forms = page, list[PageForm]()
        self._form: PageForm | None = None
        self._area: Control | None = None
        self._select: Control | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = given.get("action") or self.page
            self._form = PageForm(action, given.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None:
            self._control(self._form, tag, given)

    def _control(self, form: PageForm, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        if tag == "option" and self._select is not None:
            self._select.options.append(given.get("value", ""))
            if "selected" in given:
                self._select.chosen.append(given.get("value", ""))
        elif tag == "textarea" and name:
            self._area = form.controls[name] = Control(name, "textarea", attrs=given)
        elif tag == "select" and name:
            self._select = form.controls[name] = Control(name, "select", attrs=given)
        elif tag == "button" and name:
            found = form.controls.setdefault(name, Control(name, "button", attrs=given))
            found.options.append(given.get("value", ""))
        elif tag == "input" and name:
            self._input(form, name, given)

    def _input(self, form: PageForm, name: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        value = given.get("value", "on" if kind in ("checkbox", "radio") else "")
        found = form.controls.setdefault(name, Control(name, kind, attrs=given))
        if kind in ("checkbox", "radio"):
            found.options.append(value)
            if "checked" in given:
                found.chosen.append(value)
        else:
            found.value = value

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea" and self._area is not None:
            # A browser drops the line break right after the tag.
            self._area.value = self._area.value.removeprefix("\n")
            self._area = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.value += data
