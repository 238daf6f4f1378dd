"""The mouse: what it does, and that it can be left to the terminal."""

from __future__ import annotations

import base64

from harness import House, Person, Server

PRESS, DRAG, RELEASE = "\x1b[<0;{};{}M", "\x1b[<32;{};{}M", "\x1b[<0;{};{}m"


def place(person: Person, text: str, behind: int = 0) -> tuple[int, int]:
    """Column and row of a text on the screen, counted from 1; `behind` is a column."""
    for number, row in enumerate(person.screen().rows):
        if text in row[behind:]:
            return row.index(text, behind) + 1, number + 1
    raise AssertionError(f"{text!r} is not on the screen\n{person.screen()}")


def test_a_name_is_clicked_and_words_are_dragged(house: House, server: Server) -> None:
    alice, bob = house.person("alice", server), house.person("bob", server)
    bob.say("marked words here")
    alice.expect("bob: marked words here")
    alice.expect("2 here")
    (column, row) = place(alice, "marked words")
    alice.type(PRESS.format(column, row) + DRAG.format(column + 11, row) + RELEASE.format(column + 11, row))
    copied = base64.b64encode(b"marked words")
    alice.terminal.output.wait_for(lambda: b"\x1b]52;c;" + copied in alice.output)
    assert b"\x1b]52;c;" + copied in alice.output
    (column, row) = place(alice, "bob", behind=alice.screen().rule)
    alice.type(PRESS.format(column, row) + RELEASE.format(column, row))
    alice.expect("> /w bob")


def test_it_is_left_to_the_terminal(house: House, server: Server) -> None:
    alice = house.person("alice", server)
    alice.expect(lambda screen: {1002, 1006} <= screen.modes)
    alice.say("/set mouse off")
    alice.expect(lambda screen: not {1002, 1006} & screen.modes)
    alice.say("/set mouse on")
    alice.expect(lambda screen: {1002, 1006} <= screen.modes)
