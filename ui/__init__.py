"""The windows: Qt only, no table, no SQL. Screens are strangers to each other."""
