"""Three panes at every size, whatever happens to the window and whatever is said."""

from __future__ import annotations

import random
import re

import pytest

from harness import House, Person, Server, Snapshot

TEXTS = [
    "안녕하세요 여러분", "👍🎉😀", "日本語テスト", "a\u0308o\u0308u\u0308", "plain words", "ก็ไม่เป็นไร", "한" * 70, "x" * 200,
]
SIZES = [(5, 20), (24, 80), (200, 500), (5, 500), (200, 20), (10, 55), (10, 56)]


@pytest.mark.parametrize("rows, columns", SIZES)
def test_three_panes_stand_at_every_size(house: House, server: Server, rows: int, columns: int) -> None:
    house.stranger("bob", server).say("hello 안녕")
    alice = house.person("alice", server, rows, columns)
    assert_panes(alice.expect(re.compile(r"hello\s+안녕")))
    alice.press("Tab", "End")
    screen = alice.expect(lambda screen: screen.selected == "bob")
    assert screen.title.startswith(" #lobby") and screen.status


def assert_panes(screen: Snapshot) -> None:
    assert screen.title.startswith(" #lobby")
    assert screen.status.startswith(" online")
    assert screen.prompt_row == len(screen.rows) - 1
    assert "▒" not in screen.text, "what a resize left there was not painted over"
    if len(screen.cells[0]) >= 56:
        assert screen.rule is not None


def test_smaller_than_that_it_still_lives(house: House, server: Server) -> None:
    alice = house.person("alice", server)
    for rows, columns in [(1, 1), (2, 3), (1, 80), (24, 1), (3, 10)]:
        alice.resize(rows, columns)
    alice.resize(24, 80)
    alice.say("still here")
    assert_panes(alice.expect("still here ✓"))


@pytest.mark.parametrize("meanwhile", ["nothing", "a flood", "a paste"])
def test_a_resize_storm_ends_with_a_right_screen(house: House, meanwhile: str) -> None:
    server = house.server("--limits", "off")
    alice = house.person("alice", server)
    bob = house.lines("bob", server)
    if meanwhile == "a paste":
        alice.paste("pasted words\n" * 300)
    sizes = random.Random(7)
    for step in range(100):
        if meanwhile == "a flood":
            bob.say(f"flood {step}: {TEXTS[step % len(TEXTS)]}")
        alice.resize(sizes.randint(5, 60), sizes.randint(20, 160))
    alice.resize(24, 80)
    if meanwhile == "a paste":
        alice.press("^C")
    bob.say("the end 끝")

    def is_right(screen: Snapshot) -> bool:
        """the last line above the status, and every pane in its place"""
        return "the end 끝" in screen.log[-1] and screen.rule == 64 and screen.prompt_row == 23

    screen = alice.expect(is_right)
    assert_panes(screen)
    alice.press("^L")
    alice.type("and on")
    alice.expect(lambda screen: screen.input == "and on")
    assert alice.screen().log == screen.log, "painted anew it looks the same"


def read(screen: Snapshot) -> list[str]:
    """What stands above the newest lines."""
    return screen.log[: next(row for row, line in enumerate(screen.log) if "── ▼" in line)]


def test_who_scrolled_up_stays_put_while_lines_come(house: House) -> None:
    server = house.server("--limits", "off")
    alice = house.person("alice", server)
    bob = house.stranger("bob", server)
    alice.expect("bob joined")  # or that would be one more new line
    bob.say(*(f"early {number}: {TEXTS[number % len(TEXTS)]}" for number in range(60)))
    alice.expect("early 59")
    alice.press("PgUp")  # once: what stands between two pages would be taken for the place
    before = read(alice.expect("▼ more"))
    bob.say(*(f"late {number}" for number in range(40)))
    alice.expect("▼ 40 new")
    assert read(alice.screen()) == before
    assert "late 39" in alice.screen().log[-1]
    alice.press("Ctrl-End")
    alice.expect(lambda screen: "▼" not in screen.status and "late 39" in screen.log[-1])


def test_page_down_comes_back_to_the_newest_line(house: House) -> None:
    server = house.server("--limits", "off")
    alice = house.person("alice", server)
    bob = house.stranger("bob", server)
    alice.expect("bob joined")
    bob.say(*(f"line {number}" for number in range(60)))
    alice.expect("line 59")
    alice.press("PgUp")
    alice.expect("▼ more")
    alice.press("PgDn")
    alice.expect(lambda screen: "line 59" in screen.log[-1] and "▼" not in screen.status)


@pytest.mark.parametrize("columns", [56, 60, 79, 80, 81, 120])
def test_wide_characters_never_push_the_border(house: House, columns: int) -> None:
    server = house.server("--limits", "off")
    alice = house.person("alice", server, 40, columns)
    bob = house.stranger("b한b", server)
    # One more letter in front each time, so that the wide ones meet the border at every place.
    bob.say(*("x" * shift + "한글과 👍 그리고 " * 6 for shift in range(8)), *TEXTS, "last")
    screen = alice.expect(lambda screen: any(row.endswith("last") for row in screen.log))
    columns_of_rule = set(screen.rule_columns)
    assert len(columns_of_rule) == 1 and len(columns_of_rule.pop()) == 1
    assert all(screen.cells[row][screen.rule - 1] == " " for row in range(1, screen.prompt_row - 1))


def test_wide_characters_in_the_input_line_wrap_whole(house: House, server: Server) -> None:
    alice = house.person("alice", server, 24, 61)
    text = "한" * 50
    alice.type(text)
    screen = alice.expect(lambda screen: screen.input.replace("\n", "") == text)
    # 61 columns less the prompt's two leave room for 29 wide characters and a blank.
    assert screen.input == "한" * 29 + "\n" + "한" * 21
    assert screen.cursor == (23, 2 + 42)
    assert screen.rule is not None


def test_the_cursor_stands_visible_at_the_caret(house: House, server: Server) -> None:
    alice = house.person("alice", server)
    alice.type("한글ab")
    alice.expect(lambda screen: screen.cursor == (23, 2 + 6) and not screen.cursor_is_hidden)
    alice.press("Left", "Left", "Left")
    alice.expect(lambda screen: screen.cursor == (23, 2 + 2))


def test_f8_hides_the_list_and_shows_it(house: House, server: Server) -> None:
    alice = house.person("alice", server)
    alice.press("F8")
    alice.expect(lambda screen: screen.rule is None)
    alice.press("F8")
    alice.expect(lambda screen: screen.rule == 64)


def test_control_l_paints_over_what_another_program_left(house: House, server: Server) -> None:
    alice = house.person("alice", server)
    alice.terminal.scribble("\x1b[10;1Hsomebody else wrote this")
    assert alice.sees("somebody else")
    alice.press("^L")
    alice.expect_gone("somebody else")


def test_every_look_between_updates_is_whole(house: House) -> None:
    """What synchronized output is for: no state in which half of the panes are drawn is ever shown."""
    server = house.server("--limits", "off")
    alice = house.person("alice", server)
    bob = house.lines("bob", server)
    bob.say(*(f"{number}: {TEXTS[number % len(TEXTS)]}" for number in range(300)), "last")

    def is_broken_or_last(screen: Snapshot) -> bool:
        """the last line"""
        assert screen.rule == 64 and screen.prompt_row == 23, f"half drawn:\n{screen}"
        return "bob: last" in screen.text

    alice.expect(is_broken_or_last)
