"""What every form that asks for a coach has: a coach wished for, and words."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.ui.forms import BooleanField, ChoiceField, Form, LongTextField, SelectField
from alongside.workforce.models import CoachProfile


class WishForm(Form):
    """Whom somebody would like; `coaches` are those shown in public."""

    coach = SelectField(_("Coach"), required=False, plainly_optional=True)
    words = LongTextField(
        _("Anything else we should know?"),
        required=False,
        rows=3,
        max_length=2000,
        hint=_("The supervisor and the coach who is suggested read it."),
    )
    field_order: tuple[str, ...] = ()

    def __init__(self, *args: Any, coaches: Iterable[CoachProfile], **options: Any) -> None:
        super().__init__(*args, **options)
        names = [(one.slug, one.name) for one in coaches]
        self.offer("coach", [("", _("Choose for me")), *names])

    def slug(self) -> str:
        """This function will give the coach wished for, "" for none."""
        return str(self.cleaned_data["coach"])


class ChangeForm(WishForm):
    """Another coach, with no reason asked."""

    stays = ChoiceField(
        _("Until then"),
        [
            ("stay", _("My coach stays until the next one is agreed")),
            ("end", _("End with my coach now")),
        ],
        initial="stay",
        in_rows=True,
    )
    apart = BooleanField(_("Do not match me with my coach again"), required=False)
    field_order = ("coach", "words", "stays", "apart")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].help_text = _("Only the supervisor reads it.")
