"""The look as data: colours, sizes, symptom ramps and patterns, finding glyphs, the figure's colours. Pure reader."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from resources import resource

ThemeName = Literal["light", "dark"]
LEVELS = range(11)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A repeating tile: side in mm on the map, path data drawn with a round pen STROKE mm wide or filled."""

    tile: float
    path: str
    stroke: float
    filled: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a 0-10 ramp: the fill, and the ink that reads on it (number and pattern)."""

    fill: str
    ink: str


@dataclass(frozen=True, slots=True)
class SymptomStyle:
    """How one symptom looks at one intensity; the same in light, in dark and on paper."""

    key: str
    level: int
    fill: str
    ink: str
    edge: str
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Symptom:
    key: str
    label: str
    letter: str
    edge: str
    pattern: Pattern
    ramp: tuple[Step, ...]

    def at(self, level: int) -> SymptomStyle:
        """The style at LEVEL 0-10; ValueError beyond."""
        step = _step(self.ramp, level)
        return SymptomStyle(self.key, level, step.fill, step.ink, self.edge, self.pattern)


@dataclass(frozen=True, slots=True)
class FindingGlyph:
    """A therapist's sign in a square box; the same stroke plus HALO wide lies beneath it."""

    key: str
    label: str
    box: float
    stroke_path: str
    fill_path: str
    stroke: float
    halo: float
    ink: str


@dataclass(frozen=True, slots=True)
class Grade:
    """One to three dots below a glyph: radius, pitch and centre line, in the glyph's box units."""

    radius: float
    pitch: float
    y: float


@dataclass(frozen=True, slots=True)
class Hatch:
    """Where care is needed: a turned line hatch over a pale wash with an edge; mm on the map, degrees."""

    ink: str
    tile: float
    rotate: float
    stroke: float
    wash: str
    wash_opacity: float
    edge: float


@dataclass(frozen=True, slots=True)
class Ghost:
    """Last session's mark: dashed outline over a pale wash; mm on the map."""

    stroke: str
    width: float
    dash: tuple[float, ...]
    wash: str
    wash_opacity: float


@dataclass(frozen=True, slots=True)
class Wash:
    fill: str
    opacity: float


@dataclass(frozen=True, slots=True)
class Compare:
    """What both drawings cover is filled; stripes on WASH are the earlier one's alone, dots on NOW_WASH the later's."""

    both: str
    wash: str
    then: str
    now: str
    now_wash: str
    edge: str


@dataclass(frozen=True, slots=True)
class Teaching:
    """Skin areas in turn in AREAS at OPACITY, nerves with an edge, landmarks, and the arrows of possible referral.

    TEXT_ON_DARK is what stands beside the body on a dark ground.
    """

    areas: tuple[str, ...]
    opacity: float
    edge: str
    text: str
    text_on_dark: str
    nerve: str
    nerve_edge: str
    landmark: str
    arrow: str


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A text role: size and line in px at 100 %, weight 400-700, tracking in em."""

    size: float
    line: float
    weight: int
    tracking: float


@cache
def _raw() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resource("tokens.json").read_text(encoding="utf-8"))
    return data


def _step(ramp: tuple[Step, ...], level: int) -> Step:
    if level not in LEVELS:
        raise ValueError(f"intensity {level} is not 0-10")
    return ramp[level]


@cache
def colours(theme: ThemeName) -> Mapping[str, str]:
    """Role → #rrggbb of the window's colours."""
    return MappingProxyType(dict(_raw()["colour"][theme]))


@cache
def figure_roles(look: Literal["light", "dark", "paper"]) -> Mapping[str, str]:
    """Colour role of the figure (muscle, bone, tendon, base, line, outline, shade, light) → #rrggbb."""
    return MappingProxyType(dict(_raw()["figure_roles"][look]))


def figure_halo() -> str:
    return str(_raw()["figure"]["halo"])


@cache
def symptoms() -> Mapping[str, Symptom]:
    """Every symptom by key, in the order in which they are offered."""
    found = {}
    for item in _raw()["symptoms"]:
        pattern = Pattern(**item["pattern"])
        ramp = tuple(Step(fill, ink) for fill, ink in item["ramp"])
        found[item["key"]] = Symptom(item["key"], item["label"], item["letter"], item["edge"], pattern, ramp)
    return MappingProxyType(found)


def symptom_style(key: str, level: int) -> SymptomStyle:
    """The look of symptom KEY at LEVEL 0-10. KeyError for an unknown symptom, ValueError for a level beyond."""
    return symptoms()[key].at(level)


@cache
def score_ramp() -> tuple[Step, ...]:
    """The neutral 0-10 ramp for scores that belong to no symptom."""
    return tuple(Step(fill, ink) for fill, ink in _raw()["score_ramp"])


def score_style(level: int) -> Step:
    return _step(score_ramp(), level)


def pattern_scale(where: Literal["map", "swatch"]) -> float:
    return float(_raw()["pattern_scale"][where])


@cache
def findings() -> Mapping[str, FindingGlyph]:
    """Every finding's glyph by key, in the order in which they are offered."""
    halo, ink = float(_raw()["finding_halo"]), str(_raw()["colour"]["light"]["finding"])
    return MappingProxyType({item["key"]: FindingGlyph(**item, halo=halo, ink=ink) for item in _raw()["findings"]})


def finding_glyph(key: str) -> FindingGlyph:
    return findings()[key]


@cache
def finding_grade() -> Grade:
    return Grade(**_raw()["finding_grade"])


@cache
def avoid() -> Hatch:
    raw = _raw()["avoid"]
    zoom = raw["scale_on_map"]
    return Hatch(
        ink=str(_raw()["colour"]["light"]["avoid"]),
        tile=raw["tile"] * zoom,
        rotate=raw["rotate"],
        stroke=raw["stroke"] * zoom,
        wash=raw["wash"],
        wash_opacity=raw["wash_opacity"],
        edge=raw["edge"],
    )


@cache
def ghost() -> Ghost:
    raw = _raw()["ghost"]
    return Ghost(raw["stroke"], raw["width"], tuple(raw["dash"]), raw["wash"], raw["wash_opacity"])


@cache
def treated() -> Wash:
    """The wash over a treated region, under the figure's volume layer."""
    return Wash(**_raw()["treated"])


@cache
def compare() -> Compare:
    """How two drawings look laid over each other; the same in light, in dark and on paper."""
    return Compare(**_raw()["compare"])


@cache
def teaching() -> Teaching:
    """How teaching aids lie over the figure; the same in light, in dark and on paper."""
    raw = _raw()["teaching"]
    return Teaching(**{**raw, "areas": tuple(raw["areas"])})


@cache
def exercise_colours() -> Mapping[str, str]:
    """Colour role of the exercise drawings → #rrggbb; the same on screen and on paper."""
    return MappingProxyType(dict(_raw()["exercise"]))


@cache
def icons() -> Mapping[str, str]:
    """Icon key → path data in a 24 box, drawn with a 1.5 round pen."""
    return MappingProxyType(dict(_raw()["icons"]))


@cache
def tool_icons() -> Mapping[str, str]:
    return MappingProxyType(dict(_raw()["tools"]))


@cache
def type_scale() -> Mapping[str, TypeStyle]:
    """Text role (display, heading, bar, strong, body, label, secondary) → its style."""
    return MappingProxyType(
        {
            name: TypeStyle(s["size"], s["line"], s["weight"], s["tracking"])
            for name, s in _raw()["type"]["scale"].items()
        }
    )


def families() -> tuple[str, str]:
    """The interface's typeface and the one it falls back to."""
    return str(_raw()["type"]["family"]), str(_raw()["type"]["fallback"])


@cache
def number(group: Literal["spacing", "radius", "stroke", "size", "motion"], name: str) -> float:
    return float(_raw()[group][name])


@cache
def pair(name: str) -> tuple[int, int]:
    """A width and height of the size group."""
    width, height = _raw()["size"][name]
    return int(width), int(height)
