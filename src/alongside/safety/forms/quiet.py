"""The form that ends a quiet time."""

from django.utils.translation import gettext_lazy as _

from alongside.ui.forms import Form, LongTextField


class EndQuietForm(Form):
    """Why messages and questions may go out again."""

    reason = LongTextField(
        _("Why may they go out again?"),
        hint=_("Such as: they asked for it, or it was noted for the wrong person."),
        rows=2,
    )
