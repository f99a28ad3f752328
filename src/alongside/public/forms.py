"""Forms of public pages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from alongside.accounts import passwords
from alongside.accounts.page_forms import PasswordField
from alongside.core.places import Place, find_place
from alongside.matching.ordering import Traits
from alongside.matching.queries.finding import Search
from alongside.ui.forms import Form, HiddenField, MultiChoiceField, SelectField, TextField
from alongside.workforce.models.profile import (
    GroupServed,
    Language,
    LivedExperience,
    Mode,
    Style,
)

_hint = lazy(passwords.hint, str)
COSTS = [("", _("Any cost")), ("free", _("Free")), ("sliding", _("Free or sliding scale"))]
ANY_LANGUAGE, ANY_WAY = ("", _("Any language")), ("", _("Any way"))


class FindForm(Form):
    """What somebody looks for in a coach. Everything may stay empty."""

    near = TextField(_("Near"), max_length=80, required=False, plainly_optional=True)
    language = SelectField(
        _("Language"), [ANY_LANGUAGE, *Language.choices], required=False, plainly_optional=True
    )
    mode = SelectField(
        _("How we meet"), [ANY_WAY, *Mode.choices], required=False, plainly_optional=True
    )
    cost = SelectField(_("Cost"), COSTS, required=False, plainly_optional=True)
    lived = MultiChoiceField(
        _("Has lived through"), LivedExperience.choices, required=False, plainly_optional=True
    )
    groups = MultiChoiceField(
        _("Knows well"), GroupServed.choices, required=False, plainly_optional=True
    )
    styles = MultiChoiceField(
        _("How they talk"), Style.choices, required=False, plainly_optional=True
    )

    def clean_near(self) -> Place | None:
        text = str(self.cleaned_data["near"] or "").strip()
        places = find_place(text) if text else []
        if text and not places:
            raise ValidationError(
                _("We do not know this place. Type five digits, or a town with its state.")
            )
        return places[0] if places else None

    def search(self) -> Search:
        """This function will give the search; a field that was wrong is left out."""
        data: dict[str, Any] = getattr(self, "cleaned_data", {})
        return Search(
            place=data.get("near"),
            cost=data.get("cost", ""),
            asked=Traits(
                languages=frozenset(filter(None, [data.get("language")])),
                modes=frozenset(filter(None, [data.get("mode")])),
                lived_experience=frozenset(data.get("lived", [])),
                groups=frozenset(data.get("groups", [])),
                styles=frozenset(data.get("styles", [])),
            ),
        )


class JoinForm(Form):
    """A sign-in of one's own; the token says for which request, and is good for 30 minutes."""

    token = HiddenField(max_length=600)
    login = HiddenField(max_length=600)
    password = PasswordField(_("Choose a password"), hint=_hint(), missing=_("Choose a password."))
