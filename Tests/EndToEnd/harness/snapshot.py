"""A screen as it stood at one moment, and where its panes are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .emulator import Emulator

RULE = "│"


@dataclass(frozen=True)
class Snapshot:
    """Cells by row and column; the right half of a wide character is an empty string."""

    cells: tuple[tuple[str, ...], ...]
    styles: tuple[tuple[object, ...], ...]
    cursor: tuple[int, int]
    cursor_is_hidden: bool
    modes: frozenset[int]
    window_title: str

    @staticmethod
    def of(screen: Emulator) -> Snapshot:
        rows = [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]
        return Snapshot(
            cells=tuple(tuple(cell.data for cell in row) for row in rows),
            styles=tuple(tuple(row) for row in rows),
            cursor=(screen.cursor.y, screen.cursor.x),
            cursor_is_hidden=screen.cursor.hidden,
            modes=frozenset(screen.private_modes),
            window_title=screen.title,
        )

    @cached_property
    def rows(self) -> tuple[str, ...]:
        return tuple("".join(row).rstrip() for row in self.cells)

    @property
    def text(self) -> str:
        return "\n".join(self.rows)

    # The panes.

    @property
    def title(self) -> str:
        return self.rows[0]

    @cached_property
    def prompt_row(self) -> int:
        """Where the input begins: below it rows are indented, so the last prompt is the one."""
        starts = [row for row, text in enumerate(self.rows) if text == ">" or text.startswith("> ")]
        return starts[-1] if starts else len(self.rows)

    @property
    def status(self) -> str:
        return self.rows[self.prompt_row - 1]

    @property
    def input(self) -> str:
        return "\n".join(row[2:] for row in self.rows[self.prompt_row:])

    @cached_property
    def rule_columns(self) -> tuple[tuple[int, ...], ...]:
        """For each row between title and status, the columns where the rule stands."""
        body = self.cells[1 : self.prompt_row - 1]
        return tuple(tuple(x for x, cell in enumerate(row) if cell == RULE) for row in body)

    @cached_property
    def rule(self) -> int | None:
        """The column of the rule where it stands straight from top to bottom, and None otherwise."""
        common = set.intersection(*map(set, self.rule_columns)) if self.rule_columns else set()
        return max(common, default=None)

    @cached_property
    def log(self) -> list[str]:
        body = self.cells[1 : self.prompt_row - 1]
        return ["".join(row[: self.rule]).rstrip() for row in body]

    @property
    def list_has_focus(self) -> bool:
        """Whether the cursor stands in the user list, as it does while keys go there."""
        return self.cursor[0] < self.prompt_row - 1

    @property
    def _list_columns(self) -> slice:
        """Beside the log behind the rule; on a narrow screen all of it, while it has the focus."""
        first = len(self.cells[0]) if not self.list_has_focus else 0
        return slice(first if self.rule is None else self.rule + 1, None)

    @cached_property
    def people(self) -> list[str]:
        """The user list without its heading."""
        names = ("".join(row[self._list_columns]).strip() for row in self.cells[2 : self.prompt_row - 1])
        return [name for name in names if name]

    @property
    def selected(self) -> str:
        """Who is in reverse video in the user list."""
        for row in range(2, self.prompt_row - 1):
            if all(cell.reverse for cell in self.styles[row][self._list_columns]):
                return "".join(self.cells[row][self._list_columns]).strip()
        return ""

    @cached_property
    def log_text(self) -> str:
        """The log as one text, wrapped rows joined, so that what is looked for may stand across them."""
        return re.sub(r"\s+", " ", " ".join(self.log))

    def __str__(self) -> str:
        width = len(self.cells[0])
        edge = "+" + "-" * width + "+"
        rows = ("|" + "".join(row) + "|" for row in self.cells)
        return "\n".join([edge, *rows, edge, f"cursor {self.cursor}"])
