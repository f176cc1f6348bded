"""What set-up asks an administrator for."""

import os
import re
import subprocess
from pathlib import Path

import pytest

SETUP = Path("deploy/setup").resolve()


def _rooted(root: Path, script: str) -> Path:
    """A copy of a script of the set-up for which `root` holds what the distribution installs."""
    text = (SETUP / script).read_text(encoding="utf-8").replace("/usr/bin/python3", f"{root}/usr/bin/python3")
    return _program(root / script, text.replace("=/usr/", f"={root}/usr/").replace("need /usr/", f"need {root}/usr/"))


def _program(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body, encoding="utf-8")
    path.chmod(0o755)
    return path


def _asked(root: Path, *parts: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the check on a machine that has nothing, where only root may install."""
    programs = root / "bin"
    for name, body in (("python3", "exit 1"), ("id", "echo 1000"), ("sudo", "exit 1"), ("apt-get", "exit 1")):
        _program(programs / name, f"#!/bin/sh\n{body}\n")
    for script in ("system-packages.sh", "python.sh", "apt-install.sh"):
        _rooted(root, script)
    environment = {"PATH": f"{programs}:{os.environ['PATH']}", **settings}
    return subprocess.run(
        ["bash", str(root / "system-packages.sh"), *parts],
        cwd=root,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_everything_that_is_missing_is_asked_for_at_once(tmp_path: Path) -> None:
    """One command with the virtual environment, the fonts and LibreOffice."""
    done = _asked(tmp_path, "python", "fonts", "libreoffice")
    commands = [line for line in done.stderr.splitlines() if "apt-get install" in line]
    assert (1, 1) == (done.returncode, len(commands))
    for package in ("python3-venv", "fonts-liberation", "fonts-noto-cjk", "libreoffice-impress"):
        assert package in commands[0]


def test_a_libreoffice_that_is_named_is_not_installed(tmp_path: Path) -> None:
    """Its folder is looked at instead."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "soffice.bin").touch()
    assert _asked(tmp_path, "libreoffice", DECKMILL_LIBREOFFICE=str(tmp_path / "own")).returncode == 0


def test_a_libreoffice_that_is_not_where_it_is_named_stops_the_set_up(tmp_path: Path) -> None:
    """With the variable, and no attempt to install another."""
    done = _asked(tmp_path, "libreoffice", DECKMILL_LIBREOFFICE="/nowhere")
    assert (1, True) == (done.returncode, "DECKMILL_LIBREOFFICE must be" in done.stderr)
    assert "apt-get" not in done.stderr


def test_the_bench_asks_for_what_it_compares_with(tmp_path: Path) -> None:
    """The program that people make pictures with is in a package of its own."""
    done = _asked(tmp_path, "by-hand")
    assert (1, True) == (done.returncode, "poppler-utils" in done.stderr)


@pytest.mark.parametrize("target", ["setup", "setup-check", "setup-dev", "test", "bench"])
def test_a_target_asks_first_for_all_that_it_needs(target: str) -> None:
    """Whoever may install types one command, and is not asked again later on."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(
        ["make", "--dry-run", target], env=environment, cwd=SETUP.parents[1], capture_output=True, text=True, check=True
    )
    first, *later = [set(parts.split()) for parts in re.findall(r"system-packages\.sh (.*)", done.stdout)]
    assert [parts - first for parts in later if parts - first] == []


_GOOD, _OLD = "#!/bin/sh\nexit 0\n", "#!/bin/sh\nexit 1\n"


@pytest.mark.parametrize(
    ("distribution", "path", "named", "chosen"),
    [
        (_GOOD, _GOOD, "", "{root}/usr/bin/python3"),
        (_OLD, _GOOD, "", "python3"),
        ("", _GOOD, "", "python3"),
        (_GOOD, _GOOD, "{root}/my own/python", "{root}/my own/python"),
        (_OLD, _OLD, "", "python3"),
    ],
    ids=["the distribution's first", "too old or without venv", "none of the distribution's", "named", "none will do"],
)
def test_the_python_of_the_distribution_is_taken_where_it_will_do(
    tmp_path: Path, distribution: str, path: str, named: str, chosen: str
) -> None:
    """It is built with optimisation; `PYTHON` names another, also one whose folder has a blank."""
    _program(tmp_path / "bin" / "python3", path)
    _program(tmp_path / "my own" / "python", _GOOD)
    if distribution:
        _program(tmp_path / "usr" / "bin" / "python3", distribution)
    environment = {"PATH": f"{tmp_path}/bin:{os.environ['PATH']}", "PYTHON": named.format(root=tmp_path)}
    done = subprocess.run([_rooted(tmp_path, "python.sh")], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == chosen.format(root=tmp_path)
