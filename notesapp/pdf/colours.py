"""The colours of paper: the light ones of the tokens, by what they are for. White stays white: it is the sheet."""

from __future__ import annotations

from typing import Final

from notesapp.catalogue import tokens

_light: Final = tokens.colours("light")

INK: Final = _light["text"]
SOFT: Final = _light["text2"]
HAIR: Final = _light["border"]
EDGE: Final = _light["border_strong"]
TINT: Final = _light["map"]
WHITE: Final = _light["on_accent"]
ACCENT: Final = _light["accent"]
ACCENT_TINT: Final = _light["accent_soft"]
HOT: Final = _light["danger"]

HOT_EDGE: Final = _light["danger_line"]
TREATED: Final = _light["treated"]
FINDING: Final = _light["finding"]


def blend(over: str, under: str, opacity: float) -> str:
    """The opaque colour that OVER at OPACITY (0-1) makes on UNDER: paper has no transparency, so it prints alike."""
    pairs = ((int(over[n : n + 2], 16), int(under[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(b + (a - b) * opacity):02x}" for a, b in pairs)


HOT_TINT: Final = blend(_light["danger_soft"], WHITE, 0.55)
"""Paler than on screen: large boxes of it must survive a photocopier."""

SKIN: Final = tokens.figure_roles("paper")["muscle"]
"""What lies under nearly all that is drawn see-through on the figure."""
