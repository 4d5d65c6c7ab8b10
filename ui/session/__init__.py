"""The session screen: Arrive, Treat, Leave and Review over one body map.

The panes know the desk, not each other. A pane makes a new note and hands it to the desk;
the desk keeps it, has it saved, and tells every pane what changed.
"""
