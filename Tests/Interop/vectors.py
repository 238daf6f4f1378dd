"""Writes Tests/NoiseTests/Vectors/xxpsk0.json, conversations of which no others are published.

usage: vectors.py [--check]     --check: fails where the file is not what comes out

Made with dissononce and taken only if noiseprotocol comes out at the same bytes. Fixed keys, so that it can be
repeated; in the field names of the file beside it.
"""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path

from peers import Dissononce, NoiseProtocol, Peer
from plan import HASHES, Plan

FILE = Path(__file__).resolve().parent.parent / "NoiseTests/Vectors/xxpsk0.json"
WORDS = ["", "a door", "a key to it", "and in", "we are", "한국어 and ✓"]


def key(label: str) -> bytes:
    return sha256(f"sotto xxpsk0 {label}".encode()).digest()


def plan(hash: str, prologue: bytes, payloads: list[bytes]) -> Plan:
    return Plan(
        "XX", 0, hash, prologue, key("initiator static"), key("responder static"), key("psk"), payloads, [],
        key("initiator ephemeral"), key("responder ephemeral"))


def vector(plan: Plan, initiator: Peer, responder: Peer) -> dict[str, object]:
    initiator.begin(plan, plan.side(initiator=True))
    responder.begin(plan, plan.side(initiator=False))
    writer, reader = initiator, responder
    messages = []
    for number, payload in enumerate(plan.payloads):
        if number == 3:
            hash = initiator.finish()
        ciphertext = writer.write(payload) if number < 3 else writer.seal(payload)
        opened = reader.read(ciphertext) if number < 3 else reader.open(ciphertext)
        if opened != payload:
            raise SystemExit("vectors: what was written is not what was read")
        messages.append({"payload": payload.hex(), "ciphertext": ciphertext.hex()})
        writer, reader = reader, writer
    return {
        "protocol_name": plan.protocol_name,
        "init_prologue": plan.prologue.hex(),
        "init_static": plan.initiator_static.hex(),
        "init_ephemeral": plan.initiator_ephemeral.hex(),
        "init_psks": [plan.psk.hex()],
        "resp_prologue": plan.prologue.hex(),
        "resp_static": plan.responder_static.hex(),
        "resp_ephemeral": plan.responder_ephemeral.hex(),
        "resp_psks": [plan.psk.hex()],
        "handshake_hash": hash.hex(),
        "messages": messages,
    }


def main() -> None:
    preamble = b"SOTTO\1\1\0" + key("psk id")[:8]
    plans = [
        plan(hash, prologue, payloads)
        for hash in HASHES
        for prologue, payloads in (
            (preamble, [b""] * 3 + [word.encode() for word in WORDS[1:4]]),
            (b"", [word.encode() for word in WORDS]),
            (b"a longer prologue " * 8, [bytes([number]) * number * 100 for number in range(1, 7)]),
        )
    ]
    vectors = [vector(plan, Dissononce(), Dissononce()) for plan in plans]
    if vectors != [vector(plan, NoiseProtocol(), NoiseProtocol()) for plan in plans]:
        raise SystemExit("vectors: the two implementations differ")
    text = "[\n" + ",\n".join(json.dumps(vector, separators=(",", ":")) for vector in vectors) + "\n]\n"
    if "--check" not in sys.argv:
        FILE.write_text(text)
    elif FILE.read_text() != text:
        raise SystemExit(f"vectors: {FILE.name} is not what comes out")


if __name__ == "__main__":
    main()
