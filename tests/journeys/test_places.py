"""Every place of the app is a page of the one window; `make_stage` looks that nothing flickers up beside it."""

from __future__ import annotations

from tests.journeys.after import go_to_client
from tests.journeys.conftest import MakeStage


def test_a_walk_through_all_places_stays_in_one_window(make_stage: MakeStage) -> None:
    stage = make_stage()
    hand = stage.open()
    for place, page in (("clients", "clients"), ("settings", "settings"), ("today", "today")):
        hand.tap(f"nav.{place}")
        hand.find(page)
    hand.tap("today.new")
    hand.find("client_form")
    go_to_client(hand, "hartwig")
    go_to_client(hand, "feldk")
    hand.tap("nav.lock")
    hand.find("unlock.passphrase")
