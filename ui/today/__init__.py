"""The first screen of an open practice: who is on the table, and what is still to finish."""
