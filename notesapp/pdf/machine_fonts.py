"""Which fonts of this computer have a letter: a reader of nothing but their character maps."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from struct import Struct, error, unpack_from
from typing import BinaryIO, Final

TRUETYPE: Final = (b"\x00\x01\x00\x00", b"true")
"""OpenType fonts with PostScript outlines (b"OTTO") cannot be embedded by ReportLab."""
LIKED: Final = ("sans", "regular", "noto", "arial", "segoe", "droid", "dejavu")
DISLIKED: Final = ("bold", "italic", "oblique", "mono", "light", "thin", "black", "condensed", "serif", "emoji", "last")

_TABLE: Final = Struct(">4s4xII")
Index = int


def font_files_with(code: int) -> Iterator[tuple[Path, Index]]:
    """Every TrueType file (and the face in it) that has CODE, plain sans-serif ones first, always in one order."""
    for path in _files():
        for index, ranges in enumerate(_faces(path)):
            if any(low <= code <= high for low, high in ranges):
                yield path, index


def folders() -> tuple[Path, ...]:
    """Where this system keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        system = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        return (system, home / "AppData" / "Local" / "Microsoft" / "Windows" / "Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    )


@cache
def _files() -> tuple[Path, ...]:
    found = (
        Path(folder, name)
        for top in folders()
        for folder, _, names in os.walk(top)
        for name in names
        if name.lower().endswith((".ttf", ".ttc"))
    )
    return tuple(sorted(found, key=lambda path: (-_liking(path.stem.lower()), path.name, str(path))))


def _liking(stem: str) -> int:
    return sum(word in stem for word in LIKED) - 3 * sum(word in stem for word in DISLIKED)


@cache
def _faces(path: Path) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each face of the file the ranges of code points it has; a face that cannot be used has none."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
            if head[:4] != b"ttcf":
                return (_ranges(file, 0),)
            count = int.from_bytes(head[8:12])
            starts = unpack_from(f">{count}I", file.read(4 * count))
            return tuple(_ranges(file, start) for start in starts)
    except (OSError, error, IndexError):
        return ()


def _ranges(file: BinaryIO, start: int) -> tuple[tuple[int, int], ...]:
    file.seek(start)
    head = file.read(12)
    if head[:4] not in TRUETYPE:
        return ()
    tables = file.read(16 * int.from_bytes(head[4:6]))
    places = {tag: (offset, length) for tag, offset, length in _TABLE.iter_unpack(tables)}
    if b"cmap" not in places or b"glyf" not in places:
        return ()
    offset, length = places[b"cmap"]
    file.seek(offset)
    return _character_map(file.read(length))


def _character_map(data: bytes) -> tuple[tuple[int, int], ...]:
    """The ranges of the Unicode subtables (formats 4 and 12). A range may hold a few letters the face lacks."""
    ranges: set[tuple[int, int]] = set()
    for n in range(int.from_bytes(data[2:4])):
        platform, encoding, at = unpack_from(">HHI", data, 4 + 8 * n)
        if platform not in (0, 3) or (platform == 3 and encoding not in (1, 10)):
            continue
        form = int.from_bytes(data[at : at + 2])
        if form == 4:
            count = int.from_bytes(data[at + 6 : at + 8]) // 2
            ends = unpack_from(f">{count}H", data, at + 14)
            starts = unpack_from(f">{count}H", data, at + 16 + 2 * count)
            ranges.update(zip(starts, ends, strict=True))
        elif form == 12:
            count = int.from_bytes(data[at + 12 : at + 16])
            ranges.update(unpack_from(">II", data, at + 16 + 12 * k) for k in range(count))
    return tuple(sorted(ranges - {(0xFFFF, 0xFFFF)}))
