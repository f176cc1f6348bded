"""What one slide refers to besides its layout, charts and notes: pictures, addresses, other slides."""

from dataclasses import dataclass, field

from renderer.scene import Link, Media, PictureFill
from renderer.writer.addresses import encoded

_JUMPS = {
    "nextSlide": "nextslide",
    "previousSlide": "previousslide",
    "firstSlide": "firstslide",
    "lastSlide": "lastslide",
    "lastSlideViewed": "lastslideviewed",
    "endShow": "endshow",
}


@dataclass(slots=True)
class Links:
    """Relationship ids, handed out as they are asked for."""

    pictures: dict[tuple[bytes, str], str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    slides: dict[int, str] = field(default_factory=dict)
    media_files: dict[tuple[str, bytes, str], tuple[str, str]] = field(default_factory=dict)

    def picture(self, picture: PictureFill) -> str:
        """The id of a picture; the same file has one id."""
        return self.picture_file(picture.data, picture.extension)

    def picture_file(self, data: bytes, extension: str) -> str:
        """The same for a file alone."""
        return self.pictures.setdefault((data, extension), f"rIdPicture{len(self.pictures) + 1}")

    def media(self, media: Media) -> tuple[str, str]:
        """The ids under which older and newer readers find the file of a film or sound."""
        number = len(self.media_files) + 1
        key = (media.kind, media.data, media.extension)
        return self.media_files.setdefault(key, (f"rIdPlay{number}", f"rIdMedia{number}"))

    def click(self, link: Link) -> tuple[str, str]:
        """The id (may be empty) and the action (may be empty) of a click."""
        if link.jump:
            return "", f"ppaction://hlinkshowjump?jump={_JUMPS[link.jump]}"
        if link.slide is not None:
            return self.slides.setdefault(link.slide, f"rIdSlide{len(self.slides) + 1}"), "ppaction://hlinksldjump"
        address = encoded(link.address or "")
        return self.addresses.setdefault(address, f"rIdAddress{len(self.addresses) + 1}"), ""
