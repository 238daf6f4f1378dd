"""What an entry leaves out because it was said before: its author, and the most of its numbers."""
from __future__ import annotations

from collections.abc import Iterable

from sotto_pb2 import Entry, Person, ServerEnvelope


def prev(entry: Entry) -> int:
    """The number before it in its room."""
    return entry.number - entry.back


def at(entry: Entry) -> int:
    """When the server took it, in milliseconds since 1970."""
    return int.from_bytes(entry.id[:6], "big") + entry.late


def fill_in(entries: Iterable[Entry], speakers: dict[int, Person]) -> None:
    """Writes its author into each that has a number in its place."""
    for entry in entries:
        if not entry.HasField("author"):
            entry.author.CopyFrom(speakers[entry.speaker])
        elif entry.speaker:
            speakers[entry.speaker] = entry.author


class Authors:
    """Who the numbers stand for in each room of a connection."""

    def __init__(self) -> None:
        self.rooms: dict[int, dict[int, Person]] = {}

    def take(self, envelope: ServerEnvelope) -> None:
        kind = envelope.WhichOneof("kind")
        if kind == "joined":
            self.rooms[envelope.joined.roster.room] = {}
        elif kind == "entry":
            fill_in([envelope.entry.entry], self.rooms[envelope.entry.room])
        elif kind in ("page", "earlier", "chain"):
            fill_in(getattr(envelope, kind).entries, {})
