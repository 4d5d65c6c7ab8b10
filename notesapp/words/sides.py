"""A doubt about left and right in one sentence."""

from __future__ import annotations

from notesapp.safety.assessment import GIVEN, PLACES, SideDoubt
from notesapp.words.lexicon import say


def doubt_sentence(doubt: SideDoubt, language: str = "en") -> str:
    """Return "Left or right? The text says “left hip”, the marks are on the right."""
    kind = doubt.field if doubt.field in (PLACES, GIVEN) else "text"
    return say(language, f"side_doubt.{kind}", words=doubt.words, found=say(language, f"sides.{doubt.found}"))
