"""Borders stay where they are on terminals that draw some characters in other columns than the C library counts."""

from __future__ import annotations

import pytest

from harness import House, Person, Server
from harness.emulator import Drawing

FAMILY, HAND, FLAG = "👩\u200d👧", "👍🏽", "🇰🇷"
TEXT = f"가 {FAMILY} 나 {HAND} 다 {FLAG} 라 “α→β” … 끝"


def rule(person: Person, sign: str = "│") -> int:
    """The one column of the rule beside the log, in every row of the log."""
    rows = person.screen().cells[1:22]
    columns = [{column for column, cell in enumerate(row) if cell == sign} for row in rows]
    (column,) = set.intersection(*columns)
    return column


@pytest.mark.parametrize("drawing", [Drawing(), Drawing(joins=True)], ids=["parts", "joins"])
def test_pictures_of_several_characters(house: House, server: Server, drawing: Drawing) -> None:
    alice, bob = house.person("alice", server, drawing=drawing), house.person("bob", server)
    alice.expect("2 here")
    bob.say(TEXT)
    screen = alice.expect("끝")
    assert rule(alice) == screen.rule
    assert (FAMILY in screen.text) == drawing.joins
    assert (HAND in screen.text) == drawing.joins
    assert FLAG in screen.text, "two letters of a column each are a flag's two columns"
    bob.say(f"{FAMILY}{FAMILY} and {FAMILY[0]}")
    alice.expect("bob: 👩")
    assert rule(alice) == screen.rule


def test_ambiguous_characters_that_are_wide(house: House, server: Server) -> None:
    alice, bob = house.person("alice", server, drawing=Drawing(wide_ambiguous=True)), house.person("bob", server)
    alice.expect("2 here")
    bob.say(TEXT)
    screen = alice.expect('"a>?" . 끝')
    assert rule(alice, "|") == 64
    assert "online . 127.0.0.1" in screen.status
    alice.resize(20, 70)
    alice.expect('끝')
    assert "│" not in alice.screen().text and "·" not in alice.screen().text
