"""Forms of one field: add to a note, or in one's own words."""

from django.utils.translation import gettext_lazy as _

from alongside.ui.forms import Form, LongTextField


class AddendumForm(Form):
    """An addition to a signed note."""

    words = LongTextField(
        _("Add to this note"),
        hint=_("The note itself stays as it is; your addition stands below it, with the date."),
        missing=_("Write what you want to add."),
        rows=3,
    )


class OwnWordsForm(Form):
    """What the person wants to say about a note."""

    words = LongTextField(_("Add your own words"), missing=_("Write what you want to add."), rows=3)
