"""Timing of a slide whose animations a document chose one by one."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from renderer.scene import Recording, Shape
from renderer.scene.showing import EFFECTS, Motion

_NODES = {"click": "clickEffect", "with": "withEffect", "after": "afterEffect"}
_FAR = {
    "bottom": ("ppt_y", "1+{}ppt_h/2"),
    "top": ("ppt_y", "0-{}ppt_h/2"),
    "left": ("ppt_x", "0-{}ppt_w/2"),
    "right": ("ppt_x", "1+{}ppt_w/2"),
}
_PATHS = {
    "right": "M 0 0 L 0.25 0 E",
    "left": "M 0 0 L -0.25 0 E",
    "down": "M 0 0 L 0 0.25 E",
    "up": "M 0 0 L 0 -0.25 E",
}
_WHOLE_TURN = 21_600_000


def motions_xml(motions: Sequence[Motion], elements: Iterable[object], shape_ids: Mapping[str, int]) -> str:
    """`p:timing` for `motions`, and for all recordings among `elements`, those in groups included."""
    return _Timing(list(elements), shape_ids).xml(motions)


class _Timing:
    """Hands out the ids of time nodes and of builds."""

    def __init__(self, elements: Sequence[object], shape_ids: Mapping[str, int]) -> None:
        self._shape_ids, self._ids = shape_ids, iter(range(3, 1_000_000))
        self._texts = {element.name: element for element in elements if isinstance(element, Shape) and element.body}
        self._recordings = [element for element in elements if isinstance(element, Recording)]
        self._uses: Counter[str] = Counter()
        self._builds: list[str] = []

    def xml(self, motions: Sequence[Motion]) -> str:
        """`p:timing`, or nothing."""
        sequence = self._sequence(motions) if motions else ""
        players = "".join(_player(one, self._shape_ids[one.name], self._ids) for one in self._recordings)
        if not sequence and not players:
            return ""
        builds = f"<p:bldLst>{''.join(self._builds)}</p:bldLst>" if self._builds else ""
        return (
            '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
            f"{sequence}{players}</p:childTnLst></p:cTn></p:par></p:tnLst>{builds}</p:timing>"
        )

    def _sequence(self, motions: Sequence[Motion]) -> str:
        clicks = "".join(self._click(part) for part in _clicks(motions))
        return (
            '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
            f"{clicks}</p:childTnLst></p:cTn>"
            '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>'
            '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst></p:seq>'
        )

    def _click(self, motions: Sequence[Motion]) -> str:
        """What runs after one click, or by itself: steps that follow each other, each of effects side by side."""
        begin = '<p:cond delay="indefinite"/>'
        if motions[0].trigger != "click":
            begin += '<p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond>'
        outer, start, inner = next(self._ids), 0, ""
        for step in _steps(motions):
            own = next(self._ids)
            effects = "".join(self._effect(motion) for motion in step)
            inner += f'<p:par><p:cTn id="{own}" fill="hold"><p:stCondLst><p:cond delay="{start}"/></p:stCondLst><p:childTnLst>{effects}</p:childTnLst></p:cTn></p:par>'
            start += max(round(motion.delay + motion.duration * motion.repeat) for motion in step)
        return f'<p:par><p:cTn id="{outer}" fill="hold"><p:stCondLst>{begin}</p:stCondLst><p:childTnLst>{inner}</p:childTnLst></p:cTn></p:par>'

    def _effect(self, motion: Motion) -> str:
        effect, own = EFFECTS[motion.effect], next(self._ids)
        way = motion.way if motion.way in effect.ways else next(iter(effect.ways), None)
        number = effect.presets[motion.kind]
        subtype = effect.ways[way] if way else 0
        if motion.kind == "path":
            number, subtype = subtype, 0
        repeat = f' repeatCount="{round(motion.repeat * 1000)}"' if motion.repeat != 1 else ""
        inner = _Behaviour(motion, way, self._target(motion), self._ids).xml()
        return (
            f'<p:par><p:cTn id="{own}" presetID="{number}" presetClass="{motion.kind}" presetSubtype="{subtype}"{repeat}'
            f' fill="hold"{self._build(motion)} nodeType="{_NODES[motion.trigger]}"><p:stCondLst><p:cond delay="{motion.delay}"/>'
            f"</p:stCondLst><p:childTnLst>{inner}</p:childTnLst></p:cTn></p:par>"
        )

    def _target(self, motion: Motion) -> str:
        return f'<p:tgtEl><p:spTgt spid="{self._shape_ids[motion.shape]}"/></p:tgtEl>'

    def _build(self, motion: Motion) -> str:
        """Shapes with text are built; each effect of the same shape is a build of its own."""
        shape = self._texts.get(motion.shape)
        if shape is None:
            return ""
        group = self._uses[motion.shape]
        self._uses[motion.shape] += 1
        ground = ' animBg="1"' if shape.fill is not None or shape.line is not None else ""
        self._builds.append(f'<p:bldP spid="{self._shape_ids[motion.shape]}" grpId="{group}"{ground}/>')
        return f' grpId="{group}"'


class _Behaviour:
    """The time nodes of one effect."""

    def __init__(self, motion: Motion, way: str | None, target: str, ids: Iterator[int]) -> None:
        self._motion, self._way, self._target, self._ids = motion, way, target, ids

    def xml(self) -> str:
        """All of them."""
        match self._motion.kind:
            case "entr":
                return self._show() + self._course()
            case "exit":
                return self._course() + self._hide()
            case "path":
                names = "<p:attrName>ppt_x</p:attrName><p:attrName>ppt_y</p:attrName>"
                path = _PATHS[self._way or "right"]
                return f'<p:animMotion origin="layout" path="{path}" pathEditMode="relative">{self._moving(names)}</p:animMotion>'
            case "mediacall":
                return f'<p:cmd type="call" cmd="playFrom(0.0)"><p:cBhvr><p:cTn id="{next(self._ids)}" dur="1" fill="hold"/>{self._target}</p:cBhvr></p:cmd>'
            case _:
                return self._emphasis()

    def _course(self) -> str:
        effect, leaves = EFFECTS[self._motion.effect], self._motion.kind == "exit"
        if effect.filter:
            word = (effect.words or {}).get(self._way or "", self._way)
            return (
                f'<p:animEffect transition="{"out" if leaves else "in"}" filter="{effect.filter.format(word)}">'
                f'<p:cBhvr><p:cTn id="{next(self._ids)}" dur="{self._motion.duration}"/>{self._target}</p:cBhvr></p:animEffect>'
            )
        if self._motion.effect == "fly":
            name, far = _FAR[self._way or "bottom"]
            sign = "" if leaves else "#"
            other = "ppt_x" if name == "ppt_y" else "ppt_y"
            here, away = f"{sign}{name}", far.format(sign)
            course = (here, away) if leaves else (away, here)
            return self._property(other, f"{sign}{other}", f"{sign}{other}") + self._property(name, *course)
        if self._motion.effect == "zoom":
            pairs = [(name, ("ppt_w" if name == "ppt_w" else "ppt_h")) for name in ("ppt_w", "ppt_h")]
            return "".join(self._property(name, *((own, 0.0) if leaves else (0.0, f"#{own}"))) for name, own in pairs)
        return ""

    def _property(self, name: str, first: str | float, last: str | float) -> str:
        frames = "".join(
            f'<p:tav tm="{moment}"><p:val>{_value(value)}</p:val></p:tav>'
            for moment, value in ((0, first), (100_000, last))
        )
        moving = self._moving(
            f"<p:attrName>{name}</p:attrName>",
            ' additive="base"' if isinstance(first, str) and isinstance(last, str) else "",
        )
        return f'<p:anim calcmode="lin" valueType="num">{moving}<p:tavLst>{frames}</p:tavLst></p:anim>'

    def _moving(self, names: str, attributes: str = "", time: str = "") -> str:
        listed = f"<p:attrNameLst>{names}</p:attrNameLst>" if names else ""
        return f'<p:cBhvr{attributes}><p:cTn id="{next(self._ids)}" dur="{self._motion.duration}"{time} fill="hold"/>{self._target}{listed}</p:cBhvr>'

    def _show(self) -> str:
        return self._visible("visible", 0)

    def _hide(self) -> str:
        return self._visible("hidden", max(self._motion.duration - 1, 0) if self._motion.effect != "appear" else 0)

    def _visible(self, value: str, delay: int) -> str:
        return (
            f'<p:set><p:cBhvr><p:cTn id="{next(self._ids)}" dur="1" fill="hold"><p:stCondLst><p:cond delay="{delay}"/></p:stCondLst></p:cTn>'
            f"{self._target}<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
            f'<p:to><p:strVal val="{value}"/></p:to></p:set>'
        )

    def _emphasis(self) -> str:
        match self._motion.effect:
            case "spin":
                return f'<p:animRot by="{_WHOLE_TURN}">{self._moving("<p:attrName>r</p:attrName>")}</p:animRot>'
            case "transparency":
                return (
                    f'<p:set><p:cBhvr rctx="PPT"><p:cTn id="{next(self._ids)}" dur="indefinite"/>{self._target}<p:attrNameLst><p:attrName>style.opacity</p:attrName></p:attrNameLst></p:cBhvr>'
                    '<p:to><p:strVal val="0.5"/></p:to></p:set><p:animEffect filter="image" prLst="opacity: 0.5">'
                    f'<p:cBhvr rctx="IE"><p:cTn id="{next(self._ids)}" dur="indefinite"/>{self._target}</p:cBhvr></p:animEffect>'
                )
            case "pulse":
                there_and_back = self._moving("", time=' autoRev="1"')
                return f'<p:animScale>{there_and_back}<p:by x="105000" y="105000"/></p:animScale>'
            case _:
                return f'<p:animScale>{self._moving("")}<p:by x="150000" y="150000"/></p:animScale>'


def _clicks(motions: Sequence[Motion]) -> list[list[Motion]]:
    """Cut where a click is awaited."""
    parts: list[list[Motion]] = []
    for motion in motions:
        if not parts or motion.trigger == "click":
            parts.append([])
        parts[-1].append(motion)
    return parts


def _steps(motions: Sequence[Motion]) -> list[list[Motion]]:
    """Cut where an effect waits for the one before."""
    parts: list[list[Motion]] = []
    for motion in motions:
        if not parts or motion.trigger == "after":
            parts.append([])
        parts[-1].append(motion)
    return parts


def _value(value: str | float) -> str:
    return f'<p:strVal val="{value}"/>' if isinstance(value, str) else f'<p:fltVal val="{value:g}"/>'


def _player(recording: Recording, shape_id: int, ids: Iterator[int]) -> str:
    """The media node of the slide's timing."""
    repeat = ' repeatCount="indefinite"' if recording.loop else ""
    mute = ' mute="1"' if recording.muted else ""
    idle = ' showWhenStopped="0"' if recording.hidden_when_idle else ""
    return (
        f'<p:{recording.kind}><p:cMediaNode vol="{round(recording.volume * 1000)}"{mute}{idle}>'
        f'<p:cTn id="{next(ids)}"{repeat} fill="hold" display="0"><p:stCondLst><p:cond delay="indefinite"/>'
        f'</p:stCondLst></p:cTn><p:tgtEl><p:spTgt spid="{shape_id}"/></p:tgtEl></p:cMediaNode></p:{recording.kind}>'
    )
