"""The figures in the protocol's page, and those the package's own tests go by, come out here as well."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sotto_pb2 import ClientEnvelope, ServerEnvelope

from stranger import figures, records
from stranger.channel import preamble
from stranger.identity import fingerprint
from stranger.link import Link

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "Docs/Protocol.md").read_text(encoding="utf-8")
KNOWN = (ROOT / "Tests/SecureChannelTests/KnownAnswers.swift").read_text(encoding="utf-8")
EVERY_FIGURE = r'static let (\w+) = (?:hex\(\s*)?"+([^")]+)"+'
EVERY_FRAME = r'number: (\d+), envelope: "(\w+)",\s*bytes: hex\(\s*"""([^"]+)"""'

pytestmark = pytest.mark.filterwarnings("ignore:One of ephemeral keypairs is already set")


def digits(text: str) -> bytes:
    return bytes.fromhex(re.sub(r"[\s\\]", "", text))


def test_the_pages_figures_come_out() -> None:
    for block in figures.blocks():
        assert block in PAGE


def test_the_figures_of_the_packages_own_tests_come_out() -> None:
    known = dict(re.findall(EVERY_FIGURE, KNOWN))
    client, server = figures.CLIENT, figures.SERVER
    first, second, third = figures.handshake()[0]
    assert known.pop("aliceFingerprint") == fingerprint(client.key)
    assert known.pop("hallChannelFingerprint") == fingerprint(server.channel_key)
    assert {name: digits(figure) for name, figure in known.items()} == {
        "aliceKey": client.key, "aliceChannelKey": client.channel_key, "aliceProof": client.proof(),
        "hallKey": server.key, "hallChannelKey": server.channel_key,
        "opening": preamble() + first, "secondMessage": second, "thirdMessage": third,
    }


def test_the_frames_of_the_packages_own_tests_come_out_on_both_sides_of_a_rekey() -> None:
    _, client, server = figures.handshake()
    frames = re.findall(EVERY_FRAME, KNOWN)
    assert len(frames) == 6
    for number, envelope, frame in frames:
        writer, reader = (client, server) if envelope == "hello" else (server, client)
        while writer.sent < int(number):
            reader.open(writer.seal([]))
        sealed = writer.seal([envelope.encode()])
        assert sealed == digits(frame)
        assert reader.open(sealed) == [envelope.encode()]


def test_the_pages_envelopes_say_what_their_titles_say() -> None:
    for title, envelope in figures.envelopes().items():
        kind = ServerEnvelope if title == "Welcome" else ClientEnvelope
        told = kind.FromString(envelope).WhichOneof("kind")
        assert title.removesuffix("To").lower() == told


def test_no_length_says_more_than_its_first_bits() -> None:
    for length in range(1, records.MAXIMUM + 1):
        padded = records.padded_length(length)
        assert length <= padded <= max(records.MINIMUM, length + length // 8)
        assert padded in (records.MAXIMUM, records.padded_length(padded))


def test_an_invite_is_read() -> None:
    key = figures.SERVER.channel_key
    invite = dict(figures.identities())["invite"]
    assert Link.parse(invite) == Link("127.0.0.1", 40733, "#lobby", key)
    elsewhere = Link.parse("sotto://[::1]/%ED%95%9C%EA%B8%80?key=" + invite.partition("key=")[2])
    assert elsewhere == Link("::1", 7788, "#한글", key)
