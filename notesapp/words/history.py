"""Lines of the health history in words, also the ones that say no."""

from __future__ import annotations

from collections.abc import Iterable

from notesapp.catalogue.conditions import conditions
from notesapp.model.practice import HistoryItem, HistoryKind, HistoryStatus
from notesapp.words import names
from notesapp.words.lexicon import plain, say

WHOLE = {
    HistoryKind.CONDITION: "Any illness",
    HistoryKind.MEDICATION: "Any medicine",
    HistoryKind.ALLERGY: "Any allergy",
    HistoryKind.SURGERY: "Any surgery",
    HistoryKind.PREGNANCY: "Pregnancy",
    HistoryKind.IMPLANT: "Any implant",
    HistoryKind.INJURY: "Any injury",
}
"""What a "no" to a whole kind is kept as, with the status denied."""

ALWAYS_TOLD = (HistoryKind.ALLERGY, HistoryKind.MEDICATION)
"""A reader looks for these each time; that they were asked and denied is told even when nothing changed."""


def is_none(item: HistoryItem) -> bool:
    """Whether ITEM says no to its whole kind."""
    return item.status is HistoryStatus.DENIED and item.what == WHOLE.get(item.kind)


def named(item: HistoryItem, language: str = "en") -> str:
    """What ITEM is of, in lower case or the client's own words; an allergy is called one, whoever wrote it."""
    own = item.kind is HistoryKind.ALLERGY and item.what not in conditions() and not is_none(item)
    return say(language, "history.allergy", what=item.what) if own else names.condition(item.what)


def item_words(item: HistoryItem, language: str = "en") -> str:
    """Return "no known allergies" for a no to the kind, "no asthma" for a no to one thing, else the thing."""
    if is_none(item):
        return say(language, f"history.none_{item.kind}")
    name = plain(named(item, language))
    return say(language, "history.no", what=name) if item.status is HistoryStatus.DENIED else name


def denied(history: Iterable[HistoryItem], *kinds: HistoryKind, language: str = "en") -> tuple[str, ...]:
    """Every no among HISTORY, of KINDS or of all, in the order of asking."""
    order = list(WHOLE)
    no = [i for i in history if i.status is HistoryStatus.DENIED and (not kinds or i.kind in kinds)]
    no.sort(key=lambda i: order.index(i.kind) if i.kind in order else len(order))
    return tuple(dict.fromkeys(item_words(i, language) for i in no))
