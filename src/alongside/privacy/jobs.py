"""Work of privacy that comes round."""

from alongside.core.jobs import every
from alongside.privacy.commands import sendings


@every(seconds=60, name="send what is due")
def send_due() -> int:
    return sendings.send_due()
