"""The opening and the first envelope: who comes in, and what a server does with everything else."""

from __future__ import annotations

import pytest
from sotto_pb2 import (
    CLOSE_MALFORMED, CLOSE_REFUSED, CLOSE_REPLACED, REFUSAL_BAD_NAME, REFUSAL_BAD_PROOF,
    REFUSAL_NAME_TAKEN, REFUSAL_TOO_MANY_SESSIONS, ClientEnvelope, Hello, Join)

from stranger.channel import Handshake, preamble
from stranger.client import Client, Closed, Refused
from stranger.connection import Connection, Cut, OtherVersion, WrongKey
from stranger.house import House
from stranger.identity import Identity


@pytest.fixture
def connection(house: House) -> Connection:
    return Connection(house.link.host, house.link.port)


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
    assert len(connection.second_message()) == 96
    connection.socket.sendall(bytes(64))
    assert connection.is_over()


# Signing in


def test_hello_may_come_along_with_message_three(house: House) -> None:
    identity = Identity()
    handshake = Handshake(identity, initiator=True)
    connection = Connection(house.link.host, house.link.port)
    connection.socket.sendall(preamble() + handshake.write())
    handshake.read(connection.second_message())
    third = handshake.write()
    connection.channel = handshake.finish()
    hello = ClientEnvelope(hello=Hello(identity=identity.key, proof=identity.proof(), name="quick"))
    connection.socket.sendall(third + connection.channel.seal([hello.SerializeToString()]))
    assert connection.receive().welcome.name == "quick"


@pytest.mark.parametrize("name", ["alice", "Alice", "аӏісе", "ａｌｉｃｅ"])
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
def test_an_impossible_name_is_refused(house: House, name: str) -> None:
    refusal, reason = refusal_of(Client(house.link), name)
    assert (refusal.kind, reason) == (REFUSAL_BAD_NAME, CLOSE_REFUSED)


def test_a_record_before_welcome_has_two_kilobytes_at_most(house: House) -> None:
    for size, is_taken in ((2_048, True), (2_049, False)):
        client = Client(house.link)
        client.connection.socket.sendall(client.connection.channel.seal_record(bytes(size)))
        if is_taken:
            client.sign_in("patient")
        else:
            assert client.is_cut()


@pytest.mark.parametrize("kind", [{"join": Join(room="#lobby")}, {"ping": 1}], ids=str)
def test_what_comes_before_hello_is_malformed(house: House, kind: dict[str, object]) -> None:
    client = Client(house.link)
    client.send(**kind)
    assert client.expect("close").close.reason == CLOSE_MALFORMED


def test_a_second_hello_is_malformed(alice: Client) -> None:
    alice.send(hello=Hello(identity=alice.identity.key, proof=alice.identity.proof(), name="alice"))
    assert alice.expect("close").close.reason == CLOSE_MALFORMED
