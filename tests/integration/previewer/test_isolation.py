"""LibreOffice fetches nothing, reads nothing beside the deck, and never outlives its child."""

import os
import select
import socket
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.support.preview_decks import RED, add_block, add_mixed, new_deck, save
from tests.support.previewer_child import PreviewerChild

DRAW_WITHOUT_GUARD = """
import os, sys
from pathlib import Path
from previewer.libreoffice.program import find_program
from previewer.libreoffice.lok import Office
from previewer.libreoffice.program import write_profile
from deck_runtime.hiding import hide_files

folder, hardened = Path(sys.argv[1]), sys.argv[2] == "hardened"
profile = write_profile(folder / "profile")
hide_files(map(Path, sys.argv[3:]))
if not hardened:
    (profile / "user" / "registrymodifications.xcu").unlink()
office = Office(find_program(), profile)
with office.load(folder / "hostile.pptx") as document:
    document.save(profile / "hostile.pdf", "pdf")
os._exit(0)
"""


@pytest.fixture
def hostile(tmp_path: Path) -> tuple[Path, socket.socket]:
    """A deck with two linked pictures, one on a local server, one a red file of this machine; and the server."""
    server = socket.create_server(("127.0.0.1", 0))
    secret = tmp_path / "secret.png"
    Image.new("RGB", (64, 64), (255, 0, 0)).save(secret)
    deck = new_deck()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for offset, target in enumerate([f"http://127.0.0.1:{server.getsockname()[1]}/x.png", secret.as_uri()]):
        blank = tmp_path / f"blank{offset}.png"
        Image.new("RGB", (8, 8 + offset), (255, 255, 255)).save(blank)
        picture = slide.shapes.add_picture(str(blank), 3_000_000 * offset, 0, 2_000_000, 2_000_000)
        relationship = slide.part.relate_to(
            target, picture.part.rels[picture._element.blip_rId].reltype, is_external=True
        )
        blip = picture._element.blipFill.blip
        del blip.attrib["{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"]
        blip.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}link", relationship)
    save(deck, tmp_path / "hostile.pptx")
    return tmp_path, server


def was_called(server: socket.socket) -> bool:
    """Whether somebody connected."""
    return bool(select.select([server], [], [], 0)[0])


def test_linked_pictures_are_neither_fetched_nor_read(hostile: tuple[Path, socket.socket]) -> None:
    """The profile alone is enough, without the guard and without the namespace."""
    folder, server = hostile
    with server:
        subprocess.run([sys.executable, "-c", DRAW_WITHOUT_GUARD, str(folder), "hardened"], check=True, timeout=60)
        assert not was_called(server)
    assert not has_red(folder / "profile" / "hostile.pdf")


@pytest.mark.parametrize("hidden", [False, True])
def test_no_libreoffice_reads_a_file_that_is_hidden(hostile: tuple[Path, socket.socket], *, hidden: bool) -> None:
    """One that follows every link shows a file of this machine, but not if it is hidden as those of secrets are."""
    folder, server = hostile
    server.close()
    names = [str(folder / "secret.png")] if hidden else []
    command = [sys.executable, "-c", DRAW_WITHOUT_GUARD, str(folder), "as it comes", *names]
    refused = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60).stderr
    # A newer LibreOffice takes no deck with a picture that it may not read.
    shown = not ("EngineError" in refused and hidden) and has_red(folder / "profile" / "hostile.pdf")
    assert shown is not hidden, refused


def has_red(pdf: Path) -> bool:
    """Whether the first page shows the secret."""
    import pypdfium2

    picture = np.asarray(pypdfium2.PdfDocument(pdf)[0].render().to_pil().convert("RGB")).astype(int)
    return bool(((picture[:, :, 0] > 200) & (picture[:, :, 1] < 60)).any())


def test_the_guard_takes_linked_pictures_out(
    child: PreviewerChild, hostile: tuple[Path, socket.socket], tmp_path: Path
) -> None:
    """They do not get as far as LibreOffice: nobody is called, no file is read, and the slide is drawn without them."""
    folder, server = hostile
    with server:
        answer = child.draw(folder / "hostile.pptx", tmp_path, "pdf")
        assert not was_called(server)
    assert answer.slide_count == 1
    assert answer.pdf is not None
    assert not has_red(answer.pdf)


def test_a_killed_child_takes_the_cold_libreoffice_with_it(tmp_path: Path) -> None:
    """SIGKILL for the child alone; the next child starts beside what it left."""
    deck = new_deck()
    for _ in range(30):
        add_mixed(deck)
    path = save(deck, tmp_path / "deck.pptx")
    child = PreviewerChild(tmp_path)
    child.send(path, tmp_path, cold=True)
    cold = os.pidfd_open(first_grandchild(child.pid))
    child.kill()
    assert select.select([cold], [], [], 10)[0]
    os.close(cold)
    add_block(deck := new_deck(), RED)
    with PreviewerChild(tmp_path) as successor:
        assert len(successor.draw(save(deck, path), tmp_path).slides) == 1


def first_grandchild(pid: int) -> int:
    """The process that `pid` starts, once it has become LibreOffice."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        for started in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            if b"soffice.bin\0-env" in Path(f"/proc/{started}/cmdline").read_bytes():
                return int(started)
        os.sched_yield()
    raise TimeoutError


def test_a_libreoffice_that_leaves_out_charts_is_not_used(tmp_path: Path) -> None:
    """Its pictures would say what is not so. Here the chart is missing in the canary itself."""
    script = (
        "from previewer.drawing import canary, warming; canary._chart_frame = str; import os\n"
        "try: warming.start_engine('')\n"
        "except warming.ChartsMissing as error: print(error, flush=True)\n"
        "os._exit(0)"
    )
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    assert "draws slides without their charts" in done.stdout, done.stderr
