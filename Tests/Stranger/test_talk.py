"""A stranger and the package's own client, both there: they talk, and fall back to letters where one of them cannot."""

from __future__ import annotations

import time

import pytest
from sotto_pb2 import Body, RelayTo

from stranger.client import Client, message_id
from stranger.house import House
from stranger.talk import Receipt, Talk, Tampered, Whisper

TALKS = ["talks"]


@pytest.fixture
def hana(house: House):
    return house.person("hana")


@pytest.fixture
def alice(house: House) -> Client:
    client = Client(house.link)
    assert "talks" in client.sign_in("alice", capabilities=TALKS).capabilities
    return client


def identity(client: Client, name: str) -> bytes:
    """Of somebody, once they are in the room."""
    room = client.join("#lobby")
    while name not in room.people:
        room.people |= {person.name: person.identity for person in client.expect("presence").presence.joined}
    return room.people[name]


def whisper(text: str) -> Whisper:
    return Whisper(message_id(), int(time.time() * 1000), Body(say=text).SerializeToString())


def relay(client: Client, to: bytes, talk: Talk, sealed: bytes) -> None:
    client.send(relay=RelayTo(to=to, channel=talk.channel, sealed=sealed))


def heard(client: Client, talk: Talk) -> bytes:
    return client.expect("relay", where=lambda relay: relay.channel == talk.channel).relay.sealed


def begun(alice: Client, to: bytes) -> Talk:
    """A channel that the stranger began, with its first record."""
    talk = Talk(alice.identity, to, alice.link.channel_key)
    relay(alice, to, talk, talk.begin(alice.card(to)))
    talk.complete(heard(alice, talk))
    relay(alice, to, talk, talk.seal())
    return talk


def answered(alice: Client) -> tuple[bytes, Talk]:
    """A channel that somebody began with the stranger."""
    came = alice.expect("relay").relay
    peer = getattr(came, "from").identity
    talk = Talk(alice.identity, peer, alice.link.channel_key, came.channel)
    relay(alice, peer, talk, talk.answer(came.sealed))
    return peer, talk


def texts(items: list) -> list[str]:
    return [Body.FromString(item.body).say for item in items if isinstance(item, Whisper)]


def test_a_stranger_begins(alice: Client, hana) -> None:
    to = identity(alice, "hana")
    talk, said = begun(alice, to), whisper("psst")
    relay(alice, to, talk, talk.seal(said))
    hana.expect("alice → you: psst")
    assert talk.open(heard(alice, talk)) == [Receipt(said.id)]


def test_a_stranger_answers(alice: Client, hana) -> None:
    identity(alice, "hana")
    hana.say("/w alice psst")
    peer, talk = answered(alice)
    items = talk.open(heard(alice, talk))
    while not items:
        items = talk.open(heard(alice, talk))
    assert texts(items) == ["psst"]
    relay(alice, peer, talk, talk.seal(Receipt(items[0].id)))
    hana.say("/w alice and more")
    assert texts(talk.open(heard(alice, talk))) == ["and more"]


def test_keys_are_replaced_on_the_way(alice: Client, hana) -> None:
    to = identity(alice, "hana")
    talk = begun(alice, to)
    for part in range(12):
        for _ in range(90):
            relay(alice, to, talk, talk.seal())
        said = whisper(f"part {part}")
        relay(alice, to, talk, talk.seal(said))
        assert talk.open(heard(alice, talk)) == [Receipt(said.id)]
    hana.expect("alice → you: part 11")


def test_who_does_not_talk_gets_letters(house: House, hana) -> None:
    bob = house.stranger("bob")
    identity(bob, "hana")
    hana.say("/w bob psst")
    assert bob.next_whisper() == ("hana", "psst")
    bob.send(relay=RelayTo(to=bob.identity.key, channel=7, sealed=b"\2"))
    assert bob.expect("undeliverable").undeliverable.channel == 7


def test_who_does_not_answer_gets_letters(alice: Client, hana) -> None:
    identity(alice, "hana")
    hana.say("/w alice psst")
    alice.expect("relay")
    assert alice.next_whisper() == ("hana", "psst")
    hana.expect("without forward secrecy")


def test_who_went_away_gets_letters(house: House, alice: Client, hana) -> None:
    to = identity(alice, "hana")
    talk = begun(alice, to)
    relay(alice, to, talk, talk.seal(whisper("I go")))
    hana.expect("I go")
    alice.leave()
    hana.expect("alice left")
    hana.say("/w alice psst")
    assert house.stranger("alice", identity=alice.identity).next_whisper() == ("hana", "psst")


@pytest.mark.parametrize(("spoil", "word"), [
    pytest.param(lambda talk: talk.seal(whisper("lost")) and talk.seal(whisper("next")), "left out", id="left out"),
    pytest.param(lambda talk: talk.seal(whisper("x"))[:-1] + b"?", "does not open", id="altered"),
])
def test_what_is_not_in_order_is_told(alice: Client, hana, spoil, word: str) -> None:
    to = identity(alice, "hana")
    talk = begun(alice, to)
    relay(alice, to, talk, spoil(talk))
    hana.expect(word)


def test_what_comes_again_is_told_and_a_new_channel_begun(alice: Client, hana) -> None:
    to = identity(alice, "hana")
    talk = begun(alice, to)
    again = talk.seal(whisper("once"))
    relay(alice, to, talk, again)
    hana.expect("once")
    assert talk.open(heard(alice, talk))
    relay(alice, to, talk, again)
    hana.expect("twice")
    peer, new = answered(alice)
    assert peer == to and new.open(heard(alice, new)) == []
    with pytest.raises(Tampered):
        talk.open(new.seal())
