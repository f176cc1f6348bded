"""Identifiers: a prefix that says what it is, then 26 characters that sort by time of birth (the ULID layout)."""

import secrets
import time
from collections.abc import Callable

# Crockford's base 32 has no I, L, O, U to misread.
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = [high + low for high in _CROCKFORD for low in _CROCKFORD]
"""The characters of every ten bits: half as many steps as characters."""
_RANDOM_BITS = 80
_SHIFTS = range(120, -10, -10)
ID_CHARACTERS = 2 * len(_SHIFTS)
"""How many stand behind the prefix and its joint."""


def new_id(
    prefix: str,
    *,
    now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    random_bits: Callable[[int], int] = secrets.randbits,
    joint: str = "_",
) -> str:
    """A new id such as `job_01JD2V7Q5N3C8Z6W4R9T1XKEYM`: 48 bits of Unix milliseconds, 80 random bits.

    `joint` stands between the two.
    """
    value = (now_ms() << _RANDOM_BITS) | random_bits(_RANDOM_BITS)
    return f"{prefix}{joint}{''.join([_PAIRS[(value >> shift) & 1023] for shift in _SHIFTS])}"
