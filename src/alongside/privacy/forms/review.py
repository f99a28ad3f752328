"""The form that writes down that something was looked at."""

from django.utils.translation import gettext_lazy as _

from alongside.privacy import review
from alongside.ui.forms import DateField, Form, LongTextField, SelectField


class ReviewForm(Form):
    """What was done, when, and with what result."""

    item = SelectField(_("What was done"), [(one.key, one.label) for one in review.ITEMS.values()])
    done_on = DateField(_("When"))
    note = LongTextField(
        _("Note"), hint=_("Who did it, what was found, and where the report lies.")
    )
