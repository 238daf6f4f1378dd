"""What every test gets: a server that nobody has been to, without limits on how fast people are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stranger.client import Client
from stranger.house import House


@pytest.fixture
def house() -> Iterator[House]:
    with House("--limits", "off") as house:
        yield house


@pytest.fixture
def alice(house: House) -> Client:
    return house.stranger("alice")


@pytest.fixture
def bob(house: House) -> Client:
    return house.stranger("bob")
