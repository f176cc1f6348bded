"""The variables that an operator has set, looked through before anything starts."""

import dataclasses
import difflib
import importlib
import re
from collections.abc import Mapping

from deck_runtime.settings import PREFIX, Explanation, ServiceSettings, SettingError, load
from deckmill.embedded.stack import MODULES, metrics_listen

COMMAND_LINE = {
    "DECKMILL_URL": Explanation("address of the server", default="`http://127.0.0.1:8080`"),
    "DECKMILL_API_KEY": Explanation("API key to send", default="the contents of `owner.key` in the data directory"),
    "DECKMILL_DATA_DIR": Explanation(
        "folder of everything that `deckmill serve` keeps; commands that need a key look for `owner.key` there",
        default="`.deckmill`",
    ),
    "NATS_SERVER_BIN": Explanation(
        "the nats-server program that `deckmill serve` runs", default="the one that set-up installs, else `PATH`'s"
    ),
}
"""Variables that the `deckmill` command reads for itself."""
ANYWHERE = {
    "DECKMILL_FONT_DIRS": Explanation(
        "folders that are searched before the system's for the fonts that set-up installs, with a colon between two; "
        "for renderer, previewer and scorer"
    ),
    "DECKMILL_HIDDEN_FILES": Explanation(
        "files and folders, with a colon between two, that the processes which open strangers' files cannot read, "
        "beside the files that hold the tokens and the TLS key, and the folder of `file:///` as the store; takes "
        "Landlock, and Linux 5.19 or later. `deckmill serve` names its database, the owner key and the folder of its "
        "bus"
    ),
    "DECKMILL_FAILPOINTS": Explanation(
        "for tests: a file that lists places at which a service shall fail; leave it unset"
    ),
}
"""Variables that libraries read where they need them, in whichever service they run."""
MADE_BY_SERVE = frozenset(
    {
        "LISTEN",
        "REGISTRY",
        "SCRATCH_DIR",
        "TOKEN",
        "TOKEN_FILE",
        "OTHER_TOKEN",
        "OTHER_TOKEN_FILE",
        "RUN_DIR",
        "BOOTSTRAP_OWNER_KEY",
        "HIDDEN_FILES",
    }
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
    known = {name.removeprefix(PREFIX) for name in (*COMMAND_LINE, *ANYWHERE)}
    known |= {field.name.upper() for kind in kinds.values() for field in dataclasses.fields(kind)}
    for name in set_names:
        if name not in known and not _OTHERS.fullmatch(name):
            raise SettingError(f"{PREFIX}{name} is no setting of Deckmill{_nearest(name, known)}")
    own = {name: value for name, value in environ.items() if name.removeprefix(PREFIX) not in MADE_BY_SERVE}
    for service, kind in kinds.items():
        load(kind, own | {f"{PREFIX}METRICS_LISTEN": metrics_listen(service)})
    unheeded = [name for name in set_names if name in MADE_BY_SERVE]
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


def _nearest(name: str, known: set[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean {PREFIX}{near[0]}?" if near else "; unset it"
