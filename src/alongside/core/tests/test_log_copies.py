"""AV-19: the log is copied to another machine over a real socket, and nobody waits for it."""

import datetime as dt
import ipaddress
import json
import logging
import logging.config
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from alongside.config.env import SettingError, log_address
from alongside.core import audit, log_copies, seals
from alongside.core.actor import Actor
from alongside.core.log_address import Address, address
from alongside.core.log_copies import CopyHandler
from alongside.core.log_lines import StructuredFormatter

WAIT = 5.0
HERE = "127.0.0.1"


class Keeper:
    """The other machine: takes what comes on a port of this one."""

    def __init__(self, way: str, port: int = 0, tls: ssl.SSLContext | None = None) -> None:
        self.way, self.tls = way, tls
        self.got: list[bytes] = []
        self.calls: list[socket.socket] = []
        kind = socket.SOCK_DGRAM if way == "udp" else socket.SOCK_STREAM
        self.door = socket.socket(socket.AF_INET, kind)
        self.door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.door.bind((HERE, port))
        self.door.settimeout(0.1)
        if way != "udp":
            self.door.listen()
        self.is_open = True
        self.thread = threading.Thread(target=self._take, daemon=True)
        self.thread.start()

    @property
    def address(self) -> Address:
        return Address(self.way, HERE, self.door.getsockname()[1])

    def _take(self) -> None:
        while self.is_open:
            try:
                if self.way == "udp":
                    self.got.append(self.door.recv(65_536))
                else:
                    self._hear(self.door.accept()[0])
            except OSError:
                continue

    def _hear(self, call: socket.socket) -> None:
        call = self.tls.wrap_socket(call, server_side=True) if self.tls else call
        self.calls.append(call)
        call.settimeout(0.1)
        held = b""
        while self.is_open:
            try:
                part = call.recv(65_536)
            except TimeoutError:
                continue
            if not part:
                break
            held += part
            while b" " in held and len(held) > int(held.split(b" ", 1)[0]) + held.index(b" "):
                size, _blank, rest = held.partition(b" ")
                self.got.append(rest[: int(size)])
                held = rest[int(size) :]
        call.close()

    def close(self) -> None:
        self.is_open = False
        self.thread.join(WAIT)
        for one in (self.door, *self.calls):
            one.close()

    def said(self) -> list[dict[str, Any]]:
        return [json.loads(line[line.index(b"{") :]) for line in list(self.got)]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_copies, "PAUSES", (0.02,))


@pytest.fixture
def copied() -> Iterator[Callable[..., logging.Logger]]:
    """A logger whose lines go to an address, by the handler that production uses."""
    made: list[tuple[logging.Logger, CopyHandler]] = []

    def make(to: Address, name: str = "alongside.test", most: int = 1_000) -> logging.Logger:
        handler = CopyHandler(address=to, most=most)
        handler.setFormatter(StructuredFormatter("%(message)s"))
        for logger in (logging.getLogger(name), logging.getLogger(log_copies.__name__)):
            logger.addHandler(handler)
            logger.setLevel("INFO")
            made.append((logger, handler))
        return logging.getLogger(name)

    yield make
    for logger, handler in made:
        logger.removeHandler(handler)
        logger.setLevel("NOTSET")
        handler.close()


def until(what: Callable[[], Any]) -> Any:
    """This function will wait until something is so, for a few seconds."""
    end = time.monotonic() + WAIT
    while not (found := what()):
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)
    return found


@pytest.mark.parametrize("way", ["udp", "tcp"])
def test_av_19_lines_arrive_structured_and_without_words(
    way: str, copied: Callable[..., logging.Logger]
) -> None:
    keeper = Keeper(way)
    logger = copied(keeper.address)
    try:
        raise ValueError("June Abbott is here")
    except ValueError:
        logger.exception("sending %s was not taken", 7)
    logger.warning("second")
    first, second = until(lambda: keeper.said() if len(keeper.got) == 2 else None)
    keeper.close()
    assert keeper.got[0].startswith(b"<27>1 20")  # daemon, error; RFC 5424
    assert keeper.got[1].startswith(b"<28>1 20")
    assert (first["level"], first["message"]) == ("ERROR", "sending 7 was not taken")
    assert first["error"][0] == "builtins.ValueError"
    assert "test_log_copies.py" in first["error"][1]
    assert second["message"] == "second"
    assert b"Abbott" not in b"".join(keeper.got)


def test_av_19_input_begins_no_line_of_its_own(copied: Callable[..., logging.Logger]) -> None:
    keeper = Keeper("tcp")
    copied(keeper.address).warning("odd name %s", "x\n<24>1 forged\r\n\x00ñ")
    until(lambda: keeper.got)
    keeper.close()
    (line,) = keeper.got
    assert not set(line) & set(b"\n\r\x00")
    assert line.isascii()


def test_av_19_nobody_waits_while_it_is_away_and_the_loss_is_counted(
    copied: Callable[..., logging.Logger],
) -> None:
    keeper = Keeper("tcp")
    to = keeper.address
    logger = copied(to, most=20)
    logger.warning("before")
    until(lambda: keeper.got)
    keeper.close()
    began = time.monotonic()
    for number in range(500):
        logger.warning("line %d", number)
    assert time.monotonic() - began < 1.0
    back = Keeper("tcp", to.port)
    words = until(lambda: [s for s in back.said() if "copied again" in s["message"]])
    back.close()
    arrived = [s["message"] for s in back.said() if s["message"].startswith("line ")]
    assert arrived[0] == "line 0"
    assert arrived == sorted(arrived, key=lambda one: int(one.split()[1]))
    lost = int(words[0]["message"].split(";")[1].split()[0])
    assert lost > 400
    # What is lost is counted to the line; the sender's own "not copied" is one of all.
    assert len(arrived) + lost in (500, 501)


def test_av_19_without_a_keeper_the_end_of_the_program_is_not_held_up() -> None:
    handler = CopyHandler(address=Address("tcp", HERE, _free_port()))
    handler.setFormatter(StructuredFormatter("%(message)s"))
    handler.handle(logging.LogRecord("x", logging.ERROR, __file__, 1, "words", (), None))
    began = time.monotonic()
    handler.close()
    assert time.monotonic() - began < log_copies.AT_THE_END + 0.5


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate of this machine, and the other side's end of TLS with it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "keeper")])
    day = dt.timedelta(days=1)
    now = dt.datetime.now(dt.UTC)
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HERE))])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - day).not_valid_after(now + day)
    made = made.add_extension(here, critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    pem = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    (tmp_path / "cert.pem").write_bytes(pem)
    (tmp_path / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    return tmp_path / "cert.pem", context


def test_av_19_over_tls_only_a_known_machine_gets_them(
    certificate: tuple[Path, ssl.SSLContext], copied: Callable[..., logging.Logger]
) -> None:
    ca, context = certificate
    keeper = Keeper("tls", tls=context)
    unknown = copied(keeper.address, "alongside.unknown")
    unknown.warning("for a stranger")
    logger = copied(Address("tls", HERE, keeper.address.port, str(ca)), "alongside.known")
    logger.warning("over TLS")
    until(lambda: any(s["message"] == "over TLS" for s in keeper.said()))
    logger.warning("and again")
    until(lambda: any(s["message"] == "and again" for s in keeper.said()))
    keeper.close()
    assert not [s for s in keeper.said() if s["message"] == "for a stranger"]


@pytest.mark.django_db
def test_av_19_each_checkpoint_of_the_audit_log_goes_along(
    copied: Callable[..., logging.Logger],
    settings: Any,
    tmp_path: Path,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.ALONGSIDE_HOME = tmp_path
    keeper = Keeper("tcp")
    copied(keeper.address, log_copies.checkpoints.name)
    audit.record(by=Actor.system(None), action="test.happened")
    with django_capture_on_commit_callbacks(execute=True):
        seals.seal_pending()
    (said,) = until(keeper.said)
    keeper.close()
    assert said["logger"] == "alongside.checkpoints"
    line = said["message"].removeprefix("checkpoint of the audit log ")
    assert line == seals.checkpoint_file().read_text(encoding="utf-8").strip()
    assert json.loads(line)["position"] == 1


@pytest.mark.parametrize(
    "wrong",
    ["logs.example.org", "tls://logs.example.org:6514", "syslog+http://logs.example.org:80",
     "syslog+tls://logs.example.org", "syslog+tls://:6514", "syslog+tcp://h:99999",
     "syslog+tcp://h:514/path"],
)  # fmt: skip
def test_av_19_a_wrong_address_stops_the_start(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_LOG_TO", wrong)
    with pytest.raises(SettingError, match="ALONGSIDE_LOG_TO is wrong"):
        log_address("ALONGSIDE_LOG_TO", "ALONGSIDE_LOG_CA")


def test_av_19_a_file_of_certificates_has_to_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_LOG_TO", "syslog+tls://10.0.0.5:6514")
    monkeypatch.setenv("ALONGSIDE_LOG_CA", "/nowhere/ca.pem")
    with pytest.raises(SettingError, match="is not there"):
        log_address("ALONGSIDE_LOG_TO", "ALONGSIDE_LOG_CA")


@pytest.mark.parametrize(
    ("host", "is_outside"),
    [("localhost", False), ("127.0.0.1", False), ("[::1]", False), ("10.0.0.5", False),
     ("192.168.1.4", False), ("[fd00::5]", False), ("8.8.8.8", True), ("logs.example.org", True),
     ("loghost", True)],
)  # fmt: skip
def test_p2_07_what_may_be_anothers_machine_counts_as_outside(host: str, is_outside: bool) -> None:
    found = address(f"syslog+udp://{host}:514")
    assert found is not None
    assert found.is_outside is is_outside


def test_av_19_production_sends_to_what_the_setting_names(
    settings: Any,
) -> None:
    to = Address("udp", HERE, _free_port())
    made = log_copies.added_to(settings.LOGGING, to)
    assert "copy" in made["root"]["handlers"]
    assert made["loggers"]["alongside.checkpoints"]["handlers"] == ["copy"]
    configurator = logging.config.DictConfigurator(made)
    configurator.config["formatters"] = {
        name: configurator.configure_formatter(one)
        for name, one in configurator.config["formatters"].items()
    }
    handler = configurator.configure_handler(configurator.config["handlers"]["copy"])
    assert isinstance(handler, CopyHandler)
    assert handler.address == to
    handler.close()
