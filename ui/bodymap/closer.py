"""The way to the closer views: hands, feet and face, each drawn by itself."""

from __future__ import annotations

from notesapp.bodymap.figure import figure
from notesapp.catalogue.regions import within
from notesapp.model.body_map import View
from ui.base.i18n import tr
from ui.bodymap.chips import Offer

CLOSER: dict[View, str] = {
    View.PALMS: "Palms",
    View.HANDS: "Hands, back",
    View.FEET: "Feet, top",
    View.FACE: "Face and jaw",
}
FROM: dict[View, dict[str, View]] = {
    View.FRONT: {"hand": View.PALMS, "wrist_front": View.PALMS, "foot": View.FEET, "ankle": View.FEET},
    View.BACK: {"hand": View.HANDS, "wrist_back": View.HANDS, "heel": View.SOLES},
}
SIDEWAYS: dict[str, View] = {"hand": View.HANDS, "wrist_back": View.HANDS, "foot": View.FEET}
"""From the left and the right."""
HEAD = ("face", "temple", "ear")


def closer_view(version: int, view: View, region: str) -> View | None:
    """Return the view that shows a touched region larger; None if there is none, or it is the one looked at."""
    roots = FROM.get(view, SIDEWAYS if view in (View.LEFT, View.RIGHT) else {})
    found = next((to for root, to in roots.items() if within(region, root)), None)
    if found is None and view in (View.FRONT, View.LEFT, View.RIGHT) and any(within(region, one) for one in HEAD):
        found = View.FACE
    return found if found is not None and found.value in figure(version).views else None


def closer_offers(version: int, view: View) -> list[Offer]:
    """One chip for each closer view that this version of the figure has."""
    views = figure(version).views
    return [Offer(f"view.{one}", tr(name), checked=one is view) for one, name in CLOSER.items() if one.value in views]


def closer_offer(to: View) -> Offer:
    """The chip beside the places the finger may have meant."""
    return Offer(f"view.{to}", tr("Closer"), tr(CLOSER.get(to, "Soles")))
