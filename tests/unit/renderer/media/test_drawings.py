"""SVG drawings that strangers made to be endless to draw, or to reach out where nobody looks."""

import base64
import resource

import pytest

from renderer.media import rasterizing, svg
from renderer.media.decoding import UnusablePicture, decode

_NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def _source(content: str, size: str = 'width="2000" height="2000"') -> str:
    drawing = f"<svg {_NAMES} {size}>{content}</svg>"
    return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode()


def _filtered(effect: str) -> str:
    return f'<filter id="f">{effect}</filter><rect width="2000" height="2000" filter="url(#f)"/>'


@pytest.mark.parametrize(
    "content",
    [
        _filtered('<feTurbulence baseFrequency="0.9" numOctaves="100000"/>'),
        _filtered('<feMorphology radius="1000"/>'),
        f"<style>{'a>b{fill:red}' * 50_000}</style><rect width='9' height='9'/>",
    ],
    ids=["turbulence", "morphology", "style"],
)
def test_an_endless_drawing_costs_its_place_and_not_the_deck(content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is ended, also without a size of its own; a second look at it costs nothing."""
    monkeypatch.setattr(rasterizing, "_MOST_SECONDS", 1)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    for _ in range(2):
        with pytest.raises(UnusablePicture, match="too long to draw"):
            decode(_source(content))
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 1.9


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<g>" * 300 + "</g>" * 300, "256 deep"),
        ("<g>", "no well-formed XML"),
        ('<g id="a"><use href="#a"/></g>', "in itself"),
        ('<g id="a"><use href="#b"/></g><g id="b"><use xlink:href="#a"/></g>', "in itself"),
        ("<rect/>" * 50_001, "50,000 elements"),
    ],
    ids=["deep", "cut", "itself", "circle", "many"],
)
def test_a_drawing_that_is_refused_is_told_what_is_wrong_with_it(content: str, told: str) -> None:
    """Deep is not malformed, and what shows itself has few elements: the reason names what is to be changed."""
    with pytest.raises(UnusablePicture, match=told):
        decode(_source(content))


def test_costly_drawings_leave_their_stage_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each may take a part of what is left, and none is begun once that is less than a second."""
    limit = 30
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (limit, resource.RLIM_INFINITY))
    monkeypatch.setattr(resource, "getrusage", lambda who: resource.struct_rusage([20.0, 7.0, *[0] * 14]))
    with pytest.raises(UnusablePicture, match="No time was left"):
        decode(_source('<clipPath id="c"><path d="M0 0h9v9z"/></clipPath><path clip-path="url(#c)" d="M0 0h9v9z"/>'))


def test_drawings_that_are_cut_off_share_the_time_of_their_deck(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are, those after the first ones are not begun, which is said; small plain ones always are.

    The next deck has its time to itself.
    """
    monkeypatch.setattr(rasterizing, "_MOST_SECONDS", 1)
    monkeypatch.setattr(rasterizing, "_MOST_LOST_SECONDS", 1.9)
    svg.begin_deck()
    sources = [_source(_filtered(f'<feMorphology radius="{1000 - number}"/>')) for number in range(20)]
    said = []
    for source in sources:
        with pytest.raises(UnusablePicture) as refused:
            decode(source)
        said.append(str(refused.value))
    assert "too long to draw" in said[0]
    assert all("No time was left" in each for each in said[1:])
    assert decode(_source("<rect width='16' height='9'/>", 'width="16" height="9"'))
    effect = _source(
        '<filter id="f"><feOffset dx="3"/></filter><rect width="9" height="9" filter="url(#f)"/>', 'width="16"'
    )
    with pytest.raises(UnusablePicture, match="No time was left"):
        decode(effect)
    svg.begin_deck()
    assert decode(effect)


def test_what_a_drawing_used_is_taken_from_its_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    """In whole seconds, as the kernel counts them; what is left over is taken with the next."""
    limits = [(40, resource.RLIM_INFINITY)]
    monkeypatch.setattr(rasterizing._Used, "seconds", 0.0)
    monkeypatch.setattr(resource, "getrlimit", lambda kind: limits[-1])
    monkeypatch.setattr(resource, "setrlimit", lambda kind, pair: limits.append(pair))
    for used in (0.6, 0.3, 0.2, 2.5):
        rasterizing._charge(used)
    assert [soft for soft, _ in limits] == [40, 39, 37]


def test_what_is_too_costly_at_its_sharpest_is_drawn_coarser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A size that was refused is not tried again, and there is always the one at which the drawing was looked at."""
    asked: list[int] = []
    fits = 500

    def drawn(data: bytes, *, width: int, height: int) -> bytes:
        asked.append(width)
        if width > fits:
            raise rasterizing.TooCostly
        return real(data, width=width, height=height)

    real = rasterizing.pixels_of
    monkeypatch.setattr(svg, "pixels_of", drawn)
    picture = decode(_source("<rect width='16' height='9'/>", 'width="8" height="4"'))
    widths = [int.from_bytes(picture.sharp(*size).fill.data[16:20], "big") for size in ((480, 240), (480, 240))]
    assert widths == [448, 448]
    assert asked == [32, 1280, 448]
    fits = 100
    other = decode(_source("<rect width='15' height='9'/>", 'width="8" height="4"'))
    assert other.sharp(480, 240) == other


def test_effects_are_drawn() -> None:
    """What is drawn apart is what would be drawn at once."""
    blurred = '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><rect width="9" height="9" filter="url(#f)"/>'
    picture = decode(_source(blurred, 'width="20" height="10"'))
    assert (picture.width, picture.height, picture.is_empty) == (20.0, 10.0, False)
    assert picture.fill.data.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("attribute", "removed"),
    [
        ("style='fill:url(http://127.0.0.1/a#b)'", True),
        (r"style='fill:u\72l(http://127.0.0.1/a#b)'", True),
        (r"style='fill:\75\72\6c (http://127.0.0.1/a#b)'", True),
        (r"fill='u\rl( &quot;//127.0.0.1/a&quot;)'", True),
        (r"style='font-family:\5B8B\4F53'", False),
        ("fill='url( &quot;#b&quot; )'", False),
        (f"fill='url({' ' * 200_000}#b)'", False),
    ],
    ids=["plain", "a letter", "all letters", "another letter", "a font", "blanks", "many blanks"],
)
def test_styles_that_reach_out_are_removed_however_they_are_spelt(attribute: str, removed: bool) -> None:
    """CSS lets every letter be escaped; blanks without an end are read in no time."""
    picture = decode(_source(f"<rect width='9' height='9' {attribute}/>", 'width="9" height="9"'))
    assert bool(picture.removed) == removed
