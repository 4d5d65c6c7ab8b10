"""The tokens are whole, ordered and readable."""

import itertools

import pytest

from notesapp.catalogue import tokens
from notesapp.catalogue.outline import outline


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["bg", "surface", "sunk", "map", "hover"])
def test_text_reads_on_every_ground(theme: tokens.ThemeName, ground: str) -> None:
    colours = tokens.colours(theme)
    for ink in ("text", "text2", "accent", "warn", "danger", "ok", "good"):
        assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    assert contrast(colours["border_strong"], colours[ground]) >= 3
    assert contrast(colours["focus"], colours[ground]) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_reads_on_fills_of_its_kind(theme: tokens.ThemeName) -> None:
    colours = tokens.colours(theme)
    for kind in ("warn", "danger", "ok", "good", "accent"):
        assert contrast(colours[kind], colours[f"{kind}_soft"]) >= 4.5
        assert contrast(colours["text"], colours[f"{kind}_soft"]) >= 4.5
    assert contrast(colours["on_fill"], colours["accent_fill"]) >= 4.5


def test_both_themes_name_the_same_roles() -> None:
    assert tokens.colours("light").keys() == tokens.colours("dark").keys()


def test_every_ramp_darkens_step_by_step_and_its_number_reads() -> None:
    for ramp in (tokens.score_ramp(), *(symptom.ramp for symptom in tokens.symptoms().values())):
        assert len(ramp) == 11
        for lighter, darker in itertools.pairwise(ramp):
            assert luminance(lighter.fill) > luminance(darker.fill)
        assert all(contrast(step.fill, step.ink) >= 4.5 for step in ramp)


def test_symptoms_differ_in_pattern_letter_and_name() -> None:
    symptoms = tokens.symptoms().values()
    assert len(symptoms) == 8
    for part in ("key", "label", "letter"):
        assert len({getattr(symptom, part) for symptom in symptoms}) == 8
    assert len({symptom.pattern.path for symptom in symptoms}) == 8


def test_a_style_is_the_step_asked_for() -> None:
    style = tokens.symptom_style("burning", 7)
    assert (style.key, style.level, style.fill) == ("burning", 7, tokens.symptoms()["burning"].ramp[7].fill)


@pytest.mark.parametrize("level", [-1, 11])
def test_an_intensity_beyond_is_refused(level: int) -> None:
    with pytest.raises(ValueError, match="0-10"):
        tokens.symptom_style("ache", level)
    with pytest.raises(ValueError, match="0-10"):
        tokens.score_style(level)


def test_every_path_is_path_data() -> None:
    paths = [*tokens.icons().values(), *tokens.tool_icons().values()]
    paths += [symptom.pattern.path for symptom in tokens.symptoms().values()]
    for glyph in tokens.findings().values():
        paths += [glyph.stroke_path, glyph.fill_path]
        assert glyph.stroke_path or glyph.fill_path
    assert all(outline(path) for path in paths if path)


def test_marks_for_the_map_are_there() -> None:
    assert tokens.avoid().tile == 15
    assert tokens.ghost().dash == (12, 9)
    assert 0 < tokens.treated().opacity < 1
    assert (
        tokens.figure_roles("dark").keys() == tokens.figure_roles("light").keys() == tokens.figure_roles("paper").keys()
    )
    assert contrast(tokens.figure_halo(), tokens.finding_glyph("trigger_point").ink) >= 7
    assert tokens.finding_grade().pitch == 6
    assert tokens.pattern_scale("swatch") < tokens.pattern_scale("map")
    assert tokens.pair("check_in_primary") == (200, 112)
    assert tokens.number("size", "control") == 44
    assert tokens.type_scale()["body"].size == 15
    assert tokens.families() == ("Inter", "Noto Sans")
