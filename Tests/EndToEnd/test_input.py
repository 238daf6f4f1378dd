"""The input line as people use it: drafts, pastes, their own editor, Hangul."""

from __future__ import annotations

import re
import signal

import pytest

from harness import House, Person, Server
from harness.emulator import ALTERNATE_SCREEN


@pytest.fixture
def alice(house: House, server: Server) -> Person:
    return house.person("alice", server)


@pytest.fixture
def bob(house: House, server: Server) -> Person:
    return house.person("bob", server)


def has_input(text: str):
    def is_there(screen) -> bool:
        return screen.input == text

    is_there.__doc__ = f"{text!r} in the input line"
    return is_there


# Drafts.

def test_every_room_keeps_its_draft_and_caret(alice: Person) -> None:
    alice.say("/join #tea")
    alice.expect(lambda screen: "#tea" in screen.title)
    alice.type("안녕하세요")
    alice.press("Left", "^N")
    alice.type("here")
    alice.expect(lambda screen: "#lobby" in screen.title and screen.input == "here")
    alice.press("^N")
    alice.type("!")
    alice.expect(has_input("안녕하세!요"))


def test_what_was_cut_comes_back_and_what_was_cut_before_it(alice: Person) -> None:
    alice.type("하나 둘 ")
    alice.press("^W", "Left", "^W", "^Y")
    alice.type("!")
    alice.expect(has_input("하나!"))
    alice.press("Backspace", "^Y", "Alt-y")
    alice.type("!")
    alice.expect(has_input("하나둘 !"))


def test_a_line_that_was_sent_is_found_by_its_initials(alice: Person, bob: Person) -> None:
    alice.say("김하나 안녕")
    alice.say("something else")
    alice.expect(re.compile("something else ✓"))
    alice.press("^R")
    alice.type("ㄱㅎ")
    screen = alice.expect(has_input("김하나 안녕"))
    assert screen.cursor == (22, len(" sent before: ") + 4), "an input method draws behind the pattern"
    alice.press("Enter", "Enter")
    bob.expect(re.compile("김하나 안녕.*김하나 안녕", re.DOTALL))


# Finishing words.

def test_names_are_finished_by_initials_and_with_hangul_on(house: House, server: Server, alice: Person) -> None:
    for name in ("김하나", "김하루", "bob"):
        house.person(name, server)
    alice.expect("4 here")
    alice.type("ㄱㅎ")
    alice.press("Tab")
    screen = alice.expect("› 김하나")
    assert screen.input == "김하나:" and "  김하루" in screen.text
    alice.press("Down")
    alice.expect("› 김하루")
    alice.press("Esc")
    alice.expect(has_input("ㄱㅎ"))
    alice.press("^U")
    alice.type("ㅠㅐ")
    alice.press("Tab")
    alice.expect(has_input("bob:"))


def test_who_spoke_lately_is_suggested(alice: Person, bob: Person) -> None:
    bob.say("hello")
    alice.expect("bob: hello")
    alice.type("and bo")
    alice.expect(lambda screen: screen.cursor == (23, 8) and screen.input == "and bob")
    alice.press("Right")
    alice.expect(lambda screen: screen.cursor == (23, 9))


def test_in_the_user_list_the_cursor_stands_behind_what_is_typed(alice: Person, bob: Person) -> None:
    alice.expect("2 here")
    alice.press("Tab")
    alice.type("가나")
    screen = alice.expect("/가나")
    assert not screen.cursor_is_hidden
    assert "".join(screen.cells[1][: screen.cursor[1]]).endswith("/가나")


# Pastes.

def test_a_paste_of_lines_can_be_changed_before_it_is_sent(alice: Person) -> None:
    alice.paste("one\rtwo\r")
    alice.expect("2 lines pasted")
    alice.type("e")
    alice.expect(has_input("one\ntwo"))


def test_a_paste_whose_end_is_lost_ends_all_the_same(alice: Person) -> None:
    alice.terminal.write(b"\x1b[200~one\rtwo")
    alice.expect("2 lines pasted")
    alice.press("Esc")
    alice.expect_gone("pasted")
    alice.say("and on")
    alice.expect("and on ✓")


def test_a_resize_in_a_paste_tears_nothing(alice: Person) -> None:
    alice.terminal.write(b"\x1b[200~one\rtw")
    for columns in (40, 120, 80):
        alice.resize(24, columns)
    alice.terminal.write("o 둘\x1b[201~".encode())
    alice.expect("2 lines pasted")
    alice.press("Enter")
    alice.expect(re.compile(r"alice: one\s+two 둘 ✓"))


# An editor.

@pytest.fixture
def editor(house: House, server: Server):
    """Alice, with an editor that waits for a line and writes it below what it was given."""
    folder = house.new_folder("editor")
    scratch = folder / "scratch"
    scratch.mkdir(parents=True)
    script = folder / "editor"
    script.write_text(f"""#!/bin/sh
stat -c %a "$1" >{folder}/mode
trap 'exit 1' INT
echo 'in the editor'
read line
echo "$line" >>"$1"
""")
    script.chmod(0o755)
    person = house.newcomer(
        "alice", server.invite, environment={"EDITOR": str(script), "XDG_RUNTIME_DIR": str(scratch)})
    person.expect(lambda screen: "online" in screen.status)
    return person, folder


def open_editor(alice: Person) -> None:
    alice.type("처음")
    alice.press("^X", "^E")
    screen = alice.expect("in the editor")
    assert ALTERNATE_SCREEN not in screen.modes


def test_the_editor_has_the_line_and_the_conversation_goes_on(editor, bob: Person) -> None:
    alice, folder = editor
    open_editor(alice)
    assert (folder / "mode").read_text() == "600\n"
    bob.say("meanwhile")
    bob.expect("meanwhile ✓")
    alice.type("둘째\n")
    alice.expect("bob: meanwhile")
    alice.expect(has_input("처음\n둘째"))
    assert list((folder / "scratch").iterdir()) == []
    alice.press("Enter")
    bob.expect(re.compile(r"alice: 처음\s+둘째"))


def test_an_editor_that_is_interrupted_leaves_the_line(editor) -> None:
    alice, folder = editor
    open_editor(alice)
    alice.press("^C")
    alice.expect("the line is as it was")
    alice.expect(has_input("처음"))
    assert list((folder / "scratch").iterdir()) == []


def test_who_is_ended_in_the_editor_leaves_nothing_behind(editor) -> None:
    alice, folder = editor
    open_editor(alice)
    alice.signal(signal.SIGTERM)
    alice.wait_exit()
    assert list((folder / "scratch").iterdir()) == []


def test_an_editor_that_is_not_there_is_told(house: House, server: Server) -> None:
    alice = house.newcomer("alice", server.invite, environment={"VISUAL": "no-such-editor"})
    alice.expect(lambda screen: "online" in screen.status)
    alice.type("draft")
    alice.press("^X", "^E")
    alice.expect("the editor 'no-such-editor' ended with status 127")
    alice.expect(has_input("draft"))


# Hangul.

def test_commands_and_chords_work_with_hangul_on(alice: Person) -> None:
    alice.say("/ㅗ디ㅔ")
    alice.expect("Esc closes")
    alice.press("Esc")
    alice.expect_gone("Esc closes")
    alice.type("하나 둘")
    alice.terminal.write("\x1bㅠ".encode())
    alice.type("또 ")
    alice.expect(has_input("하나 또 둘"))
    alice.terminal.write(b"\x1b[12609;5u")
    alice.type("아, ")
    alice.expect(has_input("아, 하나 또 둘"))


def test_decomposed_hangul_is_sent_composed(alice: Person, bob: Person) -> None:
    alice.say("\u1112\u1161\u11ab글")
    bob.expect("alice: 한글")
