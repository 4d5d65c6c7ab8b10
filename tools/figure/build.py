#!/usr/bin/env python3
"""Build the released figure from its text source.

    python tools/figure/build.py            art/*.txt -> resources/body/adult-1/{front,back,left,right,soles}.json
    python tools/figure/build.py --out DIR  the same, elsewhere (to compare before a release)

Takes about half a minute and needs numpy and shapely. Two builds give identical files. A figure that has been released
is never built again into its own folder: new art is a new VERSION, because old marks are drawn on the figure they were
made on; the build stops before it writes over a file that differs.

One file holds one view. Units are 1/10 mm of a 1760 mm adult, whole numbers, y down from the crown, x = 0 on the
mid-line. A path is [ops, [x, y, ...]] with ops out of M L C Z. Every ring runs in the direction that makes non-zero
winding right: outer rings one way, holes the other, strokes that cross simply add up.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent)]

from bodygen import mesh, overlays, render, source  # noqa: E402
from paths import closed, directed, path, rings  # noqa: E402

ART = HERE / "art"
FIGURE, VERSION = "adult", 2
VIEWS = (
    *(("front", False), ("back", False), ("side", True), ("side", False), ("sole", False)),
    *(("palms", False), ("hands", False), ("feet", False), ("face", False)),
)
NAMES = {"side-left": "left", "side-right": "right", "sole": "soles"}

SMALL = SCALE = {"soles": 25, "palms": 25, "hands": 25, "feet": 30, "face": 35}
USUAL = 10
"""Whole units to a millimetre: small parts are drawn larger, so that a brush and a sign are as fine as the part."""
BADGE, AIR = 700, 120
"""The side of a letter's square, and the room kept around it, in units."""


def drawing(view: str, flip: bool) -> Any:
    """Read one view's art and cut it into regions; prints leaks and loose ends of the mesh."""
    figure = source.load(ART / f"{view}.txt")
    extra = ART / f"overlay_{view}.txt"
    if extra.exists():
        source.load(extra, figure)
    made = render.Drawing(figure, mesh.Mesh(figure), flip)
    skin = None
    if (ART / f"derm_{view}.txt").exists():
        areas = source.load(ART / f"derm_{view}.txt")
        skin = render.Drawing(areas, mesh.Mesh(areas), flip)
    made.overlays = overlays.Overlays(figure, made, skin)
    return made


def pieces(made: Any, view: str, scale: int, keys: dict[tuple[str, str], dict[str, str]]) -> list[dict[str, Any]]:
    """The shapes of one view. The twin's sure point is mirrored, so that both sides answer alike."""
    out, seen = [], {}
    for item in made.regions:
        region, poly = item["region"], item["poly"]
        point = seen.get(region.id)
        if point:
            point = (-point[0], point[1])
        else:
            point = overlays.visual_centre(max(getattr(poly, "geoms", [poly]), key=lambda p: p.area))
        seen[region.id] = point
        row = keys[view, region.id]
        out.append(
            {
                "name": region.id,
                "side": item["side"],
                "key": row["key"],
                "zone": row["zone"],
                "tone": region.tone,
                "point": [round(v * scale) for v in point],
                "path": closed(item["d"], scale),
            }
        )
    return out


def pen(made: Any, scale: int) -> list[list[Any]]:
    """The drawn lines, weakest first: [role, opacity in per mille, path]; crossing strokes add up to one tint."""
    out = []
    for weight in ("hint", "fine", "minor", "major", "outline"):
        strokes = [r for w, d in made.lines if w == weight for r in rings(d, scale)]
        if strokes:
            out.append(["line", round(render.WEIGHTS[weight][1] * 1000), *path(directed(strokes, nested=False))])
    return out


def volume(made: Any, scale: int) -> list[list[Any]]:
    """Soft form: dark bands inside the silhouette, light rounded insets of each shape."""
    rim, core = made.shade()
    layers = [("shade", d, a) for d, a in rim] + [("light", d, a) for d, a in core]
    return [[role, round(alpha * 1000), *closed(d, scale)] for role, d, alpha in layers]


def badges(view: str, shapes: list[dict[str, Any]]) -> list[list[Any]]:
    """Where the letters L and R stand: under the finger tips, under heels, wrists and toes, beside the chin."""
    out = []
    tips = {"fingers", "thumb"}
    for side in ("right", "left"):
        mine = [s for s in shapes if s["side"] == side and (view in SMALL or s["key"] in tips)]
        if not mine:
            continue
        xs = [x for s in mine for x in s["path"][1][::2]]
        ys = [y for s in mine for y in s["path"][1][1::2]]
        if view == "face":
            out.append([side, round(1.06 * max(xs, key=abs)), round(0.9 * max(ys))])
        else:
            out.append([side, (min(xs) + max(xs)) // 2, max(ys) + (650 if view in SMALL else 450)])
    return out


def layers(made: Any) -> list[dict[str, Any]]:
    """Nerve course, skin areas and landmarks, kept apart from the figure."""
    out = []
    for item in made.overlays.items:
        entry = {k: item.get(k, "") for k in ("layer", "name", "side", "kind", "text")}
        entry["width"] = round(item.get("width", 0) * USUAL)
        entry["dash"] = [round(float(v) * USUAL) for v in item.get("dash", "").split(",") if v]
        if "point" in item:
            entry["point"] = [round(v * 10) for v in item["point"]]
        if "r" in item:
            entry["radius"] = round(item["r"] * 10)
        if "d" in item:
            entry["path"] = closed(item["d"]) if item["kind"] == "area" else path(rings(item["d"]))
        out.append(entry)
    return out


def built(made: Any, keys: dict[tuple[str, str], dict[str, str]]) -> dict[str, Any]:
    view = NAMES.get(made.name, made.name)
    scale = SCALE.get(view, USUAL)
    bounds = [round(v * scale) for v in made.bounds()]
    shapes = pieces(made, view, scale, keys)
    letters = badges(view, shapes)
    if view in SMALL:
        bounds[1] -= 2 * AIR
    room = AIR + (BADGE // 2 if view in SMALL else 0)
    for _, x, y in letters:
        bounds[0], bounds[2] = min(bounds[0], x - room), max(bounds[2], x + room)
        bounds[3] = max(bounds[3], y + room)
    return {
        "figure": FIGURE,
        "version": VERSION,
        "view": view,
        "bounds": bounds,
        "scale": scale,
        "base": closed(made.outline_d(), scale),
        "outline": round(render.WEIGHTS["outline"][0] * made.fig.ink * scale),
        "badges": letters,
        "shapes": shapes,
        "lines": pen(made, scale),
        "volume": volume(made, scale),
        "overlays": layers(made),
    }


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--out", type=Path, default=ROOT / "resources" / "body" / f"{FIGURE}-{VERSION}")
    ask.add_argument("--replace", action="store_true", help="write over files that differ: only before a release")
    chosen = ask.parse_args()
    started = time.monotonic()
    with (ROOT / "resources" / "catalogue" / "regions" / "shapes.csv").open(encoding="utf-8", newline="") as handle:
        keys = {(row["view"], row["name"]): row for row in csv.DictReader(handle)}
    chosen.out.mkdir(parents=True, exist_ok=True)
    for name, flip in VIEWS:
        data = built(drawing(name, flip), keys)
        text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
        place = chosen.out / f"{data['view']}.json"
        if place.exists() and place.read_text(encoding="utf-8") != text + "\n" and not chosen.replace:
            sys.exit(f"{place} is built and differs. New art is a new VERSION; --replace is for art not yet released.")
        place.write_text(text + "\n", encoding="utf-8")
        print(f"{data['view']}: {len(data['shapes'])} shapes, {len(text) // 1000} kB")
    print(f"{time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
