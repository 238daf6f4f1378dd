"""One thread of a process stands still while the others go on: what a hang looks like from outside."""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Iterator
from pathlib import Path

# <sys/ptrace.h>, <linux/wait.h>
PTRACE_DETACH, PTRACE_SEIZE, PTRACE_INTERRUPT = 17, 0x4206, 0x4207
WAIT_FOR_THREADS = 0x40000000

_libc = ctypes.CDLL(None, use_errno=True)


@contextlib.contextmanager
def standing_still(process: int, name: str) -> Iterator[None]:
    """Holds the thread of that name, of a child of ours, until the end of the block."""
    thread = _thread(process, name)
    _trace(PTRACE_SEIZE, thread)
    try:
        _trace(PTRACE_INTERRUPT, thread)
        os.waitpid(thread, WAIT_FOR_THREADS)
        yield
    finally:
        _trace(PTRACE_DETACH, thread)


def _thread(process: int, name: str) -> int:
    for task in Path(f"/proc/{process}/task").iterdir():
        if (task / "comm").read_text().startswith(name):
            return int(task.name)
    raise AssertionError(f"no thread {name!r} in process {process}")


def _trace(request: int, thread: int) -> None:
    if _libc.ptrace(request, thread, None, None) == -1:
        raise OSError(ctypes.get_errno(), f"ptrace {request:#x}")
