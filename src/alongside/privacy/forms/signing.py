"""Forms that sign, stop, and note what happened."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.core.errors import BadInput
from alongside.privacy import uploads
from alongside.privacy.models.consent import RevocationWay
from alongside.privacy.models.signature import Identity, SignatureMethod, SignerRelation
from alongside.privacy.signing import Mark
from alongside.privacy.uploads import Proof
from alongside.ui.forms import (
    BooleanField,
    ChoiceField,
    DateField,
    FileField,
    Form,
    HiddenField,
    LongTextField,
    SelectField,
    TextField,
)

OPTIONAL: dict[str, Any] = {"required": False}
DRAWN = uploads.MOST_DRAWN_BYTES * 4 // 3


class SignForm(Form):
    """The person signs for themself: a typed name is always enough (ES-07)."""

    name = TextField(_("Your name"), missing=_("Type your name."), autocomplete="name")
    drawn = HiddenField(max_length=DRAWN, required=False)
    act = BooleanField(_("I have read this, and I sign it"), required=True)

    def clean_drawn(self) -> Proof | None:
        """This function will read the strokes, when somebody drew."""
        return _told(uploads.drawn, self.cleaned_data["drawn"])

    def marks(self) -> list[Mark]:
        """This function will give the signature as the command takes it."""
        proof = self.cleaned_data["drawn"]
        method = SignatureMethod.DRAWN if proof else SignatureMethod.TYPED
        return [Mark(self.cleaned_data["name"], method=method, proof=proof)]


class AttestForm(Form):
    """Somebody signs beside a coach, who knows them: here, with a mark, or on paper."""

    method = ChoiceField(_("How do they sign?"), SignatureMethod.choices, initial="typed")
    name = TextField(_("Name of the one who signs"), missing=_("Type the name."))
    relation = SelectField(_("Who signs"), SignerRelation.choices)
    drawn = HiddenField(max_length=DRAWN, required=False)
    paper = FileField(
        _("Signed paper"),
        accept=".pdf,.png,.jpg,.jpeg",
        hint=_("A PDF or a photo, up to 5 MB."),
        **OPTIONAL,
    )
    witness_name = TextField(_("Who watched"), hint=_("For a mark or a paper."), **OPTIONAL)
    identity_words = TextField(
        _("How do you know who this is?"), missing=_("Say how you know who signs.")
    )
    co_name = TextField(
        _("Parent or guardian who signs as well"),
        hint=_("Only for a young person who cannot sign alone in your state."),
        **OPTIONAL,
    )
    act = BooleanField(_("The one who signs has read this, and signs it"), required=True)

    def clean_drawn(self) -> Proof | None:
        """This function will read the strokes, when somebody drew."""
        return _told(uploads.drawn, self.cleaned_data["drawn"])

    def clean_paper(self) -> Proof | None:
        """This function will read the paper, when there is one."""
        file = self.cleaned_data["paper"]
        if file is None:
            return None
        return _told(uploads.paper, file, name=file.name, size=file.size)

    def marks(self) -> list[Mark]:
        """This function will give the signatures as the command takes them."""
        data = self.cleaned_data
        proofs = {"drawn": data["drawn"], "paper": data["paper"]}
        first = Mark(
            data["name"],
            method=data["method"],
            relation=data["relation"],
            identity=Identity.ATTESTED,
            identity_words=data["identity_words"],
            witness_name=data["witness_name"],
            proof=proofs.get(data["method"]),
        )
        return [first, *self._beside(first)]

    def _beside(self, first: Mark) -> list[Mark]:
        name = self.cleaned_data["co_name"]
        if not name:
            return []
        second = Mark(
            name,
            method=first.method if first.method == SignatureMethod.PAPER else SignatureMethod.TYPED,
            relation=SignerRelation.PARENT,
            identity=first.identity,
            identity_words=first.identity_words,
            witness_name=first.witness_name,
            proof=first.proof if first.method == SignatureMethod.PAPER else None,
        )
        return [second]


class StopForm(Form):
    """A stop that somebody took for the person: in writing, or said aloud (P2-29, P2-30)."""

    way = ChoiceField(
        _("How did they say it?"),
        [choice for choice in RevocationWay.choices if choice[0] != RevocationWay.SELF],
    )
    words = LongTextField(
        _("What they said or wrote"), hint=_("The person can read it."), rows=2, **OPTIONAL
    )
    witness_name = TextField(_("Who was there"), **OPTIONAL)


class HappenedForm(Form):
    """The day on which the event a form waits for happened."""

    happened_on = DateField(_("When did it happen?"))


def _told(read: Any, *args: Any, **kwargs: Any) -> Proof | None:
    """A refusal of the reader, beside the field."""
    try:
        proof: Proof | None = read(*args, **kwargs)
    except BadInput as refusal:
        raise ValidationError(refusal.message) from None
    return proof
