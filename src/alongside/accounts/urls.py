"""
Addresses of accounts: of the library's only those we want, and our own pages.

There is no sign-up, no list of e-mail addresses and no connection to other services here.
`ACCESS` states for each name who may open it; the guard and the access matrix read it.
"""

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from django.urls import path, re_path

from alongside.accounts.views import first, leaving, own, staying

PUBLIC, SIGNED_IN = "public", "signed_in"

ACCESS: dict[str, str] = {
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_inactive": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "accounts_first": PUBLIC,
    "mfa_authenticate": PUBLIC,
    "mfa_login_webauthn": PUBLIC,
    "account_change_password": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "account_reauthenticate": SIGNED_IN,
    "accounts_overview": SIGNED_IN,
    "accounts_idle": SIGNED_IN,
    "accounts_language": SIGNED_IN,
    "accounts_sessions": SIGNED_IN,
    "accounts_stay": SIGNED_IN,
    "accounts_draft": SIGNED_IN,
    "accounts_send_draft": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_edit_webauthn": SIGNED_IN,
    "mfa_remove_webauthn": SIGNED_IN,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
}
_KEY = r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"
_done = account.password_reset_from_key_done
_sent = account.password_reset_done
_new_codes = codes.generate_recovery_codes
_confirm = passkey.reauthenticate_webauthn

urlpatterns = [
    path("accounts/", own.overview, name="accounts_overview"),
    path("accounts/idle/", own.idle, name="accounts_idle"),
    path("accounts/language/", own.language, name="accounts_language"),
    path("accounts/first/", first.first, name="accounts_first"),
    path("accounts/stay/", staying.stay, name="accounts_stay"),
    path("accounts/sessions/", staying.session_list, name="accounts_sessions"),
    path("accounts/draft/", staying.draft, name="accounts_draft"),
    path("accounts/draft/send/", staying.send_draft, name="accounts_send_draft"),
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", leaving.sign_out, name="account_logout"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/", account.password_change, name="account_change_password"),
    path("accounts/password/set/", account.password_set, name="account_set_password"),
    path("accounts/password/reset/", account.password_reset, name="account_reset_password"),
    path("accounts/password/reset/done/", _sent, name="account_reset_password_done"),
    path("accounts/password/reset/key/done/", _done, name="account_reset_password_from_key_done"),
    re_path(_KEY, account.password_reset_from_key, name="account_reset_password_from_key"),
    path("accounts/second/", second.index, name="mfa_index"),
    path("accounts/second/sign-in/", second.authenticate, name="mfa_authenticate"),
    path("accounts/second/confirm/", second.reauthenticate, name="mfa_reauthenticate"),
    path("accounts/second/app/", app.activate_totp, name="mfa_activate_totp"),
    path("accounts/second/app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("accounts/second/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("accounts/second/codes/new/", _new_codes, name="mfa_generate_recovery_codes"),
    path("accounts/passkeys/", passkey.list_webauthn, name="mfa_list_webauthn"),
    path("accounts/passkeys/add/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path("accounts/passkeys/sign-in/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("accounts/passkeys/confirm/", _confirm, name="mfa_reauthenticate_webauthn"),
    path("accounts/passkeys/<int:pk>/name/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
    path("accounts/passkeys/<int:pk>/remove/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
]
