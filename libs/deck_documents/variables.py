"""Fills a `protocol_v2` document from its own `variables`: `{{name}}` in texts, and bindings that name a target."""

import copy
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from pydantic import TypeAdapter, ValidationError

from deck_documents.cross_rules import slide_faults
from deck_documents.parts import DEFERRED
from deck_documents.plain_values import LARGEST
from deck_documents.protocol_v2 import Presentation, Slide, SlideBase

_PLACEHOLDER = re.compile(r"\{\{\s*([^\s{}][^{}]{0,200}?)\s*\}\}")
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)\S+$")
_STEP = re.compile(r"[^.\[\]/]+")
_NAMES_FOR_PROGRAMS = frozenset({"id", "slideId", "componentId", "parentId", "slideType", "bindings", "lineage"})
_LONGEST_TEXT, _MOST_ADDED = 100_000, 1_000_000
_SLIDE: TypeAdapter[SlideBase] = TypeAdapter(Slide, config=DEFERRED)  # type: ignore[arg-type, unused-ignore]
_NOTHING = object()


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Something that could not be filled in.

    Attributes:
        slide: counts from 0; None for the deck.
        path: of the binding, or of the text with the placeholder: `slides[0].body[2]`.
        reason: ends a sentence.
        required: the document says that it cannot do without.
    """

    slide: int | None
    path: str
    what: str
    reason: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """A document with its values in place, what is still open, and by index the slides that a value changed."""

    document: dict[str, Any]
    unresolved: tuple[Unresolved, ...] = ()
    changed: Mapping[int, SlideBase] = field(default_factory=dict)


def filled(document: Mapping[str, Any]) -> Filled:
    """A copy of `document` with placeholders and bindings resolved; what cannot be resolved stands as it was sent."""
    result = copy.deepcopy(dict(document))
    slides = result.get("slides")
    if not isinstance(slides, list) or not all(isinstance(slide, dict) for slide in slides):
        return Filled(result)
    work = _Filling(result, slides)
    work.bind()
    work.fill_texts()
    return Filled(result, tuple(work.open), work.changed)


def filled_presentation(model: Presentation) -> tuple[Presentation, tuple[Unresolved, ...]]:
    """As `filled`, from model to model: only slides that a value changes are read, and their rules checked, anew."""
    if not _asks(model):
        return model, ()
    result = filled(model.model_dump(exclude_unset=True))
    slides = [result.changed.get(index, slide) for index, slide in enumerate(model.slides)]
    return model.model_copy(update={"title": result.document["title"], "slides": slides}), result.unresolved


def filled_title(model: Presentation) -> str:
    """The title of a deck with its values in place."""
    asks = "{{" in model.title or any(binding.target_path for binding in model.bindings or ())
    return filled_presentation(model)[0].title if asks else model.title


def _asks(model: Presentation) -> bool:
    """Whether anything may be there to be filled in."""
    return any(owner.bindings for owner in (model, *model.slides)) or "{{" in model.model_dump_json(exclude_unset=True)


@dataclass(slots=True)
class _Filling:
    document: dict[str, Any]
    slides: list[dict[str, Any]]
    open: list[Unresolved] = field(default_factory=list)
    names: dict[int | None, dict[str, object]] = field(default_factory=dict)
    unplaced: dict[tuple[int | None, str], tuple[str, str]] = field(default_factory=dict)
    valueless: dict[tuple[int | None, str], Unresolved] = field(default_factory=dict)
    asked_for: set[tuple[int | None, str]] = field(default_factory=set)
    changed: dict[int, SlideBase] = field(default_factory=dict)
    added: int = 0

    def bind(self) -> None:
        """Resolve bindings; those without a target become names for placeholders."""
        for place, path, binding in self._bindings():
            key, target = str(binding.get("bindingKey")), binding.get("targetPath")
            what = f"{key} ({binding.get('path')})"
            value, required = self._value(binding), binding.get("required") is True
            if not isinstance(target, str) and key in self.names.get(place, {}):
                reason = f"a binding before it has the `bindingKey` {key}, too"
                self.open.append(Unresolved(place, path, what, reason, required))
                continue
            if value is _NOTHING:
                missing = Unresolved(place, path, what, self._why_nothing(binding), required)
                if isinstance(target, str):
                    self.open.append(missing)
                else:
                    self.valueless[place, key] = missing
                continue
            self.names.setdefault(place, {})[key] = value
            if not isinstance(target, str):
                self.unplaced[place, key] = path, what
            elif not self._set(place, target, value):
                reason = f"`{target}` is no place that can hold this value"
                self.open.append(Unresolved(place, path, what, reason, required))

    def fill_texts(self) -> None:
        """Replace placeholders; then name the bindings that nothing asked for, or that have no value for any text."""
        self.document["title"] = self._filled(self.document.get("title"), None, "title")
        for index, slide in enumerate(self.slides):
            path = f"slides[{index}]"
            changed = self._filled(slide, index, path)
            if changed != slide and not self._put_slide(index, changed):
                reason = "with their values the slide breaks a rule"
                self.open.append(Unresolved(index, path, "its placeholders", reason))
        self.open += [missing for scope, missing in self.valueless.items() if scope not in self.asked_for]
        reason = "it has no `targetPath` and no text asks for it"
        self.open += [Unresolved(place, path, what, reason) for (place, _), (path, what) in self.unplaced.items()]

    def _bindings(self) -> Iterator[tuple[int | None, str, dict[str, Any]]]:
        for place, owner in ((None, self.document), *enumerate(self.slides)):
            bindings = owner.get("bindings")
            at = "bindings" if place is None else f"slides[{place}].bindings"
            for number, binding in enumerate(bindings if isinstance(bindings, list) else ()):
                if isinstance(binding, dict):
                    yield place, f"{at}[{number}]", binding

    def _value(self, binding: Mapping[str, Any]) -> object:
        value = _found(self.document.get("variables"), str(binding.get("path")))
        if value is _NOTHING:
            value = binding.get("defaultValue")
        transform = binding.get("transform")
        return _transformed(value, transform if isinstance(transform, dict) else {})

    def _why_nothing(self, binding: Mapping[str, Any]) -> str:
        """Why a binding has no value: there is none, or there is one that cannot be read as what it shall be."""
        found = _found(self.document.get("variables"), str(binding.get("path")))
        where = "its value in `variables`"
        if found is _NOTHING:
            found, where = binding.get("defaultValue"), "its `defaultValue`"
        if found is None:
            return "`variables` has no such value"
        kind = binding["transform"]["type"]  # without a transform, what was found is the value
        return f"{where} cannot be read as a {kind}"

    def _set(self, place: int | None, target: str, value: object) -> bool:
        steps = [int(step) if step.isdecimal() else step for step in _STEP.findall(target) if step != "$"]
        if steps[:1] == ["slides"] and len(steps) > 1 and isinstance(steps[1], int):
            place, steps = steps[1], steps[2:]
        if place is None:
            fits = steps == ["title"] and 0 < len(_text(value)) <= _LONGEST_TEXT
            self.document.update({"title": _text(value)} if fits else {})
            return fits
        if place >= len(self.slides):
            return False
        changed = copy.deepcopy(self.slides[place])
        return _put(changed, steps, value) and self._affords(_text(value)) and self._put_slide(place, changed)

    def _put_slide(self, index: int, slide: dict[str, Any]) -> bool:
        """Set a slide, unless it breaks a rule."""
        model = _sound(slide)
        if model is None:
            return False
        self.slides[index], self.changed[index] = slide, model
        return True

    def _filled(self, value: Any, place: int | None, path: str) -> Any:
        if isinstance(value, str):
            return self._filled_text(value, place, path) if "{{" in value else value
        if isinstance(value, list):
            return [self._filled(member, place, f"{path}[{number}]") for number, member in enumerate(value)]
        if isinstance(value, dict):
            return {
                key: member if key in _NAMES_FOR_PROGRAMS else self._filled(member, place, f"{path}.{key}")
                for key, member in value.items()
            }
        return value

    def _filled_text(self, text: str, place: int | None, path: str) -> str:
        values = {name: self._named(name, place) for name in dict.fromkeys(_PLACEHOLDER.findall(text))}
        for name, value in values.items():
            if value is None:
                scope = next((scope for scope in ((place, name), (None, name)) if scope in self.valueless), None)
                required, reason = False, "`variables` has no such value"
                if scope is not None:  # it is told here, where the value is missed
                    self.asked_for.add(scope)
                    required, reason = self.valueless[scope].required, self.valueless[scope].reason
                elif _found(self.document.get("variables"), name) is not _NOTHING:
                    reason = "its value in `variables` is empty"
                self.open.append(Unresolved(place, path, f"{{{{{name}}}}}", reason, required))
        if _ADDRESS.match(text):
            values = {name: value and quote(value, safe="/") for name, value in values.items()}
        result = _PLACEHOLDER.sub(lambda found: values[found[1]] or found[0], text)
        return result if len(result) <= _LONGEST_TEXT and self._affords(result) else text

    def _named(self, name: str, place: int | None) -> str | None:
        """The text that stands for `name`, shortest scope first; None when there is none, or an empty one."""
        for scope in (place, None):
            if name in self.names.get(scope, {}):
                self.unplaced.pop((scope, name), None)
                return _text(self.names[scope][name]) or None
        value = _found(self.document.get("variables"), name)
        return None if value is _NOTHING or value is None else _text(value)[:_LONGEST_TEXT] or None

    def _affords(self, text: str) -> bool:
        """Count what is put in: a few variables must not make a huge deck."""
        self.added += len(text)
        return self.added <= _MOST_ADDED


def _found(variables: object, path: str) -> object:
    """The value at `path`: a name, a dotted path or a JSON pointer, with or without `variables` in front."""
    if not isinstance(variables, dict):
        return _NOTHING
    if path in variables:
        return variables[path]
    steps = [step for step in _STEP.findall(path) if step != "$"]
    for start in (steps, steps[1:] if steps[:1] == ["variables"] else []):
        value: object = variables if start else _NOTHING
        for step in start:
            value = _member(value, step)
        if value is not _NOTHING:
            return value
    return _NOTHING


def _member(value: object, step: str) -> object:
    if isinstance(value, dict):
        return value.get(step, _NOTHING)
    if isinstance(value, list) and step.isdecimal() and int(step) < len(value):
        return value[int(step)]
    return _NOTHING


def _transformed(value: object, transform: Mapping[str, Any]) -> object:
    try:
        match transform.get("type"):
            case "number":
                value = value if isinstance(value, int | float) else _number(str(value))
            case "boolean":
                value = value if isinstance(value, bool) else {"true": True, "false": False}[str(value).casefold()]
            case "string" | "json" if value is not None:
                value = _text(value)
    except (ValueError, KeyError):
        value = None
    value = transform.get("fallback") if value is None else value
    return _NOTHING if value is None else value


def _number(text: str) -> float:
    """What a text says, if it is a number that a document may have. Raises ValueError."""
    value = float(text)
    if not -LARGEST <= value <= LARGEST:
        raise ValueError(text)
    return value


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _put(owner: Any, steps: list[str | int], value: object) -> bool:
    """Set what is at `steps`, which must be there already, as the kind of value it is."""
    for step in steps[:-1]:
        owner = _child(owner, step)
    last = steps[-1] if steps else ""
    before = _child(owner, last)
    if isinstance(before, str):
        owner[last] = _text(value)
    elif isinstance(before, int | float) and type(value) in (int, float, bool):
        owner[last] = value
    else:
        return False
    return True


def _child(owner: Any, step: str | int) -> Any:
    if isinstance(owner, dict):
        return owner.get(str(step))
    return owner[step] if isinstance(owner, list) and isinstance(step, int) and step < len(owner) else None


def _sound(slide: dict[str, Any]) -> SlideBase | None:
    """The slide, if it keeps all rules of its type."""
    try:
        model = _SLIDE.validate_python(slide)
    except ValidationError:
        return None
    return model if next(slide_faults(model), None) is None else None
