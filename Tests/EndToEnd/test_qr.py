"""The QR code of an invite, as an independent reader (ZBar) sees it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from harness import House, Server

MODULES = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}


def picture(lines: list[str], path: Path, scale: int = 4) -> Path:
    """What the lines show, as a PGM."""
    rows = [[MODULES[character][half] for character in line] for line in lines for half in (0, 1)]
    grey = b"".join(
        bytes(0 if module else 255 for module in row for _ in range(scale)) * scale for row in rows)
    path.write_bytes(b"P5 %d %d 255\n" % (len(rows[0]) * scale, len(rows) * scale) + grey)
    return path


def read(lines: list[str], folder: Path) -> str:
    found = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture(lines, folder / "code.pgm"))],
        capture_output=True, text=True, timeout=30, check=True)
    return found.stdout.rstrip("\n")


def drawn(output: str) -> list[str]:
    return [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in output.splitlines() if line.startswith("\x1b[38;5;16")]


@pytest.mark.parametrize("options", [
    pytest.param(["--advertise", "chat.example.org"], id="as it is"),
    pytest.param(["--advertise", "10.0.0.1:7788", "--room", "회의실", "--single-use"], id="with a room in Hangul"),
    *(pytest.param(["--advertise", ".".join(["sub"] * count)], id=f"{4 * count} bytes more") for count in range(10, 60, 7)),
    pytest.param(["--advertise", ".".join(["subdomain"] * 24) + ":40733", "--room", "가" * 31], id="very long"),
])
def test_it_says_what_the_invite_says(house: House, tmp_path: Path, options: list[str]) -> None:
    done = house.administer("invite", "--qr", *options, "--data", str(house.new_folder("server")))
    assert done.returncode == 0, done.stderr
    invite = next(line for line in done.stdout.splitlines() if line.startswith("sotto://"))
    assert "psk=" in invite
    assert read(drawn(done.stdout), tmp_path) == invite


def test_without_being_asked_for_there_is_none(house: House, server: Server) -> None:
    done = house.administer("invite", "--data", str(server.data))
    assert done.returncode == 0 and "sotto://" in done.stdout
    assert drawn(done.stdout) == []
