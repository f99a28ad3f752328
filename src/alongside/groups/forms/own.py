"""What a person types: an alias, how to be reached, the days of a proof, a code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.groups.models.mentoring import OfferKind, Way
from alongside.ui.forms import (
    BooleanField,
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    MultiChoiceField,
    TextField,
)

ROOM: list[tuple[str, str | Promise]] = [(str(n), str(n)) for n in range(1, 6)]


class AliasForm(Form):
    """How somebody wants to be called in a group."""

    alias = TextField(
        _("What shall we call you there?"),
        max_length=40,
        hint=_("A first name or any name you like. It need not be your own."),
        missing=_("Choose a name."),
    )


class JoinForm(AliasForm):
    """The alias and the agreement."""

    agreed = BooleanField(_("I agree to this"))


class AgainForm(Form):
    """A new version of the agreement."""

    agreed = BooleanField(_("I agree to this"))


class CodeForm(Form):
    """The short code at the door."""

    code = TextField(_("Your code"), max_length=40, attrs={"autofocus": "autofocus"})


class OfferForm(Form):
    """An offer to be a mentor or sponsor."""

    kind = ChoiceField(_("I offer to be a"), OfferKind.choices, initial=OfferKind.MENTOR)
    ways = MultiChoiceField(_("How"), Way.choices)
    room = ChoiceField(_("For how many people"), ROOM, in_scale=True, initial="1")
    words = LongTextField(
        _("A few words about you"),
        required=False,
        max_length=300,
        hint=_("People in this group see them beside the name you use here."),
    )


class ReachForm(Form):
    """What one shares with the other once both said yes."""

    reach = TextField(
        _("How can they reach you?"),
        hint=_("A number, or a place and time. Share only what feels safe."),
        missing=_("Write how they can reach you."),
    )


class ProofForm(Form):
    """From which day to which; nothing is named unless it is ticked."""

    first_day = DateField(_("From"))
    last_day = DateField(_("To"))
    names_groups = BooleanField(
        _("Put the names of the groups on it"),
        required=False,
        hint=_("Leave this empty, and the paper says only “group sessions”."),
    )


class CheckForm(Form):
    """The code on a paper, and the name on it for those who want to compare it."""

    code = TextField(_("Code"), hint=_("It stands on the paper."))
    name = TextField(_("Name on the paper"), required=False)
