"""Forms of research: the approval of a study, and one record for it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.privacy import packets
from alongside.privacy.forms.received import PaperForm
from alongside.ui.forms import DateField, Form, LongTextField, MultiChoiceField, TextField


class StudyForm(PaperForm):
    """Who does the research, under which protocol and approval, and from when to when."""

    researcher = TextField(_("Name of the researcher"), missing=_("Enter a name."))
    protocol = TextField(_("Protocol"))
    approval = TextField(_("Review board or waiver, and its number"))
    approved_on = DateField(_("Approved on"))
    ends_on = DateField(_("Ends on"))

    field_order = ("researcher", "protocol", "approval", "approved_on", "ends_on", "paper")


class RecordForm(Form):
    """Whose record, found by what the officer has on paper, and what of it."""

    given_name = TextField(_("First name"))
    family_name = TextField(_("Last name"))
    born = DateField(_("Birth date"))
    categories = MultiChoiceField(_("What is told besides the name"), in_rows=True)
    reason = LongTextField(
        _("Reason"), hint=_("Why this study needs a name. A second person reads it.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(key, one.label) for key, one in packets.CATEGORIES.items()]
        self.offer("categories", choices)
