"""Waiting for what must come, with a deadline; never for a time to pass."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

# Seconds; long enough for a loaded machine, since only a test that fails waits for all of them.
PATIENCE = float(os.environ.get("SOTTO_PATIENCE", 30))

_PAUSE = 0.02


def until(predicate: Callable[[], object], what: str, timeout: float = PATIENCE) -> None:
    """Polls, for what tells nobody that it changed: files, /proc, another thread's lists."""
    deadline = time.monotonic() + timeout
    while not predicate():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {timeout:g} s for {what}")
        time.sleep(_PAUSE)


def stays(predicate: Callable[[], object], what: str, seconds: float) -> None:
    """For what must not come: there is nothing to wait for but the time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not predicate():
            raise AssertionError(f"for {seconds:g} s it was to hold that {what}")
        time.sleep(_PAUSE)
