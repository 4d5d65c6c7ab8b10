"""Which letters stand where, in which face: any script becomes pieces that can be drawn, none of them a box."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, Final

from notesapp.pdf.fonts import REGULAR, font_for, glyphs

RTL: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
FORBIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
SILENT: Final = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff\u00ad"
)
PRE_BASE: Final = frozenset("\u093f\u09bf\u09c7\u09c8\u0a3f\u0abf\u0b47\u0bc6\u0bc7\u0bc8\u0d46\u0d47\u0d48")
"""Vowel signs written before the consonant they follow in the text (Devanagari and its sisters)."""
VIRAMA: Final = frozenset("\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d")

Run = tuple[str, str]
"""A face and the piece of text written in it."""


@lru_cache(maxsize=4096)
def runs(text: str, base: str = REGULAR) -> tuple[Run, ...]:
    """TEXT cut into pieces of one face, right-to-left pieces in the order in which they are drawn.

    A sign that no face has is named in brackets: [slightly smiling face], [another script, Thai: ...].
    """
    text = unicodedata.normalize("NFC", FORBIDDEN.sub("", text)).translate(_SILENT_TABLE)
    text = _reordered(text)
    pieces: list[tuple[str | None, str]] = []
    for char in text:
        font = base if char in "\n\t \u00a0" else font_for(char, base) if not _is_picture(char) else None
        if char == " " and pieces and RTL.search(pieces[-1][1]):
            font = pieces[-1][0]  # right-to-left words stay together: they are ordered as one piece
        if (
            pieces
            and pieces[-1][0] == font
            and (font is None or bool(RTL.search(char)) == _is_rtl(pieces[-1][1], char))
        ):
            pieces[-1] = (font, pieces[-1][1] + char)
        else:
            pieces.append((font, char))
    return tuple(_finished(pieces, base))


def _is_rtl(piece: str, char: str) -> bool:
    """Whether CHAR may join PIECE: blanks and letters of the same direction may."""
    return bool(RTL.search(piece)) if char != " " else bool(RTL.search(char))


def _finished(pieces: list[tuple[str | None, str]], base: str) -> list[Run]:
    done: list[Run] = []
    for font, piece in pieces:
        if font is None:
            done.extend(runs(named(piece), base))
        elif RTL.search(piece):
            core = piece.rstrip(" ")
            done.append((font, visual(core, font)))
            if core != piece:
                done.append((base, piece[len(core) :]))
        else:
            done.append((font, piece))
    return done


_SILENT_TABLE: Final = {ord(char): None for char in SILENT}


def _is_picture(char: str) -> bool:
    """Emoji and other pictures are read out, whatever fonts there are: grey print keeps their meaning."""
    code = ord(char)
    return 0x1F000 <= code < 0x20000 or (0x2600 <= code < 0x2700) or 0xE000 <= code < 0xF900


def named(piece: str) -> str:
    """Letters and pictures no face has, by their Unicode names, in brackets."""
    if all(unicodedata.category(char)[0] not in "LM" for char in piece):
        return "".join(f"[{unicodedata.name(char, f'sign {ord(char):04X}').lower()}]" for char in piece)
    script, words = "", []
    for char in piece:
        name = unicodedata.name(char, f"sign {ord(char):04X}")
        first, _, rest = name.partition(" ")
        if "IDEOGRAPH-" in name:
            first, rest = "HAN", name.rpartition("-")[2]
        script = script or first.capitalize()
        words.append(rest.removeprefix("LETTER ").lower() if "IDEOGRAPH" not in name else rest)
    return f"[another script, {script}: {', '.join(words)}]"


@cache
def visual(piece: str, font: str) -> str:
    """A right-to-left piece in the order in which it is drawn, its letters joined as far as FONT has the joined forms.

    Few faces have the ligatures of whole words (the name of God in "Abdullah"): then its letters are joined one by
    one, and a letter whose joined form is not there either stands by itself.
    """
    from bidi import get_display

    known = glyphs(font)
    for ligatures in (True, False):
        joined = _reshaper(ligatures).reshape(piece)
        if all(ord(char) in known for char in joined if char != " "):
            break
    else:
        joined = "".join(c if ord(c) in known else unicodedata.normalize("NFKC", c) for c in joined)
    return str(get_display(joined))


@cache
def _reshaper(ligatures: bool) -> Any:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper(configuration={"support_ligatures": ligatures})


def _reordered(text: str) -> str:
    """Put vowel signs of Indic scripts where they are read; ReportLab does not shape."""
    if not any(char in PRE_BASE for char in text):
        return text
    out: list[str] = []
    for char in text:
        if char in PRE_BASE and out:
            at = len(out) - 1
            while at >= 2 and out[at - 1] in VIRAMA:
                at -= 2
            out.insert(at, char)
        else:
            out.append(char)
    return "".join(out)
