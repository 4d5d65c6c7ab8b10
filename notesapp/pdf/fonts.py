"""Typefaces on paper: two bundled ones, embedded as subsets, and what this computer has for other scripts.

Noto Sans writes Latin, Greek, Cyrillic and Vietnamese; Inter, which the window uses, has the arrows and ticks that Noto
Sans lacks. A letter neither has is looked for in the fonts of the machine, and only then. Nothing is ever a box.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from io import BytesIO
from threading import RLock
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from notesapp.pdf.machine_fonts import font_files_with
from resources import resource

REGULAR: Final = "NotoSans"
BOLD: Final = "NotoSans-Bold"
SIGNS: Final = "Inter"
"""The face for signs that the face of the text does not have: one weight, so that a file carries it once."""

_FILES: Final = {
    REGULAR: "noto-sans/NotoSans-Regular.ttf",
    BOLD: "noto-sans/NotoSans-Bold.ttf",
    SIGNS: "inter/Inter-Regular.ttf",
}
_lock: Final = RLock()
_found: Final[list[str]] = []


@cache
def glyphs(font: str) -> frozenset[int]:
    """The code points a face can write; loads a bundled face when it is first asked for."""
    with _lock:
        if font in _FILES:
            face = TTFont(font, BytesIO(resource(f"fonts/{_FILES[font]}").read_bytes()))
            pdfmetrics.registerFont(face)
            if font in (REGULAR, BOLD):
                pdfmetrics.registerFontFamily(font, normal=font, bold=BOLD, italic=font, boldItalic=BOLD)
        return frozenset(pdfmetrics.getFont(font).face.charToGlyph)


def load() -> None:
    """Make the faces of the text ready."""
    glyphs(REGULAR)
    glyphs(BOLD)


@cache
def font_for(char: str, base: str) -> str | None:
    """The face that writes CHAR in text of face BASE; None if no TrueType face on this machine can."""
    code = ord(char)
    if code in glyphs(base):
        return base
    if code in glyphs(SIGNS):
        return SIGNS
    with _lock:
        for name in _found:
            if code in glyphs(name):
                return name
        return _from_machine(code)


def _from_machine(code: int) -> str | None:
    """Register the first font of the machine that has CODE and may be embedded."""
    for path, index in font_files_with(code):
        name = f"machine-{len(_found) + 1}"
        try:
            face = TTFont(name, str(path), subfontIndex=index)
        except (TTFError, OSError):
            continue  # PostScript outlines, or a licence that forbids embedding
        if code in face.face.charToGlyph:
            pdfmetrics.registerFont(face)
            _found.append(name)
            return name
    return None


def width(text: str, font: str, size: float) -> float:
    """Points that TEXT takes in one face."""
    return float(pdfmetrics.stringWidth(text, font, size))


def runs_width(pieces: Iterable[tuple[str, str]], size: float) -> float:
    """Points that pieces of (face, text) take one after the other."""
    return sum(width(piece, face, size) for face, piece in pieces)
