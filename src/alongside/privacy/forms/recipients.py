"""Forms of the desk: those who may be told, who works there, and the age of signing alone."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.core.us_states import NAMES
from alongside.people.models import Membership
from alongside.privacy.models.recipient import HolderClass, RecipientKind
from alongside.privacy.queries.recipients import PERSONAL
from alongside.ui.forms import ChoiceField, DateField, Form, IntegerField, SelectField, TextField

BODIES = [choice for choice in RecipientKind.choices if choice[0] not in PERSONAL]


class RecipientForm(Form):
    """A body outside; a person's own family, lawyer or employer is added on their form instead."""

    name = TextField(_("Name"), missing=_("Enter a name."), hint=_("As the form will show it."))
    kind = SelectField(_("What they are"), BODIES)
    holder_class = ChoiceField(
        _("What they may do with a record"),
        HolderClass.choices,
        initial=HolderClass.LAWFUL_HOLDER,
        hint=_("Ask them. When nobody is sure, choose the last."),
        in_rows=True,
    )
    address = TextField(_("Address or phone"), required=False)


class MemberForm(Form):
    """A partner who works for a body."""

    membership = SelectField(_("Partner"))

    def __init__(self, *args: Any, partners: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("membership", [(str(m.pk), m.name) for m in partners])


class MinorRuleForm(Form):
    """From which age somebody signs alone in the program's state."""

    state = SelectField(_("State"), [("", _("Choose")), *((code, code) for code in NAMES)])
    alone_from = IntegerField(_("Signs alone from this age"), min_value=10, max_value=18)
    source = TextField(_("Where the law says so"), max_length=300)
    effective_on = DateField(_("Holds from"))
