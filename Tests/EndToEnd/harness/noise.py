"""Noise XX and X, the initiator's side, by libsodium: an implementation that shares no line with the one under test."""

from __future__ import annotations

import ctypes
import hashlib
import hmac
import os

TAG_SIZE = 16

_hash = hashlib.sha256
_sodium = ctypes.CDLL("libsodium.so.23")
_sodium.sodium_init()


def public_key(secret: bytes) -> bytes:
    out = ctypes.create_string_buffer(32)
    _sodium.crypto_scalarmult_base(out, secret)
    return out.raw


def shared(secret: bytes, public: bytes) -> bytes:
    out = ctypes.create_string_buffer(32)
    if _sodium.crypto_scalarmult(out, secret, public) != 0:
        raise ValueError("a key of low order")
    return out.raw


def signing_pair(seed: bytes) -> tuple[bytes, bytes]:
    """Ed25519's public and secret key."""
    public, secret = ctypes.create_string_buffer(32), ctypes.create_string_buffer(64)
    _sodium.crypto_sign_seed_keypair(public, secret, seed)
    return public.raw, secret.raw


def sign(message: bytes, secret: bytes) -> bytes:
    out = ctypes.create_string_buffer(64)
    _sodium.crypto_sign_detached(out, None, message, ctypes.c_ulonglong(len(message)), secret)
    return out.raw


class Cipher:
    """CipherState. Nobody here sends the 1,024 messages after which the key is to be replaced."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key
        self._nonce = 0

    def encrypt(self, text: bytes, authenticated: bytes = b"") -> bytes:
        if self._key is None:
            return text
        out = ctypes.create_string_buffer(len(text) + TAG_SIZE)
        _sodium.crypto_aead_chacha20poly1305_ietf_encrypt(
            out, None, text, ctypes.c_ulonglong(len(text)), authenticated, ctypes.c_ulonglong(len(authenticated)),
            None, self._next_nonce(), self._key,
        )
        return out.raw

    def decrypt(self, text: bytes, authenticated: bytes = b"") -> bytes:
        if self._key is None:
            return text
        out = ctypes.create_string_buffer(max(len(text) - TAG_SIZE, 1))
        result = _sodium.crypto_aead_chacha20poly1305_ietf_decrypt(
            out, None, None, text, ctypes.c_ulonglong(len(text)), authenticated,
            ctypes.c_ulonglong(len(authenticated)), self._next_nonce(), self._key,
        )
        if result != 0:
            raise ValueError("a message that does not open")
        return out.raw[: len(text) - TAG_SIZE]

    def _next_nonce(self) -> bytes:
        self._nonce += 1
        return bytes(4) + (self._nonce - 1).to_bytes(8, "little")


class Handshake:
    """SymmetricState."""

    def __init__(self, pattern: bytes, prologue: bytes) -> None:
        size = _hash().digest_size
        name = b"Noise_" + pattern + b"_25519_ChaChaPoly_SHA256"
        self._digest = name.ljust(size, b"\0") if len(name) <= size else _hash(name).digest()
        self._chaining = self._digest
        self._cipher = Cipher()
        self._mix_hash(prologue)

    def split(self) -> tuple[Cipher, Cipher]:
        sending, receiving = self._derive(b"")
        return Cipher(sending[:32]), Cipher(receiving[:32])

    def _mix_hash(self, data: bytes) -> None:
        self._digest = _hash(self._digest + data).digest()

    def _mix_key(self, secret: bytes) -> None:
        self._chaining, key = self._derive(secret)
        self._cipher = Cipher(key[:32])

    def _derive(self, secret: bytes) -> tuple[bytes, bytes]:
        def keyed(key: bytes, data: bytes) -> bytes:
            return hmac.new(key, data, _hash).digest()

        between = keyed(self._chaining, secret)
        first = keyed(between, b"\x01")
        return first, keyed(between, first + b"\x02")

    def _encrypt(self, text: bytes) -> bytes:
        sealed = self._cipher.encrypt(text, self._digest)
        self._mix_hash(sealed)
        return sealed

    def _decrypt(self, sealed: bytes) -> bytes:
        text = self._cipher.decrypt(sealed, self._digest)
        self._mix_hash(sealed)
        return text


class Initiator(Handshake):
    """→ e   ← e, ee, s, es   → s, se"""

    def __init__(self, prologue: bytes, static: bytes) -> None:
        super().__init__(b"XX", prologue)
        self._static = static
        self._ephemeral = os.urandom(32)

    def first(self) -> bytes:
        public = public_key(self._ephemeral)
        self._mix_hash(public)
        return public + self._encrypt(b"")

    def second(self, message: bytes) -> bytes:
        """Reads the answer and returns the server's key."""
        self._theirs = message[:32]
        self._mix_hash(self._theirs)
        self._mix_key(shared(self._ephemeral, self._theirs))
        server = self._decrypt(message[32:80])
        self._mix_key(shared(self._ephemeral, server))
        self._decrypt(message[80:])
        return server

    def third(self) -> bytes:
        public = self._encrypt(public_key(self._static))
        self._mix_key(shared(self._static, self._theirs))
        return public + self._encrypt(b"")


def letter(payload: bytes, prologue: bytes, static: bytes, reader: bytes) -> bytes:
    """Noise X: → e, es, s, ss"""
    noise = Handshake(b"X", prologue)
    noise._mix_hash(reader)
    ephemeral = os.urandom(32)
    public = public_key(ephemeral)
    noise._mix_hash(public)
    noise._mix_key(shared(ephemeral, reader))
    sender = noise._encrypt(public_key(static))
    noise._mix_key(shared(static, reader))
    return public + sender + noise._encrypt(payload)
