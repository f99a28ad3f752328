"""
Accounts: users, sign-in, sessions and second factors.

The work is the sign-in library's (django-allauth), shaped to our rules. A sign-in name (an
e-mail address, a phone number or a name we gave) is stored as a keyed hash for look-up and
encrypted for its owner's eyes; nobody can read from the database who has an account.
"""
