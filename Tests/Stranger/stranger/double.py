"""A server in the place of the package's own, that does as it likes with what goes between two of its people."""

from __future__ import annotations

import base64
import contextlib
import socket
import threading
import time
from collections.abc import Callable

from sotto_pb2 import (
    ClientEnvelope, Joined, KeyCard, KeyStatements, Outcome, Person, Presence, RelayFrom, Roster, ServerEnvelope, Welcome, WhisperFrom)

from .channel import Handshake
from .connection import PATIENCE
from .identity import Identity

ROOM = 1


class Double:
    """Knows of one room. `meddle` has what somebody relays to somebody, and says what is handed on, and to whom."""

    def __init__(self) -> None:
        self.identity = Identity()
        self.meddle: Callable[[str, str, RelayFrom], list[tuple[str, RelayFrom]]] = lambda _, to, relay: [(to, relay)]
        self.swap: Callable[[KeyCard], KeyCard] = lambda card: card
        self.signed: Callable[[bytes], list[bytes]] | None = None  # what it says was signed about a key; None: silence
        self.letters: list[bytes] = []
        self._guests: dict[bytes, _Visit] = {}
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def invite(self) -> str:
        key = base64.urlsafe_b64encode(self.identity.channel_key).decode().rstrip("=")
        return f"sotto://127.0.0.1:{self._listener.getsockname()[1]}/lobby?key={key}"

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                visit = _Visit(self, self._listener.accept()[0])
            except OSError:
                return
            threading.Thread(target=visit.run, daemon=True).start()

    def await_guests(self, count: int) -> None:
        deadline = time.monotonic() + PATIENCE
        while len(self._guests) < count and time.monotonic() < deadline:
            time.sleep(0.02)

    def person(self, name: str) -> Person:
        return self._named(name).person

    def card(self, name: str) -> KeyCard:
        return self._named(name).card

    # What visits call, one at a time.

    def come(self, visit: _Visit) -> None:
        with self._lock:
            gone = [guest.person for guest in self._guests.values() if guest.person.name == visit.person.name]
            for person in gone:
                del self._guests[person.identity]
            for other in self._guests.values():
                other.tell_if_there(presence=Presence(room=ROOM, count=len(self._guests) + 1, left=gone, joined=[visit.person]))
            self._guests[visit.person.identity] = visit
            people = [guest.person for guest in self._guests.values()]
            visit.tell(joined=Joined(name="#lobby", roster=Roster(room=ROOM, count=len(people), people=people)))

    def take(self, visit: _Visit, envelope: ClientEnvelope) -> None:
        with self._lock:
            match envelope.WhichOneof("kind"):
                case "card": visit.tell(card=self.swap(self._guests[envelope.card].card))
                case "statements": self._tell_statements(visit, envelope.statements)
                case "relay": self._relay(visit, envelope.relay)
                case "whisper": self._whisper(visit, envelope.whisper)
                case "ping": visit.tell(pong=envelope.ping)

    def _tell_statements(self, visit: _Visit, key: bytes) -> None:
        if self.signed:
            visit.tell(statements=KeyStatements(identity=key, statements=self.signed(key)))

    def _relay(self, visit: _Visit, relay) -> None:
        handed = RelayFrom(channel=relay.channel, sealed=relay.sealed)
        getattr(handed, "from").CopyFrom(visit.person)
        for name, changed in self.meddle(visit.person.name, self._guests[relay.to].person.name, handed):
            self._named(name).tell(relay=changed)

    def _whisper(self, visit: _Visit, whisper) -> None:
        self.letters.append(whisper.sealed)
        letter = WhisperFrom(id=whisper.id, at=int(time.time() * 1000), sealed=whisper.sealed, number=len(self.letters))
        getattr(letter, "from").CopyFrom(visit.person)
        self._guests[whisper.to].tell(whisper=letter)
        visit.tell(outcome=Outcome(id=whisper.id, delivered=True))

    def _named(self, name: str) -> _Visit:
        return next(guest for guest in self._guests.values() if guest.person.name == name)


class _Visit:
    """One connection, on a thread of its own."""

    def __init__(self, double: Double, connection: socket.socket) -> None:
        self._double, self._socket = double, connection
        self.person = Person()
        self.card = KeyCard()

    def run(self) -> None:
        handshake = Handshake(self._double.identity, initiator=False)
        try:
            handshake.read(self._read(48)[16:])
            self._socket.sendall(handshake.write())
            handshake.read(self._read(64))
            key = handshake.remote_key
            self._channel = handshake.finish()
            while True:
                self._serve(key)
        except (OSError, EOFError):
            pass  # they have gone

    def tell(self, **kind: object) -> None:
        self._socket.sendall(self._channel.seal([ServerEnvelope(**kind).SerializeToString()]))

    def tell_if_there(self, **kind: object) -> None:
        with contextlib.suppress(OSError):
            self.tell(**kind)

    def _serve(self, key: bytes) -> None:
        length = self._read(2)
        for data in self._channel.open(length + self._read(int.from_bytes(length, "big"))):
            envelope = ClientEnvelope.FromString(data)
            if envelope.WhichOneof("kind") == "hello":
                self._greet(envelope.hello, key)
            elif envelope.WhichOneof("kind") == "join":
                self._double.come(self)
            else:
                self._double.take(self, envelope)

    def _greet(self, hello, key: bytes) -> None:
        self.person = Person(identity=hello.identity, name=hello.name)
        self.card = KeyCard(identity=hello.identity, key=key, proof=hello.proof)
        self.tell(welcome=Welcome(name=hello.name, now=int(time.time() * 1000), capabilities=["talks"]))

    def _read(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            if not (more := self._socket.recv(count - len(data))):
                raise EOFError
            data += more
        return data
