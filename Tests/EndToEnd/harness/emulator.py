"""pyte's terminal with what it lacks and ncurses or a modern terminal has.

Repeat (REP) and scroll (SU, SD), the alternate screen, wide characters that wrap and are never cut in halves,
and marks of combining class 0, at which pyte drops the rest of its text.
"""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import pyte
from wcwidth import wcwidth

ALTERNATE_SCREEN = 1049
SYNCHRONIZED_OUTPUT = 2026

# What a resized window is full of: terminals wrap what was there anew, each in its way, so a program that counts
# on any of it is wrong.
RUBBLE = "▒"


JOINER = "\u200d"


@dataclass(frozen=True)
class Drawing:
    """How a terminal draws what terminals differ in."""

    joins: bool = False
    """Emoji with joiners and tones of skin are one picture."""
    wide_ambiguous: bool = False
    """Two columns for what Unicode leaves open."""

    def width(self, character: str, before: str) -> int:
        if self.joins and before and (before[-1] == JOINER or "\U0001f3fb" <= character <= "\U0001f3ff"):
            return 0
        if self.wide_ambiguous and unicodedata.east_asian_width(character) == "A":
            return 2
        return wcwidth(character)


class Stream(pyte.ByteStream):
    csi = {**pyte.ByteStream.csi, "b": "repeat", "S": "scroll_up", "T": "scroll_down"}
    events = pyte.ByteStream.events | {"repeat", "scroll_up", "scroll_down"}


class Emulator(pyte.Screen):
    def __init__(
        self, rows: int, columns: int, drawing: Drawing = Drawing(), answer: Callable[[str], None] | None = None,
    ) -> None:
        """`answer` takes what a terminal answers to what it is asked; without it this one is silent."""
        self._drawing = drawing
        self._answer = answer or (lambda _: None)
        self.private_modes: set[int] = set()
        self._primary: tuple | None = None
        self._last = " "
        super().__init__(columns, rows)
        self._stream = Stream(self)

    def feed(self, data: bytes) -> None:
        self._stream.feed(data)

    def write_process_input(self, data: str) -> None:
        self._answer(data)

    def resize(self, lines: int | None = None, columns: int | None = None) -> None:
        super().resize(lines, columns)
        for y in range(self.lines):
            for x in range(self.columns):
                self.buffer[y][x] = self.default_char._replace(data=RUBBLE)
        self.cursor_position()

    # Characters.

    def draw(self, data: str) -> None:
        for character in data:
            width = self._drawing.width(character, self._cluster())
            if width > 0:
                self._put(character, width)
            elif width == 0:
                self._join(character)
        self.dirty.add(self.cursor.y)

    def _cluster(self) -> str:
        """What stands before the cursor."""
        line, column = self.buffer[self.cursor.y], self.cursor.x - 1
        return line[column - 1 if column > 0 and line[column].data == "" else column].data if column >= 0 else ""

    def repeat(self, count: int = 1) -> None:
        self.draw(self._last * max(count, 1))

    def _put(self, character: str, width: int) -> None:
        if self.cursor.x + width > self.columns:
            self.carriage_return()
            self.linefeed()
        if pyte.modes.IRM in self.mode:
            self.insert_characters(width)
        line, column = self.buffer[self.cursor.y], self.cursor.x
        self._split(line, column)
        self._split(line, column + width)
        line[column] = self.cursor.attrs._replace(data=character)
        if width == 2:
            line[column + 1] = self.cursor.attrs._replace(data="")
        self.cursor.x = column + width
        self._last = character

    def _split(self, line: dict, column: int) -> None:
        """A wide character that is about to lose one half is a blank in the other."""
        if 0 < column < self.columns and line[column].data == "":
            line[column - 1] = line[column - 1]._replace(data=" ")
            line[column] = line[column]._replace(data=" ")

    def _join(self, mark: str) -> None:
        line, column = self.buffer[self.cursor.y], self.cursor.x - 1
        if column > 0 and line[column].data == "":
            column -= 1
        if column >= 0:
            line[column] = line[column]._replace(data=line[column].data + mark)

    # Modes.

    def set_mode(self, *modes: int, **how: bool) -> None:
        if how.get("private"):
            self.private_modes.update(modes)
            if ALTERNATE_SCREEN in modes and self._primary is None:
                self._primary = (copy.deepcopy(self.buffer), copy.copy(self.cursor))
                self.erase_in_display(2)
        super().set_mode(*modes, **how)

    def reset_mode(self, *modes: int, **how: bool) -> None:
        if how.get("private"):
            self.private_modes.difference_update(modes)
            if ALTERNATE_SCREEN in modes and self._primary is not None:
                self.buffer, self.cursor = self._primary
                self._primary = None
        super().reset_mode(*modes, **how)

    # Scrolling within the margins, the cursor where it is.

    def scroll_up(self, count: int = 1) -> None:
        self._scroll(self.index, lambda margins: margins.bottom, count)

    def scroll_down(self, count: int = 1) -> None:
        self._scroll(self.reverse_index, lambda margins: margins.top, count)

    def _scroll(self, step, edge, count: int) -> None:
        margins = self.margins or pyte.screens.Margins(0, self.lines - 1)
        row, self.cursor.y = self.cursor.y, edge(margins)
        for _ in range(max(count, 1)):
            step()
        self.cursor.y = row
