"""Nothing that another person writes can move the cursor, colour the screen, or turn the text around."""

from __future__ import annotations

import re

import pytest

from harness import House, Person, Server, Stranger

MARK = "OWNED"

SEQUENCES = {
    "clears the screen": "\x1b[2J" + MARK,
    "moves the cursor": "\x1b[1;1H" + MARK,
    "blinks in colour": "\x1b[5;31;44m" + MARK,
    "leaves the alternate screen": "\x1b[?1049l" + MARK,
    "sets the title": "\x1b]2;" + MARK + "\x07",
    "writes the clipboard": "\x1b]52;c;" + MARK + "\x1b\\",
    "asks for a report": "\x1b[6n" + MARK,
    "resets the terminal": "\x1bc" + MARK,
    "switches the character set": "\x1b(0" + MARK + "\x0e",
    "uses C1 controls": "\x9b2J\x9d2;" + MARK + "\x9c\x90q\x9c",
    "rings, erases and returns": "\x07\x08\x08\x08\x7f\x0b\x0c\r" + MARK,
    "says nul": "\x00" + MARK + "\x00",
}

INVISIBLE = {
    "right-to-left override": "\u202e", "right-to-left isolate": "\u2067", "left-to-right mark": "\u200e",
    "Arabic letter mark": "\u061c", "zero-width space": "\u200b", "word joiner": "\u2060",
    "byte order mark": "\ufeff", "soft hyphen": "\u00ad", "tag": "\U000e0041", "variation selector": "\ufe0f",
    "annotation": "\ufff9", "Hangul filler": "\u3164", "line separator": "\u2028",
}

FLOODS = {
    "combining marks": "a" + "\u0301" * 2000 + MARK,
    "zero-width spaces": "\u200b" * 2000 + MARK,
    "zero-width joiners": "👩" + "\u200d👩" * 200 + MARK,
    "overrides": "\u202e" * 2000 + MARK,
    "one very long word": "W" * 6000 + MARK,
    "one very long word of wide letters": "한" * 2000 + MARK,
    "Hangul jamo without syllables": "\u1161\u11a8" * 500 + MARK,
    "line feeds": "\n" * 3000 + MARK,
    "flags": "🇰🇷" * 300 + MARK,
}


@pytest.fixture
def victim(house: House, server: Server) -> Person:
    return house.person("victim", server)


@pytest.fixture
def mallory(house: House, server: Server, victim: Person) -> Stranger:
    return house.stranger("mallory", server)


@pytest.mark.parametrize("text", SEQUENCES.values(), ids=SEQUENCES.keys())
def test_no_control_sequence_reaches_the_terminal(victim: Person, mallory: Stranger, text: str) -> None:
    mallory.say(text)
    victim.expect(MARK)
    assert_unharmed(victim)
    before = text.split(MARK)[0].encode()
    assert before + MARK.encode() not in victim.output


@pytest.mark.parametrize("character", INVISIBLE.values(), ids=INVISIBLE.keys())
def test_no_invisible_character_reaches_the_terminal(victim: Person, mallory: Stranger, character: str) -> None:
    mallory.say(f"safe{character}evil{character}" + MARK)
    victim.expect(re.compile(MARK))
    assert_unharmed(victim)
    assert character not in PROBE.sub("", victim.output.decode())


@pytest.mark.parametrize("text", FLOODS.values(), ids=FLOODS.keys())
def test_no_flood_pushes_the_panes_apart(victim: Person, mallory: Stranger, text: str) -> None:
    mallory.say(text)
    victim.expect(MARK)
    assert_unharmed(victim)
    assert victim.output.count("\u0301".encode()) < 100


def assert_unharmed(victim: Person, bells: int = 0) -> None:
    """The panes stand, the cursor is where it was, and only the client's own sequences went out."""
    screen = victim.expect(lambda screen: screen.prompt_row == 23 and screen.cursor == (23, 2))
    assert screen.rule == 64
    assert screen.title.startswith(" #lobby")
    assert "online" in screen.status
    assert MARK not in screen.window_title
    assert_only_own_sequences(victim.output, bells)


def assert_only_own_sequences(output: bytes, bells: int = 0) -> None:
    text = PROBE.sub("", output.decode())  # UTF-8 and nothing else, always
    strays = re.findall(r"[\x00-\x07\x0b\x0c\x0e-\x1f\x7f-\x9f]", OWN_SEQUENCES.sub("", text))
    assert strays == ["\x07"] * bells
    for attributes in re.findall(r"\x1b\[([0-9;]*)m", text):
        assert "5" not in re.sub(r"[34]8;5;\d+", "", attributes).split(";"), "nothing of ours blinks"


# What the terminal is asked about widths, once, before anything is shown.
PROBE = re.compile(r"\x1b7\x1b\[8m.*?\x1b\[0m\x1b8", re.DOTALL)

OWN_SEQUENCES = re.compile(
    r"\x1b\[[0-9;?]*[A-HJ-MPSTXZbdfhlmrt@]"  # ncurses' and the modes', but no report and no reset
    r"|\x1b\]11;\?\x1b\\|\x1b\]99;i=sotto:p=\?;\x1b\\"  # what the terminal is asked
    r"|\x1b\]2;[^\x00-\x1f\x7f-\x9f]*sotto\x07"
    r"|\x1b[=>M78]|\x1b\([B0]"
)


def test_the_topic_and_the_title_of_the_window_are_cleaned(victim: Person, mallory: Stranger) -> None:
    mallory.say("\x1b]2;" + MARK + "\x07\u202etopic\r\n", kind=3)
    victim.expect(lambda screen: MARK in screen.title)
    assert_only_own_sequences(victim.output)
    assert "\u202e".encode() not in victim.output


def test_an_action_is_cleaned(victim: Person, mallory: Stranger) -> None:
    mallory.say("\x1b[2Jdances\u202e " + MARK, kind=2)
    victim.expect("* mallory")
    victim.expect(MARK)
    assert_unharmed(victim)
    assert "\u202e".encode() not in victim.output


def test_a_whisper_is_cleaned(victim: Person, mallory: Stranger) -> None:
    to = next(person[1] for person in mallory.people if person[2] == b"victim")
    mallory.whisper(to, "\x1b[2J\u202e\x9b5m" + MARK)
    victim.expect("mallory → you:")
    victim.expect(MARK)
    assert_unharmed(victim, bells=1)
    assert "\u202e".encode() not in victim.output


def test_a_line_feed_does_not_make_a_line_of_somebody_elses(victim: Person, mallory: Stranger) -> None:
    mallory.say("look\n12:00 victim: I agree\r12:01 victim: to all of it " + MARK)
    screen = victim.expect(MARK)
    assert not [row for row in screen.log if re.match(r"\d\d:\d\d victim:", row)]


def test_a_pipe_gets_nothing_hostile_either(house: House, server: Server, victim: Person, mallory: Stranger) -> None:
    reader = house.lines("reader", server)
    for text in SEQUENCES.values():
        mallory.say(text)
    mallory.say("".join(INVISIBLE.values()) + "last")
    reader.expect("<mallory> .*last")
    text = reader.output.data.decode()
    assert not re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
    assert not [name for name, character in INVISIBLE.items() if character in text]


def test_a_pipe_gets_one_line_for_one_message(house: House, server: Server, victim: Person, mallory: Stranger) -> None:
    reader = house.lines("reader", server)
    mallory.say("look\n12:00 <victim> I agree\r12:01 <victim> really " + MARK)
    reader.expect(MARK)
    assert not [line for line in reader.lines if re.match(r"\d\d:\d\d <victim>", line)]


def test_what_one_types_oneself_is_cleaned_as_well(victim: Person) -> None:
    victim.paste("a\x07b\u202ec\u200bd " + MARK)
    victim.expect(lambda screen: MARK in screen.input)
    victim.press("Enter")
    victim.expect(lambda screen: MARK in screen.log_text)
    assert_only_own_sequences(victim.output)
    assert "\u202e".encode() not in victim.output
