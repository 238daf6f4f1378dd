"""What is said about a message: replies, edits, signs, and taking it back."""

from __future__ import annotations

import re

import pytest

from harness import House, Person, Server


@pytest.fixture
def alice(house: House, server: Server) -> Person:
    return house.person("alice", server, rows=24)


@pytest.fixture
def bob(house: House, server: Server, alice: Person) -> Person:
    bob = house.person("bob", server, rows=24)
    alice.say("teh tea is ready")
    bob.expect("alice: teh tea is ready")
    return bob


def test_everybody_sees_what_becomes_of_a_message(alice: Person, bob: Person) -> None:
    alice.say("/edit the tea is ready")
    bob.expect("alice: the tea is ready (edited)")
    bob.say("/reply I come")
    alice.expect(lambda screen: "↳ alice: the tea is ready" in screen.log_text and "bob: I come" in screen.log_text)
    bob.say("/react ♥")
    alice.expect("♥ 1")
    bob.expect("[♥ 1]")
    bob.say("/react ♥")
    alice.expect_gone("♥ 1")
    alice.say("/delete")
    for person in (alice, bob):
        person.expect("alice: (removed)")
        assert "tea is ready" not in person.screen().log_text


def test_who_comes_later_sees_it_as_it_is(house: House, server: Server, alice: Person, bob: Person) -> None:
    alice.say("/edit the tea is ready")
    bob.say("/react 👍")
    alice.expect("👍 1")
    alice.say("a secret")
    alice.expect("a secret ✓")
    alice.say("/delete")
    alice.expect("(removed)")
    carol = house.person("carol", server, rows=24)
    screen = carol.expect("alice: the tea is ready (edited)")
    assert "👍 1" in screen.log_text and "secret" not in screen.log_text


def test_a_pipe_reads_them_as_lines(house: House, server: Server, alice: Person, bob: Person) -> None:
    reader = house.lines("reader", server)
    reader.expect("teh tea is ready")
    alice.say("/edit the tea is ready")
    reader.expect(r"\* alice changes “teh tea is ready” to: the tea is ready")
    bob.say("/reply yes")
    reader.expect("<bob> ↳ alice: the tea is ready ⏎ yes")
    alice.say("/delete")
    reader.expect(r"\* alice removes a message of alice")


def test_a_chosen_message_is_answered_changed_and_copied(alice: Person, bob: Person) -> None:
    bob.press("Alt-Up")
    bob.expect("r reply")
    bob.type("r")
    bob.expect("answering “teh tea is ready”")
    bob.say("I come")
    alice.expect("↳ alice: teh tea is ready")
    alice.press("Alt-Up", "Up")
    alice.type("e")
    alice.expect("> teh tea is ready")
    alice.press("^U")
    alice.say("the tea is ready")
    bob.expect("alice: the tea is ready (edited)")
    bob.press("Alt-Up")
    bob.type("c")
    bob.terminal.output.wait_for(lambda: b"\x1b]52;c;SSBjb21l\x07" in bob.output)
    assert b"\x1b]52;c;SSBjb21l\x07" in bob.output


def test_a_link_can_be_followed_in_the_terminal(alice: Person, bob: Person) -> None:
    alice.say("see https://example.org/tea.")
    bob.expect("see https://example.org/tea.")
    assert re.search(rb"\x1b\]8;id=\d+;https://example\.org/tea\x07https://example\.org/tea\x1b\]8;;\x07", bob.output)
