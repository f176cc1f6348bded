"""Which pictures of a deck need not be drawn: those that the cache holds."""

import functools
import hashlib
import importlib.metadata
from collections.abc import Iterable, Mapping
from pathlib import Path

import deck_fonts
import deck_package
import deck_presentation
import previewer
from previewer.cache.entries import SlideCache
from previewer.orders import PreviewOrder, Route, SlidePictures
from previewer.slides.digest import SlideDigests

_OURS = (deck_fonts, deck_package, deck_presentation, previewer)
_LIBRARIES = ("pillow", "pypdfium2", "zlib-ng")


def digest_code(folders: Iterable[Path], libraries: Iterable[str]) -> str:
    """A digest of the sources in some folders and of the versions of some libraries.

    Another release may make other pictures of the same slides, and this tells it from the one before.
    """
    digest = hashlib.sha256()
    for name in libraries:
        digest.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            digest.update(f"{path.relative_to(folder)} {path.stat().st_size}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


@functools.cache
def _drawing() -> str:
    """What decides the look of pictures in our own code."""
    return digest_code((Path(package.__path__[0]) for package in _OURS), _LIBRARIES)


class Reuse:
    """The cached pictures of one deck. Without a cache it finds nothing and keeps nothing."""

    def __init__(self, order: PreviewOrder) -> None:
        place = order.cache
        self._order = order
        self._cache = SlideCache(place.folder, place.tenant, place.job) if place else None
        self._keys: dict[int, str] = {}
        self.kept_bytes = 0

    def find(
        self, digests: SlideDigests, routes: Mapping[int, Route], size: tuple[int, int], engine: str
    ) -> list[SlidePictures]:
        """Fetch what is there.

        Args:
            digests: of the slides.
            routes: of the slides that are wanted (0-based): how each would be drawn.
            size: of the pictures in px.
            engine: what decides a look beside the slide.

        Returns:
            The slides that were found.
        """
        if self._cache is None or not self._order.pictures:
            return []
        look = (_drawing(), engine, "x".join(map(str, size)), ",".join(sorted(self._order.pictures)))
        self._keys = {index: self._cache.key(*look, route, digests.of(index)) for index, route in routes.items()}
        return list(self._found(self._cache))

    def _found(self, cache: SlideCache) -> Iterable[SlidePictures]:
        for index, key in self._keys.items():
            paths = self._order.paths(index)
            size = cache.take(key, paths)
            if size is not None:
                yield SlidePictures(index, *size, paths)

    def keep(self, slide: SlidePictures) -> SlidePictures:
        """Put a drawn slide into the cache; returns it."""
        key = self._keys.get(slide.index)
        if self._cache is not None and key is not None:
            self.kept_bytes += self._cache.put(key, slide.files, slide.width, slide.height)
        return slide
