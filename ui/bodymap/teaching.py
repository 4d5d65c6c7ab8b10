"""Teaching aids on the map: what is switched on, the arrows on offer, and the chips that switch them. Never kept."""

from __future__ import annotations

from notesapp.bodymap.aids import AIDS, Aid, offered
from notesapp.bodymap.figure import figure
from notesapp.bodymap.referral import suggestions
from notesapp.bodymap.scene import Suggestion, Teaching
from notesapp.catalogue.regions import referral_of
from notesapp.model.body_map import BodyMap, Place, View
from notesapp.words import aids as words
from ui.base.i18n import tr
from ui.bodymap.chips import Offer
from ui.bodymap.naming import Wording, region_name
from ui.parts.badges import Side as Letter

LETTERS: dict[str, Letter] = {"left": "L", "right": "R"}


class TeachingAids:
    """Which aids lie over the figure. An arrow is kept only when it is accepted; then it is a mark like any other."""

    def __init__(self) -> None:
        self.shown: frozenset[Aid] = frozenset()
        self.arrows: tuple[Suggestion, ...] = ()
        self.on_paper = False
        """Whether a summary printed from here shows them, too."""

    @property
    def is_on(self) -> bool:
        return bool(self.shown or self.arrows)

    def value(self) -> Teaching | None:
        """What the drawing is told; None while nothing is switched on."""
        if not self.is_on:
            return None
        aids = tuple(aid for aid in AIDS if aid in self.shown)
        return Teaching(aids, self.arrows, words.caption(), tuple(words.nerve_names().items()))

    def for_paper(self) -> Teaching | None:
        """What a summary shows of it: never an arrow that nobody accepted."""
        aids = tuple(aid for aid in AIDS if aid in self.shown)
        if not (self.on_paper and aids):
            return None
        worth = " ".join((*map(words.note, aids), *map(words.source, aids)))
        return Teaching(aids, (), words.caption(), tuple(words.nerve_names().items()), worth)

    def note(self, view: View, version: int) -> tuple[str, str]:
        """What the aids of this view are worth, in short; and in full, with sources. Empty while none is seen."""
        here = offered(figure(version), view)
        said = [words.note(aid) for aid in AIDS if aid in self.shown and aid in here]
        if self.arrows:
            said.append(words.referral_short())
        short = said[0] if len(said) == 1 else words.several() if said else ""
        full = [*said, *(words.source(aid) for aid in AIDS if aid in self.shown and aid in here)]
        return short, "\n".join((*full, *words.referral_words(self.arrows)))

    def switch(self, aid: str) -> None:
        self.shown = self.shown ^ {one for one in AIDS if one == aid}

    def hide_all(self) -> None:
        self.shown, self.arrows, self.on_paper = frozenset(), (), False

    def refer(self, body_map: BodyMap, view: View, muscle: Place) -> None:
        """Suggest where pain of a muscle is taught to be felt."""
        body = figure(body_map.figure_version)
        self.arrows = suggestions(body, muscle.region, muscle.side, view)

    def without(self, arrow: Suggestion) -> None:
        self.arrows = tuple(one for one in self.arrows if one is not arrow)

    def drop_arrows(self) -> None:
        self.arrows = ()

    def offers(self, version: int, view: View, muscle: Place | None, wording: Wording) -> list[Offer]:
        """The switches for a view; and the referral of the muscle last touched, if it has a pattern."""
        on, off = tr("shown"), tr("Teaching aid")
        rows = [
            Offer(f"aid.{aid}", words.title(aid), on if aid in self.shown else off, checked=aid in self.shown)
            for aid in offered(figure(version), view)
        ]
        if muscle is not None and has_referral(muscle.region):
            side = LETTERS.get(muscle.side.value)
            rows.append(Offer("refer.on", tr("Possible referral"), region_name(muscle.region, wording), side))
        if self.shown:
            said = tr("in the summary") if self.on_paper else tr("not printed")
            rows.append(Offer("aid.paper", tr("On paper"), said, checked=self.on_paper))
        if self.is_on:
            rows.append(Offer("aid.none", tr("Hide all")))
        return rows

    def arrow_offers(self, wording: Wording) -> list[Offer]:
        """One chip for each arrow, to keep it; and one to leave out those that are left."""
        rows = [
            Offer(f"arrow.{n}", region_name(one.to.region, wording), tr("keep"), LETTERS.get(one.to.side.value))
            for n, one in enumerate(self.arrows)
        ]
        return [*rows, Offer("refer.off", tr("Leave out"), tr("the other arrows"))] if rows else []


def has_referral(region: str) -> bool:
    return referral_of(region) is not None


__all__ = ["TeachingAids", "has_referral"]
