"""Teaching aids: drawn, labelled as such, and never part of a note; possible referral as offers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from notesapp.bodymap import aids, referral
from notesapp.bodymap.figure import VERSION, figure
from notesapp.bodymap.regions import shape_at
from notesapp.bodymap.surface import Recorder
from notesapp.catalogue.regions import referral as patterns
from notesapp.catalogue.regions import regions
from notesapp.model.body_map import BodyMap, Layer, MarkKind, Role, Side, View
from notesapp.words import aids as words

BODY = figure()


def drawn(view: View, aid: aids.Aid) -> Recorder:
    record = Recorder()
    aids.draw_aid(BODY, view, aid, record, words.caption(), words.nerve_names())
    return record


@pytest.mark.parametrize("view", View)
def test_every_aid_says_that_it_is_one(view: View) -> None:
    for aid in aids.AIDS:
        said = " ".join(str(call[1]) for call in drawn(view, aid).named("text"))
        assert ("Teaching aid" in said) == (aid in aids.offered(BODY, view))
        assert words.note(aid).startswith("Teaching aid.")


def test_the_soles_offer_none() -> None:
    assert aids.offered(BODY, View.SOLES) == ()
    assert drawn(View.SOLES, "spine").calls == []


def test_skin_areas_are_named_and_see_through() -> None:
    record = drawn(View.BACK, "dermatomes")
    said = [call[1] for call in record.named("text")]
    assert {"L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3-S5"} <= set(said)
    assert said.count("S3-S5") == 1
    assert all(0 < float(str(call[4])) < 1 for call in record.named("fill"))


def test_neighbouring_skin_areas_have_different_tints() -> None:
    tints = {name: n % 4 for n, name in enumerate(aids.ROOTS)}
    pairs = [("L1", "L2"), ("L2", "L3"), ("L3", "L4"), ("L4", "L5"), ("L5", "S1"), ("S1", "S2"), ("S2", "S3")]
    assert all(tints[a] != tints[b] for a, b in pairs)


def test_names_stay_on_the_page() -> None:
    for view in (View.FRONT, View.BACK, View.LEFT, View.RIGHT):
        left, top, right, low = BODY.view(view.value).bounds
        for aid in aids.offered(BODY, view):
            for _, text, x, y, size, _ in drawn(view, aid).named("text"):
                half = len(str(text)) * int(str(size)) * 0.34
                assert left <= int(str(x)) - half
                assert int(str(x)) + half <= right
                assert top <= int(str(y)) <= low


def test_nerves_have_their_names() -> None:
    assert {"Sciatic", "Tibial"} <= {call[1] for call in drawn(View.BACK, "sciatic").named("text")}


@pytest.mark.parametrize("muscle", sorted(patterns()))
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_arrows_begin_at_the_muscle_and_end_where_it_is_felt(muscle: str, side: Side) -> None:
    for one in referral.suggestions(BODY, muscle, side, View.BACK):
        assert one.to.region in patterns()[muscle].regions
        assert one.to.side in (side, Side.MID)
        end = shape_at(BODY, one.view.value, *one.stroke[-1])
        assert end is not None
        assert end.side in (side.value, "mid")
        via = {f"{one.view}:{end.name}"} & set(regions()[one.to.region].via)
        assert end.key == one.to.region or via


def test_both_sides_have_mirrored_arrows() -> None:
    left, right = (referral.suggestions(BODY, "piriformis", side, View.BACK) for side in (Side.LEFT, Side.RIGHT))
    assert [one.stroke for one in left] == [tuple((-x, y) for x, y in one.stroke) for one in right]


def test_piriformis_points_to_joint_and_thigh() -> None:
    some = referral.suggestions(BODY, "piriformis", Side.RIGHT, View.BACK)
    assert {"si_joint", "hamstrings"} <= {one.to.region for one in some}
    said = words.referral_words(some)
    assert said[0].startswith("Possible referral from the right piriformis: ")
    assert "checked against a published page" in said[2]


def test_a_muscle_without_a_pattern_offers_nothing() -> None:
    assert referral.suggestions(BODY, "patella", Side.LEFT, View.FRONT) == ()
    assert words.referral_words(()) == ()


def test_an_arrow_that_is_accepted_is_the_therapists_mark() -> None:
    one = referral.suggestions(BODY, "piriformis", Side.RIGHT, View.BACK)[-1]
    mark = referral.accept(
        one, BodyMap(figure_version=VERSION), None, lambda: "new", datetime(2030, 1, 1, tzinfo=UTC), "t"
    )
    assert (mark.layer, mark.kind, mark.role, mark.what) == (
        Layer.THERAPIST,
        MarkKind.PATH,
        Role.SPREAD,
        "trigger_point",
    )
    assert {place.side for place in mark.places} <= {Side.RIGHT, Side.MID}
    assert mark.places[-1].region in ("biceps_fem", "semitend", "hamstrings")


def test_offers_are_dashed_and_only_in_their_view() -> None:
    some = referral.suggestions(BODY, "piriformis", Side.RIGHT, View.BACK)
    here, there = Recorder(), Recorder()
    aids.draw_arrows(some, View.BACK, here)
    aids.draw_arrows(some, View.FRONT, there)
    assert sum(bool(call[7]) for call in here.named("stroke")) == len(some)
    assert there.calls == []
