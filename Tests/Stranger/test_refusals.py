"""What a server does not take, each case on a connection of its own."""

from __future__ import annotations

import socket

import pytest
from sotto_pb2 import (
    CLOSE_MALFORMED, CLOSE_REFUSED, CLOSE_REPLACED, REFUSAL_BAD_PROOF, REFUSAL_ID_IN_USE, REFUSAL_NAME_TAKEN,
    REFUSAL_TOO_LONG, REFUSAL_TOO_MANY_SESSIONS, Body, ClientEnvelope, Find, Hello, Join, Post, Rename, WhisperTo)

from stranger.channel import preamble
from stranger.client import Client, Closed, Refused, message_id
from stranger.connection import Connection, Cut, OtherVersion, WrongKey
from stranger.house import House
from stranger.identity import Identity
from stranger.records import pack

UNKNOWN_KIND = bytes.fromhex("f80701")  # field 127, a number


@pytest.fixture
def connection(house: House) -> Connection:
    return Connection(house.link.host, house.link.port)


def is_cut(client: Client) -> bool:
    """Without Close."""
    try:
        client.expect("nothing")
    except Cut:
        return True
    return False


def refusal_of(client: Client, name: str, **hello: object) -> tuple[object, int]:
    with pytest.raises(Refused) as refused:
        client.sign_in(name, **hello)
    return refused.value.args


# The opening


@pytest.mark.parametrize("version", [0, 2, 255])
def test_another_version_is_answered_with_the_servers_own(house: House, connection: Connection, version: int) -> None:
    with pytest.raises(OtherVersion) as other:
        connection.open(Identity(), house.link.channel_key, preamble(version=version))
    assert other.value.args == (1,)


@pytest.mark.parametrize("opening", [
    pytest.param(preamble(mode=1), id="the reserved mode"),
    pytest.param(preamble(mode=2), id="an unknown mode"),
    pytest.param(preamble(door=b"12345678"), id="a psk id in mode 0"),
    pytest.param(b"SOTTO\1\0\1" + bytes(8), id="a byte that must be zero"),
    pytest.param(b"GET / HTTP/1.1\r\n", id="another protocol"),
])
def test_a_server_answers_nothing_to(house: House, connection: Connection, opening: bytes) -> None:
    with pytest.raises(Cut):
        connection.open(Identity(), house.link.channel_key, opening)


def test_message_three_is_kept_from_a_server_with_another_key(house: House, connection: Connection) -> None:
    with pytest.raises(WrongKey) as wrong:
        connection.open(Identity(), bytes(32))
    assert wrong.value.args == (house.link.channel_key,)


def test_garbage_for_message_three_is_cut(house: House, connection: Connection) -> None:
    connection.socket.sendall(preamble() + Identity().channel_key)
    assert len(connection._read(96)) == 96
    connection.socket.sendall(bytes(64))
    assert connection.is_over()


# Signing in


@pytest.mark.parametrize("name", ["alice", "Alice", "аlісе", "ａｌｉｃｅ"])
def test_a_taken_name_is_refused_with_a_free_one(house: House, alice: Client, name: str) -> None:
    refusal, reason = refusal_of(Client(house.link), name)
    assert (refusal.kind, reason) == (REFUSAL_NAME_TAKEN, CLOSE_REFUSED)
    assert house.stranger(refusal.free_name)


def test_a_proof_by_another_is_refused(house: House) -> None:
    refusal, reason = refusal_of(Client(house.link), "alice", proof=Identity().proof())
    assert (refusal.kind, reason) == (REFUSAL_BAD_PROOF, CLOSE_REFUSED)


def test_a_proof_under_another_label_is_refused(house: House) -> None:
    client = Client(house.link)
    refusal, _ = refusal_of(client, "alice", proof=client.identity.proof(b"sotto-dh-2"))
    assert refusal.kind == REFUSAL_BAD_PROOF


def test_a_proof_stolen_from_another_connection_is_refused(house: House, alice: Client) -> None:
    stolen = {"identity": alice.identity.key, "proof": alice.identity.proof()}
    refusal, _ = refusal_of(Client(house.link), "alice", **stolen)
    assert refusal.kind == REFUSAL_BAD_PROOF


def test_a_newer_session_takes_over(house: House, alice: Client) -> None:
    newer = house.stranger("alice", identity=alice.identity)
    with pytest.raises(Closed) as end:
        alice.expect("nothing")
    assert end.value.args == (CLOSE_REPLACED,)
    newer.ping(1)


def test_eight_auxiliary_sessions_stand_beside_the_interactive_one(house: House, alice: Client) -> None:
    room = alice.join("#lobby")
    auxiliary = [Client(house.link, alice.identity) for _ in range(9)]
    for client in auxiliary[:8]:
        client.sign_in("alice", auxiliary=True)
    refusal, _ = refusal_of(auxiliary[8], "alice", auxiliary=True)
    assert refusal.kind == REFUSAL_TOO_MANY_SESSIONS
    assert auxiliary[0].join("#lobby").people == room.people
    alice.post(room, "heard by all of me")
    assert auxiliary[0].next_line() == ("alice", "heard by all of me")


def test_auxiliary_sessions_stand_in_no_user_list(house: House, alice: Client, bob: Client) -> None:
    bot = Client(house.link)
    bot.sign_in("bot", auxiliary=True)
    bot.join("#lobby")
    assert alice.join("#lobby").people == {"alice": alice.identity.key}
    assert not alice.whisper(bot.identity.key, "anybody?").delivered


@pytest.mark.parametrize("name", ["", "a b", "a\u200bb", "/quit", "#room", "x" * 33, "\u115f"])
def test_an_impossible_name_is_cut(house: House, name: str) -> None:
    client = Client(house.link)
    client.send(hello=Hello(identity=client.identity.key, proof=client.identity.proof(), name=name))
    assert is_cut(client)


def test_what_comes_before_hello_is_malformed(house: House) -> None:
    client = Client(house.link)
    client.send(join=Join(room="#lobby"))
    assert client.expect("close").close.reason == CLOSE_MALFORMED


def test_a_second_hello_is_malformed(alice: Client) -> None:
    alice.send(hello=Hello(identity=alice.identity.key, proof=alice.identity.proof(), name="alice"))
    assert alice.expect("close").close.reason == CLOSE_MALFORMED


# Envelopes


@pytest.mark.parametrize("kind", [
    {"join": Join(room="lobby")}, {"join": Join(room="#a b")}, {"join": Join(room="#")},
    {"join": Join(room="#" + "x" * 33)}, {"rename": Rename(name="a b")}, {"find": Find(name="a b")},
    {"post": Post(room=1, id=bytes(16), body=Body(say="no version 7"))},
    {"post": Post(room=1, id=message_id()[:15], body=Body(say="too short"))},
    {"whisper": WhisperTo(to=bytes(31), id=message_id(), sealed=b"\0")},
], ids=str)
def test_a_field_that_cannot_be_is_cut_and_remembered(house: House, alice: Client, kind: dict[str, object]) -> None:
    alice.join("#lobby")
    alice.send(**kind)
    assert is_cut(alice)
    assert Client(house.link, alice.identity).sign_in("alice").previous_close == CLOSE_MALFORMED


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
    whisper = WhisperTo(to=alice.identity.key, id=message_id(), sealed=bytes(12_288))
    alice.send(whisper=whisper)
    assert alice.expect("outcome").outcome.delivered


def test_a_whisper_too_long_is_refused(alice: Client) -> None:
    alice.send(whisper=WhisperTo(to=alice.identity.key, id=message_id(), sealed=bytes(12_289)))
    assert alice.expect("outcome").outcome.refused.kind == REFUSAL_TOO_LONG


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
    pytest.param(pack([b"\xff\xff"]), id="no protobuf"),
])
def test_a_record_is_cut_with(alice: Client, record: bytes) -> None:
    alice.connection.socket.sendall(alice.connection.channel.seal_record(record))
    assert is_cut(alice)


@pytest.mark.parametrize("frame", [
    pytest.param(b"\0\0", id="no length"),
    pytest.param(b"\0\x0f" + bytes(15), id="less than a tag"),
    pytest.param(b"\1\x10" + bytes(272), id="a frame nobody sealed"),
])
def test_a_frame_is_cut_with(alice: Client, frame: bytes) -> None:
    alice.connection.socket.sendall(frame)
    assert is_cut(alice)


def test_a_record_sent_twice_is_cut(alice: Client) -> None:
    frame = alice.connection.channel.seal([ClientEnvelope(ping=1).SerializeToString()])
    alice.connection.socket.sendall(frame + frame)
    assert is_cut(alice)


def test_a_connection_that_ends_without_close_is_over_for_the_server_too(alice: Client, bob: Client) -> None:
    alice.connection.socket.shutdown(socket.SHUT_WR)
    assert alice.connection.is_over()
    assert not bob.whisper(alice.identity.key, "still there?").delivered
