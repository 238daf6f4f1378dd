"""What a frame carries: "Records" of Docs/Protocol.md. Here envelopes are bytes."""

from __future__ import annotations

MAXIMUM = 65_519
MINIMUM = 256


class BadRecord(Exception):
    pass


def padme(length: int) -> int:
    """The next length of which only the first few bits may be set."""
    exponent = length.bit_length() - 1
    free_bits = max(0, exponent - exponent.bit_length())
    return (length + (1 << free_bits) - 1) >> free_bits << free_bits


def padded_length(length: int) -> int:
    return min(MAXIMUM, max(MINIMUM, padme(length)))


def varint(value: int) -> bytes:
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + varint(rest) if rest else bytes([low])


def read_varint(data: bytes, at: int) -> tuple[int, int]:
    """The value, and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            break
    if byte == 0 and shift > 7:
        raise BadRecord("a varint longer than it need be")
    return value, at


def pack(envelopes: list[bytes]) -> bytes:
    record = b"".join(varint(len(envelope)) + envelope for envelope in envelopes) + b"\0"
    if len(record) > MAXIMUM:
        raise BadRecord("more than a record holds")
    return record.ljust(padded_length(len(record)), b"\0")


def unpack(record: bytes) -> list[bytes]:
    envelopes, at = [], 0
    try:
        length, at = read_varint(record, at)
        while length:
            if at + length >= len(record):
                raise BadRecord("an envelope that does not end in its record")
            envelopes.append(record[at:at + length])
            length, at = read_varint(record, at + length)
    except IndexError:
        raise BadRecord("no zero length") from None
    if any(record[at:]):
        raise BadRecord("something behind the zero length")
    if len(record) != padded_length(at):
        raise BadRecord("not padded as it must be")
    return envelopes
