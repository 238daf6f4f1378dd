"""One conversation of two implementations: a handshake, then lines both ways, with what must not open between."""

from __future__ import annotations

from peers import Peer, Refused, Sotto
from plan import Plan


class Differs(Exception):
    pass


def same(what: str, here: bytes, there: bytes) -> None:
    if here != there:
        raise Differs(f"{what}: {here.hex()} and {there.hex()}")


def run(plan: Plan, initiator: Peer, responder: Peer) -> None:
    initiator.begin(plan, plan.side(initiator=True))
    responder.begin(plan, plan.side(initiator=False))
    writer, reader = initiator, responder
    for payload in plan.payloads:
        same("payload", payload, reader.read(writer.write(payload)))
        writer, reader = reader, writer
    same("handshake hash", initiator.finish(), responder.finish())
    for number, line in enumerate(plan.lines):
        forth = plan.is_one_way or number % 3 != 1
        carry(line, *((initiator, responder) if forth else (responder, initiator)))


def carry(line: bytes, writer: Peer, reader: Peer) -> None:
    """A flipped bit must be refused, and must not keep what was really sent from being opened."""
    sealed = writer.seal(line)
    if isinstance(reader, Sotto):
        expect_refusal(reader, bytes([sealed[0] ^ 1]) + sealed[1:])
    same("line", line, reader.open(sealed))
    if writer.rekeys and reader.rekeys:
        writer.rekey(sending=True)
        reader.rekey(sending=False)


def expect_refusal(reader: Peer, line: bytes) -> None:
    try:
        reader.open(line)
    except Refused as refused:
        if refused.args != ("decrypt",):
            raise
    else:
        raise Differs("a flipped bit was not noticed")
