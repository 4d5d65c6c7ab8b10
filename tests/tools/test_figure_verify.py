"""The built figure tiles the body and is the same on both sides; its check notices a shape that is not in its place."""

import json
from copy import deepcopy
from typing import Any

import pytest

from tests.tools.load import tool

verify = tool("figure/verify")
TWIN = {"left": "right", "right": "left"}


def built(view: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((verify.FIGURE / f"{view}.json").read_text(encoding="utf-8"))
    return data


def polygons(data: dict[str, Any]) -> dict[tuple[str, str], Any]:
    return {(row["name"], row["side"]): verify.polygon(row["path"]) for row in data["shapes"]}


@pytest.mark.parametrize("view", verify.VIEWS)
def test_a_view_is_covered_without_gaps_and_overlaps(view: str) -> None:
    data = built(view)
    assert list(verify.check_view(view, data, polygons(data))) == []


@pytest.mark.parametrize("view", verify.VIEWS)
def test_both_sides_are_drawn_alike(view: str) -> None:
    assert list(verify.check_mirror(view, polygons(built(view)), polygons(built(TWIN.get(view, view))))) == []


def test_a_shape_out_of_place_is_noticed() -> None:
    data = deepcopy(built("soles"))
    row = data["shapes"][0]
    row["path"][1][::2] = [x + 80 for x in row["path"][1][::2]]
    shapes = polygons(data)
    wrong = [*verify.check_view("soles", data, shapes), *verify.check_mirror("soles", shapes, shapes)]
    assert any("overlap" in fault for fault in wrong)
    assert any("covered" in fault for fault in wrong)
    assert any("mirror" in fault for fault in wrong)
