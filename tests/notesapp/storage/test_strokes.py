import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesapp.model.expected import BadNote, VaultDamaged
from notesapp.storage.strokes import pack, unpack

numbers = st.integers(-40_000, 40_000) | st.integers(-(2**29), 2**29)
strokes = st.lists(st.lists(st.tuples(numbers, numbers), max_size=20).map(tuple), max_size=4).map(tuple)


@given(strokes)
def test_strokes_come_back_as_they_were(value):
    assert unpack(pack(value)) == value


def test_a_stroke_takes_two_bytes_a_point():
    stroke = tuple((at * 30, 9000 + at * 20) for at in range(200))
    assert len(pack((stroke,))) < 2.1 * 200


def test_a_point_that_is_no_whole_number_is_refused():
    with pytest.raises(BadNote):
        pack((((0, 0), (0.5, 1)),))


@given(st.binary(min_size=1, max_size=60))
def test_any_bytes_are_strokes_or_damage(content):
    with contextlib.suppress(VaultDamaged):
        unpack(content)


def test_cut_off_strokes_are_damage():
    whole = pack((((0, 0), (1, 1), (2, 2)),))
    for end in range(2, len(whole)):
        with pytest.raises(VaultDamaged):
            unpack(whole[:end])
