"""The questions on needs, and the help offered after them. Every question may be left out."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.coaching.domains import LifeDomain
from alongside.referrals import questions
from alongside.referrals.models.need import AskedHow
from alongside.ui.forms import ChoiceField, Form, MultiChoiceField, TextField


class QuestionsForm(Form):
    """The questions as they stand in the file, in the reader's language."""

    how = ChoiceField(
        _("How do you ask?"),
        [one for one in AskedHow.choices if one[0] != AskedHow.SELF],
        missing=_("Choose one."),
    )

    def __init__(self, *args: Any, language: str, by_self: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if by_self:
            del self.fields["how"]
        for item in questions.shipped(language).items:
            kind: Any = MultiChoiceField if item.many else ChoiceField
            self.fields[item.id] = kind(
                item.text, item.options, in_rows=True, required=False, plainly_optional=True
            )

    def answers(self) -> dict[str, Any]:
        """This function will give what was answered, by question."""
        return {key: value for key, value in self.cleaned_data.items() if key != "how"}

    def how_asked(self) -> str:
        """This function will say who read the questions."""
        return str(self.cleaned_data.get("how") or AskedHow.SELF)


class OffersForm(Form):
    """Which help somebody wants; what the answers speak of comes first, nothing is chosen."""

    wants = MultiChoiceField(
        _("Where do you want help?"),
        required=False,
        plainly_optional=True,
        hint=_("Choose what you want now. You can leave all of it out."),
    )
    words = TextField(_("What would help most?"), required=False, max_length=200)

    def __init__(self, *args: Any, offers: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        first = [domain for domain in LifeDomain if domain.value in offers]
        rest = [domain for domain in LifeDomain if domain.value not in offers]
        choices = [(one.value, one.label) for one in [*first, *rest]]
        self.offer("wants", choices)
