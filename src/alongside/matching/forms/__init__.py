"""Forms to ask for a coach. All keep to what is needed to call somebody back safely."""

from alongside.matching.forms.asking import AskForm, StaffAskForm
from alongside.matching.forms.closing import CloseForm
from alongside.matching.forms.wishing import ChangeForm

__all__ = ["AskForm", "ChangeForm", "CloseForm", "StaffAskForm"]
