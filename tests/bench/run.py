#!/usr/bin/env python3
"""The cost table: measures what aws-operation and its peers cost, records it, and draws the record.

    python3 tests/bench/run.py                                    every row, every column: ten minutes and more
    python3 tests/bench/run.py --rows aws-operation,floor --columns time,instructions
    python3 tests/bench/run.py --record                           keeps the figures in tests/bench/record.json
    python3 tests/bench/run.py --draw                             BENCHMARKS.md and the picture, from the record alone
    python3 tests/bench/run.py --hold                             fails where our row costs more than bounds.json says

Needs Rust and `strip`; instruction counts need valgrind, rows of `native-tls` OpenSSL's headers and pkg-config. Nothing but the standard library of Python.
"""

import argparse
import os
import sys

from costs import building, cargo, draw, hold, record, rows, running

COLUMNS = {
    "debug": building.debug,
    "release": building.release,
    "time": running.time,
    "instructions": running.instructions,
    "allocations": running.allocations,
    "concurrent": running.concurrent,
    "start": running.start,
    "future": running.future,
}
BUILDING = ("debug", "release")


def main() -> None:
    options = parse()
    if options.hold:
        sys.exit("\n".join(hold.hold()) or 0)
    if options.bound:
        return hold.record()
    if not options.draw:
        figures = measure(rows.chosen(options.rows), options.columns.split(","))
        print(draw.table(figures))
        if options.record:
            record.merge(figures)
    if options.draw or options.record:
        draw.write(record.read())


def measure(chosen: list[rows.Row], columns: list[str]) -> dict[str, dict]:
    """The figures of each row by its key. What a row can't give (no call, no valgrind) is not there."""
    unknown = set(columns) - set(COLUMNS)
    if unknown:
        raise SystemExit(f"no column `{', '.join(sorted(unknown))}`\nhelp: one of {', '.join(COLUMNS)}")
    for row in chosen:
        if not row.is_buildable:
            print(f"{row.key}: left out, pkg-config finds no `{row.needs}`", file=sys.stderr)
    chosen = [row for row in chosen if row.is_buildable]
    for folder in {row.folder for row in chosen} | {"."}:
        cargo.fetch(cargo.manifest_of(folder))
    calling = [row for row in chosen if row.calls]
    if set(columns) - set(BUILDING):
        running.programs(calling)
    figures: dict[str, dict] = {row.key: {} for row in chosen}
    for column in columns:
        for row in chosen if column in BUILDING else calling:
            load = os.getloadavg()[0]
            print(f"{column}: {row.key}", file=sys.stderr, flush=True)
            figures[row.key] |= COLUMNS[column](row)
            figures[row.key].setdefault("measured", {})[column] = {"at": record.now(), "load_before": round(load, 1)}
    return figures


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", metavar="A,B", help=", ".join(row.key for row in rows.ROWS))
    parser.add_argument("--columns", metavar="A,B", default=",".join(COLUMNS), help="default: %(default)s")
    parser.add_argument("--record", action="store_true", help="keep the figures, then draw")
    parser.add_argument("--draw", action="store_true", help="measure nothing, draw what is recorded")
    parser.add_argument("--hold", action="store_true", help="check our row's bounds, for CI")
    parser.add_argument("--bound", action="store_true", help="write the bounds anew from what is measured")
    return parser.parse_args()


if __name__ == "__main__":
    main()
