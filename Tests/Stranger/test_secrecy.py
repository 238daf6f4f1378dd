"""What somebody can do who has recorded a session, or has stolen the client's key: nothing of what is tried here."""

from __future__ import annotations

import base64
import socket
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from noise.exceptions import NoiseInvalidMessage

from stranger import figures
from stranger.channel import Channel, Handshake
from stranger.connection import PATIENCE
from stranger.house import Program, binary
from stranger.identity import Identity

REFUSED = (InvalidTag, NoiseInvalidMessage)


# A recording, and the static keys of both, stolen later. The session is that of the page's figures.


def as_server(ephemeral: bytes | None) -> Channel:
    """Reads the recorded messages as the server did, with an ephemeral secret of the thief's choice."""
    thief = Handshake(figures.SERVER, initiator=False, ephemeral=ephemeral)
    first, _, third = figures.handshake()[0]
    thief.read(first)
    thief.write()
    thief.read(third)
    return thief.finish()


def as_client(ephemeral: bytes | None) -> Handshake:
    thief = Handshake(figures.CLIENT, initiator=True, ephemeral=ephemeral)
    thief.write()
    thief.read(figures.handshake()[0][1])
    return thief


def test_a_recording_opens_with_the_ephemeral_secrets_which_nobody_keeps() -> None:
    _, client, _ = figures.handshake()
    assert as_server(ephemeral=bytes([4]) * 32).open(client.seal([b"said"])) == [b"said"]
    assert as_client(ephemeral=bytes([3]) * 32)


@pytest.mark.parametrize("read", [as_server, as_client])
@pytest.mark.parametrize("ephemeral", [
    pytest.param(None, id="another"),
    pytest.param(figures.SERVER.channel_secret, id="the server's static"),
    pytest.param(figures.CLIENT.channel_secret, id="the client's static"),
])
def test_a_recording_does_not_open_with_both_static_keys(read, ephemeral: bytes | None) -> None:
    with pytest.raises(REFUSED):
        read(ephemeral)


# Somebody who has stolen a person's key and answers in a server's place. The client is the package's own.


class Thief:
    """Takes one connection, answers message 1, and waits for what the client says to that."""

    def __init__(self, identity: Identity, claimed: bytes) -> None:
        self._handshake = Handshake(identity, initiator=False)
        # Messages show this key; what is computed comes of the secret.
        self._handshake.show(claimed)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(PATIENCE)
        self.port = self._listener.getsockname()[1]

    def answer(self) -> bytes:
        """What the client says to message 2."""
        with self._listener, self._listener.accept()[0] as client:
            client.settimeout(PATIENCE)
            self._handshake.read(client.recv(48, socket.MSG_WAITALL)[16:])
            client.sendall(self._handshake.write())
            return client.recv(1)


PERSON, SERVER = Identity(), Identity()


@pytest.mark.parametrize(("secret", "shown", "is_believed"), [
    pytest.param(SERVER, SERVER, True, id="the server itself"),
    pytest.param(PERSON, SERVER, False, id="who claims the server's key"),
    pytest.param(PERSON, PERSON, False, id="who shows the stolen one"),
])
def test_a_thief_of_a_persons_key_is_no_server_to_them(
    tmp_path: Path, secret: Identity, shown: Identity, is_believed: bool
) -> None:
    state = tmp_path / "state"
    state.mkdir(mode=0o700)
    (state / "identity").touch(mode=0o600)
    (state / "identity").write_bytes(PERSON.seed)
    thief = Thief(secret, shown.channel_key)
    key = base64.urlsafe_b64encode(SERVER.channel_key).decode().rstrip("=")
    client = Program(binary("sotto"), f"sotto://127.0.0.1:{thief.port}/lobby?key={key}", "--plain", "--state", state)
    try:
        # Message 3 tells who somebody is.
        assert bool(thief.answer()) == is_believed
    finally:
        client.kill()
