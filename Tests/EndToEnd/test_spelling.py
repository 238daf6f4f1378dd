"""A speller that underlines: a program that talks as ispell does, here one that knows four words."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from harness import House, Person, Server, Snapshot, until

SPELLER = """#!/bin/sh
echo '@(#) International Ispell Version 3.1.20 (but really a test)'
while read -r word; do
    case $word in
    ^hello | ^world | ^안녕 | ^quit) echo '*' ;;
    ^die) exit 1 ;;
    ^hang) sleep 1000 ;;
    *) echo "& ${word#^} 1 1: hello" ;;
    esac
    echo
done
"""


@pytest.fixture
def speller(tmp_path: Path) -> Path:
    path = tmp_path / "speller"
    path.write_text(SPELLER)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def alice(house: House, server: Server, speller: Path) -> Person:
    return house.person("alice", server, options=("--spell-command", str(speller)))


def underlined(screen: Snapshot) -> str:
    row = screen.prompt_row
    return "".join(cell.data for cell in screen.styles[row][2:] if cell.underscore)


def test_words_that_are_none_are_underlined(alice: Person) -> None:
    alice.type("hello wrold 안녕 안뇽 ")
    alice.expect(lambda screen: underlined(screen) == "wrold안뇽")
    alice.press("^U")
    alice.expect(lambda screen: screen.input == "" and not underlined(screen))


def test_the_word_that_is_being_written_is_left_alone(alice: Person) -> None:
    alice.type("wrold wro")
    alice.expect(lambda screen: underlined(screen) == "wrold")


def test_a_speller_that_ends_is_left_out_with_a_word(alice: Person) -> None:
    alice.type("wrold die ")
    screen = alice.expect("is asked no more")
    assert not underlined(screen)
    alice.type("more wrods ")
    alice.expect(lambda screen: screen.input.endswith("more wrods"))


def test_one_that_hangs_holds_nothing_up(alice: Person) -> None:
    alice.type("hang ")
    alice.expect(lambda screen: screen.input == "hang")
    alice.type("and this is typed meanwhile")
    alice.expect(lambda screen: screen.input.endswith("meanwhile"))
    alice.expect("is asked no more")


def test_one_that_is_not_there_is_left_out_with_a_word(house: House, server: Server) -> None:
    alice = house.person("alice", server, options=("--spell-command", "/nowhere/speller"))
    alice.type("wrold ")
    alice.expect("is asked no more")


def test_nothing_of_it_stays_behind(alice: Person, speller: Path) -> None:
    alice.type("hang ")
    until(lambda: running(speller), "the speller to run")
    alice.press("^U")
    assert alice.quit() == 0
    until(lambda: not running(speller), "the speller to end")


def running(speller: Path) -> bool:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if command.startswith(b"/bin/sh\0") and str(speller).encode() in command:
            return True
    return False
