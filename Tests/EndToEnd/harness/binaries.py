"""Where the programs under test are: the folder that SOTTO_BIN names."""

from __future__ import annotations

import os
from pathlib import Path


class Missing(Exception):
    """A sentence for whoever started the tests."""


def sotto() -> str:
    return str(_folder() / "sotto")


def sottod() -> str:
    return str(_folder() / "sottod")


def check() -> None:
    for program in (sotto(), sottod()):
        if not os.access(program, os.X_OK):
            raise Missing(f"{program} is no program: SOTTO_BIN names the folder with the built sotto and sottod")


def _folder() -> Path:
    folder = os.environ.get("SOTTO_BIN")
    if not folder:
        raise Missing("SOTTO_BIN is not set: it names the folder with the built sotto and sottod")
    return Path(folder).absolute()
