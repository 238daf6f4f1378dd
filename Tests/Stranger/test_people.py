"""Order among strangers: rooms that are somebody's, whispers that wait, and who may decide."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sotto_pb2 import (
    CLOSE_BANNED, REFUSAL_BANNED, REFUSAL_MUTED, REFUSAL_NO_SUCH_NAME, REFUSAL_NOBODY_THERE,
    REFUSAL_NOT_OPERATOR, REFUSAL_PRIVATE, REFUSAL_SLOW, REFUSAL_TOO_LONG, REFUSAL_UNKNOWN, REFUSAL_WHISPERS_OFF,
    WHISPERS_FROM_NOBODY, WHISPERS_FROM_ROOMMATES, Body, Find, Found, Join, NameGift, Order, Outcome, Person, Post, Prefer,
    RoomsRequest, Sentence, ServerBan, ServerOrder, Taken, WhisperTo)

from stranger.client import Client, Closed, Refused, Room, message_id
from stranger.entries import prev
from stranger.house import House
from stranger.identity import Identity, fingerprint

ROOT = Identity()


@pytest.fixture
def house() -> Iterator[House]:
    """Root operates it."""
    with House("--limits", "off", "--operator", fingerprint(ROOT.key)) as house:
        yield house


@pytest.fixture
def root(house: House) -> Client:
    return house.stranger("root", identity=ROOT)


def person(client: Client, name: str) -> Person:
    return Person(identity=client.identity.key, name=name)


def order(client: Client, room: Room, **order: object) -> Outcome | None:
    """Posts it; the Outcome, or none where it became an entry."""
    sent = message_id()
    client.send(post=Post(room=room.number, id=sent, body=Body(order=Order(**order))))
    answer = client.expect("entry", "outcome", where=lambda kind: getattr(kind, "entry", kind).id == sent)
    return answer.outcome if answer.WhichOneof("kind") == "outcome" else None


def decide(client: Client, **order: object) -> Outcome:
    sent = message_id()
    client.send(order=ServerOrder(id=sent, **order))
    return client.expect("outcome", where=lambda outcome: outcome.id == sent).outcome


def refused_join(client: Client, name: str) -> object:
    client.send(join=Join(room=name))
    return client.expect("join_refused").join_refused.refusal


def found_den(client: Client) -> Room:
    client.send(join=Join(room="#den", private=True))
    joined = client.expect("joined").joined
    assert joined.rules.private and joined.rules.operator
    first = client.expect("entry").entry.entry
    assert prev(first) == 0 and first.body.order.private
    return Room(joined.roster.room, joined.name, joined.topic, {})


# Rooms


def test_a_private_room_is_its_founders_and_lets_in_who_is_invited(alice: Client, bob: Client) -> None:
    den = found_den(alice)
    assert refused_join(bob, "#den").kind == REFUSAL_PRIVATE
    assert order(alice, den, invite=person(bob, "bob")) is None
    invited = bob.expect("invited").invited
    assert (invited.room, invited.by.name) == ("#den", "alice")
    bob.join("#den")
    assert order(alice, den, kick=Sentence(who=person(bob, "bob"))) is None
    assert bob.expect("left").left.room == den.number
    assert refused_join(bob, "#den").kind == REFUSAL_PRIVATE


def test_a_private_room_is_in_the_list_of_who_may_come_in(alice: Client, bob: Client) -> None:
    found_den(alice)
    bob.join("#lobby")
    assert [room.name for room in listed(bob)] == ["#lobby"]
    assert [(room.name, room.count, room.private) for room in listed(alice)] == [
        ("#den", 1, True), ("#lobby", 1, False)]


def test_a_list_goes_on_after_its_last_room_and_holds_what_matches(alice: Client) -> None:
    for number in range(60):
        alice.join(f"#r{number + 10}")
    alice.send(rooms=RoomsRequest())
    first = alice.expect("rooms").rooms
    assert len(first.rooms) == 50 and first.more
    assert [room.name for room in listed(alice, after=first.rooms[-1].name)] == [f"#r{n}" for n in range(60, 70)]
    assert [room.name for room in listed(alice, matching="R4")] == [f"#r{n}" for n in range(40, 50)]


def listed(client: Client, **request: str) -> list[object]:
    client.send(rooms=RoomsRequest(**request))
    answer = client.expect("rooms").rooms
    assert not answer.more
    return list(answer.rooms)


# Orders


def test_orders_are_an_operators(root: Client, alice: Client, bob: Client) -> None:
    lobby = root.join("#lobby")
    alice.join("#lobby")
    bob.join("#lobby")
    op = {"op": person(alice, "alice")}
    assert order(bob, lobby, **op).refused.kind == REFUSAL_NOT_OPERATOR
    assert order(root, lobby, **op) is None
    assert order(alice, lobby, slow=0) is None
    assert order(alice, lobby, kick=Sentence(who=person(root, "root"))).refused.kind == REFUSAL_UNKNOWN
    long = Sentence(who=person(bob, "bob"), reason="r" * 513)
    assert order(alice, lobby, mute=long).refused.kind == REFUSAL_TOO_LONG
    assert order(alice, lobby, deop=person(alice, "alice")) is None
    assert order(alice, lobby, slow=0).refused.kind == REFUSAL_NOT_OPERATOR


def test_who_is_banned_reads_the_entry_then_left_and_why_at_the_door(root: Client, bob: Client) -> None:
    lobby = root.join("#lobby")
    bob.join("#lobby")
    assert order(root, lobby, ban=Sentence(who=person(bob, "bob"), reason="noise")) is None
    assert bob.expect("entry").entry.entry.body.order.ban.reason == "noise"
    assert bob.expect("left").left.room == lobby.number
    refusal = refused_join(bob, "#lobby")
    assert (refusal.kind, refusal.reason, refusal.until) == (REFUSAL_BANNED, "noise", 0)
    assert order(root, lobby, unban=person(bob, "bob")) is None
    bob.join("#lobby")


def test_who_is_muted_says_nothing_and_a_slow_room_makes_wait(root: Client, bob: Client) -> None:
    lobby = root.join("#lobby")
    bob.join("#lobby")
    assert order(root, lobby, mute=Sentence(who=person(bob, "bob"), until=4102444800000)) is None
    bob.send(post=Post(room=lobby.number, id=message_id(), body=Body(say="x")))
    refusal = bob.expect("outcome").outcome.refused
    assert (refusal.kind, refusal.until) == (REFUSAL_MUTED, 4102444800000)
    assert order(root, lobby, unmute=person(bob, "bob")) is None
    assert order(root, lobby, slow=60) is None
    bob.post(lobby, "one")
    bob.send(post=Post(room=lobby.number, id=message_id(), body=Body(say="two")))
    refusal = bob.expect("outcome").outcome.refused
    assert refusal.kind == REFUSAL_SLOW and 50 < refusal.wait <= 60


def test_what_was_ordered_holds_after_a_restart(house: House, root: Client, bob: Client) -> None:
    lobby = root.join("#lobby")
    bob.join("#lobby")
    order(root, lobby, op=person(bob, "bob"))
    order(root, lobby, slow=7)
    house.close()
    house.open()
    back = house.stranger("bob", identity=bob.identity)
    back.send(join=Join(room="#lobby"))
    rules = back.expect("joined").joined.rules
    assert (rules.slow, list(rules.operators), rules.operator) == (7, [bob.identity.key], True)


# The server


def test_a_server_tells_its_operators_and_obeys_them_alone(house: House, bob: Client) -> None:
    root = Client(house.link, ROOT)
    assert root.sign_in("root").operator
    assert decide(bob, free="root").refused.kind == REFUSAL_NOT_OPERATOR
    assert decide(root, free="nobody").refused.kind == REFUSAL_NO_SUCH_NAME
    assert decide(root, free="bob").delivered
    assert bob.expect("renamed").renamed.name == "bob2"
    assert decide(root, give=NameGift(name="mina", to=bob.identity.key)).delivered
    assert bob.expect("renamed").renamed.name == "mina"


def test_who_is_banned_from_the_server_reads_so_now_and_at_the_next_hello(
        house: House, root: Client, bob: Client) -> None:
    assert decide(root, ban=ServerBan(who=person(bob, "bob"), reason="noise")).delivered
    with pytest.raises(Closed) as end:
        bob.expect("nothing")
    assert end.value.args == (CLOSE_BANNED,)
    with pytest.raises(Refused) as refusal:
        Client(house.link, bob.identity).sign_in("bob")
    assert (refusal.value.args[0].kind, refusal.value.args[0].reason) == (REFUSAL_BANNED, "noise")
    assert decide(root, unban=bob.identity.key).delivered
    assert Client(house.link, bob.identity).sign_in("bob").previous_close == CLOSE_BANNED


# Whispers


def test_a_whisper_waits_in_order_and_is_forgotten_once_it_is_taken(house: House, alice: Client, bob: Client) -> None:
    bob.leave()
    for text in ["one", "two"]:
        assert alice.whisper(bob.identity.key, text).held
    back = house.stranger("bob", identity=bob.identity)
    first = back.expect("whisper").whisper
    back.expect("whisper")
    back.send(taken=Taken(through=first.number))
    back.ping(1)
    back.leave()
    again = house.stranger("bob", identity=bob.identity)
    assert again.next_whisper() == ("alice", "two")
    again.ping(1)
    assert not [kept for kept in again.passed_over if kept.HasField("whisper")]


def test_a_whisper_sent_twice_comes_once(alice: Client, bob: Client) -> None:
    whisper = WhisperTo(to=bob.identity.key, id=message_id(), sealed=b"\2")
    for _ in range(2):
        alice.send(whisper=whisper)
        assert alice.expect("outcome").outcome.delivered
    bob.send(taken=Taken(through=bob.expect("whisper").whisper.number))
    alice.send(whisper=whisper)
    assert alice.expect("outcome").outcome.delivered
    bob.ping(1)
    assert not [kept for kept in bob.passed_over if kept.HasField("whisper")]


def test_who_wants_no_whispers_gets_none(alice: Client, bob: Client) -> None:
    bob.send(prefer=Prefer(whispers=WHISPERS_FROM_NOBODY))
    bob.ping(1)
    assert alice.whisper(bob.identity.key, "psst").refused.kind == REFUSAL_WHISPERS_OFF
    bob.send(prefer=Prefer(whispers=WHISPERS_FROM_ROOMMATES))
    bob.ping(1)
    assert alice.whisper(bob.identity.key, "psst").refused.kind == REFUSAL_WHISPERS_OFF
    alice.join("#lobby")
    bob.join("#lobby")
    assert alice.whisper(bob.identity.key, "psst").delivered


def test_somebody_away_is_found_by_name(alice: Client, bob: Client) -> None:
    bob.leave()
    found = find(alice, "bob")
    while found.present:  # the end of a connection is heard of in its own time
        found = find(alice, "bob")
    assert found.person.identity == bob.identity.key


def find(seeker: Client, name: str) -> Found:
    seeker.send(find=Find(name=name))
    return seeker.expect("found").found


def test_who_was_never_here_has_no_inbox(alice: Client) -> None:
    assert alice.whisper(bytes(32), "psst").refused.kind == REFUSAL_NOBODY_THERE
