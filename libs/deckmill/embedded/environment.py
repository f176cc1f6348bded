"""The variables that an operator has set, looked through before anything starts."""

import dataclasses
import difflib
import importlib
import re
from collections.abc import Mapping

from deck_runtime.settings import PREFIX, ServiceSettings, SettingError, load
from deckmill.embedded.stack import MODULES, metrics_listen

_OURS = frozenset({"URL", "API_KEY", "DATA_DIR"})
"""Read by the command line."""
_LIBRARIES = frozenset({"FONT_DIRS", "FAILPOINTS"})
"""Read where they are used, by no settings object."""
_MADE_BY_SERVE = frozenset(
    {"LISTEN", "REGISTRY", "SCRATCH_DIR", "TOKEN", "TOKEN_FILE", "RUN_DIR", "BOOTSTRAP_OWNER_KEY"}
)
"""Given to the services by `deckmill serve`, whatever the environment says."""
_OTHERS = re.compile(r"TEST_\w+|SERVICE_HOST|(\w+_)?SERVICE_(HOST|PORT)\w*|(\w+_)?PORT(_\d+_(TCP|UDP)\w*)?")
"""Not settings: of the tests, and what Kubernetes gives every pod beside a service that is called deckmill."""


def check_environment(environ: Mapping[str, str]) -> list[str]:
    """Look through all variables of ours; returns sentences about those that `deckmill serve` does not heed.

    Raises SettingError for a name that nobody knows, and for the first value that a service cannot take.
    """
    kinds = settings_by_service()
    set_names = sorted(name.removeprefix(PREFIX) for name in environ if name.startswith(PREFIX))
    known = _OURS | _LIBRARIES | {f.name.upper() for kind in kinds.values() for f in dataclasses.fields(kind)}
    for name in set_names:
        if name not in known and not _OTHERS.fullmatch(name):
            raise SettingError(f"{PREFIX}{name} is no setting of Deckmill{_nearest(name, known)}")
    own = {name: value for name, value in environ.items() if name.removeprefix(PREFIX) not in _MADE_BY_SERVE}
    for service, kind in kinds.items():
        load(kind, own | {f"{PREFIX}METRICS_LISTEN": metrics_listen(service)})
    unheeded = [name for name in set_names if name in _MADE_BY_SERVE]
    return [f"{PREFIX}{name} is not heeded: `deckmill serve` sets it by itself" for name in unheeded]


def settings_by_service() -> dict[str, type[ServiceSettings]]:
    """The settings class of each service; services are known by the names of their modules alone."""
    return {service: _settings_of(f"{module}.config") for service, module in MODULES.items()}


def _settings_of(module: str) -> type[ServiceSettings]:
    contents = vars(importlib.import_module(module)).values()
    return next(
        kind
        for kind in contents
        if isinstance(kind, type) and issubclass(kind, ServiceSettings) and kind is not ServiceSettings
    )


def _nearest(name: str, known: frozenset[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean {PREFIX}{near[0]}?" if near else "; unset it"
