"""Every sentence that is made from a record: screen, screen reader, search, paper and commands call these rooms.

names      places with sides, techniques, levels, dates        marks    sentence(), sentences()
soap       soap()                                              change   what changed, judged carefully
lines      alerts, last time in three lines                    plan     doses, plan, next visit
treatment  what was done and said, exceptions with reasons     contents what stands on each paper
search_text  what the index holds
sheet, summary, letter, shown    the builders of those contents
"""
