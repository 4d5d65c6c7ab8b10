#!/usr/bin/env python3
"""Draw the exercises:  python tools/exercises/build.py [--only HC-28 ...] [--rough] [--out DIR]

poses.py -> resources/exercises/HC-nn.json, one drawing each, and index.json, which says which item shows which drawing
and whether it has a left and a right. Takes about a minute; needs numpy and shapely. Two builds give identical files.

A file holds the right-sided drawing (or the only one): its size, what it shows in words, and inks from back to front,
[fill role, stroke role, stroke width, ops, [x, y, ...]]. Units are mm of the figure, whole; stroke widths in 1/10 mm.
The left side is the picture in a mirror, which the reader makes.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import mannequin  # noqa: E402
from paths import closed, path, rings  # noqa: E402
from poses import POSES  # noqa: E402

OUT = HERE.parents[1] / "resources" / "exercises"
SIDED = {1, 2, 3, 8, 9, 27, 29, 30, 36, 38}
ROLES = {
    "#4a342a": "ink",
    "#f3e2d5": "skin",
    "#ffffff": "shirt",
    "#c9dcdc": "shorts",
    "#bcaea3": "floor",
    "#e9dfd5": "prop",
    "#f7f1ea": "prop_light",
    "#f2ebe3": "mat",
    "#e4eeee": "water",
    "#9fb9bb": "water_line",
    "#c8502f": "hot",
    "#f6c9a8": "hot_glow",
    "#1f6f78": "move",
}


def drawing(pose: str, pixel: float) -> dict[str, Any]:
    """Draw one pose; `flip` marks those posed with the left side and shown as the right."""
    picture = mannequin.draw(pose, pixel)
    width, height, inks = picture.finished(mirror=bool(POSES[pose].get("flip")))
    rows = []
    for text, fill, stroke, pen in inks:
        outline = closed(text, 1) if fill else path(rings(text, 1))
        rows.append([ROLES[fill] if fill else "", ROLES[stroke] if stroke else "", round(pen * 10), *outline])
    return {"shows": POSES[pose]["title"], "size": [round(width), round(height)], "inks": rows}


def items(pose: str) -> list[str]:
    """HC-13-14-pack -> HC-13, HC-14: the home-care items that show this pose."""
    return [f"HC-{part}" for part in pose.split("-") if part.isdigit()]


def write(place: Path, data: Any) -> None:
    place.write_text(json.dumps(data, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--out", type=Path, default=OUT)
    ask.add_argument("--only", nargs="*", help="items, for instance HC-28")
    ask.add_argument("--rough", action="store_true", help="coarse and quick, for trying poses")
    chosen = ask.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    index = {}
    for pose in sorted(POSES):
        names = items(pose)
        for name in names:
            index[name] = {"drawing": names[0], "sided": int(name[3:]) in SIDED}
        if chosen.only is None or set(names) & set(chosen.only):
            write(chosen.out / f"{names[0]}.json", drawing(pose, 4.0 if chosen.rough else 2.0))
            print(names[0], POSES[pose]["title"])
    write(chosen.out / "index.json", index)


if __name__ == "__main__":
    main()
