"""Settings of the gateway."""

import pytest

from deck_runtime.settings import SettingError, load
from gateway.config import GatewaySettings

TOKEN = {"DECKMILL_TOKEN": "token"}


def test_the_defaults_are_those_of_the_documentation() -> None:
    """8 MB bodies, 5,000 polls, links of an hour."""
    settings = load(GatewaySettings, TOKEN)
    assert (settings.max_body_bytes, settings.max_polls, settings.link_seconds) == (8 << 20, 5000, 3600)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("MAX_BODY_BYTES", "0"),
        ("MAX_POLLS", "many"),
        ("LINK_SECONDS", "-1"),
        ("BODY_SECONDS", "0"),
        ("PUBLIC_URL", "decks.example"),
        ("SIGNING_KEYS", "k1:short"),
        ("CORS_ORIGINS", "app.example"),
        ("CORS_ORIGINS", "https://app.example/page"),
        ("WORKERS", "renderer"),
        ("LISTEN", "8080"),
    ],
)
def test_a_bad_value_stops_the_start_naming_its_variable(variable: str, value: str) -> None:
    """Whoever runs it knows what to change."""
    with pytest.raises(SettingError, match=f"DECKMILL_{variable}"):
        load(GatewaySettings, {**TOKEN, f"DECKMILL_{variable}": value})


def test_an_installation_without_a_token_does_not_start() -> None:
    """Nothing inside may be called without it."""
    with pytest.raises(SettingError, match="DECKMILL_TOKEN"):
        load(GatewaySettings, {}).link_keys()
