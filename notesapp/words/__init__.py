"""Every sentence that is made from a record: screen, screen reader, search, paper and commands call these rooms.

names      places with sides, techniques, levels, dates        marks    sentence(), sentences()
soap       soap()                                              change   what changed, judged carefully
lines      alerts, last time in three lines, search_text()     plan     doses, plan, next visit
treatment  what was done and said, exceptions with reasons     contents what stands on each paper
sheet, summary, letter, shown    the builders of those contents
"""
