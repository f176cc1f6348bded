"""The command line against a running stack, as people type it."""

import json
import re
import select
import signal
import socket
import socketserver
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, STDOUT
from urllib.parse import urlsplit

import pytest
from pptx import Presentation

from tests.support.serve import served
from tests.support.servers import free_port

EXAMPLE = Path("examples/board_update.json").resolve()


class Cli:
    """Runs `deckmill` in a folder with an environment."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.environment = folder, environment

    def __call__(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run one command to its end, with `given` on standard input."""
        return subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            check=False,
            timeout=90,
        )

    def started(self, *arguments: str) -> subprocess.Popen[str]:
        """A command that runs, and hears Ctrl-C."""
        # Who runs the tests in the background makes them deaf to it, which a command would inherit.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        return subprocess.Popen(
            self.command(*arguments), cwd=self.folder, env=self.environment, stdout=PIPE, stderr=STDOUT, text=True
        )

    def command(self, *arguments: str) -> list[str]:
        """The command line."""
        return [str(Path(sys.executable).parent / "deckmill"), *arguments]


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cli]:
    """The command, with a stack that `deckmill serve` runs on its first start."""
    root = tmp_path_factory.mktemp("cli")
    with served(root) as server:
        data = root / "data"
        environment = {"PATH": "/usr/bin:/bin", "DECKMILL_URL": server.url, "DECKMILL_DATA_DIR": str(data)}
        yield Cli(root, environment)


def test_render_leaves_everything_in_a_folder(cli: Cli) -> None:
    """Deck, pictures, report and a page; a table that says so; exit code 0."""
    done = cli("render", str(EXAMPLE), "-o", "made")
    assert done.returncode == 0, done.stderr
    made = {path.name for path in (cli.folder / "made").iterdir()}
    assert {"deck.pptx", "report.json", "index.html", *(f"slide-{n}.png" for n in range(1, 9))} <= made
    assert "Score" in done.stdout


def test_a_sentence_becomes_a_slide_with_its_code(cli: Cli) -> None:
    """Deck, code, picture and report in a folder; what the brief leaves open is said."""
    done = cli("generate", "SWOT of the shop: strengths: location, staff", "--theme", "paper_serif", "-o", "swot")
    assert done.returncode == 0, done.stderr
    made = {path.name for path in (cli.folder / "swot").iterdir()}
    assert {"deck.pptx", "slide.py", "slide-1.png", "report.json", "index.html"} <= made
    assert "Left open: The brief says no threats" in done.stderr
    assert cli("generate", "-", "--json", given="Agenda: welcome, results").returncode == 0


def test_templates_are_listed_and_shown(cli: Cli) -> None:
    """A line for each, never cut; one of them with the schema of its params and an example; a name that is none."""
    listed = json.loads(cli("templates", "--json").stdout)["templates"]
    lines = cli("templates").stdout.splitlines()
    assert lines[0].split() == ["ID", "SHOWS"]
    assert [line.split()[0] for line in lines[1:]] == [each["id"] for each in listed]
    shown = json.loads(cli("templates", "swot").stdout)
    assert (shown["id"], shown["params"]["type"]) == ("swot", "object")
    assert shown["example"].keys() <= shown["params"]["properties"].keys()
    refused = cli("templates", "nonsense")
    assert (refused.returncode, "There is no template" in refused.stderr) == (1, True)


def test_themes_are_listed(cli: Cli) -> None:
    """With their colours and where they are from; a word too many is a usage error."""
    listed = json.loads(cli("themes", "--json").stdout)["themes"]
    heads, *rows = cli("themes").stdout.splitlines()
    assert heads.split() == ["ID", "PRIMARY", "ACCENT", "SOURCE", "NAME"]
    assert [row.split()[:4] for row in rows] == [
        [each["id"], each["primary"], each["accent"], each["source"]] for each in listed
    ]
    assert cli("themes", "more").returncode == 2


def test_a_theme_of_a_presentation_is_kept_and_deleted(cli: Cli) -> None:
    """Its id is printed alone, for scripts; a file that is none, and a theme that is gone, are refused."""
    Presentation().save(str(cli.folder / "ours.pptx"))
    (cli.folder / "text.pptx").write_text("no presentation", encoding="utf-8")
    made = cli("themes", "upload", "ours.pptx", "--name", "Ours")
    theme = made.stdout.strip()
    assert (made.returncode, len(made.stdout.splitlines())) == (0, 1), made.stderr
    kept = {each["id"]: each for each in json.loads(cli("themes", "--json").stdout)["themes"]}
    assert (kept[theme]["name"], kept[theme]["source"]) == ("Ours", "upload")
    assert cli("themes", "upload", "text.pptx").returncode == 1
    assert cli("themes", "delete", theme).returncode == 0
    gone = cli("themes", "delete", theme)
    assert (gone.returncode, "theme" in gone.stderr) == (1, True)


def test_what_was_used_is_told_by_day(cli: Cli) -> None:
    """Jobs by kind, then their sum; days that cannot be asked for are refused."""
    assert cli("generate", "Agenda: welcome, results", "-o", "used").returncode == 0
    report = json.loads(cli("usage", "--json").stdout)
    heads, *rows = cli("usage").stdout.splitlines()
    assert heads.split() == ["DAY", "JOBS", "SLIDES", "COST", "USD", "CHARGED", "KIND"]
    assert rows[-1].split()[:3] == ["total", str(report["total"]["jobs"]), str(report["total"]["slides"])]
    assert len(rows) == 1 + sum(len(day["kinds"]) for day in report["days"])
    assert cli("usage", "--from", "2025-01-01", "--to", "2025-01-31").stdout.split()[7:10] == ["total", "0", "0"]
    assert cli("usage", "--from", "2025-02-01", "--to", "2025-01-01").returncode == 1
    assert cli("usage", "--from", "soon").returncode == 2


def test_a_job_that_is_not_there_is_told_in_one_line(cli: Cli) -> None:
    """Without bars; a template that cannot be read is a usage error."""
    assert cli("jobs", "watch", "job_nowhere").stderr == "There is no such job.\n"
    gone = cli("template", "gone.potx")
    assert (gone.returncode, gone.stderr) == (2, "cannot use gone.potx: No such file or directory\n")
    assert not any(line.endswith(" ") for line in cli("settings").stdout.splitlines())


def test_a_file_of_briefs_becomes_a_deck(cli: Cli) -> None:
    """A line for each slide, what could not be made is named, and the pictures lie in the folder."""
    file = cli.folder / "deck.yaml"
    file.write_text(
        "title: Autumn\nslides:\n  - 'Title slide: Autumn review'\n  - brief: 'Timeline: freeze 5 Oct, launch 30 Nov'\n"
        "    name: The way\n  - code: 'def build(prs): draw()'\n    name: Mine\n"
    )
    done = cli("deck", str(file), "--theme", "paper_serif", "-o", "autumn")
    assert done.returncode == 0, done.stderr
    assert {"deck.pptx", "slide-1.png", "slide-2.png"} <= {path.name for path in (cli.folder / "autumn").iterdir()}
    assert "Slide 2 of 3 complete: The way" in done.stderr
    assert "Slide 3 of 3 failed: Mine: Line 1: NameError" in done.stderr


def test_a_prompt_shows_its_outline_and_becomes_a_deck(cli: Cli) -> None:
    """The outline makes nothing; what is left open is said."""
    prompt = "A deck about our move. Rents are 30 % lower. Two motorways meet there."
    shown = cli("deck", prompt, "--slides", "4", "--outline")
    assert shown.returncode == 0, shown.stderr
    assert " 2  content         Rents are 30 % lower." in shown.stdout
    done = cli("deck", prompt, "--slides", "4", "-o", "move")
    assert done.returncode == 0, done.stderr
    assert "Left open: What is next is not said" in done.stderr
    assert (cli.folder / "move" / "slide-4.png").exists()


def test_what_cannot_be_a_deck_is_refused(cli: Cli) -> None:
    """Nothing said, no such file, and a file that says nothing of slides."""
    (cli.folder / "list.yaml").write_text("- one\n- two\n")
    (cli.folder / "empty.yaml").write_text("title: Autumn\n")
    assert cli("deck", " ").returncode == 2
    assert cli("deck", "missing.yaml").returncode == 2
    assert cli("deck", str(cli.folder / "list.yaml")).returncode == 2
    refused = cli("deck", str(cli.folder / "empty.yaml"))
    assert (refused.returncode, "/slides: Say in `slides`" in refused.stderr) == (1, True)


def test_a_brief_that_cannot_be_one_is_refused(cli: Cli) -> None:
    """Nothing said, and a theme that there is not."""
    assert cli("generate", "  ").returncode == 2
    refused = cli("generate", "Agenda: welcome", "--theme", "pink")
    assert refused.returncode == 1
    assert "/theme_id: There is no theme 'pink'" in refused.stderr


def test_jobs_are_listed_shown_and_deleted(cli: Cli) -> None:
    """The life of a job after its end, in JSON for programs."""
    job = json.loads(cli("render", str(EXAMPLE), "-o", "made", "--json").stdout)["job"]
    listed = json.loads(cli("jobs", "list", "--json").stdout)["jobs"]
    assert job["id"] in [each["id"] for each in listed]
    assert json.loads(cli("jobs", "show", job["id"], "--json").stdout)["job"]["status"] == "succeeded"
    assert cli("jobs", "watch", job["id"]).returncode == 0
    document = json.loads(EXAMPLE.read_text())["document"]
    assert json.loads(cli("jobs", "document", job["id"]).stdout) == document
    assert cli("jobs", "document", job["id"], "-o", "again.json").returncode == 0
    assert json.loads((cli.folder / "again.json").read_text()) == document
    assert cli("jobs", "cancel", job["id"]).returncode == 1
    assert cli("jobs", "delete", job["id"]).returncode == 0
    assert cli("jobs", "show", job["id"]).returncode == 1


def test_a_key_is_printed_alone_works_and_is_revoked(cli: Cli) -> None:
    """What `keys create` prints is what a client sends."""
    secret = cli("keys", "create", "--name", "reader", "--scope", "read").stdout.strip()
    other = Cli(cli.folder, cli.environment | {"DECKMILL_API_KEY": secret})
    assert other("jobs", "list").returncode == 0
    refused = other("render", str(EXAMPLE), "-o", "made")
    assert (1, True) == (refused.returncode, "scope" in refused.stderr)
    key = next(k for k in json.loads(cli("keys", "list", "--json").stdout)["keys"] if k["name"] == "reader")
    assert cli("keys", "revoke", key["id"]).returncode == 0


def test_an_invalid_document_is_refused_with_pointers(cli: Cli) -> None:
    """Offline and online say the same; exit code 1."""
    bad = cli.folder / "bad.json"
    bad.write_text(json.dumps({"version": "2.0", "title": "T", "slides": [{"slideType": "title-body", "title": "x"}]}))
    for command in (["validate", "bad.json"], ["render", "bad.json", "-o", "made"]):
        done = cli(*command)
        assert (1, True) == (done.returncode, "/slides/0/body" in done.stdout + done.stderr)


def test_unreadable_input_is_a_usage_error(cli: Cli) -> None:
    """No such file: exit code 2, and a sentence."""
    done = cli("render", "nowhere.json")
    assert (2, True) == (done.returncode, "nowhere.json" in done.stderr)


def test_a_server_that_is_away_is_named(cli: Cli) -> None:
    """Exit code 1, and what to do."""
    done = Cli(cli.folder, cli.environment | {"DECKMILL_URL": "http://127.0.0.1:9"})("jobs", "list")
    assert (1, True) == (done.returncode, "deckmill serve" in done.stderr)


def test_schemas_are_printed(cli: Cli) -> None:
    """JSON Schema on stdout; an unknown name is a usage error."""
    assert json.loads(cli("schema", "protocol_v2").stdout)["$schema"].endswith("2020-12/schema")
    assert cli("schema", "nonsense").returncode == 2


def test_a_lost_owner_key_is_recovered_beside_the_server(cli: Cli) -> None:
    """The key in the data directory works again; the last admin key is not revoked from under its owner."""
    owner = cli.folder / "data" / "owner.key"
    lost = owner.read_text()
    owner.write_text("dm_live_lost\n")
    assert cli("jobs", "list").returncode == 1
    assert cli("keys", "recover").returncode == 0
    assert owner.read_text() not in (lost, "dm_live_lost\n")
    admins = [key for key in json.loads(cli("keys", "list", "--json").stdout)["keys"] if "admin" in key["scopes"]]
    codes = [cli("keys", "revoke", key["id"]).returncode for key in reversed(admins)]
    assert codes == [0] * (len(admins) - 1) + [1]


def test_recovering_needs_a_database(cli: Cli) -> None:
    """An empty directory has nobody to let back in: exit code 2, and nothing is made."""
    done = cli("keys", "recover", "--data-dir", "empty")
    assert (2, True, False) == (done.returncode, "deckmill serve" in done.stderr, (cli.folder / "empty").exists())


SMALL = {"version": "2.0", "title": "Small", "slides": [{"slideType": "title-body", "title": "One", "body": ["Two"]}]}


def test_a_document_is_read_from_standard_input_and_left_alone(cli: Cli) -> None:
    """`render - --detach` prints the id alone; `jobs download` takes the files when it has ended."""
    made = cli("render", "-", "--detach", given=json.dumps(SMALL)).stdout.strip()
    assert made.startswith("job_")
    assert cli("jobs", "watch", made).returncode == 0
    done = cli("jobs", "download", made, "-o", "taken")
    assert (0, True) == (done.returncode, str(Path("taken") / "index.html") in done.stdout)
    files = {path.name for path in (cli.folder / "taken").iterdir()}
    assert {"deck.pptx", "slide-1.png", "report.json", "index.html"} == files


def test_a_shorter_deck_leaves_no_picture_of_a_longer_one(cli: Cli) -> None:
    """Into the same folder, one after the other."""
    cli("render", str(EXAMPLE), "-o", "again")
    cli("render", "-", "-o", "again", given=json.dumps(SMALL))
    assert [path.name for path in (cli.folder / "again").glob("slide-*.png")] == ["slide-1.png"]


def test_warnings_and_findings_are_printed(cli: Cli) -> None:
    """Those of the document with their pointer, those of the deck with their place."""
    document = SMALL | {"frobnicate": 1, "slides": [SMALL["slides"][0] | {"title": "A long title " * 40}]}
    said = cli("render", "-", "-o", "found", given=json.dumps(document)).stdout
    assert "warning /frobnicate: " in said or "warning /document/frobnicate: " in said
    assert "slide 1, slides[0].title: " in said
    assert "Small, 1 slide\n" in re.sub(" +\n", "\n", said)


def test_a_score_that_is_asked_for_decides(cli: Cli) -> None:
    """Exit code 1 below it, with both numbers."""
    given = json.dumps(SMALL)
    assert cli("render", "-", "--min-score", "1", given=given).returncode == 0
    (cli.folder / "bad").mkdir(exist_ok=True)
    report = json.loads(cli("render", "-", "--json", given=given).stdout)["job"]["deck_score"]
    crowded = json.dumps(SMALL | {"slides": [SMALL["slides"][0] | {"body": ["word " * 400] * 9}]})
    done = cli("render", "-", "--min-score", "100", given=crowded)
    assert (1, True) == (done.returncode, "100 was asked for" in done.stderr), (report, done.stdout)


def test_a_preflight_is_a_gate_for_builds(cli: Cli) -> None:
    """Exit code 0 with the score, or 1 with the reasons; its changes are patches of the document."""
    passed = cli("preflight", str(EXAMPLE), "--min-score", "20")
    assert passed.returncode == 0, passed.stderr
    assert re.match(r"Score \d+ of 100", passed.stdout)
    body = [f"A point of a few more words than it needs to be {number}" for number in range(12)]
    slide = {"slideType": "title-body", "title": "What we learned", "body": body}
    document = {"version": "2.0", "title": "Pilot", "slides": [slide]}
    blocked = cli("preflight", "-", "--min-score", "100", "--suggest", given=json.dumps(document))
    assert blocked.returncode == 1
    assert "DECK_SCORE_THRESHOLD_NOT_MET" in blocked.stderr
    assert "[split_slide]" in blocked.stdout
    told = cli("preflight", "-", "--min-score", "100", "--suggest", "--json", given=json.dumps(document))
    answer = json.loads(told.stdout)
    assert (told.returncode, answer["policyResult"]["allowedToRender"]) == (1, False)
    hints = [finding["machineFixHint"] for finding in answer["quality_report"]["findings"]]
    assert {operation["op"] for hint in hints for operation in hint["patch"]} == {"replace", "add"}
    assert cli("preflight", "nothing.json").returncode == 2


def test_a_deck_from_elsewhere_is_checked_and_mended(cli: Cli) -> None:
    """Exit code 0 with the score; 1 for a deck that PowerPoint would not open as it is, or below the least score."""
    assert cli("render", "-", "-o", "sound.pptx", given=json.dumps(SMALL)).returncode == 0
    sound = cli("check", "sound.pptx", "--min-score", "50")
    assert re.match(r"sound.pptx is valid: score \d+ of 100, \d+ findings?\n", sound.stdout), sound.stderr
    rels = "ppt/_rels/presentation.xml.rels"
    with zipfile.ZipFile(cli.folder / "sound.pptx") as old, zipfile.ZipFile(cli.folder / "torn.pptx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            lost = b'<Relationship Id="rId99" Type="http://x.example/y" Target="gone.xml"/></Relationships>'
            new.writestr(name, data.replace(b"</Relationships>", lost) if name == rels else data)
    torn = cli("check", "torn.pptx", "--json")
    codes = [finding["code"] for finding in json.loads(torn.stdout)["quality_report"]["findings"]]
    assert (torn.returncode, "RELATIONSHIP_TARGET_MISSING" in codes) == (1, True)
    mended = cli("check", "torn.pptx", "--repair", "mended.pptx")
    assert "Mended: mended.pptx" in mended.stderr
    assert cli("check", "mended.pptx").returncode == 0
    (cli.folder / "paper.pptx").write_bytes(b"%PDF-1.7")
    refused = cli("check", "paper.pptx")
    assert (refused.returncode, "PDF" in refused.stderr) == (1, True)
    assert cli("check", "nothing.pptx").returncode == 2


def test_ctrl_c_says_how_to_go_on(cli: Cli) -> None:
    """The job's id and the next commands; the exit code that shells know."""
    process = cli.started("render", str(EXAMPLE), "-o", "made")
    assert process.stdout is not None
    first = process.stdout.read(1)  # the first bar is there: it waits for a job
    process.send_signal(signal.SIGINT)
    said = first + process.stdout.read()
    if process.wait() == 130:  # it may have been quicker than the signal
        assert "deckmill jobs download job_" in said


def test_lists_never_cut_an_id(cli: Cli) -> None:
    """On a narrow terminal the title is shortened; the time stands beside it."""
    job = cli(
        "render", "-", "--detach", given=json.dumps(SMALL | {"title": "A title of many words " * 5})
    ).stdout.strip()
    narrow = Cli(cli.folder, cli.environment | {"COLUMNS": "60", "TERM": "dumb"})
    row = next(line for line in narrow("jobs", "list").stdout.splitlines() if line.startswith(job))
    assert row.split()[0] == job
    assert row.split("  ")[-1].startswith("A title")
    assert "20" in row


def test_a_job_that_was_cancelled_is_tried_again(cli: Cli) -> None:
    """`retry` prints the id of a new job; one that has succeeded is refused."""
    job = cli("render", "-", "--detach", given=json.dumps(SMALL)).stdout.strip()
    cancelled = cli("jobs", "cancel", job).returncode == 0
    cli("jobs", "watch", job)
    done = cli("jobs", "retry", job)
    assert (done.returncode == 0) == cancelled
    if cancelled:
        assert done.stdout.strip().startswith("job_")


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"DECKMILL_API_KEY": "dm_live_ключ"}, "the API key holds characters that no key has"),
        ({"DECKMILL_URL": "http://[::1"}, "is no address"),
        ({"DECKMILL_URL": "ftp://host"}, "is no address"),
        ({"DECKMILL_DATA_DIR": "nowhere"}, "nowhere/owner.key"),
    ],
)
def test_what_cannot_be_an_address_or_a_key_is_a_usage_error(cli: Cli, environment: dict[str, str], said: str) -> None:
    """Exit code 2 and one line, whatever the command."""
    for command in (["jobs", "list"], ["render", str(EXAMPLE)], ["keys", "list"]):
        done = Cli(cli.folder, cli.environment | environment)(*command)
        assert (2, True) == (done.returncode, said in done.stderr), done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_an_address_without_a_scheme_is_one(cli: Cli) -> None:
    """`127.0.0.1:8080` is what people type."""
    bare = cli.environment["DECKMILL_URL"].removeprefix("http://")
    assert Cli(cli.folder, cli.environment | {"DECKMILL_URL": bare})("jobs", "list").returncode == 0


def test_waiting_without_a_server_ends_at_once(cli: Cli) -> None:
    """A first answer that does not come is no restart to wait for."""
    away = Cli(cli.folder, cli.environment | {"DECKMILL_URL": "127.0.0.1:9"})
    for command in (["jobs", "watch", "job_x"], ["render", str(EXAMPLE)], ["jobs", "download", "job_x"]):
        done = away(*command)
        assert (1, True) == (done.returncode, "deckmill serve" in done.stderr)


def test_files_are_validated_together(cli: Cli) -> None:
    """Each line says its file; the exit code is that of the worst."""
    (cli.folder / "good.json").write_text(json.dumps(SMALL))
    (cli.folder / "faulty.json").write_text(json.dumps(SMALL | {"slides": [{"slideType": "nonsense"}]}))
    done = cli("validate", "good.json", "faulty.json")
    assert done.returncode == 1
    assert "good.json: valid: Small, 1 slide\n" in done.stdout
    assert "faulty.json: /slides/0" in done.stdout
    assert cli("validate", "good.json", "gone.json").returncode == 2
    verdicts = json.loads(cli("validate", "good.json", "faulty.json", "--json").stdout)
    assert [(each["file"], each["valid"]) for each in verdicts] == [("good.json", True), ("faulty.json", False)]
    assert cli("validate", "-", given=json.dumps(SMALL)).returncode == 0


def test_the_version_is_told(cli: Cli) -> None:
    """And nothing else."""
    assert cli("--version").stdout.startswith("deckmill ")


def test_options_that_contradict_each_other_are_a_usage_error(cli: Cli) -> None:
    """Before anything is sent."""
    for options in (["--detach", "--open"], ["--watch", "--detach"], ["--template", "x.potx", "--min-score", "1"]):
        assert cli("render", str(EXAMPLE), *options).returncode == 2


def test_a_watched_document_is_rendered_at_every_save(cli: Cli) -> None:
    """A save that cannot be read is said and waited out; the page looks anew by itself."""
    document = cli.folder / "watched.json"
    document.write_text(json.dumps(SMALL))
    process = cli.started("render", "watched.json", "-o", "live", "--watch")
    assert process.stdout is not None
    try:
        for content, said in (
            ("", "Small, 1 slide"),
            ("{", "Not JSON"),
            (json.dumps(SMALL | {"title": "Next"}), "Next"),
        ):
            if content:  # at once, as editors save
                (cli.folder / "saved.json").write_text(content)
                (cli.folder / "saved.json").replace(document)
            seen = ""
            while "Watching" not in (line := process.stdout.readline()):
                assert line
                seen += line
            assert said in seen
        assert 'http-equiv="refresh"' in (cli.folder / "live" / "index.html").read_text()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def test_what_was_saved_while_no_server_was_there_is_rendered_once_there_is(cli: Cli) -> None:
    """It is said that there is none, and nobody has to save again."""
    (cli.folder / "early.json").write_text(json.dumps(SMALL))
    port, there = free_port(), urlsplit(cli.environment["DECKMILL_URL"])
    away = Cli(cli.folder, cli.environment | {"DECKMILL_URL": f"http://127.0.0.1:{port}"})
    process = away.started("render", "early.json", "-o", "early", "--watch")
    assert process.stdout is not None
    lines = iter(process.stdout.readline, "")
    try:
        assert "no answer from" in "".join(iter(lambda: next(lines), "Watching early.json; Ctrl-C ends it.\n"))
        with _passed_on(port, (str(there.hostname), int(there.port or 80))):
            assert "Small, 1 slide" in "".join(iter(lambda: next(lines), "Watching early.json; Ctrl-C ends it.\n"))
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


@contextmanager
def _passed_on(port: int, target: tuple[str, int]) -> Iterator[None]:
    """A server at a port, which passes on what it gets to another one."""

    class Passing(socketserver.BaseRequestHandler):
        """One connection."""

        def handle(self) -> None:
            """Until either side has ended it."""
            with socket.create_connection(target) as there:
                sides = {self.request: there, there: self.request}
                while True:
                    for side in select.select([*sides], [], [])[0]:
                        data = side.recv(1 << 16)
                        if not data:
                            return
                        sides[side].sendall(data)

    with socketserver.ThreadingTCPServer(("127.0.0.1", port), Passing) as server:
        server.daemon_threads, server.block_on_close = True, False
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()


def test_the_doctor_finds_a_running_stack_well(cli: Cli) -> None:
    """No fault; a key that is unknown is one, with the command that mends it."""
    done = cli("doctor", "--json")
    assert (0, []) == (done.returncode, [each for each in json.loads(done.stdout) if each["state"] != "ok"])
    done = Cli(cli.folder, cli.environment | {"DECKMILL_API_KEY": "dm_live_unknown"})("doctor")
    assert (1, True) == (done.returncode, "deckmill keys recover" in done.stdout)
