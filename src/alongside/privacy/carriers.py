"""
Carriers: what takes a packet along when nobody hands it over, such as a fax or a secure mailbox.

A carrier is registered by the way it goes. None is part of the product yet, so nothing can be
queued until a higher domain brings one. It is called within the transaction that writes the
entry: when it fails, there is no entry, and the job tries again.
"""

from collections.abc import Callable

from alongside.privacy.models import Recipient
from alongside.privacy.packets import Packet

Carrier = Callable[[Recipient, Packet], None]

CARRIERS: dict[str, Carrier] = {}


def carrier(channel: str) -> Callable[[Carrier], Carrier]:
    """This function will register what takes packets along on a way out."""

    def register(takes: Carrier) -> Carrier:
        if channel in CARRIERS:
            raise TypeError(f"two carriers for {channel}")
        CARRIERS[channel] = takes
        return takes

    return register
