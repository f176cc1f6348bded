"""Identifiers sort by birth and are told apart."""

from deck_domain.ids import new_id


def test_the_layout_is_that_of_a_ulid() -> None:
    """48 bits of milliseconds, then 80 random bits, in Crockford's alphabet."""
    assert new_id("job", now_ms=lambda: 0, random_bits=lambda _: 0) == "job_" + "0" * 26
    largest = new_id("job", now_ms=lambda: (1 << 48) - 1, random_bits=lambda bits: (1 << bits) - 1)
    assert largest == "job_7" + "Z" * 25
    assert new_id("x", now_ms=lambda: 1, random_bits=lambda _: 32) == "x_0000000001" + "0" * 14 + "10"


def test_ids_sort_by_birth() -> None:
    """A later millisecond sorts later, whatever the random part."""
    moments = (1, 31, 32, 1_000_000, 1_795_000_000_000)
    made = [new_id("job", now_ms=lambda moment=moment: moment) for moment in moments]
    assert sorted(made) == made


def test_ids_of_one_moment_differ() -> None:
    """The random part tells them apart."""
    assert len({new_id("job", now_ms=lambda: 5) for _ in range(1000)}) == 1000
