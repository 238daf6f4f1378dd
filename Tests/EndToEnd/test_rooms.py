"""Rooms: founded, listed, private, left, and kept."""

from __future__ import annotations

import re

import pytest

from harness import House, Person, Server


@pytest.fixture
def alice(house: House, server: Server) -> Person:
    return house.person("alice", server)


@pytest.fixture
def bob(house: House, server: Server, alice: Person) -> Person:
    bob = house.person("bob", server, rows=30)
    for person in (alice, bob):
        person.expect("2 here")
    return bob


def found(person: Person, room: str) -> None:
    person.say(f"/join {room} --private")
    person.expect(lambda screen: screen.title.startswith(f" {room} · private"))


def test_somebody_new_hears_what_is_kept(alice: Person) -> None:
    alice.expect("-- all is kept here")


def test_a_private_room_lets_in_who_is_invited_and_nobody_else(house: House, server: Server, alice: Person) -> None:
    bob, carol = (house.person(name, server) for name in ("bob", "carol"))
    found(alice, "#plans")
    for person in (bob, carol):
        person.say("/join #plans")
        person.expect("#plans stays closed: it is private; an operator of it has to /invite you")
        assert person.screen().title.startswith(" #lobby")
    alice.say("/invite bob")
    alice.expect(re.compile(r"alice invited bob ✓"))
    bob.expect("alice invites you to #plans: /join #plans")
    bob.say("/join #plans")
    bob.expect(lambda screen: screen.title.startswith(" #plans · private"))
    bob.say("here I am")
    alice.expect("bob: here I am")
    carol.say("/join #plans")
    carol.expect(lambda screen: screen.log_text.count("#plans stays closed") == 2)


def test_the_founder_operates_the_room(alice: Person) -> None:
    found(alice, "#plans")
    alice.expect("@alice (you)")
    alice.say("/topic what we plan")
    alice.expect(lambda screen: "what we plan" in screen.title)
    alice.say("/private off")
    alice.expect(lambda screen: "private" not in screen.title)


def test_rooms_are_listed_but_for_private_ones_of_others(alice: Person, bob: Person) -> None:
    found(alice, "#plans")
    alice.say("/join #tea")
    alice.expect(lambda screen: screen.title.startswith(" #tea"))
    alice.say("/topic tea and talk")
    alice.expect("✓")
    alice.say("/rooms")
    alice.expect(re.compile(r"#lobby +2 here · you are in.*\n.*#plans +1 here · private · you are in.*\n.*#tea"))
    alice.press("Esc")
    bob.say("/rooms")
    screen = bob.expect(re.compile(r"#lobby.*\n.*#tea +1 here · tea and talk"))
    assert "#plans" not in screen.text
    bob.type("ta")
    bob.expect("rooms /ta")
    bob.press("Enter")
    bob.expect(lambda screen: screen.title.startswith(" #tea · tea and talk"))
    alice.expect("bob joined")


def test_rooms_are_listed_in_lines_too(house: House, server: Server, alice: Person) -> None:
    alice.say("/topic tea and talk")
    alice.expect("✓")
    bob = house.lines("bob", server)
    bob.say("/rooms")
    bob.expect(r"-- #lobby: 2 here · tea and talk$")
    bob.say("/rooms zzz")
    bob.expect("-- no room like that$")


def test_what_is_unread_elsewhere_is_counted_and_marked(alice: Person, bob: Person) -> None:
    bob.say("/join #tea")
    bob.expect(lambda screen: screen.title.startswith(" #tea"))
    alice.say("hello")
    bob.expect(lambda screen: "[1 #lobby 1]" in screen.status)
    alice.say("bob?")
    bob.expect(lambda screen: "[1 #lobby 2!]" in screen.status)
    bob.type("\x1ba")
    bob.expect(lambda screen: screen.title.startswith(" #lobby") and "[" not in screen.status.replace("[pinned]", ""))


def test_rooms_and_their_rules_outlive_the_server(server: Server, alice: Person, bob: Person) -> None:
    found(alice, "#plans")
    alice.say("/topic what we plan")
    alice.expect(lambda screen: "what we plan" in screen.title)
    alice.say("/slow 30")
    alice.expect(lambda screen: "slow 30 s" in screen.title)
    server.kill()
    alice.expect("offline, trying again")
    server.start()
    alice.expect(lambda screen: "online" in screen.status)
    assert alice.screen().title.startswith(" #plans · private · slow 30 s · what we plan")
    alice.expect("@alice (you)")
    bob.expect(lambda screen: "online" in screen.status)
    bob.say("/join #plans")
    bob.expect("#plans stays closed: it is private")


def test_a_room_that_is_left_says_nothing_more(alice: Person, bob: Person) -> None:
    for person in (alice, bob):
        person.say("/join #tea")
    bob.expect("2 here")
    bob.say("/leave")
    bob.expect(lambda screen: screen.title.startswith(" #lobby"))
    alice.say("still there?")
    alice.expect("✓")
    alice.say("/join #lobby")
    alice.say("you are here")
    bob.expect("you are here")
    assert not bob.sees("still there?")
