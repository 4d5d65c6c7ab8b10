"""Small shared widgets. All paint from the theme, carry a stable objectName and an accessible name, and take the keys.

buttons   Button, IconButton, RailButton, CheckInButton
choices   Segmented, Tile, ChoiceTiles, SymptomTile, SymptomTiles, Tick   (OneOf: chosen(key), value, choose(key|None))
intensity IntensityStrip: chosen(level), set_value, set_arrival, set_symptom
badges    SideBadge, ScoreBadge, Chip; paint_side, paint_score
cards     Card (header, body), Banner (add_action), FoldedLine, ToastUndo
fields    LineField, TextArea, PassField, SearchField, Labelled
lists     SelectList, SelectRow, ScrollPane, FlowRow, Rule
steps     StepTabs, Stepper
words     Text, IconLabel, SaveState, TimerLabel
paint     helpers for widgets that paint themselves
"""
