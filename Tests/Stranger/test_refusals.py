"""What a server does not take from those who are in, each case on a connection of its own."""

from __future__ import annotations

import socket

import pytest
from sotto_pb2 import (
    CLOSE_MALFORMED, REFUSAL_BAD_NAME, REFUSAL_ID_IN_USE, REFUSAL_TOO_LONG, REFUSAL_TOO_MANY_ROOMS,
    REFUSAL_UNKNOWN, Body, ClientEnvelope, Find, Join, Post, Rename, WhisperTo)

from stranger.client import Client, message_id
from stranger.house import House
from stranger.records import pack

UNKNOWN_KIND = bytes.fromhex("f80701")  # field 127, a number


def nested(depth: int) -> bytes:
    """Groups of field 127 within each other."""
    return b"\xfb\x07" * depth + b"\xfc\x07" * depth


# Envelopes


@pytest.mark.parametrize("kind", [
    {"join": Join(room="lobby")}, {"join": Join(room="#a b")}, {"join": Join(room="#")},
    {"join": Join(room="#" + "x" * 33)}, {"find": Find(name="a b")},
    {"post": Post(room=1, id=bytes(16), body=Body(say="no version 7"))},
    {"post": Post(room=1, id=message_id()[:15], body=Body(say="too short"))},
    {"whisper": WhisperTo(to=bytes(31), id=message_id(), sealed=b"\2")},
], ids=str)
def test_a_field_that_cannot_be_is_cut_and_remembered(house: House, alice: Client, kind: dict[str, object]) -> None:
    alice.join("#lobby")
    alice.send(**kind)
    assert alice.is_cut()
    assert Client(house.link, alice.identity).sign_in("alice").previous_close == CLOSE_MALFORMED


@pytest.mark.parametrize("name", ["", "a b", "x" * 33])
def test_a_new_name_that_is_none_is_refused(alice: Client, name: str) -> None:
    alice.send(rename=Rename(name=name))
    assert alice.expect("rename_refused").rename_refused.kind == REFUSAL_BAD_NAME
    alice.ping(1)


@pytest.mark.parametrize("body", [
    pytest.param(b"", id="no body"), pytest.param(bytes.fromhex("1a00"), id="an empty one"),
    pytest.param(bytes.fromhex("1a03 fa0700"), id="one of a later version"),
])
def test_a_post_of_an_unknown_kind_has_an_outcome(alice: Client, body: bytes) -> None:
    room, id = alice.join("#lobby"), message_id()
    post = Post(room=room.number, id=id).SerializeToString() + body
    alice.connection.socket.sendall(alice.connection.channel.seal([b"\x22" + bytes([len(post)]) + post]))
    outcome = alice.expect("outcome").outcome
    assert (outcome.id, outcome.refused.kind) == (id, REFUSAL_UNKNOWN)


@pytest.mark.parametrize("body", [
    Body(say="x" * 8193), Body(action="한" * 2731), Body(topic="x" * 1025),
], ids=["say", "action", "topic"])
def test_a_text_too_long_is_refused(alice: Client, body: Body) -> None:
    room = alice.join("#lobby")
    alice.send(post=Post(room=room.number, id=message_id(), body=body))
    assert alice.expect("outcome").outcome.refused.kind == REFUSAL_TOO_LONG


def test_the_longest_texts_are_taken(alice: Client) -> None:
    room = alice.join("#lobby")
    assert alice.post(room, "x" * 8192).body.say == "x" * 8192
    whisper = WhisperTo(to=alice.identity.key, id=message_id(), sealed=b"\2".ljust(12_288))
    alice.send(whisper=whisper)
    assert alice.expect("outcome").outcome.delivered


def test_a_whisper_too_long_is_refused(alice: Client) -> None:
    alice.send(whisper=WhisperTo(to=alice.identity.key, id=message_id(), sealed=b"\2".ljust(12_289)))
    assert alice.expect("outcome").outcome.refused.kind == REFUSAL_TOO_LONG


def test_nobody_is_in_more_than_a_hundred_rooms() -> None:
    with House() as house:
        guest = house.stranger("guest")
        for number in range(100):
            guest.join(f"#room{number}")
        guest.send(join=Join(room="#onemore"))
        refused = guest.expect("join_refused").join_refused
        assert (refused.room, refused.refusal.kind) == ("#onemore", REFUSAL_TOO_MANY_ROOMS)


def test_an_id_of_anothers_is_refused(alice: Client, bob: Client) -> None:
    taken = alice.post(alice.join("#lobby"), "mine").id
    room = bob.join("#lobby")
    bob.send(post=Post(room=room.number, id=taken, body=Body(say="mine too")))
    assert bob.expect("outcome").outcome.refused.kind == REFUSAL_ID_IN_USE


# Records


@pytest.mark.parametrize("record", [
    pytest.param(bytes(256), id="nothing but padding"),
    pytest.param(bytes(16_384), id="the longest"),
    pytest.param(pack([UNKNOWN_KIND]), id="an unknown kind"),
    pytest.param(pack([UNKNOWN_KIND] * 64), id="64 envelopes"),
    pytest.param(pack([nested(7)]), id="a depth of 8"),
])
def test_a_record_is_taken_with(alice: Client, record: bytes) -> None:
    alice.connection.socket.sendall(alice.connection.channel.seal_record(record))
    alice.ping(7)


@pytest.mark.parametrize("record", [
    pytest.param(bytes(255), id="less than 256 bytes"),
    pytest.param(bytes(16_896), id="more than 16 KiB"),
    pytest.param(bytes(255) + b"\1", id="something behind the zero length"),
    pytest.param((b"\3" + UNKNOWN_KIND) * 64, id="no zero length"),
    pytest.param((b"\x83\0" + UNKNOWN_KIND).ljust(256, b"\0"), id="a varint longer than it need be"),
    pytest.param(pack([UNKNOWN_KIND] * 65), id="65 envelopes"),
    pytest.param(pack([nested(8)]), id="a depth of 9"),
    pytest.param(pack([b"\xff\xff"]), id="no protobuf"),
])
def test_a_record_is_cut_with(alice: Client, record: bytes) -> None:
    alice.connection.socket.sendall(alice.connection.channel.seal_record(record))
    assert alice.is_cut()


@pytest.mark.parametrize("frame", [
    pytest.param(b"\0\0", id="no length"),
    pytest.param(b"\0\x0f" + bytes(15), id="less than a tag"),
    pytest.param(b"\1\x10" + bytes(272), id="a frame nobody sealed"),
])
def test_a_frame_is_cut_with(alice: Client, frame: bytes) -> None:
    alice.connection.socket.sendall(frame)
    assert alice.is_cut()


def test_a_record_sent_twice_is_cut(alice: Client) -> None:
    frame = alice.connection.channel.seal([ClientEnvelope(ping=1).SerializeToString()])
    alice.connection.socket.sendall(frame + frame)
    assert alice.is_cut()


def test_a_connection_that_ends_without_close_is_over_for_the_server_too(alice: Client, bob: Client) -> None:
    alice.connection.socket.shutdown(socket.SHUT_WR)
    assert alice.connection.is_over()
    assert not bob.whisper(alice.identity.key, "still there?").delivered
