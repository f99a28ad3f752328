"""Settings of sign-in, in one place (imported by `config.settings.base`)."""

ACCOUNT_ADAPTER = "alongside.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# A new password never signs in by itself, so it cannot walk around the second factor (AV-06).
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# The library's own asks the database once more for an account that is there than for one that is
# not (P2-08), for addresses that no account here has.
_TOKENS = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = _TOKENS
PASSWORD_RESET_TIMEOUT = 15 * 60
ACCOUNT_FORMS = {
    "login": "alongside.accounts.forms.LoginForm",
    "reset_password": "alongside.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "alongside.accounts.forms.ResetPasswordKeyForm",
    "change_password": "alongside.accounts.forms.ChangePasswordForm",
    "set_password": "alongside.accounts.forms.SetPasswordForm",
    "reauthenticate": "alongside.accounts.forms.ReauthenticateForm",
}
# `ip` is the caller's network (adapters.py); `key` is account and network together, so nobody can
# lock an account for its owner, nor their neighbours out: a shelter, a court or a library is one
# network, and what it bears in all is far more than one account there. What one account bears from
# everywhere is in `limits.py`; the whole rule stands in docs/reference/limits.md.
ACCOUNT_RATE_LIMITS = {
    "login": "600/5m/ip",
    "login_failed": "300/5m/ip,6/5m/key",
    "reset_password": "100/10m/ip,5/10m/key",
    "reset_password_from_key": "100/10m/ip",
    "reauthenticate": "10/5m/user",
    "change_password": "10/5m/user",
}

USERSESSIONS_TRACK_ACTIVITY = False
MFA_ADAPTER = "alongside.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Alongside"
MFA_FORMS = {
    "authenticate": "alongside.accounts.forms_factors.AuthenticateForm",
    "reauthenticate": "alongside.accounts.forms_factors.ReauthenticateForm",
    "activate_totp": "alongside.accounts.forms_factors.ActivateTotpForm",
    "add_webauthn": "alongside.accounts.forms_factors.AddPasskeyForm",
    "edit_webauthn": "alongside.accounts.forms_factors.EditPasskeyForm",
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "alongside.accounts.passwords.Length"},
    {"NAME": "alongside.accounts.passwords.NotCommon"},
    {"NAME": "alongside.accounts.passwords.NotBreached"},
    {"NAME": "alongside.accounts.passwords.NotOurWords"},
    {"NAME": "alongside.accounts.passwords.NotTheSignInName"},
]
