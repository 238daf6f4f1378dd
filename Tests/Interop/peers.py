"""Three implementations of Noise behind one set of verbs."""

from __future__ import annotations

import subprocess
import warnings
from abc import ABC, abstractmethod

from dissononce.dh.private import PrivateKey
from dissononce.dh.x25519.public import PublicKey
from dissononce.dh.x25519.x25519 import X25519DH
from dissononce.extras.dh.dangerous.dh_nogen import NoGenDH
from dissononce.extras.meta.protocol.factory import NoiseProtocolFactory
from dissononce.processing.impl.handshakestate import HandshakeState
from noise.connection import Keypair, NoiseConnection

from plan import Plan, Side

# Raised by noiseprotocol whenever an ephemeral key is given, as published figures need.
warnings.filterwarnings("ignore", message="One of ephemeral keypairs is already set")


class Refused(Exception):
    """A message or line that did not open."""


class Peer(ABC):
    """One side of one session after another."""

    rekeys = True

    @abstractmethod
    def begin(self, plan: Plan, side: Side) -> None: ...
    @abstractmethod
    def write(self, payload: bytes) -> bytes: ...
    @abstractmethod
    def read(self, message: bytes) -> bytes: ...
    @abstractmethod
    def finish(self) -> bytes:
        """The handshake's hash."""
    @abstractmethod
    def seal(self, line: bytes) -> bytes: ...
    @abstractmethod
    def open(self, line: bytes) -> bytes: ...
    @abstractmethod
    def rekey(self, sending: bool) -> None: ...


class Sotto(Peer):
    """The package's own, in a process that speaks in lines of hex."""

    def __init__(self, program: str) -> None:
        self._process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def begin(self, plan: Plan, side: Side) -> None:
        keys = {"prologue": side.prologue, "s": side.static, "e": side.ephemeral, "rs": side.remote, "psk": side.psk}
        fields = [f"{name}={value.hex()}" for name, value in keys.items() if value]
        role = "initiator" if side.initiator else "responder"
        self._ask("begin", plan.full_pattern, plan.hash, role, *fields)

    def write(self, payload: bytes) -> bytes:
        return self._ask("write", payload.hex())

    def read(self, message: bytes) -> bytes:
        return self._ask("read", message.hex())

    def finish(self) -> bytes:
        self._ask("split")
        return self._ask("hash")

    def seal(self, line: bytes) -> bytes:
        return self._ask("seal", line.hex())

    def open(self, line: bytes) -> bytes:
        return self._ask("open", line.hex())

    def rekey(self, sending: bool) -> None:
        self._ask("rekey-sending" if sending else "rekey-receiving")

    def end(self) -> None:
        self._process.stdin.close()
        self._process.wait()

    def _ask(self, *words: str) -> bytes:
        self._process.stdin.write(" ".join(words) + "\n")
        self._process.stdin.flush()
        verdict, _, rest = self._process.stdout.readline().rstrip("\n").partition(" ")
        if verdict != "ok":
            raise Refused(rest)
        return bytes.fromhex(rest)


class NoiseProtocol(Peer):
    """PyPI's noiseprotocol."""

    def begin(self, plan: Plan, side: Side) -> None:
        self._noise = noise = NoiseConnection.from_name(plan.protocol_name.encode())
        (noise.set_as_initiator if side.initiator else noise.set_as_responder)()
        noise.set_prologue(side.prologue)
        if side.psk:
            noise.set_psks(side.psk)
        if side.static:
            noise.set_keypair_from_private_bytes(Keypair.STATIC, side.static)
        if side.ephemeral:
            noise.set_keypair_from_private_bytes(Keypair.EPHEMERAL, side.ephemeral)
        if side.remote:
            noise.set_keypair_from_public_bytes(Keypair.REMOTE_STATIC, side.remote)
        noise.start_handshake()

    def write(self, payload: bytes) -> bytes:
        return bytes(self._noise.write_message(payload))

    def read(self, message: bytes) -> bytes:
        return bytes(self._noise.read_message(message))

    def finish(self) -> bytes:
        return self._noise.get_handshake_hash()

    def seal(self, line: bytes) -> bytes:
        return self._noise.encrypt(line)

    def open(self, line: bytes) -> bytes:
        return self._noise.decrypt(line)

    def rekey(self, sending: bool) -> None:
        if sending:
            self._noise.rekey_outbound_cipher()
        else:
            self._noise.rekey_inbound_cipher()


class Dissononce(Peer):
    """PyPI's dissononce. Its Rekey is not Noise's: it keeps 48 bytes of key and sets n to zero."""

    rekeys = False

    def begin(self, plan: Plan, side: Side) -> None:
        protocol = NoiseProtocolFactory().get_noise_protocol(plan.protocol_name)
        dh = NoGenDH(X25519DH(), PrivateKey(side.ephemeral)) if side.ephemeral else X25519DH()
        self._state = HandshakeState(protocol.create_symmetricstate(), dh)
        self._initiator, self._ciphers = side.initiator, ()
        self._state.initialize(
            protocol.pattern, side.initiator, side.prologue,
            s=X25519DH().generate_keypair(PrivateKey(side.static)) if side.static else None,
            rs=PublicKey(side.remote) if side.remote else None, psks=[side.psk] if side.psk else None)

    def write(self, payload: bytes) -> bytes:
        message = bytearray()
        self._ciphers = self._state.write_message(payload, message)
        return bytes(message)

    def read(self, message: bytes) -> bytes:
        payload = bytearray()
        self._ciphers = self._state.read_message(message, payload)
        return bytes(payload)

    def finish(self) -> bytes:
        return self._state.symmetricstate.get_handshake_hash()

    def seal(self, line: bytes) -> bytes:
        return self._ciphers[0 if self._initiator else 1].encrypt_with_ad(b"", line)

    def open(self, line: bytes) -> bytes:
        return self._ciphers[1 if self._initiator else 0].decrypt_with_ad(b"", line)

    def rekey(self, sending: bool) -> None:
        raise NotImplementedError
