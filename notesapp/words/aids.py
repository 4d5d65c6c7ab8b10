"""Teaching aids in words: what they are called, and that they are no more than that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from notesapp.bodymap.aids import Aid
from notesapp.bodymap.referral import Suggestion
from notesapp.words import names
from notesapp.words.lexicon import knows, say

NERVES = (
    *("trunk", "tibial", "fibular", "fibular-common", "fibular-deep", "fibular-superficial", "sural"),
    *("femoral", "saphenous", "cutaneous-lateral", "median", "ulnar", "radial"),
)


def caption(language: str = "en") -> str:
    """What stands on the drawing beside every aid."""
    return say(language, "aids.caption")


def title(aid: Aid, language: str = "en") -> str:
    return say(language, f"aids.{aid}")


def note(aid: Aid, language: str = "en") -> str:
    """Return the sentence that says what the aid is worth."""
    return say(language, f"aids.{aid}_note")


def source(aid: Aid, language: str = "en") -> str:
    """Return after whom the aid is drawn."""
    return say(language, f"aids.{aid}_source")


def several(language: str = "en") -> str:
    """What several aids at once are worth."""
    return say(language, "aids.several")


def referral_short(language: str = "en") -> str:
    return say(language, "aids.referral_short")


def nerve_names(language: str = "en") -> Mapping[str, str]:
    """Return the short names that stand beside the courses."""
    return {key: say(language, f"aids.nerve_{key}") for key in NERVES if knows(language, f"aids.nerve_{key}")}


def referral_words(some: Iterable[Suggestion], language: str = "en") -> tuple[str, ...]:
    """Return what the suggested arrows of one muscle say, what they are worth, and what to mind; empty for none."""
    offered = tuple(some)
    if not offered:
        return ()
    first = offered[0]
    places = names.places((one.to for one in offered), names.For.SCREEN, language, most=8)
    known = "aids.referral_checked" if first.checked else "aids.referral_unchecked"
    return (
        say(language, "aids.referral_of", muscle=names.place(first.muscle, names.For.SCREEN, language), places=places),
        say(language, "aids.referral_note"),
        say(language, known),
    )
