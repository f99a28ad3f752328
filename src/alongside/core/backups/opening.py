"""Whether the keys set here are those a restored database was written under."""

from django.db import connection

from alongside.core import seals
from alongside.core.backups.problems import BackupProblem
from alongside.core.crypto import keyring
from alongside.core.ids import parse_id


def must_open() -> None:
    """
    This function will refuse a database whose text or log the keys at hand do not open.

    A restore under another master key would look right and could not show one name.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, wrapped FROM core_datakey")
        for key_id, wrapped in cursor.fetchall():
            blob = bytes(wrapped)
            if blob and keyring.opened(parse_id(str(key_id)), blob) is None:
                raise BackupProblem(
                    "The master key set here does not open the backup's texts. Set"
                    " ALONGSIDE_MASTER_KEY to the one the program had. Nothing was restored."
                )
    if not seals.fits_key():
        raise BackupProblem(
            "The seal key set here did not sign the backup's audit log. Set ALONGSIDE_SEAL_KEY to"
            " the one the program had. Nothing was restored."
        )
    keyring.forget()
