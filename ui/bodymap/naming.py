"""What the map calls a place aloud: its name and the client's side."""

from __future__ import annotations

from typing import Literal

from notesapp.catalogue import regions
from notesapp.model.body_map import Side
from ui.base.i18n import tr

Wording = Literal["client", "anatomy"]


def region_name(key: str, wording: Wording = "anatomy") -> str:
    """The client's plain word, or the anatomical name; the key itself when the list does not have it."""
    region = regions.regions().get(key)
    if region is None:
        return key
    return region.client_name if wording == "client" else region.anatomical_name


def side_words(side: str) -> str:
    """ "client's RIGHT"; the middle has no side."""
    return {
        Side.LEFT: tr("client's LEFT"),
        Side.RIGHT: tr("client's RIGHT"),
        Side.MID: tr("middle"),
    }[Side(side)]


def spoken(key: str, side: str, wording: Wording = "anatomy") -> str:
    return f"{region_name(key, wording)}, {side_words(side)}"
