"""Somebody in the house: what a client does with its envelopes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sotto_pb2 import CLOSE_LEAVING, Body, ClientEnvelope, Close, Entry, Hello, Join, Post, ServerEnvelope, WhisperTo

from . import letter
from .connection import PATIENCE, Connection, Cut
from .entries import Authors
from .identity import Identity
from .link import Link

class Refused(Exception):
    """Hello was refused; the arguments are the Refusal and the reason of the Close after it."""


class Closed(Exception):
    """The server said Close; its reason is the argument."""


def message_id() -> bytes:
    """A UUID of version 7: milliseconds since 1970, then random bits."""
    value = bytearray(int(time.time() * 1000).to_bytes(6, "big") + os.urandom(10))
    value[6] = value[6] & 0x0F | 0x70
    value[8] = value[8] & 0x3F | 0x80
    return bytes(value)


@dataclass
class Room:
    number: int
    name: str
    topic: str
    people: dict[str, bytes]
    entries: list[Entry] = field(default_factory=list)

    @property
    def last(self) -> int:
        return max((entry.number for entry in self.entries), default=0)

    @property
    def lines(self) -> list[str]:
        return [entry.body.say for entry in self.entries]


class Client:
    def __init__(self, link: Link, identity: Identity | None = None) -> None:
        self.link = link
        self.identity = identity or Identity()
        self.connection = Connection(link.host, link.port)
        self.connection.open(self.identity, link.channel_key)
        self.authors = Authors()
        self.passed_over: list[ServerEnvelope] = []

    @staticmethod
    def signed_in(link: Link, name: str, identity: Identity | None = None) -> Client:
        client = Client(link, identity)
        client.sign_in(name)
        return client

    def sign_in(self, name: str, **hello: Any) -> Any:
        """The Welcome. Other fields of the Hello may be given, to be wrong on purpose."""
        fields = {"identity": self.identity.key, "proof": self.identity.proof(), "name": name} | hello
        self.send(hello=Hello(**fields))
        answer = self.expect("welcome", "refused")
        if answer.WhichOneof("kind") == "welcome":
            return answer.welcome
        raise Refused(answer.refused, self.expect("close").close.reason)

    def join(self, name: str, after: int | None = None) -> Room:
        """Answers when everything up to now has come."""
        self.send(join=Join(room=name, after=after))
        joined = self.expect("joined").joined
        people = {person.name: person.identity for person in joined.roster.people}
        room = Room(joined.roster.room, joined.name, joined.topic, people)
        through = after or 0
        while through < joined.last:
            page = self.expect("page").page
            room.entries += page.entries
            through = page.through
        return room

    def post(self, room: Room, text: str) -> Entry:
        """One's own entry, which is the acknowledgement."""
        sent = message_id()
        self.send(post=Post(room=room.number, id=sent, body=Body(say=text)))
        return self.expect("entry", where=lambda kind: kind.entry.id == sent).entry.entry

    def card(self, of: bytes) -> bytes:
        """The key under which somebody can be written to; nothing where they are not known."""
        self.send(card=of)
        card = self.expect("card", where=lambda card: card.identity == of).card
        if card.key and not letter.is_genuine(of, card.key, card.proof):
            raise ValueError("a card that is not vouched for")
        return card.key

    def whisper(self, to: bytes, text: str) -> Any:
        """The Outcome. To somebody without a card goes what nobody can open."""
        sent, key = message_id(), self.card(to)
        body = Body(say=text).SerializeToString()
        now = int(time.time() * 1000)
        sealed = letter.seal(body, sent, now, self.identity, to, key, self.link.channel_key) if key else letter.FORM
        self.send(whisper=WhisperTo(to=to, id=sent, sealed=sealed))
        return self.expect("outcome", where=lambda outcome: outcome.id == sent).outcome

    def next_whisper(self) -> tuple[str, str]:
        """Who, and what."""
        whisper = self.expect("whisper").whisper
        author = getattr(whisper, "from")
        _, body = letter.open_letter(
            whisper.sealed, whisper.id, author.identity, self.identity, self.link.channel_key)
        return author.name, Body.FromString(body).say

    def next_line(self) -> tuple[str, str]:
        """Who said what in a room next; an acknowledged line of one's own is one too."""
        entry = self.expect("entry").entry.entry
        return entry.author.name, entry.body.say

    def ping(self, number: int) -> None:
        self.send(ping=number)
        self.expect("pong", where=lambda pong: pong == number)

    def leave(self) -> None:
        """Says so, and reads until the server has ended it as well."""
        self.send(close=Close(reason=CLOSE_LEAVING))
        self.connection.socket.shutdown(1)
        while not self.connection.is_over():
            pass

    def is_cut(self) -> bool:
        """Waits for the end, and tells whether it came without Close."""
        try:
            self.expect("close")
        except Cut:
            return True
        return False

    def send(self, **kind: Any) -> None:
        self.connection.send(ClientEnvelope(**kind))

    def expect(self, *kinds: str, where: Callable[[Any], bool] = lambda kind: True) -> ServerEnvelope:
        """The first envelope of one of these kinds. What comes before it is kept for later calls."""
        def fits(envelope: ServerEnvelope) -> bool:
            kind = envelope.WhichOneof("kind")
            return kind in kinds and where(getattr(envelope, kind))

        for envelope in self.passed_over:
            if fits(envelope):
                self.passed_over.remove(envelope)
                return envelope
        deadline = time.monotonic() + PATIENCE
        while not fits(envelope := self._receive(kinds)):
            self.passed_over.append(envelope)
            if time.monotonic() > deadline:
                raise TimeoutError(f"no {' or '.join(kinds)} has come")
        return envelope

    def _receive(self, awaited: tuple[str, ...]) -> ServerEnvelope:
        envelope = self.connection.receive()
        self.authors.take(envelope)
        kind = envelope.WhichOneof("kind")
        if kind == "ping":
            self.send(pong=envelope.ping)
        if kind == "close" and kind not in awaited:
            raise Closed(envelope.close.reason)
        return envelope
