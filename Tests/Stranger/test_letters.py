"""Letters that are not what they seem, from a stranger who knows how to write good ones."""

from __future__ import annotations

import time

import pytest
from sotto_pb2 import Body, WhisperTo

from stranger import letter
from stranger.client import Client, message_id
from stranger.house import House
from stranger.identity import Identity

DOES_NOT_OPEN = "does not open"
NOT_WRITTEN = "was not written by them"


@pytest.fixture
def hana(house: House):
    return house.person("hana")


def reader(alice: Client) -> bytes:
    """Hana, once she is in the room."""
    room = alice.join("#lobby")
    while "hana" not in room.people:
        room.people |= {person.name: person.identity for person in alice.expect("presence").presence.joined}
    return room.people["hana"]


def written(alice: Client, hana: bytes, author: Identity, message: bytes) -> bytes:
    body = Body(say="psst").SerializeToString()
    key = alice.card(hana)
    return letter.seal(body, message, int(time.time() * 1000), author, hana, key, alice.link.channel_key)


def sent(alice: Client, hana: bytes, message: bytes, sealed: bytes) -> None:
    alice.send(whisper=WhisperTo(to=hana, id=message, sealed=sealed))
    assert alice.expect("outcome", where=lambda outcome: outcome.id == message).outcome.delivered


def test_a_letter_under_another_id_is_told_of(alice: Client, hana) -> None:
    to = reader(alice)
    sent(alice, to, message_id(), written(alice, to, alice.identity, message_id()))
    hana.expect(DOES_NOT_OPEN)


def test_a_letter_that_was_altered_is_told_of(alice: Client, hana) -> None:
    to, message = reader(alice), message_id()
    sealed = bytearray(written(alice, to, alice.identity, message))
    sealed[-1] ^= 1
    sent(alice, to, message, bytes(sealed))
    hana.expect(DOES_NOT_OPEN)


def test_a_letter_that_another_signed_is_told_of(alice: Client, hana) -> None:
    """As a server could send it that has seen no secret of anybody's."""
    to, message = reader(alice), message_id()

    class Pretender(Identity):
        def sign(self, text: bytes) -> bytes:
            return Identity().sign(text)

    sent(alice, to, message, written(alice, to, Pretender(alice.identity.seed), message))
    hana.expect(NOT_WRITTEN)
    alice.whisper(to, "and a good one")
    hana.expect("and a good one")


def test_a_card_is_of_who_it_says(alice: Client, bob: Client) -> None:
    assert alice.card(bob.identity.key) == bob.identity.channel_key
    assert not alice.card(bytes(32))
    bob.leave()
    assert alice.card(bob.identity.key) == bob.identity.channel_key
