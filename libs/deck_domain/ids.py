"""Identifiers: a prefix that says what it is, then 26 characters that sort by time of birth (the ULID layout)."""

import base64
import secrets
import time
from collections.abc import Callable

# Crockford's base 32 has no I, L, O, U to misread; the standard library encodes with another alphabet.
_CROCKFORD = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789ABCDEFGHJKMNPQRSTVWXYZ")
_RANDOM_BITS = 80
_BITS, _CHARACTERS = 130, 26
_BYTES = 25
"""The encoder takes groups of five bytes; what is beyond 130 bits is padding."""


def new_id(
    prefix: str,
    *,
    now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    random_bits: Callable[[int], int] = secrets.randbits,
) -> str:
    """A new id such as `job_01JD2V7Q5N3C8Z6W4R9T1XKEYM`: 48 bits of Unix milliseconds, 80 random bits."""
    value = (now_ms() << _RANDOM_BITS) | random_bits(_RANDOM_BITS)
    padded = (value << (8 * _BYTES - _BITS)).to_bytes(_BYTES, "big")
    return f"{prefix}_{base64.b32encode(padded)[:_CHARACTERS].translate(_CROCKFORD).decode()}"
