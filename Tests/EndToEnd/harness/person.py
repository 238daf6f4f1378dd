"""One person at one terminal: a client in a pty, typed into and read like a person would."""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Callable, Sequence

from .snapshot import Snapshot
from .emulator import Drawing
from .terminal import Terminal
from .waiting import PATIENCE, stays

Sight = str | re.Pattern | Callable[[Snapshot], object]

KEYS = {
    "Enter": b"\r", "Tab": b"\t", "Shift-Tab": b"\x1b[Z", "Esc": b"\x1b", "Backspace": b"\x7f",
    "Up": b"\x1b[A", "Down": b"\x1b[B", "Right": b"\x1b[C", "Left": b"\x1b[D",
    "Home": b"\x1b[H", "End": b"\x1b[F", "PgUp": b"\x1b[5~", "PgDn": b"\x1b[6~",
    "F1": b"\x1bOP", "F8": b"\x1b[19~", "F12": b"\x1b[24~", "Ctrl-End": b"\x1b[1;5F",
    "Alt-R": b"\x1br", "Alt-Up": b"\x1b[1;3A", "Alt-y": b"\x1by", "^A": b"\x01", "^C": b"\x03", "^E": b"\x05", "^L": b"\x0c", "^N": b"\x0e",
    "^R": b"\x12", "^U": b"\x15", "^W": b"\x17", "^X": b"\x18", "^Y": b"\x19", "^Z": b"\x1a",
}


class Person:
    def __init__(
        self, name: str, command: Sequence[str], environment: dict[str, str], rows: int = 24, columns: int = 80,
        drawing: Drawing = Drawing(), **options,
    ) -> None:
        self.name = name
        self.terminal = Terminal(rows, columns, drawing)
        self.modes_before = self.terminal.modes()
        self.process = self.terminal.run(command, environment, **options)

    # What a person does.

    def type(self, text: str) -> None:
        self.terminal.write(text.encode())

    def press(self, *keys: str) -> None:
        for key in keys:
            self.terminal.write(KEYS[key])

    def say(self, line: str) -> None:
        self.type(line)
        self.press("Enter")

    def paste(self, text: str) -> None:
        self.terminal.write(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def resize(self, rows: int, columns: int) -> None:
        self.terminal.resize(rows, columns)

    # What a person sees.

    def screen(self) -> Snapshot:
        return self.terminal.snapshot()

    @property
    def output(self) -> bytes:
        """Every byte the client ever sent to this terminal."""
        return self.terminal.output.data

    def sees(self, sight: Sight) -> bool:
        return _holds(sight, self.screen())

    def expect(self, sight: Sight, timeout: float = PATIENCE) -> Snapshot:
        """Waits for a text, a pattern, or anything else that a screen can be asked; never half drawn."""
        seen: list[Snapshot] = []

        def is_there() -> bool:
            if self.terminal.is_mid_update:
                return False
            seen[:] = [self.screen()]
            return _holds(sight, seen[0])

        if not self.terminal.output.wait_for(is_there, timeout):
            raise AssertionError(f"{self.name} waited {timeout:g} s for {_words(sight)} and saw\n{self.screen()}")
        return seen[0]

    def expect_gone(self, text: str, timeout: float = PATIENCE) -> Snapshot:
        def is_gone(screen: Snapshot) -> bool:
            return text not in screen.text

        is_gone.__doc__ = f"{text!r} to go"
        return self.expect(is_gone, timeout)

    def keeps(self, sight: Sight, seconds: float) -> None:
        stays(lambda: self.terminal.is_mid_update or self.sees(sight), f"{self.name} sees {_words(sight)}", seconds)

    # How it ends.

    def kill(self) -> None:
        """As `kill -9` does: nothing is written, nobody is told."""
        self.process.kill()
        self.process.wait()

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def quit(self) -> int:
        self.say("/quit")
        return self.wait_exit()

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"{self.name}'s client did not end; it shows\n{self.screen()}") from None

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.terminal.close()


def _holds(sight: Sight, screen: Snapshot) -> bool:
    if isinstance(sight, str):
        return sight in screen.text or sight in screen.log_text
    if isinstance(sight, re.Pattern):
        return bool(sight.search(screen.text) or sight.search(screen.log_text))
    return bool(sight(screen))


def _words(sight: Sight) -> str:
    if isinstance(sight, str):
        return repr(sight)
    if isinstance(sight, re.Pattern):
        return f"/{sight.pattern}/"
    return (sight.__doc__ or sight.__name__).strip()
