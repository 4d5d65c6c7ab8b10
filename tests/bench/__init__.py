"""Speeds and sizes, measured: `python3 dev.py bench [NAME ...]`. docs/BENCH.md says how each is measured."""
