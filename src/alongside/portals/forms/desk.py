"""Forms of the program administrator's desk."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.coaching.models.cadence import TransitionKind
from alongside.core.actor import STAFF_ROLES
from alongside.people.models.organisation import SELDOMEST, Setting
from alongside.portals.presenters.roles import role_name
from alongside.ui.forms import (
    BooleanField,
    DateField,
    Form,
    IntegerField,
    MultiChoiceField,
    SelectField,
    TextField,
    ZipField,
)


class SiteForm(Form):
    """A place of the organisation."""

    name = TextField(label=_("Name of the place"))
    zip = ZipField(label=_("ZIP code"))
    address = TextField(label=_("Street"), required=False)


class ProgramForm(Form):
    """A program; `sites` are (id, name) pairs."""

    name = TextField(label=_("Name of the program"))
    setting = SelectField(label=_("Where it works"), choices=Setting.choices)
    site = SelectField(label=_("Place"), required=False)
    takes_requests = BooleanField(label=_("People may ask for a coach here"), required=False)
    contact_every_days = IntegerField(
        _("Days between contacts"),
        hint=_("For pairs that agreed nothing else. Weekly is 7; from 1 to 90."),
        min_value=1,
        max_value=SELDOMEST,
    )

    def __init__(self, *args: Any, sites: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("site", [("", _("No place")), *sites])


class MemberForm(Form):
    """Somebody who works here; `programs` are (id, name) pairs."""

    name = TextField(label=_("Name, as people will see it"), hint=_("Such as Dana R."))
    role = SelectField(label=_("Role"))
    programs = MultiChoiceField(label=_("Programs"), required=False)

    def __init__(self, *args: Any, programs: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        roles = [(role, role_name(role)) for role in sorted(STAFF_ROLES)]
        self.offer("role", roles)
        self.offer("programs", programs)


class ProgramsForm(Form):
    """The programs somebody works in; `programs` are (id, name) pairs."""

    programs = MultiChoiceField(label=_("Programs"), required=False)

    def __init__(self, *args: Any, programs: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("programs", programs)


class RuleForm(Form):
    """A version of a follow-up rule."""

    program = SelectField(label=_("Program"))
    kind = SelectField(label=_("After what"), choices=TransitionKind.choices)
    days = TextField(label=_("Days of contact"), hint=_("Rising, such as 1, 3, 7, 14, 30"))
    effective_on = DateField(label=_("From which day"))
    source = TextField(label=_("Where these days come from"))

    def __init__(self, *args: Any, programs: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("program", programs)

    def clean_days(self) -> list[int]:
        """This function will read the days as numbers."""
        try:
            return [int(part) for part in str(self.cleaned_data["days"]).replace(",", " ").split()]
        except ValueError:
            raise ValidationError(_("Enter days that rise, such as 1, 3, 7.")) from None
