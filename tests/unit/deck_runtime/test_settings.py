"""Settings come from the environment, or the variable at fault is named."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from deck_runtime.settings import ServiceSettings, SettingError, grpc_target, inner_hosts, load, named_secrets, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settings(ServiceSettings):
    """One of each type."""

    children: int = setting(2, "processes")
    seconds: float = setting(1.5, "how long")
    quick: bool = setting(False, "whether it is quick")
    names: tuple[str, ...] = setting((), "what they are called")


def test_unset_and_empty_variables_keep_the_default() -> None:
    """Nothing set, nothing changed."""
    assert _Settings() == load(_Settings, {"DECKMILL_CHILDREN": ""})


def test_each_type_is_decoded() -> None:
    """Numbers, booleans and lists are read from text."""
    environ = {"DECKMILL_CHILDREN": "4", "DECKMILL_SECONDS": "0.25", "DECKMILL_QUICK": "Yes", "DECKMILL_NAMES": "a, b"}
    settings = load(_Settings, environ)
    assert (4, 0.25, True, ("a", "b")) == (settings.children, settings.seconds, settings.quick, settings.names)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DECKMILL_CHILDREN", "many"),
        ("DECKMILL_CHILDREN", "0"),
        ("DECKMILL_CHILDREN", "-1"),
        ("DECKMILL_SECONDS", "nan"),
        ("DECKMILL_SECONDS", "inf"),
        ("DECKMILL_DRAIN_SECONDS", "-1"),
        ("DECKMILL_QUICK", "perhaps"),
        ("DECKMILL_LOG_LEVEL", "loud"),
        ("DECKMILL_LISTEN", "9100"),
        ("DECKMILL_METRICS_LISTEN", "127.0.0.1:http"),
        ("DECKMILL_METRICS_LISTEN", "127.0.0.1:65536"),
        ("DECKMILL_REGISTRY", "registry"),
        ("DECKMILL_REGISTRY", "dns:///registry:7101"),
        ("DECKMILL_REGISTRY", "one:7101,two:7101"),
        ("DECKMILL_REGISTRY", "10.0.0.1:7101,[fd00::1]:7101"),
        ("DECKMILL_REGISTRY", "10.0.0.1:7101,registry:7101"),
        ("DECKMILL_NATS_URL", "localhost"),
        ("DECKMILL_STORE_URL", "/var/objects"),
        ("DECKMILL_STORE_URL", "s3://bucket"),
        ("DECKMILL_STORE_URL", "s3://key:secret@host:port/bucket"),
    ],
)
def test_a_bad_value_names_its_variable(variable: str, value: str) -> None:
    """The operator reads which variable to mend."""
    with pytest.raises(SettingError, match=variable):
        load(_Settings, {variable: value})


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("registry:7101", "dns:///registry:7101"),
        ("10.0.0.1:7101", "ipv4:10.0.0.1:7101"),
        ("10.0.0.1:7101, 10.0.0.8:7102", "ipv4:10.0.0.1:7101,10.0.0.8:7102"),
        ("[fd00::1]:7101,[fd00::2]:7101", "ipv6:[fd00::1]:7101,[fd00::2]:7101"),
    ],
)
def test_grpc_dials_all_addresses(address: str, target: str) -> None:
    """A name stands for all that it resolves to, IP addresses for themselves."""
    assert target == grpc_target("registry", address)


def test_some_numbers_mean_something_at_nothing() -> None:
    """Work that is not waited for at the end."""
    assert load(_Settings, {"DECKMILL_DRAIN_SECONDS": "0"}).drain_seconds == 0


@pytest.mark.parametrize(
    ("name", "url"), [("NATS_URL", "http://u:hidden@bus"), ("STORE_URL", "https://key:hidden@host/bucket")]
)
def test_passwords_in_urls_are_not_said_again(name: str, url: str) -> None:
    """What is wrong is told without them."""
    with pytest.raises(SettingError) as caught:
        load(_Settings, {f"DECKMILL_{name}": url})
    assert "hidden" not in str(caught.value)


def test_temporary_files_lie_outside_of_the_store() -> None:
    """Children, which read nothing of the store, must read them; a store may lie in their folder, but not around it."""
    store = {"DECKMILL_STORE_URL": "file:///srv/decks", "DECKMILL_REGISTRY": "host:7101"}
    load(ServiceSettings, store | {"DECKMILL_SCRATCH_DIR": "/srv"})
    for inside in ("/srv/decks", "/srv/other/../decks/scratch"):
        with pytest.raises(SettingError, match="DECKMILL_SCRATCH_DIR must lie outside of /srv/decks"):
            load(ServiceSettings, store | {"DECKMILL_SCRATCH_DIR": inside})


def test_a_token_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """With its variable."""
    with pytest.raises(SettingError, match=r"DECKMILL_TOKEN_FILE cannot read .*gone"):
        _Settings(token_file=str(tmp_path / "gone")).secret()


def test_a_service_without_a_token_does_not_start() -> None:
    """An open installation is no default."""
    with pytest.raises(SettingError, match="DECKMILL_TOKEN"):
        _Settings().secret()


@pytest.mark.parametrize("text", ["", "nokey", "k1:short", "k 1:secret-one-secret", "k.1:secret-one-secret"])
def test_unreadable_secrets_are_refused(text: str) -> None:
    """A setting that cannot be read stops the start, and says nothing of the secrets."""
    with pytest.raises(SettingError, match="DECKMILL_SIGNING_KEYS must be") as refused:
        named_secrets("signing_keys", text)
    assert "secret-one" not in str(refused.value)


def test_secrets_keep_their_order() -> None:
    """The first signs."""
    text = "k2:secret-two-secret, k1:secret-one-secret"
    assert [*named_secrets("signing_keys", text)] == ["k2", "k1"]


def test_a_second_token_is_taken_where_there_is_one(tmp_path: Path) -> None:
    """From its file if that is there, and else from its variable; calls carry the first alone."""
    file = tmp_path / "other"
    environ = {"DECKMILL_TOKEN": "first", "DECKMILL_OTHER_TOKEN_FILE": str(file)}
    assert load(_Settings, environ).secrets() == ("first",)
    file.write_text("second\n", encoding="utf-8")
    settings = load(_Settings, environ)
    assert (settings.secret(), settings.secrets()) == ("first", ("first", "second"))
    assert load(_Settings, {"DECKMILL_TOKEN": "first", "DECKMILL_OTHER_TOKEN": "third"}).secrets() == ("first", "third")
    file.write_bytes(b"\xff")
    with pytest.raises(SettingError, match="DECKMILL_OTHER_TOKEN_FILE cannot read"):
        settings.secrets()


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("Pictures.Inner", "pictures.inner"),
        ("a_b.inner:8443", "a_b.inner:8443"),
        ("10.0.0.7", "10.0.0.7"),
        ("[::1]", "::1"),
        ("::1", "::1"),
        ("[FD00::7]:81", "fd00::7:81"),
        ("b\u00fccher.example", "xn--bcher-kva.example"),
    ],
)
def test_inner_hosts_are_written_as_addresses_are_held_against_them(written: str, held: str) -> None:
    """In lower case, as names are looked up, IPv6 without the brackets of addresses."""
    assert inner_hosts("fetch_inner_hosts", [written]) == (held,)


@pytest.mark.parametrize(
    "written", ["http://a", "a/b", "user@a", "a:x", "a:99999", "*.a", "a b", "[::1", ".a", "a:", "[fe80::1%eth0]", "?"]
)
def test_what_no_host_is_called_lets_nothing_through(written: str) -> None:
    """So it is told at the start."""
    with pytest.raises(SettingError, match="FETCH_INNER_HOSTS must be hosts"):
        inner_hosts("fetch_inner_hosts", [written])
