"""Where tags stand beside the figure, so that none covers another or a side's letter. Pure; any unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Tag:
    """What wants to stand beside a point: its size, the edge nearest the figure, and on which side it stands.

    Larger WEIGHT stays when there is not room for all.
    """

    key: str
    anchor: tuple[float, float]
    size: tuple[float, float]
    side: Literal["left", "right"]
    edge: float
    weight: int = 0


def laid_out(tags: Sequence[Tag], room: Box, kept_free: Sequence[Box] = (), gap: float = 6) -> dict[str, Box]:
    """Return a box for each tag that fits into ROOM: at the height of its anchor if it can, else moved up or down.

    Boxes touch neither each other nor KEPT_FREE. Tags of the least weight are left out first.
    """
    out: dict[str, Box] = {}
    for side in ("left", "right"):
        mine = sorted((tag for tag in tags if tag.side == side), key=lambda tag: -tag.weight)
        if mine:
            least = min(tag.size[1] for tag in mine)
            mine = mine[: max(1, int((room[3] - room[1] + gap) / (least + gap)))]
        while mine:
            found = _column(sorted(mine, key=lambda tag: tag.anchor[1]), room, kept_free, gap)
            if found is not None:
                out.update(found)
                break
            mine.pop()
    return out


def _column(tags: list[Tag], room: Box, kept_free: Sequence[Box], gap: float) -> dict[str, Box] | None:
    """Place tags from the top down, then push up what hangs out below; None when they do not fit."""
    spans = [_across(tag, room) for tag in tags]
    tops: list[float] = []
    least = room[1]
    for tag, (left, right) in zip(tags, spans, strict=True):
        top = max(least, tag.anchor[1] - tag.size[1] / 2)
        top = _past(top, tag.size[1], left, right, kept_free, gap, down=True)
        tops.append(top)
        least = top + tag.size[1] + gap
    limit = room[3]
    for k in range(len(tags) - 1, -1, -1):
        high = tags[k].size[1]
        if tops[k] + high > limit:
            tops[k] = _past(limit - high, high, *spans[k], kept_free, gap, down=False)
        limit = tops[k] - gap
    if tops and tops[0] < room[1]:
        return None
    return {
        tag.key: (left, top, right, top + tag.size[1])
        for tag, top, (left, right) in zip(tags, tops, spans, strict=True)
    }


def _across(tag: Tag, room: Box) -> tuple[float, float]:
    left = tag.edge if tag.side == "right" else tag.edge - tag.size[0]
    left = max(room[0], min(left, room[2] - tag.size[0]))
    return left, left + tag.size[0]


def _past(
    top: float, high: float, left: float, right: float, kept_free: Sequence[Box], gap: float, *, down: bool
) -> float:
    """Move a box along its column until it lies on none of the boxes to be kept free."""
    for box in sorted(kept_free, key=lambda box: box[1], reverse=not down):
        if left < box[2] + gap and right > box[0] - gap and top < box[3] + gap and top + high > box[1] - gap:
            top = box[3] + gap if down else box[1] - gap - high
    return top
