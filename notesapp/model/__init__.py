"""What is true: frozen values and their rules. Standard library only.

Shapes are whole numbers throughout, so that a value has one canonical text: points in
1/10 mm of the figure, shares in per mille, pressure in tenths of a level (30 = level 3).
Instants are aware datetimes in UTC; what the clock on the wall said follows from the
note's UTC offset.
"""
