"""The signs of the drawing, made from the tokens: a tile for each symptom, the hatch, the findings' glyphs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from notesapp.bodymap.ribbons import Pencil, turned_lines
from notesapp.bodymap.surface import Tile
from notesapp.catalogue import findings, symptoms, tokens
from notesapp.catalogue.outline import outline
from notesapp.catalogue.tokens import SymptomStyle
from notesapp.model.path import Path

UNTOLD: Final = 4
"""The lightness of a mark whose intensity has not been asked yet."""
GLYPH: Final = 560
"""A finding's glyph is 56 mm across its box, so that it reads on a figure of 700 px."""


@dataclass(frozen=True, slots=True, eq=False)
class Glyph:
    """A finding's sign at its place: a line, a filled part, and dots for its grade."""

    line: Path | None
    body: Path | None
    dots: Path | None
    width: float
    halo: float
    ink: str
    letter: str
    """Its code, when another finding has the same sign; else empty."""


def style(what: str, level: int | None) -> SymptomStyle:
    """The look of a symptom at an intensity, or not yet asked (None)."""
    return tokens.symptoms()[pattern_of(what)].at(UNTOLD if level is None else level)


@cache
def pattern_of(what: str) -> str:
    """The symptom whose tile stands for WHAT: its own, the one it borrows, or that of an ache."""
    known = symptoms.symptoms().get(what)
    return known.pattern if known else "ache"


@cache
def tile(symptom: str) -> Tile:
    """The repeating tile of a symptom that has one."""
    pattern = tokens.symptoms()[symptom].pattern
    scale = tokens.pattern_scale("map") * 10
    width = 0 if pattern.filled else round(pattern.stroke * scale)
    return Tile(symptom, placed(pattern.path, 0, 0, scale), round(pattern.tile * scale), width)


@cache
def hatch() -> Tile:
    """Where care is needed."""
    avoid = tokens.avoid()
    side = round(avoid.tile * 10)
    return Tile("avoid", turned_lines(side), side, round(avoid.stroke * 10), -round(avoid.rotate))


@lru_cache(2048)
def placed(d: str, x: int, y: int, scale: float, middle: float = 0.0) -> Path:
    """Path data as a path of whole numbers: its point MIDDLE, MIDDLE lies at x, y; SCALE is 1/10 mm per unit."""
    pencil = Pencil()
    for segment in outline(d):
        flat = [v for px, py in segment.points for v in (x + (px - middle) * scale, y + (py - middle) * scale)]
        pencil.step(segment.kind, *flat)
    return pencil.path()


@lru_cache(2048)
def glyph(finding: str, x: int, y: int, grade: int | None, size: int = GLYPH) -> Glyph:
    """The sign of a finding with its middle at x, y; an unknown finding looks like a tender point."""
    known = findings.findings().get(finding)
    sign = tokens.finding_glyph(known.glyph if known else "tender_point")
    scale, middle = size / sign.box, sign.box / 2
    dots = None
    if grade:
        look = tokens.finding_grade()
        pencil = Pencil()
        for k in range(grade):
            across = (k - (grade - 1) / 2) * look.pitch
            pencil.circle(x + across * scale, y + (look.y - middle) * scale, look.radius * scale)
        dots = pencil.path()
    return Glyph(
        line=placed(sign.stroke_path, x, y, scale, middle) if sign.stroke_path else None,
        body=placed(sign.fill_path, x, y, scale, middle) if sign.fill_path else None,
        dots=dots,
        width=sign.stroke * scale,
        halo=sign.halo * scale,
        ink=sign.ink,
        letter=known.letter if known and known.letter_beside else "",
    )
