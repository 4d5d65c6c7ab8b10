"""A first visit that ends before any touch: what is drawn and answered says so, and the client leaves with a letter."""

from __future__ import annotations

from ui.rehearsal.hand import Hand
from ui.rehearsal.on_map import CANVAS, at, touch
from ui.rehearsal.routine import Look, nobody

YES = ("saddle", "both_legs")


def first_visit(hand: Hand, name: str = "Ilse Hartwig", look: Look = nobody) -> int:
    """Ask, draw, do not treat, print the urgent letter and the emergency sheet, sign; return the taps of the end."""
    hand.type("today.search", name.split()[0])
    hand.tap("today.found.row.1")
    hand.find("arrive")
    look("first-visit")
    hand.tap("arrive.health.folded")
    look("health")
    hand.tap("arrive.health.none_all")
    look("health")
    hand.tap("arrive.consent.sharing.agree")
    hand.tap("arrive.consent.usual")
    touch(hand, "biceps_fem")
    hand.tap("arrive.symptom.numb")
    hand.tap_number("arrive.intensity", 5)
    hand.tap("arrive.mark.both")
    hand.tap("arrive.mark.done")
    hand.tap("map.tool.paint")
    hand.drag(CANVAS, [at(hand, 228, y) for y in range(9300, 10100, 40)])
    hand.tap("arrive.mark.both")
    look("drawn")
    hand.tap("arrive.mark.done")
    look("drawn")
    hand.tap("arrive.ask_now")
    for question in YES[:1]:
        hand.tap(f"arrive.screen.{question}.answer.yes")
    look("ask")
    hand.tap("arrive.screening.none")
    look("ask")
    hand.tap("arrive.screen.both_legs.answer.yes")
    look("ask")
    for _ in range(5):
        hand.tap("arrive.screening.none")
    look("asked")
    hand.start_counting()
    hand.tap("arrive.stop.refer")
    look("stop")
    hand.tap("stop.confirm")
    hand.find("stop.pages")
    look("confirmed")
    hand.tap("stop.print")
    hand.find("stop.told.banner")
    taps = hand.taps
    look("printed")
    hand.tap("stop.sign")
    look("sign")
    hand.find("signed.done")
    look("signed")
    hand.tap("signed.done")
    hand.find("today.date")
    return taps
