"""Looking at an installation part by part: what is wrong, and what mends it."""

import dataclasses
import os
import re
import shutil
import socket
import sqlite3
import stat
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from deck_fonts import FontBook
from deck_runtime.settings import SettingError, host_and_port
from deckmill.api_client import ApiClient, ApiError, Misused
from deckmill.embedded.bus_server import binary, trouble
from deckmill.embedded.data_directory import DataDirectory
from deckmill.embedded.environment import check_environment, settings_by_service
from deckmill.embedded.stack import MODULES, metrics_listen
from deckmill.own_parts import bus_trouble, database_trouble, store_trouble

FONTS = {
    "Liberation Sans": "fonts-liberation",
    "Liberation Sans Narrow": "fonts-liberation-sans-narrow",
    "DejaVu Sans": "fonts-dejavu-core",
    "Carlito": "fonts-crosextra-carlito",
    "Caladea": "fonts-crosextra-caladea",
    "Noto Sans": "fonts-noto-core",
    "Noto Sans CJK JP": "fonts-noto-cjk",
    "Noto Color Emoji": "fonts-noto-color-emoji",
}
"""The families that texts are measured with and drawn in, and the packages that set-up installs them from."""
_INSTALL = "sudo apt-get update && sudo apt-get install -y --no-install-recommends {}"
_SET_UP = "make setup"
_LITTLE_SPACE, _NO_SPACE = 1 << 30, 64 << 20
"""Bytes of free space that are worth a word, and with which jobs fail."""
_OLDEST_LIBREOFFICE = (7, 4)
"""Of Debian 12; older ones draw charts and text in other places."""
_LARGEST_SKEW = 60.0
"""Seconds by which clocks may differ; links to files and lists of jobs go by the server's."""
_LOGS = {"registry": "job-registry", "bus": "nats-server"}
"""Logs of parts that are not called like them."""
_STUBS = "deck.registry.v1.job_service_pb2"


@dataclass(frozen=True, slots=True)
class Symptom:
    """How one part is.

    Attributes:
        part: a word or two.
        state: `warning` for what can wait, `fault` for what keeps something from working.
        said: one line.
        mend: what to type, where something is wrong and a command mends it.
    """

    part: str
    state: Literal["ok", "warning", "fault"]
    said: str
    mend: str = ""


def examine(
    data: DataDirectory, environ: Mapping[str, str], font_folders: tuple[Path, ...] | None = None
) -> Iterator[Symptom]:
    """Every part in turn, those first that others stand on; fonts of `font_folders`, else of this machine."""
    yield _packages()
    yield _bus(data, environ)
    yield from _chosen(environ)
    yield _libreoffice(environ)
    yield _fonts(font_folders)
    yield _settings(environ)
    yield from _data_directory(data)
    if not environ.get("DECKMILL_DATABASE_URL"):
        yield from _database(data)
    yield from _server(data)


def _packages() -> Symptom:
    missing = [name for name in _required() if not _installed(name)]
    if missing:
        return Symptom("packages", "fault", f"not installed: {', '.join(missing)}", _SET_UP)
    if not util.find_spec("deck") or not util.find_spec(_STUBS):
        return Symptom("packages", "fault", "the stubs of the services are not compiled", _SET_UP)
    return Symptom("packages", "ok", f"deckmill {metadata.version('deckmill')}, and all that it stands on")


def _required() -> Iterator[str]:
    for requirement in metadata.requires("deckmill") or ():
        if "extra ==" not in requirement:
            yield re.split(r"[^A-Za-z0-9_.-]", requirement, maxsplit=1)[0]


def _installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _bus(data: DataDirectory, environ: Mapping[str, str]) -> Symptom:
    if url := environ.get("DECKMILL_NATS_URL"):
        token = data.token.read_text(encoding="utf-8").strip() if data.token.exists() else ""
        return _own("nats-server", "DECKMILL_NATS_URL", bus_trouble(url, token))
    if lack := trouble():
        return Symptom(
            "nats-server", "fault", lack, "unset NATS_SERVER_BIN" if environ.get("NATS_SERVER_BIN") else _SET_UP
        )
    return Symptom("nats-server", "ok", binary())


def _chosen(environ: Mapping[str, str]) -> Iterator[Symptom]:
    """The database and the store that take the place of those in the data directory."""
    for part, variable, trouble_of in (
        ("database", "DECKMILL_DATABASE_URL", database_trouble),
        ("store", "DECKMILL_STORE_URL", store_trouble),
    ):
        if url := environ.get(variable):
            yield _own(part, variable, trouble_of(url))


def _own(part: str, variable: str, lack: str) -> Symptom:
    if not lack:
        return Symptom(part, "ok", f"the one that {variable} names answers")
    return Symptom(part, "fault", f"the one that {variable} names cannot be used: {lack}")


def _libreoffice(environ: Mapping[str, str]) -> Symptom:
    default = {field.name: field.default for field in dataclasses.fields(settings_by_service()["previewer"])}
    program = Path(environ.get("DECKMILL_LIBREOFFICE") or str(default["libreoffice"]))
    soffice = program / "soffice.bin"
    mend = "unset DECKMILL_LIBREOFFICE" if environ.get("DECKMILL_LIBREOFFICE") else ""
    mend = mend or _INSTALL.format("libreoffice-impress")
    if not soffice.is_file():
        said = f"there is none in {program}: decks are made and scored, but no pictures"
        return Symptom("LibreOffice", "fault", said, mend)
    try:
        done = subprocess.run([str(soffice), "--version"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Symptom("LibreOffice", "fault", f"{soffice} does not start ({error})", mend)
    version = " ".join(done.stdout.split()[:2])
    if not version:
        return Symptom("LibreOffice", "fault", f"{soffice} does not start: {_last_line(done.stderr)}", mend)
    if _numbers(version) < _OLDEST_LIBREOFFICE:
        return Symptom("LibreOffice", "fault", f"{version} in {program} is too old: it must be 7.4 or newer", mend)
    return Symptom("LibreOffice", "ok", f"{version} in {program}")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:2])


def _last_line(text: str) -> str:
    return text.strip().rpartition("\n")[2] or "it says nothing"


def _fonts(folders: tuple[Path, ...] | None) -> Symptom:
    try:
        installed = {family.casefold() for family in FontBook.load(folders).families}
    except LookupError:
        installed = set()
    missing = [family for family in FONTS if family.casefold() not in installed]
    if not missing:
        return Symptom("fonts", "ok", f"{len(installed)} families, among them all that are measured with")
    # Debian 12 has the narrow family in the package of the other, and none of this name.
    in_one = {"Liberation Sans Narrow"} if "Liberation Sans" in missing else set()
    packages = " ".join(FONTS[family] for family in missing if family not in in_one)
    return Symptom("fonts", "fault", f"not installed: {', '.join(missing)}", _INSTALL.format(packages))


def _settings(environ: Mapping[str, str]) -> Symptom:
    try:
        unheeded = check_environment(environ)
    except SettingError as error:
        return Symptom("settings", "fault", str(error), _unset(str(error)))
    if unheeded:
        return Symptom("settings", "warning", "; ".join(unheeded), _unset(*unheeded))
    count = sum(name.startswith("DECKMILL_") for name in environ)
    return Symptom("settings", "ok", f"{count} DECKMILL_ variables are set")


def _unset(*sentences: str) -> str:
    """What takes back the variables that sentences begin with."""
    return " ".join(["unset", *(re.split(r"\W", sentence, maxsplit=1)[0] for sentence in sentences)])


def _data_directory(data: DataDirectory) -> Iterator[Symptom]:
    part = "data directory"
    if not data.root.exists():
        yield _no_data_directory(data.root)
        return
    if not data.root.is_dir():
        yield Symptom(part, "fault", f"{data.root} is no folder", f"mv {data.root} {data.root}.other")
        return
    if not os.access(data.root, os.R_OK | os.W_OK | os.X_OK):
        yield Symptom(part, "fault", f"{data.root} cannot be written by this user", _opened(data.root))
        return
    mode = stat.S_IMODE(data.root.stat().st_mode)
    if foreign := [path for path in (data.database, data.objects, data.token) if not _ours(path)]:
        said = f"{foreign[0]} cannot be written by this user"
        yield Symptom(part, "fault", said, f"sudo chown -R $USER {data.root}")
    elif mode & 0o077:
        yield Symptom(part, "warning", f"others may look into {data.root} ({mode:o})", f"chmod 700 {data.root}")
    else:
        yield Symptom(part, "ok", f"{data.root} is ours alone")
    yield _space(data.root)
    if data.database.exists() and not data.owner_key.exists():
        yield Symptom(
            "owner key", "warning", f"{data.owner_key} is gone", f"deckmill keys recover --data-dir {data.root}"
        )


def _opened(root: Path) -> str:
    """What gives this user access to a folder: of his own he has only to change the mode."""
    found = root.stat()
    is_closed = found.st_uid == os.getuid() and found.st_mode & stat.S_IRWXU != stat.S_IRWXU
    return f"chmod 700 {root}" if is_closed else f"sudo chown -R $USER {root}"


def _no_data_directory(root: Path) -> Symptom:
    above = next(folder for folder in root.absolute().parents if folder.exists())
    if not os.access(above, os.W_OK | os.X_OK):
        said, mend = f"{above} cannot be written by this user", f"sudo install -d -m 700 -o $USER {root}"
        return Symptom("data directory", "fault", f"{root} cannot be made: {said}", mend)
    said = f"{root} is not there yet; the first start makes it"
    return Symptom("data directory", "warning", said, "deckmill serve")


def _database(data: DataDirectory) -> Iterator[Symptom]:
    """Whether the SQLite file is one, and whole; it is read from end to end."""
    path = data.database
    if not path.is_file() or not _ours(path):
        return
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            lack = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.OperationalError as error:
        yield Symptom("database", "warning", f"{path} cannot be looked into: {error}")
        return
    except sqlite3.DatabaseError as error:
        lack = str(error)
    if lack == "ok":
        yield Symptom("database", "ok", f"{path} is whole")
        return
    mend = f"mv {data.root} {data.root}.damaged && deckmill restore BACKUP.zip --data-dir {data.root}"
    yield Symptom("database", "fault", f"{path} is damaged: {_last_line(lack)}", mend)


def _ours(path: Path) -> bool:
    return not path.exists() or os.access(path, os.R_OK | os.W_OK)


def _space(root: Path) -> Symptom:
    free = shutil.disk_usage(root).free
    if free < _LITTLE_SPACE:
        state: Literal["warning", "fault"] = "fault" if free < _NO_SPACE else "warning"
        return Symptom("disk", state, f"{free >> 20} MB are free at {root}", "deckmill jobs prune --days 30")
    return Symptom("disk", "ok", f"{free >> 30} GB are free at {root}")


def _server(data: DataDirectory) -> Iterator[Symptom]:
    try:
        client = ApiClient.from_environment(data.root)
    except Misused as error:
        yield Symptom(
            "client", "fault" if data.database.exists() else "warning", str(error), _of_client(str(error), data)
        )
        return
    try:
        away, skew = client.away(), client.clock_skew()
    except ApiError as error:
        yield _no_server(client.url, str(error))
        yield from _metrics()
        return
    yield Symptom("server", "ok", f"{client.url} answers")
    if abs(skew) > _LARGEST_SKEW:
        said = f"the server's is {abs(skew):.0f} seconds {'ahead of' if skew > 0 else 'behind'} this machine's"
        yield Symptom("clock", "warning", said, "sudo timedatectl set-ntp true")
    for name, reason in away.items():
        log = data.log / f"{_LOGS.get(name, name)}.log"
        yield Symptom(name, "fault", reason, f"tail -n 20 {log}" if log.exists() else "")
    yield _key(client, data)


def _of_client(said: str, data: DataDirectory) -> str:
    for variable in ("DECKMILL_URL", "DECKMILL_API_KEY"):
        if variable in said and os.environ.get(variable):
            return f"unset {variable}"
    return f"deckmill keys recover --data-dir {data.root}" if data.database.exists() else "deckmill serve"


def _metrics() -> Iterator[Symptom]:
    """The first port for metrics that another program has; our own have theirs while they run."""
    variable = "DECKMILL_METRICS_LISTEN"
    for service in MODULES if os.environ.get(variable) else ():
        try:
            address = metrics_listen(service)
            host, port = host_and_port("metrics_listen", address)
        except SettingError:
            return  # it is told with the settings
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                said = f"{address}, which {variable} gives to the metrics of {service}, cannot be had: {error.strerror}"
                yield Symptom("metrics", "fault", said, f"unset {variable}")
                return


def _no_server(url: str, said: str) -> Symptom:
    parts = urlsplit(url)
    with socket.socket() as probe:
        probe.settimeout(1)
        taken = probe.connect_ex((parts.hostname or "", parts.port or 80)) == 0
    if taken:
        return Symptom("server", "fault", f"{said}; another program has the port", "deckmill serve --port 8081")
    return Symptom("server", "warning", f"none runs at {url}", "deckmill serve")


def _key(client: ApiClient, data: DataDirectory) -> Symptom:
    try:
        client.call("GET", "/api/v2/keys")
    except ApiError as error:
        if error.problem.get("status") == 403:
            return Symptom("key", "ok", "it is known, and may not manage keys")
        return Symptom("key", "fault", str(error), f"deckmill keys recover --data-dir {data.root}")
    return Symptom("key", "ok", "it is known, and may manage keys")
