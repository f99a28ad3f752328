"""
What can carry a packet outside by itself, such as a fax line or a file drop of a higher domain.

None is built in: what leaves by itself needs an agreement with whoever carries it (P2-07). A
carrier is called by the job that sends, inside the transaction that writes the ledger, so that a
packet that could not be carried leaves no entry, and no packet is carried without one.
"""

from collections.abc import Callable

from alongside.privacy.models import Disclosure

Carry = Callable[[Disclosure], None]
CARRIERS: dict[str, Carry] = {}


def carrier(channel: str) -> Callable[[Carry], Carry]:
    """This function will register what carries packets of one channel."""

    def register(carry: Carry) -> Carry:
        CARRIERS[channel] = carry
        return carry

    return register
