"""The form that opens an audit."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.core.ids import parse_id
from alongside.people.models import Membership, Program
from alongside.privacy import packets
from alongside.privacy.commands.auditing import DAYS, MOST_DAYS
from alongside.ui.forms import (
    Form,
    IntegerField,
    LongTextField,
    MultiChoiceField,
    SelectField,
    TextField,
)


class AuditForm(Form):
    """Who audits, by which right, what they may read and for how long."""

    auditor = TextField(_("Name of the auditor"), missing=_("Enter a name."))
    membership = SelectField(
        _("Their sign-in"), hint=_("An administrator makes it, as a partner with a second factor.")
    )
    program = SelectField(_("Program"))
    categories = MultiChoiceField(_("What the audit needs"), in_rows=True)
    law = TextField(_("What gives the right to audit"))
    promise = LongTextField(
        _("Promise to protect, destroy and not pass on"), hint=_("Where the signed paper is kept.")
    )
    days = IntegerField(_("Days it is open"), min_value=1, max_value=MOST_DAYS, initial=DAYS)

    def __init__(
        self,
        *args: Any,
        partners: Sequence[Membership],
        programs: Sequence[Program],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.partners, self.programs = partners, programs
        shares = [(k, one.label) for k, one in packets.CATEGORIES.items()]
        self.offer("membership", [("", _("Choose")), *((str(m.pk), m.name) for m in partners)])
        self.offer("program", [("", _("Choose")), *((str(p.pk), p.name) for p in programs)])
        self.offer("categories", shares)

    def asked(self) -> dict[str, Any]:
        """This function will give what was filled in, as the command takes it."""
        data = dict(self.cleaned_data)
        member, program = parse_id(data.pop("membership")), parse_id(data.pop("program"))
        return {
            **data,
            "membership": next(one for one in self.partners if one.pk == member),
            "program": next(one for one in self.programs if one.pk == program),
        }
