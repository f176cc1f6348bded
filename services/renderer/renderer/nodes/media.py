"""Videos and sounds: played from the file where it holds them, a link or a frame where it does not."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import cache

from PIL import Image, ImageDraw

from deck_documents.paper_document import nodes
from renderer import findings
from renderer.media.decoding import DecodedPicture, UnusablePicture, file_of
from renderer.media.recordings import RECORDINGS, extension_of
from renderer.nodes.canvas import Canvas
from renderer.nodes.pictures import picture_of, stand_in
from renderer.nodes.tree import Item
from renderer.scene import Animation, Element, Link, Media, Picture, PictureFill, nested

_POSTER = (640, 360)
_DARK, _LIGHT = "#1F2937", "#F9FAFB"


def media_of(canvas: Canvas, item: Item, name: str) -> Element:
    """A Video or Audio node."""
    node = item.node
    assert isinstance(node, nodes.Video | nodes.Audio)
    canvas.check_place(item.rect, item.path)
    if isinstance(item.picture, str):
        canvas.say(findings.missing_poster(canvas.index, f"{item.path}.poster", item.picture))
    poster = item.picture if isinstance(item.picture, DecodedPicture) else None
    try:
        data, extension = _file(node)
    except UnusablePicture as problem:
        canvas.say(findings.recording_left_out(canvas.index, item.path, str(problem)))
        link = Link(address=node.src) if node.src.startswith("https:") else None
        if poster:
            return picture_of(canvas, item, name, poster, link)
        return stand_in(canvas, item, name, f"\u25b6 {node.alt_text or node.type}", link)
    return _playing(canvas, item, picture_of(canvas, item, name, poster or _frame_of(item), None), data, extension)


def autoplays(elements: Sequence[Element]) -> Iterator[Animation]:
    """What plays by itself as soon as the slide is there."""
    for element in [*elements, *nested(elements)]:
        if isinstance(element, Media) and element.autoplay:
            yield Animation(shape=element.name, effect="play", kind="mediacall", trigger="after", duration=1)


def _playing(canvas: Canvas, item: Item, picture: Picture, data: bytes, extension: str) -> Media:
    node = item.node
    assert isinstance(node, nodes.Video | nodes.Audio)
    playback = node.playback or nodes.Playback()
    if playback.end is not None:
        canvas.no_effect(
            f"{item.path}.playback.end",
            "An end of a recording: how long it lasts is not known, and `end` has no effect here.",
        )
    if node.mime_type is not None and node.mime_type != RECORDINGS[extension]:
        canvas.no_effect(
            f"{item.path}.mimeType",
            f"A `mimeType` that is not the file's own, {RECORDINGS[extension]}, has no effect here.",
        )
    return Media(
        **{field.name: getattr(picture, field.name) for field in fields(Picture)},
        kind="video" if isinstance(node, nodes.Video) else "audio",
        data=data,
        extension=extension,
        autoplay=bool(playback.autoplay),
        loop=bool(playback.loop),
        muted=bool(playback.muted),
        volume=80.0 if playback.volume is None else playback.volume,
        skip=playback.start or 0.0,
        hidden_when_idle=bool(playback.hide_when_idle),
    )


def _file(node: nodes.Video | nodes.Audio) -> tuple[bytes, str]:
    kind = "video" if isinstance(node, nodes.Video) else "audio"
    if not node.src.startswith("data:"):
        raise UnusablePicture(f"The {kind} behind the address is not fetched: the slide links to it")
    data = file_of(node.src)
    extension = extension_of(data, kind)
    if extension is None:
        raise UnusablePicture(f"PowerPoint does not play {kind} of this format")
    return data, extension


def _frame_of(item: Item) -> DecodedPicture:
    """A picture of the shape of the node's box."""
    width = _POSTER[0]
    height = min(max(round(width * item.rect.height / max(item.rect.width, 1.0)), 64), 4 * width)
    return DecodedPicture(PictureFill(_play_sign(width, height), "png"), width, height)


@cache
def _play_sign(width: int, height: int) -> bytes:
    """A dark frame with a triangle, as a PNG file."""
    image = Image.new("RGB", (width, height), _DARK)
    middle_x, middle_y, size = width / 2, height / 2, min(width, height) / 6
    corners = [(middle_x - size * 0.7, middle_y - size), (middle_x - size * 0.7, middle_y + size)]
    ImageDraw.Draw(image).polygon([*corners, (middle_x + size, middle_y)], fill=_LIGHT)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=False)
    return buffer.getvalue()
