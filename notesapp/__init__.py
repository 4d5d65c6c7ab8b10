"""The records, without a screen: no Qt anywhere in here.

model      what is true: frozen values and their rules (standard library only)
catalogue  editable lists with stable keys: regions, techniques, aftercare, rules
bodymap    the figure, hit tests, tools and the one drawing
safety     rules over history, marks and answers
editing    the note under the hand: change, undo, redo
storage    the encrypted vault and the only door to it
pdf        sheet, summary and letter on paper
words      every sentence that is made from a record
exchange   the note's JSON format
usecases   one function a file, for each thing a therapist does
machine    this computer: paths, settings, logs
"""

__version__ = "0.1.0"
