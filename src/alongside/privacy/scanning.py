"""
A scanner of the program's own looks at each file that is taken in (AV-11).

`ALONGSIDE_SCAN_COMMAND` names the command, such as `clamdscan --no-summary -`; it gets the file on
its standard input. Ends it with 0 the file is taken, with anything else, or not in time, it is
refused: a scanner that fails lets nothing in. Without the setting nothing is scanned.
"""

import shlex
import subprocess

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.core.errors import BadInput

SECONDS = 30


def is_on() -> bool:
    """This function will tell whether a scanner is set."""
    return bool(shlex.split(settings.ALONGSIDE_SCAN_COMMAND))


def check(content: bytes, *, field: str) -> None:
    """
    This function will let a file pass that the scanner finds nothing in.

    :raises BadInput: when it finds something, and when it does not answer
    """
    command = shlex.split(settings.ALONGSIDE_SCAN_COMMAND)
    if not command:
        return
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        raise BadInput(
            _("The file could not be checked just now. Try again, or tell whoever runs this."),
            field=field,
        ) from None
    if done.returncode != 0:
        raise BadInput(_("The check of files refused this one. Print it and take a photo."),
                       field=field)  # fmt: skip
