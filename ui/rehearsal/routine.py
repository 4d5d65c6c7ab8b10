"""The counted path: a routine returning client with two ghosts, and a session for relaxation only.

Tap for tap as in the product's design; nobody types.
"""

from __future__ import annotations

from collections.abc import Callable

from ui.rehearsal.hand import Hand

Look = Callable[[str], object]
"""Called where a picture is worth taking, with its name."""


def nobody(name: str) -> None:
    """Take no picture."""


def routine(hand: Hand, name: str = "Tomasz Wieland", look: Look = nobody) -> int:
    """Record, sign and print the session of a returning client; return the taps it took (at most 20)."""
    tile = hand.named("today.tile.", name)
    hand.start_counting()
    hand.tap(tile)
    hand.find("arrive")
    look("arrive")
    hand.tap("arrive.as_before")
    hand.tap("arrive.response.better")
    hand.tap("arrive.relief.some_days")
    hand.tap("arrive.exercises.yes")
    for number in (5, 4):
        hand.tap(hand.named("arrive.ghost.", "Still there"))
        hand.tap_number(hand.open_strip("arrive.ghost."), number)
    look("arrive-answered")
    hand.tap("arrive.nothing_new")
    hand.tap("arrive.treat")
    look("treat")
    hand.tap("treat.as_last_time")
    look("treat-as-last-time")
    hand.tap("treat.check.right")
    hand.tap("session.steps.leave")
    for _ in range(2):
        hand.tap_number(hand.open_strip("leave.mark."), 2)
    look("leave")
    hand.tap("leave.home.give")
    hand.tap("leave.next.visit.7")
    look("leave-planned")
    hand.tap("leave.sign")
    hand.find("signed.done")
    hand.find("signed.told.banner")
    look("signed")
    return hand.taps


def relaxation(hand: Hand, name: str = "Bea Moreau", look: Look = nobody) -> int:
    """Record and sign a session that is for relaxation only; return the taps it took (at most 10)."""
    tile = hand.named("today.tile.", name)
    hand.start_counting()
    hand.tap(tile)
    hand.tap("arrive.as_before")
    hand.tap("arrive.relax")
    hand.tap("arrive.nothing_new")
    hand.tap("arrive.treat")
    hand.tap("treat.as_last_time")
    hand.tap("treat.check.right")
    look("treat-relaxation")
    hand.tap("session.steps.leave")
    hand.tap("leave.next.visit.none")
    look("leave-relaxation")
    hand.tap("leave.sign")
    hand.find("signed.done")
    look("signed-relaxation")
    return hand.taps
