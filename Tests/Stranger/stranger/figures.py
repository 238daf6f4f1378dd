"""The figures at the end of Docs/Protocol.md. `python -m stranger.figures` prints them.

Everything in them is fixed: the seeds are 32 times 01 (the client's) and 02 (the server's), the ephemeral secrets
32 times 03 and 04.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from textwrap import wrap

from sotto_pb2 import Body, ClientEnvelope, Hello, Join, Post, ServerEnvelope, Welcome, WhisperTo

from . import letter
from .channel import Channel, Handshake, preamble
from .identity import Identity, derived, fingerprint
from .records import pack, padded_length, varint

CLIENT, SERVER = Identity(bytes([1]) * 32), Identity(bytes([2]) * 32)
MESSAGE = bytes.fromhex("0192d4e000007abc8def0123456789ab")
NOW = 1_735_689_600_000
PADDED = (1, 256, 257, 300, 1000, 5000, 8193, 16_384, 16_385, 60_000, 65_519)
VARINTS = (1, 127, 128, 300, 16_384)


def envelopes() -> dict[str, bytes]:
    body = Body(say="안녕")
    hello = Hello(identity=CLIENT.key, proof=CLIENT.proof(), name="alice")
    sealed = letter.seal(
        body.SerializeToString(), MESSAGE, NOW, CLIENT, SERVER.key, SERVER.channel_key, SERVER.channel_key,
        ephemeral=bytes([5]) * 32)
    sent = {
        "Hello": ClientEnvelope(hello=hello),
        "Join": ClientEnvelope(join=Join(room="#lobby", after=0)),
        "Post": ClientEnvelope(post=Post(room=1, id=MESSAGE, body=body)),
        "WhisperTo": ClientEnvelope(whisper=WhisperTo(to=SERVER.key, id=MESSAGE, sealed=sealed)),
        "ping": ClientEnvelope(ping=7),
        "Welcome": ServerEnvelope(welcome=Welcome(name="alice", now=NOW)),
    }
    return {name: envelope.SerializeToString() for name, envelope in sent.items()}


def handshake() -> tuple[list[bytes], Channel, Channel]:
    """The three messages, and both ends of the channel."""
    client = Handshake(CLIENT, initiator=True, ephemeral=bytes([3]) * 32)
    server = Handshake(SERVER, initiator=False, ephemeral=bytes([4]) * 32)
    messages, writer, reader = [], client, server
    for _ in range(3):
        messages.append(writer.write())
        reader.read(messages[-1])
        writer, reader = reader, writer
    return messages, client.finish(), server.finish()


def identities() -> Iterator[tuple[str, str]]:
    yield "client's seed", CLIENT.seed.hex()
    yield "sign", derived(CLIENT.seed, b"sotto sign 1").hex()
    yield "Ed25519 key", CLIENT.key.hex()
    yield "dh", CLIENT.channel_secret.hex()
    yield "X25519 key", CLIENT.channel_key.hex()
    yield "proof", CLIENT.proof().hex()
    yield "fingerprint", fingerprint(CLIENT.key)
    yield "server's seed", SERVER.seed.hex()
    yield "Ed25519 key", SERVER.key.hex()
    yield "X25519 key", SERVER.channel_key.hex()
    yield "fingerprint", fingerprint(SERVER.channel_key)
    digits = base64.urlsafe_b64encode(SERVER.channel_key).decode().rstrip("=")
    yield "invite", f"sotto://127.0.0.1:40733/lobby?key={digits}"


def opening() -> Iterator[tuple[str, str]]:
    messages, client, _ = handshake()
    yield "preamble", preamble().hex()
    for number, message in enumerate(messages, 1):
        yield f"message {number}", message.hex()
    yield "handshake hash", client.handshake_hash.hex()
    for title, key in client.keys().items():
        yield title, key.hex()


def records() -> Iterator[tuple[str, str]]:
    _, client, server = handshake()
    sent = envelopes()
    for name, channel in (("Hello", client), ("Welcome", server)):
        yield name, sent[name].hex()
        yield "record", f"{pack([sent[name]]).rstrip(bytes(1)).hex()} and zeros, 256 bytes in all"
        yield "frame", channel.seal([sent[name]]).hex()
    for channel in (client, server):
        while channel.sent < 1024:
            channel.seal([])
    yield "client's key, n = 1024", client.keys()["client's key"].hex()
    yield "server's key, n = 1024", server.keys()["server's key"].hex()


def others() -> Iterator[tuple[str, str]]:
    for name, envelope in envelopes().items():
        if name not in ("Hello", "Welcome"):
            yield name, envelope.hex()
    yield "varints", "  ".join(f"{value}→{varint(value).hex()}" for value in VARINTS)
    yield "padded", "  ".join(f"{length}→{padded_length(length)}" for length in PADDED)


def block(rows: Iterator[tuple[str, str]]) -> str:
    """A title on the left, and on the right hex in rows of 32 bytes."""
    lines = []
    for title, value in rows:
        parts = [value] if "://" in value else wrap(value, 64, break_on_hyphens=False)
        lines += [f"    {name:<24}{part}" for name, part in zip([title] + [""] * len(parts), parts)]
    return "\n".join(lines)


def blocks() -> list[str]:
    return [block(rows) for rows in (identities(), opening(), records(), others())]


if __name__ == "__main__":
    print("\n\n".join(blocks()))
