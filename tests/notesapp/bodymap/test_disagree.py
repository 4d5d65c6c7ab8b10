"""Linked pains, "checked, clear", and where client and therapist do not meet: values, drawing, words."""

from dataclasses import replace

from notesapp.bodymap.disagree import draw_meeting, draw_over_figure, is_clear, meeting
from notesapp.bodymap.draw import badges, draw, fills, ground, marks, relief
from notesapp.bodymap.figure import new_map
from notesapp.bodymap.scene import Scene
from notesapp.bodymap.surface import Recorder
from notesapp.codec.plain import from_plain, to_plain
from notesapp.model.body_map import BodyMap, Extent, Layer, Link, LinkKind, Mark, MarkKind, Moment, Reading, Side, View
from notesapp.words.links import differing, links
from tests.notesapp.bodymap.samples import place, sciatica


def felt(key: str, region: str, side: Side = Side.RIGHT) -> Mark:
    return Mark(key, Layer.CLIENT, MarkKind.AREA, View.BACK, "ache", (place(region, side),))


def found(key: str, region: str, what: str = "trigger_point", side: Side = Side.RIGHT) -> Mark:
    return Mark(key, Layer.THERAPIST, MarkKind.AREA, View.BACK, what, (place(region, side),))


def test_a_finding_in_a_muscle_meets_the_area_that_hurts_over_it() -> None:
    told = meeting(BodyMap(marks=(felt("a", "buttock"), found("b", "piriformis"))))
    assert not told.differs
    assert [p.region for p in told.agreed] == ["buttock", "piriformis"]


def test_each_side_is_compared_with_itself() -> None:
    told = meeting(BodyMap(marks=(felt("a", "buttock"), found("b", "piriformis", side=Side.LEFT))))
    assert ([p.side for p in told.unfound], [p.side for p in told.unfelt]) == ([Side.RIGHT], [Side.LEFT])


def test_checked_and_clear_is_told_from_not_looked_at() -> None:
    marks = (felt("a", "lumbar_region"), felt("b", "calf"), found("c", "lumbar_region", "checked_clear"))
    body = BodyMap(marks=marks)
    told = meeting(body)
    assert is_clear(marks[2])
    assert ([p.region for p in told.clear], [p.region for p in told.unfound]) == (["lumbar_region"], ["calf"])
    assert told.unfelt == ()
    clear, unfound = sorted(differing(body, told))[::-1]
    assert "checked, and clear" in clear
    assert "low back" in clear
    assert "nobody looked" in unfound
    assert "calf" in unfound


def test_what_is_gone_on_leaving_counts_no_more() -> None:
    body = BodyMap(marks=(felt("a", "buttock"),), readings=(Reading("a", Moment.LEAVE, extent=Extent.GONE),))
    assert meeting(body).differs
    assert not meeting(body, Moment.LEAVE).differs


def test_before_anybody_looked_there_is_nothing_to_compare() -> None:
    assert differing(BodyMap(), meeting(BodyMap())) == ("The client has marked nothing yet.",)
    body = BodyMap(marks=(felt("a", "buttock"),))
    assert differing(body, meeting(body)) == ("Nothing has been found or checked yet.",)
    same = BodyMap(marks=(felt("a", "buttock"), found("b", "buttock")))
    assert differing(same, meeting(same)) == ("The client's marks and the findings lie in the same places.",)


def test_each_sort_has_a_pattern_of_its_own() -> None:
    body = BodyMap(marks=(felt("a", "glut_max"), found("b", "infraspinatus", side=Side.LEFT)))
    surface = Recorder()
    draw_meeting(Scene(body, View.BACK, differing=True), surface)
    assert len({call[3] for call in surface.named("pattern")}) == 2


def test_it_lies_above_the_figure_and_beneath_the_marks_wherever_it_is_drawn() -> None:
    """The screen keeps parts of it as pictures, the paper draws it in one go: the calls are the same."""
    scene = Scene(BodyMap(marks=(felt("a", "glut_max"), found("b", "infraspinatus"))), View.BACK, differing=True)
    whole, screen = Recorder(), Recorder()
    draw_over_figure(scene, whole)
    for part in (ground, fills, relief, draw_meeting, marks, badges):
        part(scene, screen)
    assert whole.calls == screen.calls
    plain = Recorder()
    draw(scene.body_map, View.BACK, plain)
    added = [call for call in whole.calls if call not in plain.calls]
    assert {call[0] for call in added} >= {"pattern"}


def linked() -> BodyMap:
    return sciatica().with_link(Link("low", "leg")).with_link(Link("low", "foot", LinkKind.TOGETHER))


def test_a_link_is_drawn_in_its_view_and_said_in_words() -> None:
    one, other = Recorder(), Recorder()
    draw(sciatica(), View.BACK, one)
    draw(linked(), View.BACK, other)
    assert len(other.calls) - len(one.calls) == 4  # a line and its open head, each on a pale ground
    first, second = links(linked())
    assert first.startswith("Burning pain in the right low back is felt as shooting pain")
    assert second.endswith("come and go together.")


def test_two_marks_have_one_link_and_it_goes_with_a_mark() -> None:
    body = linked().with_link(Link("leg", "low", LinkKind.TOGETHER))
    assert [(link.mark_id, link.to_mark) for link in body.links] == [("low", "foot"), ("leg", "low")]
    assert body.with_link(Link("low", "low")) is body
    assert body.with_link(Link("low", "nobody")) is body
    assert body.without_mark("leg").links == (Link("low", "foot", LinkKind.TOGETHER),)
    assert [link.kind for link in body.links_of("foot")] == [LinkKind.TOGETHER]


def test_a_note_without_links_is_written_as_before() -> None:
    assert "links" not in to_plain(sciatica())
    assert from_plain(to_plain(linked()), BodyMap) == linked()


def test_a_hidden_sheet_is_not_drawn_and_not_touched() -> None:
    from notesapp.bodymap.hits import hit_mark

    scene = Scene(sciatica(), View.BACK, badges=False)
    surface = Recorder()
    draw_all = replace(scene, hidden=frozenset({"client", "findings", "avoid"}))
    from notesapp.bodymap.draw import draw_scene

    draw_scene(draw_all, surface)
    bare = Recorder()
    draw_scene(Scene(new_map(), View.BACK, badges=False), bare)
    assert surface.calls == bare.calls
    assert hit_mark(scene, 600, 6800) is not None
    assert hit_mark(draw_all, 600, 6800) is None
