"""Forms that take papers in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.core.errors import BadInput
from alongside.privacy import uploads
from alongside.privacy.models.received import LegalPaperKind, Notice
from alongside.privacy.uploads import Proof
from alongside.ui.forms import DateField, FileField, Form, LongTextField, SelectField, TextField

OPTIONAL: dict[str, Any] = {"required": False}


class PaperForm(Form):
    """A form with one paper that has to be there."""

    paper = FileField(
        _("The paper"),
        accept=".pdf,.png,.jpg,.jpeg",
        hint=_("A PDF or a photo, up to 5 MB."),
        missing=_("Choose the paper."),
    )

    def clean_paper(self) -> Proof:
        """This function will read the paper in safely."""
        file = self.cleaned_data["paper"]
        try:
            return uploads.paper(file, name=file.name, size=file.size)
        except BadInput as refusal:
            raise ValidationError(refusal.message) from None


class ReceiveForm(PaperForm):
    """A record of another body, with where it is from and what binds it."""

    origin = TextField(_("Who sent it"), missing=_("Say who sent it."))
    words = TextField(_("What it is"), hint=_("Such as: summary of a hospital stay."),
                      missing=_("Say what it is."))  # fmt: skip
    received_on = DateField(_("When it came"))
    notice = SelectField(_("What came with it"), Notice.choices)
    notice_words = LongTextField(
        _("The notice, word for word"),
        hint=_("Leave it empty, and the wording of the law is kept."),
        **OPTIONAL,
    )
    limits = LongTextField(
        _("Who may see it, and for what"),
        hint=_("As the one who sent it wrote it."),
        **OPTIONAL,
    )


class LegalPaperForm(PaperForm):
    """An order, a mandate or another paper of a legal request."""

    kind = SelectField(_("Which paper"), LegalPaperKind.choices)
