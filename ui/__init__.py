"""The windows: Qt only, no table, no SQL. Screens are strangers to each other."""

from ui.base.imports import read_no_sources

read_no_sources()
