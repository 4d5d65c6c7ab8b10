"""The session summary: as long as it must be, every page known by client and record."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from notesapp.bodymap.figure import figure
from notesapp.bodymap.scene import Teaching
from notesapp.model.body_map import (
    AvoidArea,
    AvoidSource,
    BodyMap,
    Extent,
    Layer,
    Link,
    LinkKind,
    Mark,
    MarkKind,
    Moment,
    Place,
    Reading,
    Side,
    View,
)
from notesapp.pdf import maps, session_summary
from notesapp.pdf.page import Paper
from notesapp.pdf.pdf_surface import PdfSurface
from notesapp.pdf.summary_maps import pairs_of
from notesapp.words.contents import MapLabel, SoapPart, SummaryContent
from tests.notesapp.pdf import case
from tests.notesapp.pdf.read import fonts, in_order, pages, text

CLOSER = [
    (View.PALMS, "index_finger", "palms"),
    (View.HANDS, "little_finger", "backs of the hands"),
    (View.FEET, "great_toe", "feet from above"),
    (View.FACE, "tmj", "face"),
]


def summary(
    content: SummaryContent = case.SUMMARY, body_map: BodyMap = case.MAP, paper: Paper = "a4", draft: bool = False
) -> bytes:
    return session_summary(content, body_map, case.USES, paper=paper, record=case.RECORD, draft=draft)


def own_words(words: str) -> SummaryContent:
    return replace(case.SUMMARY, soap=(SoapPart("S", "Subjective", ("A sentence.",), words),))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_summary_says_all_in_order(paper: Paper) -> None:
    pdf = summary(paper=paper)
    assert len(pages(pdf)) == 2
    assert in_order(
        pdf,
        "Nora Feldkamp",
        "14 March 1968",
        "Right low back and leg pain",
        "Osteoporosis: pressure limit 2 of 5",
        "Down 3 points (43 %)",
        "On arrival",
        "burning 7",
        "On leaving",
        "burning 4",
        "unchanged",
        "L and R are the client’s own left and right.",
        "What the client said",
        "Sustained pressure",
        "4 → 3",
        "Reason given: “doctor agreed",
        "Subjective",
        "She is anxious",
        "Straight-leg raise not tested.",
        "Asked, and answered no",
        "saddle numbness",
        "Advice given on paper",
        "no longer below the knee",
        "Signed",
        "20 Nov 2026, 15:06, version 1",
    )
    assert summary(paper=paper) == pdf


def test_every_page_has_client_birth_date_record_and_number() -> None:
    found = pages(summary(own_words("Long day. " * 1000)))
    assert len(found) >= 3
    for n, page in enumerate(found, 1):
        assert "Nora Feldkamp, born 14 March 1968" in page
        assert "Version 1 · 8f3c 1d72 a9e0" in page
        assert f"Page {n} of" in page


def test_the_draft_mark_is_on_every_page_of_an_unsigned_note_only() -> None:
    drafted = pages(summary(own_words("Long day. " * 1000), draft=True))
    assert all("draft – not signed" in page for page in drafted)
    assert "Not signed" in drafted[-1]
    assert "Check this page" not in drafted[-1]
    assert "draft" not in text(summary())


def test_ten_thousand_characters_flow_whole() -> None:
    words = [f"word{n}" for n in range(1400)]
    found = text(summary(own_words(" ".join(words))))
    assert all(word in found for word in words)


def test_one_word_of_ten_thousand_letters_wraps_whole() -> None:
    found = "".join(page.replace(" ", "") for page in pages(summary(own_words("q" * 10_000))))
    assert found.count("q") >= 10_000
    cell = replace(case.SUMMARY, table=(replace(case.SUMMARY.table[0], said="z" * 10_000),))
    assert text(summary(cell)).count("z") >= 10_000


def test_markup_in_a_note_is_text() -> None:
    found = text(summary(own_words(case.HOSTILE + " **not bold** & done")))
    assert '<b>"too much" & then</b> &lt;' in found
    assert "[slightly smiling face]" in found
    assert "**not bold** & done" in found


def many(count: int) -> tuple[SummaryContent, BodyMap]:
    shapes = [shape for view in ("front", "back") for shape in figure(1).view(view).shapes][:count]
    marks = tuple(
        Mark(f"x{n}", Layer.CLIENT, MarkKind.AREA, View(s.view), "burning", (Place(s.key, Side(s.side)),))
        for n, s in enumerate(shapes)
    )
    readings = tuple(Reading(m.id, at, 5) for m in marks for at in Moment)
    labels = tuple(MapLabel(m.id, f"spot{n}a", f"spot{n}b") for n, m in enumerate(marks))
    content = replace(case.SUMMARY, labels=labels, views=(View.FRONT, View.BACK))
    return content, BodyMap(marks=marks, readings=readings)


def test_two_hundred_marks_are_numbered_and_listed() -> None:
    found = text(summary(*many(200)))
    for n in range(200):
        assert f"spot{n}a → spot{n}b" in found
    assert "All marks" in found


def test_few_marks_are_labelled_beside_the_map() -> None:
    found = text(summary(*many(12)))
    assert "All marks" not in found
    assert all(f"spot{n}a" in found and f"spot{n}b" in found for n in range(12))


def test_a_view_with_a_mark_is_never_left_out() -> None:
    content, body_map = many(150)
    found = text(summary(replace(content, views=(View.FRONT,)), body_map))
    assert "front view" in found
    assert "back view" in found


def test_a_relaxation_session_has_one_map_and_nothing_empty() -> None:
    bare = replace(
        case.SUMMARY,
        alerts=(),
        pain=None,
        labels=(),
        exceptions=(),
        soap=(SoapPart("S", "Subjective", ()), SoapPart("P", "Plan", ("As before.",))),
        asked_no=(),
        advice=(),
        outcome="",
        problem="",
    )
    found = text(summary(bare, BodyMap()))
    assert "Worked on" in found
    for empty in ("On arrival", "Pain", "Problem", "Subjective", "Advice", "Outcome", "answered no"):
        assert empty not in found


def test_several_alerts_stand_in_rows() -> None:
    alerts = ("Osteoporosis: pressure limit 2 of 5", "No pressure on the left calf", "Allergic to nut oil", "x" * 150)
    assert in_order(summary(replace(case.SUMMARY, alerts=alerts)), *alerts[:3])


def test_names_are_never_cut_and_every_typeface_is_embedded() -> None:
    for name in (case.LONG_NAME, case.WORLD_NAME):
        pdf = summary(replace(case.SUMMARY, client=name))
        found = fonts(pdf)
        assert all(found.values()), found
        assert not any("Helvetica" in font for font in found)
    assert text(summary(replace(case.SUMMARY, client=case.LONG_NAME))).count(case.LONG_NAME) >= 3


def test_a_right_to_left_note_flows_over_pages() -> None:
    hebrew = "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd "
    found = text(summary(own_words(hebrew * 900)))
    assert found.count("\u05e9") + found.count("\ufb2a") >= 900


def test_places_to_avoid_and_marks_of_other_views_are_explained() -> None:
    calf = AvoidArea("a1", (Place("gastroc_med", Side.LEFT),), AvoidSource.RULE, "swollen")
    front = Mark("f1", Layer.CLIENT, MarkKind.AREA, View.FRONT, "numb", (Place("foot_outer", Side.LEFT),))
    gone = Reading("m3", Moment.LEAVE, extent=Extent.GONE)
    body_map = replace(case.MAP.with_mark(front).with_reading(gone), avoid=(calf,))
    found = text(summary(case.SUMMARY, body_map))
    for words in ("care needed", "marked on another view", "as on arrival", "numb"):
        assert words in found


def test_two_threads_write_the_same_bytes() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: summary(), range(4)))
    assert set(made) == {summary()}


def test_what_was_denied_is_said_once() -> None:
    beside = SoapPart("S", "Subjective", ("Pain.",), aside=f"Asked and denied: {', '.join(case.SUMMARY.asked_no)}.")
    found = text(summary(replace(case.SUMMARY, soap=(beside,))))
    assert found.count("saddle numbness") == 1
    assert "Asked, and answered no" not in found


def test_teaching_aids_are_printed_only_when_asked_for_and_say_what_they_are() -> None:
    worth = "Maps of the skin areas disagree. Drawn after the key points."
    told = Teaching(("dermatomes", "spine"), (), "Teaching aid", (), worth)
    plain = summary()
    aided = session_summary(case.SUMMARY, case.MAP, case.USES, paper="a4", record=case.RECORD, teaching=told)
    for words in ("L5", "PSIS", "Teaching", "Maps of the skin areas disagree."):
        assert words in text(aided)
        assert words not in text(plain)
    assert len(pages(aided)) == len(pages(plain))


@pytest.mark.parametrize(("view", "region", "name"), CLOSER)
def test_a_mark_of_a_closer_view_is_printed_on_that_view(view: View, region: str, name: str) -> None:
    mark = Mark("m", Layer.CLIENT, MarkKind.AREA, view, "numb", (Place(region, Side.LEFT),))
    reading = Reading("m", Moment.ARRIVE, 4)
    body_map = BodyMap(figure_version=2, marks=(mark,), readings=(reading,))
    content = replace(case.SUMMARY, labels=(MapLabel("m", "numb 4", "numb 2"),), views=(view,))
    found = summary(content, body_map)
    assert in_order(found, "On arrival", name)
    assert "numb 4" in text(found)


def test_a_session_without_treatment_shows_one_drawing() -> None:
    bare = replace(case.MAP, readings=tuple(r for r in case.MAP.readings if r.moment is Moment.ARRIVE))
    made = session_summary(case.SUMMARY, bare, (), paper="a4", record=case.RECORD, draft=False)
    assert "On arrival" in text(made)
    assert "On leaving" not in text(made)


def test_no_label_points_at_a_place_that_is_not_drawn() -> None:
    """The groin cannot be seen from behind; a label there would point somewhere else."""
    hidden = Mark("g", Layer.CLIENT, MarkKind.AREA, View.BACK, "numb", (case.right("groin"),))
    content = replace(case.SUMMARY, labels=(*case.SUMMARY.labels, MapLabel("g", "numb 9", "numb 9")))
    pairs = pairs_of(content, replace(case.MAP, marks=(*case.MAP.marks, hidden)), ())
    labelled = {mark.id for pair in pairs for mark, _ in pair.labels}
    assert "m1" in labelled
    assert "g" not in labelled


def test_each_kind_of_link_has_its_own_entry_and_only_where_it_is_seen() -> None:
    one, other = (mark.id for mark in case.MAP.marks[:2])
    felt = text(summary(body_map=case.MAP.with_link(Link(one, other))))
    assert "is felt there too" in felt
    assert "come and go together" not in felt
    together = text(summary(body_map=case.MAP.with_link(Link(one, other, LinkKind.TOGETHER))))
    assert "come and go together" in together
    assert "is felt there too" not in together
    assert "is felt there too" not in text(summary())


def test_signs_that_look_alike_have_their_letters_in_the_legend_too() -> None:
    weak = Mark(
        "weak", Layer.THERAPIST, MarkKind.STAMP, View.BACK, "weak_on_test", (case.right("calf"),), (((900, 13500),),)
    )
    assert text(summary(body_map=case.MAP.with_mark(weak), content=replace(case.SUMMARY, labels=()))).count("WK") >= 3


def test_names_of_aids_are_laid_out_for_the_letters_that_paper_writes() -> None:
    told = Teaching(("dermatomes",), (), "Teaching aid", (), "A hint.")
    written: list[tuple[int, int]] = []

    class Kept(PdfSurface):
        def text(self, words: str, x: int, y: int, size: int, colour: str) -> None:
            written.append((size, self.least_text))
            super().text(words, x, y, size, colour)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(maps, "PdfSurface", Kept)
        session_summary(case.SUMMARY, case.MAP, case.USES, paper="a4", record=case.RECORD, teaching=told)
    names = [size for size, least in written if size >= least]
    assert len(names) > 20
    assert {size for size, least in written if size < least} <= {250}, "but for the signs of findings"
