"""Fill in the forms of a page, as somebody who types the same word everywhere."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.canary.words import PHONE

Given = list[tuple[str, str]]
BY_TYPE = {
    "tel": PHONE,
    "number": "30",
    "time": "10:00",
    "datetime-local": "2026-11-23T10:00",
    "url": "https://canary.example/",
}
AHEAD, BEHIND = "2026-12-01", "2026-11-20"
ALWAYS_AHEAD = ("next", "until", "review", "end", "expire")
# Which choice of each group, and whether days lie behind: what one try gets wrong, another may not.
TRIES = ((0, False), (0, True), (1, False), (2, True))
UNTYPED = {"submit", "button", "file", "image", "reset"}


@dataclass
class Form:
    """One form of a page: where it goes, and what it holds."""

    action: str
    method: str
    fixed: Given = field(default_factory=list)
    typed: list[tuple[str, str]] = field(default_factory=list)  # name, type
    choices: dict[str, list[str]] = field(default_factory=dict)
    buttons: Given = field(default_factory=list)

    @property
    def is_about_secrets(self) -> bool:
        return any(kind == "password" for _, kind in self.typed)

    def filled(self, word: str, choose: int, *, behind: bool) -> dict[str, list[str]]:
        """This method will type the word, and take one choice of each group."""
        past = {n for n, _ in self.typed if behind and not n.startswith(ALWAYS_AHEAD)}
        given: dict[str, list[str]] = {}
        chosen = [(n, v[choose % len(v)]) for n, v in self.choices.items() if v]
        typed = [
            (
                name,
                (BEHIND if name in past else AHEAD) if kind == "date" else _typed(name, kind, word),
            )
            for name, kind in self.typed
        ]
        for name, value in [*self.fixed, *typed, *chosen, *self.buttons[:1]]:
            given.setdefault(name, []).append(value)
        return given


def _typed(name: str, kind: str, word: str) -> str:
    if "zip" in name:
        return "06106"
    if kind == "email":
        return f"{word}@canary.example"
    return BY_TYPE.get(kind, word)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = Form(told.get("action", ""), told.get("method", "get").lower())
            self.forms.append(self.form)
        elif self.form is not None and "disabled" not in told:
            self._part(self.form, tag, told)

    def _part(self, form: Form, tag: str, told: dict[str, str]) -> None:
        name = told.get("name", "")
        if tag == "option" and self.select and told.get("value"):
            form.choices[self.select].append(told["value"])
        elif tag == "select":
            self.select = name
            form.choices[name] = []
        elif tag == "textarea" and name:
            form.typed.append((name, "text"))
        elif tag == "button" and name:
            form.buttons.append((name, told.get("value", "")))
        elif tag == "input" and name:
            self._input(form, name, told)

    def _input(self, form: Form, name: str, told: dict[str, str]) -> None:
        kind = told.get("type", "text")
        if kind == "hidden":
            form.fixed.append((name, told.get("value", "")))
        elif kind in ("radio", "checkbox"):
            form.choices.setdefault(name, []).append(told.get("value", "on"))
        elif kind == "text" and told.get("inputmode") == "numeric":
            form.typed.append((name, "number"))
        elif kind not in UNTYPED:
            form.typed.append((name, kind))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = ""


def on_page(html: str) -> list[Form]:
    """This function will list the forms of a page that send something."""
    reader = _Reader()
    reader.feed(html)
    return [f for f in reader.forms if f.method == "post" and f.typed and not f.is_about_secrets]
