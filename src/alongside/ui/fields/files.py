"""A file, such as a photo of a signed paper. What it holds is checked where it is used."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.ui.fields.base import Dressed, Text


class FileField(Dressed, forms.FileField):
    """One file; `accept` says which kinds the browser offers. The form needs `multipart`."""

    kind = "file"
    default_error_messages = {
        "required": _("Choose a file."),
        "invalid": _("This file did not come through. Choose it again."),
        "missing": _("This file did not come through. Choose it again."),
        "empty": _("This file is empty. Choose another one."),
    }

    def __init__(self, label: Text, *, accept: str = "", **options: Any) -> None:
        super().__init__(label, **options)
        self.accept = accept

    def attributes(self) -> dict[str, str]:
        return {"accept": self.accept, **self.extra}
