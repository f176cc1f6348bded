"""Signed links."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deck_domain.errors import Gone, PermissionDenied
from deck_runtime.file_links import FileLinks, derive_signing_key, file_path

NOW = 1_800_000_000.0


def make(keys: dict[str, bytes] | None = None, now: float = NOW) -> FileLinks:
    """Links with a clock that stands still."""
    return FileLinks("https://decks.example", keys or {"k1": b"secret-one-secret"}, clock=lambda: now)


def check(links: FileLinks, url: str) -> None:
    """Verify a link as the route does: from decoded parts."""
    parts = urlsplit(url)
    query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    job_id, artifact_id, label = (unquote(part) for part in parts.path.split("/")[3:])
    path = file_path(job_id, artifact_id, label)
    links.verify(path, name=query["name"], expires=query["exp"], signature=query["sig"])


@given(label=st.text(min_size=1, max_size=30).filter(lambda s: s.isprintable()), name=st.text(min_size=1, max_size=60))
def test_a_link_verifies_whatever_it_is_called(label: str, name: str) -> None:
    """Names in any script, with slashes and line ends, survive the way through a URL."""
    links = make()
    check(links, links.link("job_1", "art_1", label, name.encode("utf-8", "ignore").decode()))


@pytest.mark.parametrize("part", ["job_1", "art_1", "output.pptx", "exp=", "name=Q3", "sig=k1."])
def test_any_change_is_refused(part: str) -> None:
    """Path, name and expiry are under the signature, and so is the key's id."""
    url = make().link("job_1", "art_1", "output.pptx", "Q3.pptx")
    changed = url.replace(part, f"{part}9") if not part.startswith("sig") else url.replace("sig=k1.", "sig=k2.")
    assert changed != url
    with pytest.raises(PermissionDenied):
        check(make(), changed)


def test_an_expired_link_is_gone() -> None:
    """It works for at least the time promised, and not for ever."""
    url = make().link("job_1", "art_1", "output.pptx", "Q3.pptx")
    check(make(now=NOW + 3599), url)
    with pytest.raises(Gone):
        check(make(now=NOW + 3600 + 300), url)


def test_rotation_keeps_old_links_until_their_key_goes() -> None:
    """The first key signs, all verify; a retired key's links are refused."""
    old = {"k1": b"secret-one-secret"}
    both = {"k2": b"secret-two-secret", **old}
    url = make(old).link("job_1", "art_1", "output.pptx", "Q3.pptx")
    check(make(both), url)
    assert "sig=k2." in make(both).link("job_1", "art_1", "output.pptx", "Q3.pptx")
    with pytest.raises(PermissionDenied):
        check(make({"k2": b"secret-two-secret"}), url)


def test_the_same_job_read_twice_shows_the_same_link() -> None:
    """Expiry is rounded, so that answers can be shared and cached."""
    first, second = (make(now=NOW + offset).link("job_1", "art_1", "a.png", "a.png") for offset in (10, 20))
    assert first == second


def test_installations_derive_different_keys() -> None:
    """A link of one installation is worth nothing at another."""
    assert derive_signing_key("token-a") != derive_signing_key("token-b")


def test_links_stay_good_while_the_token_is_replaced() -> None:
    """A gateway that has the two tokens in the other order takes them; one that has lost the old token does not."""
    old, new = derive_signing_key("token-a"), derive_signing_key("token-b")

    def gateway(keys: dict[str, bytes], also: dict[str, bytes] | None = None) -> FileLinks:
        return FileLinks("https://decks.example", keys, clock=lambda: NOW, also=also or {})

    url = gateway(old).link("job_1", "art_1", "output.pptx", "Q3.pptx")
    check(gateway(new, old), url)
    check(gateway(old, new), gateway(new, old).link("job_1", "art_1", "output.pptx", "Q3.pptx"))
    with pytest.raises(PermissionDenied):
        check(gateway(new), url)
