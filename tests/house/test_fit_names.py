"""A name of 60 characters, hardly a space in it, makes no screen wider and is not cut."""

from __future__ import annotations

from dataclasses import replace

from tests.demo_fixtures import demo_template
from tests.house.test_fit import at_hundred, doubled, everywhere
from tests.house.test_fit_keeping import kept, signed
from tests.journeys.conftest import MakeStage, home, make_stage, windows

__all__ = ["demo_template", "home", "make_stage", "windows"]
LONG = "Nora-Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Ng"


def test_a_long_name_fits_every_screen(make_stage: MakeStage) -> None:
    assert len(LONG) >= 60
    stage = make_stage()
    hand = stage.open()
    practice = stage.app.practice
    assert practice is not None
    with practice.vault.write() as tx:
        nora = tx.clients.get(tx.clients.find("Nora Feldkamp")[0].id)
        tx.clients.save(
            replace(nora, name=LONG, called="", physician=replace(nora.physician, name=LONG, practice=LONG))
        )
    hand.wait(lambda: bool(hand.named("today.tile.", LONG)), "the new name")
    found = [*signed(stage, at_hundred), *kept(stage, at_hundred), *everywhere(stage, hand), *kept(stage, doubled)]
    found += signed(stage, doubled)
    assert not found, "\n".join(found)
