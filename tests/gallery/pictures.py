"""A picture to put on slides: hills under a sky, drawn here."""

import base64
import io
import math
from functools import cache

from PIL import Image, ImageDraw

_SIZE = (960, 540)
_LAYERS = (((120, 160, 190), 300, 60), ((70, 115, 135), 370, 45), ((30, 64, 80), 450, 35))


@cache
def landscape() -> str:
    """A PNG of 960 x 540 px as a data URL."""
    picture = Image.new("RGB", _SIZE, (214, 230, 240))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((700, 70, 800, 170), fill=(250, 214, 140))
    for number, (colour, height, wave) in enumerate(_LAYERS):
        ridge = [(x, height + wave * math.sin(x / 130 + 2 * number)) for x in range(0, _SIZE[0] + 10, 10)]
        draw.polygon([*ridge, _SIZE, (0, _SIZE[1])], fill=colour)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"


def recording(kind: str) -> str:
    """A few bytes as the data URL of a `video/mp4` or an `audio/mpeg`."""
    return f"data:{kind};base64,{base64.b64encode(b'recording ' * 20).decode()}"
