"""The connection over which lines of the log go to another machine: datagrams, TCP or TLS."""

import socket
import ssl

from alongside.core.log_address import Address

SECONDS = 5.0


class Wire:
    """One connection, opened when it is needed and after it broke."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.socket: socket.socket | None = None

    def send(self, line: bytes) -> None:
        """
        This method will send one line.

        :raises OSError: when it was not taken; the connection is of no use then
        """
        if self.socket is not None and self.address.way != "udp" and _is_closed(self.socket):
            self.close()
        if self.socket is None:
            self.socket = self._opened()
        if self.address.way == "udp":
            self.socket.send(line)
        else:
            self.socket.sendall(b"%d %s" % (len(line), line))  # counted (RFC 5425, RFC 6587)

    def close(self) -> None:
        """This method will give the connection up."""
        if self.socket is not None:
            self.socket.close()
            self.socket = None

    def _opened(self) -> socket.socket:
        where = (self.address.host, self.address.port)
        if self.address.way == "udp":
            family, kind, _, _, there = socket.getaddrinfo(*where, type=socket.SOCK_DGRAM)[0]
            datagrams = socket.socket(family, kind)
            datagrams.connect(there)
            return datagrams
        plain = socket.create_connection(where, timeout=SECONDS)
        if self.address.way == "tcp":
            return plain
        context = ssl.create_default_context(cafile=self.address.ca or None)
        try:
            return context.wrap_socket(plain, server_hostname=self.address.host)
        except BaseException:
            plain.close()
            raise


def _is_closed(connected: socket.socket) -> bool:
    """Whether the other side hung up: a line sent then would vanish without a word."""
    connected.settimeout(0)
    try:
        return connected.recv(1) == b""
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    except OSError:
        return True
    finally:
        connected.settimeout(SECONDS)
