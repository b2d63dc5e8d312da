"""The figures of our rows that do not depend on the machine's mood, held to the bounds on file.

`bounds.json` says what each may be. A figure above its bound fails; one that has come down by more than the room tells
to lower the bound, so that what was won is kept.
"""

import json
import subprocess
from pathlib import Path

from . import building, cargo, running
from .rows import ROWS, Row
from .targets import LEAN, NATIVE, OURS

BOUNDS = cargo.BENCH / "bounds.json"
ROOM = 1.03
OF_A_CALL = (
    "allocations_stream",
    "allocations_ingest",
    "instructions_stream_less_sha256",
    "instructions_ingest_less_sha256",
)
HELD = ("future_bytes", *(f"{level}_{figure}" for level in ("core", "client") for figure in OF_A_CALL))


def hold() -> list[str]:
    """What does not hold, in words; empty when all does."""
    figures = measure()
    problems = []
    for name, bound in json.loads(BOUNDS.read_text()).items():
        if name not in figures:
            print(f"{name}: not measured, without {'OpenSSL' if name.startswith('native_tls') else 'valgrind'}")
            continue
        value = figures[name]
        print(f"{name}: {value}, may be {bound}")
        if value > bound:
            problems.append(f"{name} is {value} and may be {bound}")
        elif value * ROOM**2 < bound - 1:
            print(f"help: lower `{name}` in {BOUNDS.name} to {round_up(value)}")
    return problems


def record() -> None:
    """Writes the bounds anew: the figures of now and a few percent."""
    BOUNDS.write_text(json.dumps({name: round_up(value) for name, value in measure().items()}, indent=2) + "\n")


def measure() -> dict[str, int]:
    row = row_of(OURS)
    figures = weigh(row)
    for name, key in (("hyper", LEAN), ("native_tls", NATIVE)):
        figures |= {f"{name}_{figure}": value for figure, value in weigh(row_of(key)).items()}
    running.measuring("-p", row.package, "--features", "measure", folder=row.folder)
    counted = running.allocations(row) | running.instructions(row) | running.future(row)
    # The digest's own instructions are the library's, and bytes follow the counts.
    return figures | {name: value for name, value in counted.items() if name in HELD}


def row_of(key: str) -> Row:
    return next(row for row in ROWS if row.key == key)


def weigh(row: Row) -> dict[str, int]:
    """What a program of this row is made of, and how large it is: nothing where what it links is absent."""
    if not row.is_buildable:
        return {}
    manifest = cargo.manifest_of(row.folder)
    cargo.fetch(manifest)
    built = cargo.build("-p", row.package, "--release", target=cargo.TARGET, manifest=manifest)
    return {
        "crates": len(tree(manifest)),
        "duplicate_versions": duplicates(tree(manifest)),
        "binary_bytes": building.stripped_size(building.program(built.executables, row.package)),
    }


def tree(manifest: Path) -> set[str]:
    """The crates that a user compiles, build scripts' and macros' included: `name version`."""
    command = ["cargo", "tree", "--offline", "--manifest-path", str(manifest), "-e", "normal,build", "--prefix", "none"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True, env=cargo.environment()).stdout.splitlines()
    return {" ".join(line.split()[:2]) for line in lines if line and "tests/bench" not in line}


def duplicates(crates: set[str]) -> int:
    """How many crates are there in more than one version, a version each."""
    return len(crates) - len({crate.split()[0] for crate in crates})


def round_up(value: int) -> int:
    """A few percent more; a count of less than a hundred is exact, and leaves no room."""
    return value if value < 100 else int(value * ROOM)
