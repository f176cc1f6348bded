"""Settings come from the environment, or the variable at fault is named."""

from dataclasses import dataclass

import pytest

from deck_runtime.settings import ServiceSettings, SettingError, load


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settings(ServiceSettings):
    """One of each type."""

    children: int = 2
    seconds: float = 1.5
    quick: bool = False
    names: tuple[str, ...] = ()


def test_unset_and_empty_variables_keep_the_default() -> None:
    """Nothing set, nothing changed."""
    assert _Settings() == load(_Settings, {"DECKMILL_CHILDREN": ""})


def test_each_type_is_decoded() -> None:
    """Numbers, booleans and lists are read from text."""
    environ = {"DECKMILL_CHILDREN": "4", "DECKMILL_SECONDS": "0.25", "DECKMILL_QUICK": "Yes", "DECKMILL_NAMES": "a, b"}
    settings = load(_Settings, environ)
    assert (4, 0.25, True, ("a", "b")) == (settings.children, settings.seconds, settings.quick, settings.names)


@pytest.mark.parametrize(("variable", "value"), [("DECKMILL_CHILDREN", "many"), ("DECKMILL_QUICK", "perhaps")])
def test_a_bad_value_names_its_variable(variable: str, value: str) -> None:
    """The operator reads which variable to mend."""
    with pytest.raises(SettingError, match=variable):
        load(_Settings, {variable: value})


def test_a_service_without_a_token_does_not_start() -> None:
    """An open installation is no default."""
    with pytest.raises(SettingError, match="DECKMILL_TOKEN"):
        _Settings().secret()
