"""A first visit that ends before any touch: what is drawn and answered says so, and the client leaves with a letter."""

from __future__ import annotations

from ui.rehearsal.hand import Hand
from ui.rehearsal.on_map import CANVAS, at, touch
from ui.rehearsal.routine import Look, nobody

YES = ("saddle", "both_legs")
"""What is answered yes, each in a group of its own."""
GROUPS_LEFT = 4
"""Groups of questions after the first two."""


def first_visit(hand: Hand, name: str = "Ilse Hartwig", look: Look = nobody) -> int:
    """Ask and draw, print the urgent letter and the emergency sheet, sign as not treated.

    Returns the taps from the stop to the printed papers (at most three).
    """
    hand.type("today.search", name.split()[0])
    hand.tap("today.found.row.1")
    hand.find("arrive")
    look("first-visit")
    take_history(hand, look)
    draw_both_legs(hand)
    look("first-visit-drawn")
    ask_all_groups(hand, look)
    taps = stop_and_refer(hand, look)
    hand.tap("stop.sign")
    hand.find("signed.done")
    look("first-visit-signed")
    hand.tap("signed.done")
    hand.find("today.date")
    return taps


def take_history(hand: Hand, look: Look = nobody) -> None:
    """Nothing in the history; consent to treatment, records, and to a letter."""
    hand.tap("arrive.health.folded")
    look("health-history")
    hand.tap("arrive.health.none_all")
    look("consent")
    hand.tap("arrive.consent.sharing.agree")
    hand.tap("arrive.consent.usual")


def draw_both_legs(hand: Hand) -> None:
    """Numb at the back of both thighs, tapped; numb at the inside of both, painted."""
    touch(hand, "biceps_fem")
    hand.tap("arrive.symptom.numb")
    hand.tap_number("arrive.intensity", 5)
    hand.tap("arrive.mark.both")
    hand.tap("arrive.mark.done")
    hand.tap("map.tool.paint")
    hand.drag(CANVAS, [at(hand, 228, y) for y in range(9300, 10100, 40)])
    hand.tap("arrive.mark.both")
    hand.tap("arrive.mark.done")


def ask_all_groups(hand: Hand, look: Look = nobody) -> None:
    """Twenty questions in six groups: two are answered yes, the others no."""
    hand.tap("arrive.ask_now")
    for question in YES:
        hand.tap(f"arrive.screen.{question}.answer.yes")
        look(f"questions-{question}")
        hand.tap("arrive.screening.none")
    for _ in range(GROUPS_LEFT):
        hand.tap("arrive.screening.none")
    hand.find("arrive.stop.refer")
    look("stop")


def stop_and_refer(hand: Hand, look: Look = nobody) -> int:
    """Three taps to a printed urgent letter and a sheet that holds only the emergency box."""
    hand.start_counting()
    hand.tap("arrive.stop.refer")
    look("stop-and-refer")
    hand.tap("stop.confirm")
    hand.tap("stop.print")
    taps = hand.taps
    hand.named("stop.told.banner", "Referral letter and Aftercare sheet")
    look("stop-printed")
    return taps
