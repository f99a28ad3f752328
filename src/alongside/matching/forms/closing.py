"""Close a request that comes to nothing."""

from django.utils.translation import gettext_lazy as _

from alongside.matching.models.request import BY_STAFF
from alongside.ui.forms import ChoiceField, Form


class CloseForm(Form):
    """Why it is closed; figures count each reason apart."""

    reason = ChoiceField(
        _("Why?"),
        [(one.value, one.label) for one in BY_STAFF],
        hint=_("Could not be reached? Then that is their status from now on, too."),
        missing=_("Choose why."),
    )
