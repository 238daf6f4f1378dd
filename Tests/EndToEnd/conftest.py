"""What every test gets: a house of its own, with nobody in it, that is empty again afterwards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from harness import House, Server, binaries


def pytest_configure(config: pytest.Config) -> None:
    try:
        binaries.check()
    except binaries.Missing as missing:
        raise pytest.UsageError(str(missing)) from None


@pytest.fixture
def house() -> Iterator[House]:
    with House() as house:
        yield house


@pytest.fixture
def server(house: House) -> Server:
    return house.server()
