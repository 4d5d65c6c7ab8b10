"""The points of all strokes of a mark in one compact column.

One version byte, then for each stroke: a type code, the number of points (uint32), the first
point (two int32) and the steps from point to point, x before y, as little-endian integers of
the smallest width that holds them all. All loops run in C: saving and reading do not hold
the interpreter for long.
"""

from __future__ import annotations

import struct
import sys
from array import array
from itertools import accumulate, chain
from operator import sub

from notesapp.model.body_map import Stroke
from notesapp.model.expected import BadNote, VaultDamaged

_VERSION = b"\x01"
_HEAD = struct.Struct("<cIii")
_WIDTHS = (("b", 127), ("h", 2**15 - 1), ("i", 2**31 - 1))


def pack(strokes: tuple[Stroke, ...]) -> bytes | None:
    """STROKES as bytes, None if there are none. Raises BadNote for a point off every figure."""
    if not strokes:
        return None
    return _VERSION + b"".join(map(_pack_one, strokes))


def _pack_one(stroke: Stroke) -> bytes:
    if not stroke:
        return _HEAD.pack(b"b", 0, 0, 0)
    xs, ys = zip(*stroke, strict=True)
    steps = tuple(chain.from_iterable(zip(map(sub, xs[1:], xs), map(sub, ys[1:], ys), strict=True)))
    largest = max(max(steps), -min(steps)) if steps else 0
    try:
        code = next(code for code, most in _WIDTHS if largest <= most)
        packed = array(code, steps)
        if sys.byteorder == "big":
            packed.byteswap()
        return _HEAD.pack(code.encode(), len(stroke), xs[0], ys[0]) + packed.tobytes()
    except (StopIteration, struct.error, TypeError) as error:
        raise BadNote("A point of a mark lies off every figure.") from error


def unpack(packed: bytes | None) -> tuple[Stroke, ...]:
    """The strokes that ``pack`` made PACKED of. Raises VaultDamaged if it did not."""
    if not packed:
        return ()
    try:
        if packed[:1] != _VERSION:
            raise ValueError("version")
        strokes, at = [], 1
        while at < len(packed):
            code, count, x, y = _HEAD.unpack_from(packed, at)
            at += _HEAD.size
            steps = array(code.decode())
            end = at + 2 * max(0, count - 1) * steps.itemsize
            if end > len(packed):
                raise ValueError("cut off")
            steps.frombytes(packed[at:end])
            if sys.byteorder == "big":
                steps.byteswap()
            at = end
            strokes.append(
                tuple(zip(accumulate(steps[0::2], initial=x), accumulate(steps[1::2], initial=y), strict=True))
                if count
                else ()
            )
        return tuple(strokes)
    except (ValueError, struct.error) as error:
        raise VaultDamaged from error
