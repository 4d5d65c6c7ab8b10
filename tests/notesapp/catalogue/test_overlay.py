"""A practice's own entries, the version of the catalogue, and complaints that name file and entry."""

import pytest

from notesapp.catalogue import findings, overlay, rows, rules, symptoms, techniques
from notesapp.catalogue.rows import Row

OWN = {
    "name": "Cedar rolls",
    "client_name": "rolling with a cedar stick",
    "definition": "A cedar stick is rolled along the muscle.",
    "level_min": 20,
    "level_max": 30,
    "level": 20,
    "tools": ["instrument"],
    "minutes": 5,
    "source": "practice",
}


def test_own_entries_follow_the_shipped_ones_or_take_their_place() -> None:
    own = overlay.own_entries("own techniques", {"cedar": OWN, "effleurage": OWN}, techniques.technique)
    both = overlay.merged(techniques.techniques(), own, hidden={"gua_sha"})
    assert list(both)[-1] == "cedar"
    assert next(iter(both)) == "effleurage"
    assert both["effleurage"].name == "Cedar rolls"
    assert "gua_sha" not in both
    assert len(both) == 51
    assert techniques.techniques()["effleurage"].name == "Effleurage"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"tools": ["hammer"]}, "unknown tool 'hammer'"),
        ({"tags": ["magic"]}, "unknown tag 'magic'"),
        ({"level": 60}, "levels should rise"),
        ({"level": "two"}, "level should be int"),
        ({"name": " "}, "name is empty"),
        ({"colour": "red"}, "unknown field 'colour'"),
        ({"tools": []}, "needs a tool"),
        ({"tools": ["palm", "palm"]}, "names something twice"),
    ],
)
def test_a_wrong_entry_is_named(change: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValueError, match=f"own techniques: cedar: .*{complaint}"):
        overlay.own_entries("own techniques", {"cedar": OWN | change}, techniques.technique)


def test_a_missing_field_is_named() -> None:
    with pytest.raises(ValueError, match=r"own symptoms: buzzing: client is missing"):
        overlay.own_entries("own symptoms", {"buzzing": {"label": "Buzzing"}}, symptoms.symptom)


def test_an_unknown_severity_act_area_or_rule_is_named() -> None:
    shipped = rows.table(rules.FILE)["AP-02"]
    wrong = shipped | {"effects": [shipped["effects"][0] | {"areas": ["tail"], "where": "areas"}]}
    with pytest.raises(ValueError, match=r"rules: AP-02.effects\[0\]: areas: unknown area 'tail'"):
        overlay.own_entries("rules", {"AP-02": wrong}, rules.rule)
    with pytest.raises(ValueError, match="rules: AP-02: severity: unknown severity 'worst'"):
        overlay.own_entries("rules", {"AP-02": shipped | {"severity": ["worst"]}}, rules.rule)
    with pytest.raises(ValueError, match="an active rule needs effects"):
        overlay.own_entries("rules", {"AP-02": shipped | {"effects": []}}, rules.rule)
    with pytest.raises(ValueError, match=r"findings.toml: bump: unknown rule 'ZZ-01'"):
        rules.check_known(findings.FILE, "bump", ("ZZ-01",))


def test_two_entries_never_share_a_letter() -> None:
    with pytest.raises(ValueError, match="letter 'A' is already that of ache"):
        rows.unique("symptoms.toml", "letter", {"ache": "A", "acid": "A"}, str)


def test_a_shipped_list_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        techniques.techniques()["mine"] = techniques.techniques()["effleurage"]  # type: ignore[index]


def test_a_list_that_is_no_table_is_named() -> None:
    with pytest.raises(ValueError, match=r"x\.toml: a: should be a table"):
        rows.rows("x.toml", {"a": 3}, lambda row: row)
    with pytest.raises(ValueError, match=r"x\.toml: a: goal is missing"):
        Row("x.toml", "a", {}).text("goal")


def test_the_version_names_edition_and_content() -> None:
    edition, digest = overlay.version().split("-")
    assert edition == str(overlay.EDITION)
    assert len(digest) == 12
    assert overlay.version() == overlay.version.__wrapped__()
