"""What can go wrong with a disk, a computer or a process, done on purpose: `python3 dev.py faults [NAME ...]`.

Each module has `run(count, seed)`, which does COUNT cases and returns an Outcome. The test command does a
few of each; the long form does all that are asked for, prints the counts, and fails on any loss.
"""
