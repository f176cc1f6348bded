"""Our color slots on a template's palette: what each of them becomes there, readable on its ground."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deck_presentation.colors import USUAL_MAP, Palette
from deck_presentation.contrast import channels, contrast, hls
from deck_presentation.paints import Color, Tone

_TEXT, _LARGE, _VISIBLE = 4.5, 3.0, 1.8
_MARGIN = 0.2
_ACCENTS = tuple(Tone(f"accent{n}") for n in range(1, 7))
_DARKER = (100, 90, 75, 60, 50, 40, 30)
_LIGHTER = ((100, 0), (90, 10), (75, 25), (60, 40), (45, 55), (30, 70), (20, 80))
_GREEN, _RED = (85, 185), (340, 382)
_VIVID, _GREY = 0.25, 0.15
_SPARE = {
    slot: Color.from_hex(color)
    for slot, color in {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": "44546A",
        "lt2": "E7E6E6",
        "accent1": "4472C4",
        "accent2": "ED7D31",
        "accent3": "A5A5A5",
        "accent4": "FFC000",
        "accent5": "5B9BD5",
        "accent6": "70AD47",
        "hlink": "0563C1",
        "folHlink": "954F72",
    }.items()
}
_SIGNS = {
    "light": (("#0F766E", "#134E4A"), ("#B42318", "#7A271A")),
    "dark": (("#34D399", "#A7F3D0"), ("#F87171", "#FECACA")),
}


@dataclass(frozen=True, slots=True)
class Toning:
    """What our slots stand for on one layout.

    Attributes:
        tones: by our slot, colors that the template can follow when it is recolored.
        colors: the same as #RRGGBB by the names of a theme (dk1, lt1, ...), for decisions about contrast.
    """

    tones: Mapping[str, Tone]
    colors: Mapping[str, str]


def toning_on(palette: Palette, ground: Tone) -> Toning:
    """Our slots on a layout whose ground has the color `ground`."""
    made = _Maker(palette, ground).tones()
    return Toning(made, {USUAL_MAP.get(slot, slot): palette.hex(tone) for slot, tone in made.items()})


def whole_palette(palette: Palette) -> Palette:
    """All twelve colors: those that a damaged theme lacks are the usual ones."""
    return Palette(
        {**_SPARE, **{slot: color for slot, color in palette.scheme.items() if slot in _SPARE}}, palette.mapping
    )


class _Maker:
    """Chooses tones one after the other; later ones must go with earlier ones."""

    def __init__(self, palette: Palette, ground: Tone) -> None:
        self._palette, self._ground = palette, ground
        self._is_dark = contrast(palette.hex(ground), "#FFFFFF") > contrast(palette.hex(ground), "#000000")

    def tones(self) -> dict[str, Tone]:
        """All of ours."""
        ink = self._ink()
        surface = self._surface(ink)
        accent = self._first((*_ACCENTS, ink), (self._ground, _VISIBLE))
        spoken = self._first((*self._stronger(accent), ink), (self._ground, _TEXT + _MARGIN), (surface, _TEXT))
        tint = self._tint(accent, ink, spoken, surface)
        good, bad = self._signs(surface, ink)
        return {
            "tx1": ink,
            "bg1": self._ground,
            "tx2": self._quiet(ink, surface, tint),
            "bg2": surface,
            "accent1": accent,
            "accent2": spoken,
            "accent3": good,
            "accent4": bad,
            "accent5": self._neutral(ink),
            "accent6": tint,
            "hlink": spoken,
            "folHlink": spoken,
        }

    def _against(self, tone: Tone, other: Tone) -> float:
        return contrast(self._palette.hex(tone), self._palette.hex(other))

    def _first(self, tones: Iterable[Tone], *demands: tuple[Tone, float]) -> Tone:
        """The first that stands out from each ground by its ratio; else the one that does so most."""
        tried = list(tones)
        for tone in tried:
            if all(self._against(tone, ground) >= ratio for ground, ratio in demands):
                return tone
        return max(tried, key=lambda tone: min(self._against(tone, ground) for ground, _ in demands))

    def _ink(self) -> Tone:
        named = (Tone("tx1"), Tone("bg1"), Tone("tx2"), Tone("bg2"), Tone("#111827"), Tone("#FFFFFF"))
        return self._first(named, (self._ground, 7.0))

    def _surface(self, ink: Tone) -> Tone:
        shifted = (
            [self._ground.lum(90, 10), self._ground.lum(85, 15), self._ground.lum(80)]
            if self._is_dark
            else [self._ground.lum(95), self._ground.lum(90)]
        )
        for tone in (Tone("bg2"), *shifted):
            if 1.05 <= self._against(tone, self._ground) <= 1.35 and self._against(tone, ink) >= 7.0:
                return tone
        # On a ground of middling colour, cards that come nearer to the ink would take its contrast away.
        return max(shifted, key=lambda tone: self._against(tone, ink))

    def _quiet(self, ink: Tone, surface: Tone, tint: Tone) -> Tone:
        softer = [ink.lum(factor) for factor in (75, 85, 92)] if self._is_dark else [ink.lum(65, 35), ink.lum(75, 25)]
        named = [Tone("tx2")] if ink.base in {"tx1", "bg1"} else []
        demands = ((self._ground, _TEXT), (surface, _TEXT), (tint, _TEXT))
        return self._first((*named, *softer, ink), *demands)

    def _stronger(self, tone: Tone) -> list[Tone]:
        if self._is_dark:
            return [tone if factor == 100 else tone.lum(factor, offset) for factor, offset in _LIGHTER]
        return [tone if factor == 100 else tone.lum(factor) for factor in _DARKER]

    def _tint(self, accent: Tone, ink: Tone, spoken: Tone, surface: Tone) -> Tone:
        tints = [accent.lum(f) for f in (40, 30, 20)] if self._is_dark else [accent.lum(20, 80), accent.lum(10, 90)]
        for tint in tints:
            if self._against(tint, ink) >= _TEXT and self._against(tint, spoken) >= _TEXT:
                return tint
        return surface

    def _signs(self, surface: Tone, ink: Tone) -> tuple[Tone, Tone]:
        """For better and for worse: green and red, or the ink where neither reads, since arrows tell as well."""
        spare = _SIGNS["dark" if self._is_dark else "light"]
        found = []
        for (low, high), literals in zip((_GREEN, _RED), spare, strict=True):
            named = [tone for tone in _ACCENTS[1:] if self._is_hue(tone, low, high)]
            tones = [variant for tone in named for variant in self._stronger(tone)[:4]]
            demands = ((self._ground, _TEXT), (surface, _TEXT))
            found.append(self._first((*tones, *map(Tone, literals), ink), *demands))
        return found[0], found[1]

    def _neutral(self, ink: Tone) -> Tone:
        for tone in _ACCENTS[1:]:
            if self._vividness(tone) < _GREY and _LARGE <= self._against(tone, self._ground) <= 8.0:
                return tone
        softer = [ink.lum(60), ink.lum(70)] if self._is_dark else [ink.lum(50, 50), ink.lum(60, 40)]
        return self._first((*softer, ink), (self._ground, _LARGE))

    def _is_hue(self, tone: Tone, low: int, high: int) -> bool:
        degrees = hls(self._palette.hex(tone))[0] * 360
        return self._vividness(tone) >= _VIVID and (low <= degrees <= high or low <= degrees + 360 <= high)

    def _vividness(self, tone: Tone) -> float:
        found = channels(self._palette.hex(tone))
        return (max(found) - min(found)) / 255
