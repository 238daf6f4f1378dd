"""For a screen reader: what is written to the terminal is what is new."""

from __future__ import annotations

import re

import pytest

from harness import House, LineClient, Person, Server

CONTROLS = re.compile(rb"\x1b(\][^\x07\x1b]*(\x07|\x1b\\)|\[[0-9;?<>=]*[ -/]*[@-~]|[ -/]*[0-~])|[\x00-\x1f]")


@pytest.fixture
def bob(house: House, server: Server) -> LineClient:
    return house.lines("bob", server)


@pytest.fixture
def alice(house: House, server: Server, bob: LineClient) -> Person:
    """In front of a log that is full."""
    alice = house.person("alice", server, options=("--reader", "on"))
    bob.say(*(f"earlier {number:02}" for number in range(30)))
    alice.expect("earlier 29")
    settle(alice)
    return alice


def settle(alice: Person) -> None:
    """Until nothing has been written for a while."""
    while True:
        count = len(alice.output)
        if not alice.terminal.output.wait_for(lambda: len(alice.output) > count, 0.3):
            return


def told(alice: Person, since: int) -> str:
    """What a reader says of what was written."""
    return CONTROLS.sub(b"", alice.output[since:]).decode()


def test_a_line_that_comes_is_written_once_and_nothing_else_is(alice: Person, bob: LineClient) -> None:
    for number in range(3):
        before = len(alice.output)
        bob.say(f"something new, number {number}")
        alice.expect(f"something new, number {number}")
        settle(alice)
        assert re.fullmatch(rf"\d\d:\d\d bob: something new, number {number} *", told(alice, before))
        assert len(alice.output) - before < 200


def test_without_it_the_log_is_written_anew(house: House, server: Server, bob: LineClient) -> None:
    alice = house.person("alice", server)
    bob.say(*(f"earlier {number:02}" for number in range(30)))
    alice.expect("earlier 29")
    settle(alice)
    before = len(alice.output)
    bob.say("something new")
    alice.expect("something new")
    settle(alice)
    assert len(told(alice, before)) > len("12:00 bob: something new")


def test_who_comes_and_goes_is_told_line_by_line(house: House, server: Server, alice: Person) -> None:
    for name in ("carol", "dave"):
        before = len(alice.output)
        house.lines(name, server)
        alice.expect(f"{name} joined")
        settle(alice)
        assert re.fullmatch(rf"\d\d:\d\d → {name} joined *", told(alice, before))


def test_the_caret_stays_in_the_input_line(alice: Person, bob: LineClient) -> None:
    alice.type("half a thought")
    alice.expect(lambda screen: screen.input == "half a thought")
    caret = alice.screen().cursor
    bob.say("something new")
    assert alice.expect("something new").cursor == caret


def test_an_own_line_is_written_once(alice: Person) -> None:
    alice.type("my own words")
    alice.expect(lambda screen: screen.input == "my own words")
    before = len(alice.output)
    alice.press("Enter")
    alice.expect(lambda screen: screen.input == "" and "my own words" in screen.text)
    settle(alice)
    assert told(alice, before).count("my own words") == 1
    assert "✓" not in told(alice, before)
