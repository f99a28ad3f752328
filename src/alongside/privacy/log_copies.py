"""
A copy of the log on another body's machine passes the register of vendors (P2-07).

The log holds no names and no words of anybody. It does hold numbers of rows, times and the days a
program works, and they are about people in the program once somebody has the database too; so an
agreement is asked for as for mail. A machine in the program's own network is no vendor.
"""

from django.conf import settings

from alongside.core import scope
from alongside.privacy import vendors
from alongside.privacy.models.vendor import Service


def is_held_back() -> bool:
    """This function will tell whether lines may not leave, for want of an agreement."""
    address = settings.ALONGSIDE_LOG_ADDRESS
    if address is None or not address.is_outside:
        return False
    with scope.across_organisations():
        return bool(vendors.without_agreement(Service.LOGS))
