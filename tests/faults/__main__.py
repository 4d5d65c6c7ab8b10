"""The long form: python3 dev.py faults [NAME ...] [--seed N]."""

from __future__ import annotations

import argparse
import sys
import time

from tests.faults import conditions, damage, disk_errors, exits, kill, power, salvaging, typing, upgrades, window

LONG = {
    "kill": (kill.run, 400),
    "damage": (damage.run, 440),
    "salvage": (salvaging.run, 20),
    "errors": (disk_errors.run, 500),
    "power": (power.run, 10_000),
    "conditions": (conditions.run, 80),
    "upgrades": (upgrades.run, 40),
    "exits": (exits.run, 100),
    "window": (window.run, 20),
    "typing": (typing.run, 0),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py faults", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(LONG))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, help="instead of those of the long form")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(LONG):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    lost = 0
    for name in asked.names or LONG:
        run, cases = LONG[name]
        begun = time.perf_counter()
        outcome = run(asked.cases or cases, asked.seed)
        outcome.tell()
        print(f"    {time.perf_counter() - begun:.0f} s", flush=True)
        lost += len(outcome.lost)
    print("Nothing was lost." if not lost else f"LOST: {lost}")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
