"""Strangers among people who have the package's own client: they come in, talk, whisper and leave."""

from __future__ import annotations

import time
from datetime import datetime

import pytest
from sotto_pb2 import (
    CLOSE_SHUTTING_DOWN, REFUSAL_NAME_TAKEN, REFUSAL_NOBODY_THERE, REFUSAL_NOT_IN_ROOM, Body, Find, Leave, Post,
    Rename, RosterRequest, WhisperTo)

from stranger.client import Client, Closed, message_id
from stranger.entries import at, prev
from stranger.house import House


def test_a_welcome_names_who_has_come_and_a_room_who_is_there(house: House, alice: Client) -> None:
    bob = Client(house.link)
    welcome = bob.sign_in("bob")
    assert (welcome.name, welcome.previous_close) == ("bob", 0)
    assert datetime.fromtimestamp(welcome.now / 1000).year >= 2024
    alice.join("#lobby")
    room = bob.join("#lobby")
    assert room.people == {"alice": alice.identity.key, "bob": bob.identity.key}
    assert (room.name, room.topic, room.entries) == ("#lobby", "", [])


def test_who_comes_and_goes_is_told_to_who_is_there(alice: Client, bob: Client) -> None:
    alice.join("#lobby")
    bob.join("#lobby")
    alice.expect("presence", where=lambda change: [person.name for person in change.joined] == ["bob"])
    bob.leave()
    gone = alice.expect("presence", where=lambda change: change.left).presence
    assert ([person.name for person in gone.left], gone.count) == (["bob"], 1)


def test_ones_own_entry_is_the_acknowledgement(alice: Client) -> None:
    room = alice.join("#lobby")
    first, second = alice.post(room, "one"), alice.post(room, "two")
    assert prev(first) == 0 and prev(second) == first.number
    assert at(second) >= at(first)
    assert abs(at(first) / 1000 - time.time()) < 60


def test_an_author_is_named_again_to_who_came_later(alice: Client, house: House) -> None:
    room = alice.join("#lobby")
    assert [alice.post(room, text).speaker for text in ("one", "two")] == [1, 1]
    bob = Client.signed_in(house.link, "bob")
    bob.join("#lobby")
    alice.post(room, "three")
    assert bob.next_line() == ("alice", "three")
    assert alice.post(room, "four").author.name == "alice"
    assert bob.next_line() == ("alice", "four")


def test_a_repeated_message_is_kept_once_under_its_first_number(alice: Client) -> None:
    room = alice.join("#lobby")
    post = Post(room=room.number, id=message_id(), body=Body(say="once"))
    alice.send(post=post)
    alice.send(post=post)
    kept = alice.expect("outcome").outcome.kept
    assert kept == alice.expect("entry").entry.entry.number
    assert alice.join("#lobby").lines == ["once"]


def test_a_stranger_and_a_person_talk(house: House, alice: Client) -> None:
    room = alice.join("#lobby")
    person = house.person("김하나")
    alice.expect("presence", where=lambda change: [person.name for person in change.joined] == ["김하나"])
    person.say("안녕하세요")
    assert alice.next_line() == ("김하나", "안녕하세요")
    alice.post(room, "grüß Gott")
    person.expect("<alice> grüß Gott")
    alice.send(post=Post(room=room.number, id=message_id(), body=Body(action="waves")))
    person.expect("* alice waves")


def test_a_stranger_and_a_person_whisper_both_ways(house: House, alice: Client) -> None:
    alice.join("#lobby")
    person = house.person("hana")
    hana = alice.expect("presence", where=lambda change: change.joined).presence.joined[0].identity
    person.say("/w alice psst")
    assert alice.next_whisper() == ("hana", "psst")
    assert alice.whisper(hana, "I hear you").delivered
    person.expect("I hear you")


def test_strangers_whisper_without_a_room_in_common(alice: Client, bob: Client) -> None:
    assert alice.whisper(bob.identity.key, "psst").delivered
    assert bob.next_whisper() == ("alice", "psst")


def test_a_whisper_sent_twice_comes_once(alice: Client, bob: Client) -> None:
    first, last = (WhisperTo(to=bob.identity.key, id=message_id(), sealed=b"\2") for _ in range(2))
    for whisper in (first, first, last):
        alice.send(whisper=whisper)
        assert alice.expect("outcome").outcome.delivered
    assert [bob.expect("whisper").whisper.id for _ in range(2)] == [first.id, last.id]


def test_a_whisper_to_nobody_is_refused(alice: Client) -> None:
    assert alice.whisper(bytes(32), "psst").refused.kind == REFUSAL_NOBODY_THERE


def test_a_name_leads_to_a_person_however_it_is_written(alice: Client, bob: Client) -> None:
    alice.send(find=Find(name="BOB"))
    found = alice.expect("found").found
    assert (found.name, found.person.name, found.person.identity) == ("BOB", "bob", bob.identity.key)
    alice.send(find=Find(name="carol"))
    assert not alice.expect("found").found.HasField("person")


def test_who_goes_by_another_name_is_told_and_everybody_is(alice: Client, bob: Client) -> None:
    alice.join("#lobby")
    bob.join("#lobby")
    alice.expect("presence", where=lambda change: change.joined)
    bob.send(rename=Rename(name="robert"))
    assert bob.expect("renamed").renamed.name == "robert"
    change = alice.expect("presence", where=lambda change: change.renamed).presence.renamed[0]
    assert (change.old, change.new, change.identity) == ("bob", "robert", bob.identity.key)


@pytest.mark.parametrize("name", ["alice", "ALICE", "аӏісе"])
def test_another_persons_name_is_refused_with_a_free_one(alice: Client, bob: Client, name: str) -> None:
    bob.send(rename=Rename(name=name))
    refusal = bob.expect("rename_refused").rename_refused
    assert refusal.kind == REFUSAL_NAME_TAKEN
    bob.send(rename=Rename(name=refusal.free_name))
    assert bob.expect("renamed").renamed.name == refusal.free_name


def test_a_name_is_composed_by_the_server(house: House) -> None:
    assert Client(house.link).sign_in("Rene\u0301").name == "René"


def test_a_name_given_up_is_held_for_who_had_it(alice: Client, bob: Client) -> None:
    alice.send(rename=Rename(name="alina"))
    alice.expect("renamed")
    bob.send(rename=Rename(name="alice"))
    assert bob.expect("rename_refused").rename_refused.kind == REFUSAL_NAME_TAKEN
    alice.send(rename=Rename(name="alice"))
    assert alice.expect("renamed").renamed.name == "alice"


def test_a_room_that_was_left_takes_no_messages(alice: Client) -> None:
    room = alice.join("#lobby")
    alice.send(leave=Leave(room=room.number))
    assert alice.expect("left").left.room == room.number
    alice.send(post=Post(room=room.number, id=message_id(), body=Body(say="late")))
    assert alice.expect("outcome").outcome.refused.kind == REFUSAL_NOT_IN_ROOM


def test_the_topic_is_an_entry_and_what_later_comers_read(alice: Client, bob: Client) -> None:
    room = alice.join("#lobby")
    alice.send(post=Post(room=room.number, id=message_id(), body=Body(topic="cats")))
    assert alice.expect("entry").entry.entry.body.topic == "cats"
    assert bob.join("#lobby").topic == "cats"


def test_a_server_that_is_stopped_says_so(house: House, alice: Client) -> None:
    house.close()
    with pytest.raises(Closed) as end:
        alice.expect("nothing")
    assert end.value.args == (CLOSE_SHUTTING_DOWN,)
    assert alice.connection.is_over()


def test_a_whisper_to_somebody_who_said_close_is_held(alice: Client, bob: Client) -> None:
    alice.leave()
    assert bob.whisper(alice.identity.key, "still there?").held


def test_rooms_that_look_alike_are_one(alice: Client, bob: Client) -> None:
    assert bob.join("#Lobby").name == alice.join("#LOBBY").name


@pytest.mark.parametrize("kind", [{"leave": Leave(room=99)}, {"roster": RosterRequest(room=99)}], ids=str)
def test_what_names_a_room_one_is_not_in_gets_no_answer(alice: Client, kind: dict[str, object]) -> None:
    alice.send(**kind)
    alice.ping(1)
    assert not alice.passed_over


def test_text_comes_as_it_was_sent(alice: Client, bob: Client) -> None:
    bob.join("#lobby")
    alice.post(alice.join("#lobby"), "\x1b[31me\u0301\n\u202e")
    assert bob.next_line() == ("alice", "\x1b[31me\u0301\n\u202e")


def test_who_is_too_quick_loses_nothing() -> None:
    with House() as house:
        hasty = house.stranger("hasty")
        room = hasty.join("#lobby")
        for number in range(20):
            hasty.send(post=Post(room=room.number, id=message_id(), body=Body(say=str(number))))
        assert [hasty.next_line()[1] for _ in range(20)] == [str(number) for number in range(20)]


def test_a_ping_is_answered_with_its_number(alice: Client) -> None:
    alice.ping(2**64 - 1)
