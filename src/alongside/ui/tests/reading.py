"""Takes the words people read out of templates, Python files and translations."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

_COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_STRING = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'")
_READ_ATTRIBUTE = re.compile(r"\b(?:title|alt|aria-label|placeholder|content)=\"([^\"]*)\"")
_TAG = re.compile(r"<[^>]*>", re.DOTALL)
_TITLE = re.compile(
    r"<title>(.*?)</title>|\{%-? block (?:head_|neutral_)?title -?%\}(.*?)\{%-? endblock", re.DOTALL
)
_MARKERS = {
    "_",
    "gettext",
    "gettext_lazy",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "npgettext",
}
_MESSAGE = re.compile(r'^msgstr(?:\[\d\])? "(.*)"$|^"(.*)"$', re.MULTILINE)


def _is_prose(text: str) -> bool:
    return " " in text.strip() or text[:1].isupper()


def template_words(source: str) -> str:
    """This function will give the text between the tags, and quoted sentences inside them."""
    source = _COMMENT.sub(" ", source)
    quoted = [
        a or b
        for code in _CODE.findall(source)
        if not code.startswith(("{% include", "{% extends", "{% from", "{% import"))
        for a, b in _STRING.findall(code)
    ]
    bare = _CODE.sub(" ", source)
    attributes = _READ_ATTRIBUTE.findall(bare)
    return " \n ".join([_TAG.sub(" ", bare), *attributes, *filter(_is_prose, quoted)])


def titles(source: str) -> Iterator[str]:
    """This function will give the page titles a template writes out."""
    for a, b in _TITLE.findall(_COMMENT.sub(" ", source)):
        yield a or b


def python_strings(path: Path) -> Iterator[tuple[int, str, bool]]:
    """This function will give (line, text, is it shown to people) for the strings of a file."""
    tree = ast.parse(path.read_text("utf-8"))
    shown: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = (
                node.func.attr
                if isinstance(node.func, ast.Attribute)
                else getattr(node.func, "id", "")
            )
            if name in _MARKERS:
                shown |= {id(part) for argument in node.args for part in ast.walk(argument)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value, id(node) in shown


def translations(source: str) -> str:
    """This function will give the translated sentences of a .po file."""
    wanted: list[str] = []
    in_translation = False
    for line in source.splitlines():
        if line.startswith("msg"):
            in_translation = line.startswith("msgstr")
            wanted.append("\n")
        found = _MESSAGE.match(line)
        if found and in_translation:
            wanted.append(found[1] or found[2] or "")
    return "".join(wanted)
