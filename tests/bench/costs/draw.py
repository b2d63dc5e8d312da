"""The record as a page and a picture: `BENCHMARKS.md` and `tests/bench/costs.svg`."""

from collections.abc import Callable
from datetime import datetime, timedelta

from . import cargo, picture
from .rows import ROWS
from .targets import LEAN, NATIVE, OURS, TARGETS, Target

PAGE = cargo.BENCH.parent.parent / "BENCHMARKS.md"
PICTURE = cargo.BENCH / "costs.svg"

Cell = Callable[[dict], str]


def figure(key: str, form: str, scale: float = 1) -> Cell:
    return lambda row: form.format(row[key] / scale) if row.get(key) is not None else ""


def pair(first: str, second: str, form: str, scale: float = 1) -> Cell:
    one, two = figure(first, form, scale), figure(second, form, scale)
    return lambda row: f"{one(row)} / {two(row)}" if one(row) and two(row) else ""


BUILDING: list[tuple[str, Cell]] = [
    ("debug build, CPU s", figure("debug_cpu_s", "{:.1f}")),
    ("wall s", figure("debug_wall_s", "{:.0f}")),
    ("release build, CPU s", figure("release_cpu_s", "{:.1f}")),
    ("wall s", figure("release_wall_s", "{:.0f}")),
    ("crates", figure("crates", "{:.0f}")),
    ("release binary, stripped, MB", figure("binary_bytes", "{:.2f}", 1e6)),
]
CALLING: list[tuple[str, Cell]] = [
    (title.format(level=name), cell)
    for level, name in (("core", "built, signed, parsed"), ("client", "through the client"))
    for title, cell in (
        ("{level}: us", figure(f"{level}_ns", "{:.2f}", 1e3)),
        (
            "instructions less SHA-256, k (stream / ingest)",
            pair(f"{level}_instructions_stream_less_sha256", f"{level}_instructions_ingest_less_sha256", "{:.1f}", 1e3),
        ),
        ("allocations (stream / ingest)", pair(f"{level}_allocations_stream", f"{level}_allocations_ingest", "{:.0f}")),
    )
]
RUNNING: list[tuple[str, Cell]] = [
    ("32 concurrent, CPU us a request", figure("concurrent_cpu_us", "{:.1f}")),
    ("client ready, us", figure("start_us", "{:.0f}")),
    ("future of a call, bytes", figure("future_bytes", "{:.0f}")),
]

INTRODUCTION = """\
# What it costs

Two calls, IoT `UpdateStream` and IVS RealTime `UpdateIngestConfiguration`, made by this crate and by its peers. Every
peer is a small crate in [tests/bench/peers](tests/bench/peers), and this page is drawn by the command that measures:

```sh
python3 tests/bench/run.py --record
```

It needs Rust, `strip`, valgrind for instruction counts, OpenSSL's headers for `native-tls`. `--rows` and `--columns`
choose; `--draw` draws what is recorded in [tests/bench/record.json](tests/bench/record.json).

![The headline figures](tests/bench/costs.svg)
"""

LEVELS = """\
A peer by hand has no client around its calls: no retries, quota, limits on time, cache of credentials or clock correction,
and reqwest and hyper have no place to answer from memory. So a call is measured twice. **Built, signed, parsed** is what
all of that is put around: the request out of its values, its signature by a key that is kept, the output out of the answer,
which here are `to_http_request`, `Signer::sign` and `from_http_response`, called as a program does that sends in its own
way. It is like for like with the floor. **Through the client** is what `client.send(..).await` costs in all, and is like
for like with the aws-sdk, whose core cannot be called alone.

"""

SCALE = """\
Operations of real services, every shape and error of theirs declared, written from botocore's models by
`python3 tests/bench/scale/run.py --record`, each called once from a function of its own. The time is that of the one
crate, its macros' work with it, everything below it built before: of a library that declares the operations, and of a
program that declares, calls and links them. The library is built without machine code, as what the macros emit is
`#[inline]`: a program compiles that of the operations which it sends. It is in the program's time, with the calls' own
functions, their futures and the derived `Default`s. The calls lie in one box: tokio's `block_on` polls its future from two
places, so that a program which hands it the calls themselves has each of them twice, for some 2 KB more an operation.

"""

NOTES = """\
## How it is measured

- **Builds** start from an empty target folder with the registry fetched, with cargo's own profiles. CPU seconds are user
  and system time of cargo and all that it starts; wall depends on what else the machine did (the load is in the record).
- **Crates** are those that cargo compiles for the plain program, build scripts' and macros' included, the harness's own
  not. The program itself makes both calls on tokio's current-thread runtime and prints what came back.
- **The system's OpenSSL** (`native-tls`) is a dynamic library: it is not compiled, its code is not in the binary, and its
  headers and `pkg-config` must be there. Windows and Apple's systems have TLS of their own in its place. The peers to
  compare these rows with are those with the same TLS.
- **A call without I/O** is answered from memory. The time is CPU time, the median of batches, both calls in turn.
  Declared requests are made once and sent again; the aws-sdk's builders make theirs anew, there is no other way.
- **Instructions** are callgrind's, the difference of two runs, less the digest's own (valgrind has no SHA-NI).
- **Allocations** are those of one call, counted in the allocator, after a first one.
- **32 concurrent**: 32 tasks over loopback HTTP/1.1 with keep-alive; the CPU time of the client's process alone.
- **Client ready**: from the environment with static credentials, the first client of a process, the least of forty.
"""


def write(recorded: dict) -> None:
    """Writes the page and the picture."""
    PAGE.write_text(page(recorded))
    PICTURE.write_text(picture.svg(recorded["rows"]))


def page(recorded: dict) -> str:
    rows = recorded["rows"]
    parts = [INTRODUCTION, where(recorded)]
    parts += ["## Building\n", table(rows, BUILDING), *earlier(rows), "## A call without I/O\n", LEVELS + table(rows, CALLING)]
    parts += ["## Running\n", table(rows, RUNNING)]
    parts += ["## The budget\n", budget(rows)]
    if "scale" in recorded:
        parts += ["## What an operation costs\n", scale(recorded["scale"])]
    return "\n".join([*parts, NOTES])


def where(recorded: dict) -> str:
    machine = recorded["machine"]
    dates = sorted(entry["at"][:10] for row in recorded["rows"].values() for entry in row["measured"].values())
    loads = [entry["load_before"] for row in recorded["rows"].values() for entry in row["measured"].values()]
    busy = ""
    # A build leaves a load of the cores, and a little more, behind for the next to find.
    if max(loads) > machine["cores"] + 1:
        busy = (
            f"\nThe machine did other work meanwhile (a load of {min(loads):.0f} to {max(loads):.0f} as measurements began, "
            "each in the record): CPU seconds are up to a few tens of percent too high, and wall says little.\n"
        )
    days = dates[0] if dates[0] == dates[-1] else f"{dates[0]} to {dates[-1]}"
    versions = ", ".join(f"{name} {version}" for name, version in sorted(recorded["versions"].items()))
    return (
        f"Measured {days} on {machine['cores']} cores of {machine['cpu']}, {machine['memory_gib']} GiB, "
        f"{machine['system']}, {recorded['toolchain']}; {versions}.\n{busy}"
    )


def table(rows: dict, columns: list[tuple[str, Cell]] | None = None) -> str:
    """The rows that have figures, as a table of Markdown."""
    columns = columns or BUILDING + CALLING + RUNNING
    lines = ["| | " + " | ".join(title for title, _ in columns) + " |", "| --- |" + " ---: |" * len(columns)]
    for row in ROWS:
        cells = [cell(rows.get(row.key, {})) for _, cell in columns]
        if any(cells):
            lines.append(f"| {row.title} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def earlier(rows: dict) -> list[str]:
    """Names the rows whose builds are of another run than the last one's: a machine is not as fast at all times."""
    at = {key: datetime.fromisoformat(row["measured"]["release"]["at"]) for key, row in rows.items() if "release_cpu_s" in row}
    newest = max(at.values(), default=None)
    of_another = [row.title for row in ROWS if row.key in at and newest - at[row.key] > timedelta(hours=1)]
    if not of_another:
        return []
    return [f"Built in an earlier run, at another speed of the machine, so not to be compared with the rest: {'; '.join(of_another)}.\n"]


def budget(rows: dict) -> str:
    ours = {OURS: "is", LEAN: "with `hyper`", NATIVE: "with `hyper`, `native-tls`"}
    ours = {key: title for key, title in ours.items() if rows.get(key)}
    lines = ["| | may be | " + " | ".join(ours.values()) + " |", "| --- |" + " ---: |" * (1 + len(ours))]
    for target in TARGETS:
        cells = [verdict(target, key, rows) for key in ours]
        limit = "" if target.limit is None else form(target).format(target.limit)
        lines.append(f"| {target.title} | {limit} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n" + floor_against_sdk(rows)


def floor_against_sdk(rows: dict) -> str:
    """What the target against the aws-sdk asks of a call, seen from the floor."""
    floor, sdk = rows.get("floor", {}).get("core_ns"), rows.get("aws-sdk", {}).get("client_ns")
    if floor is None or sdk is None:
        return ""
    return f"\nA call of the floor, which has no client around it, takes {floor / sdk:.3f} x the time of the aws-sdk's.\n"


def verdict(target: Target, key: str, rows: dict) -> str:
    value = target.value(key, rows)
    if value is None:
        return "not measured"
    held = "" if target.limit is None else ", met" if value <= target.limit else ", **missed**"
    return form(target).format(value) + held


def form(target: Target) -> str:
    return "{:.0f}" if target.peer is None else "{:.3f} x"


def scale(recorded: dict) -> str:
    columns = [
        ("structures", figure("structures", "{:.0f}")),
        ("members", figure("members", "{:.0f}")),
        ("declared, debug CPU s", figure("debug_declared_cpu_s", "{:.2f}")),
        ("program, debug CPU s / of it linking", pair("debug_cpu_s", "debug_link_cpu_s", "{:.2f}")),
        ("after a member more in one, CPU s", figure("touched_cpu_s", "{:.2f}")),
        ("declared, release CPU s", figure("release_declared_cpu_s", "{:.2f}")),
        ("program, release CPU s / of it linking", pair("release_cpu_s", "release_link_cpu_s", "{:.2f}")),
        ("release binary, KB", figure("binary_bytes", "{:.0f}", 1e3)),
        ("KB an operation, above one", each_above_one(recorded["sizes"])),
    ]
    lines = ["| operations | " + " | ".join(title for title, _ in columns) + " |", "| ---: |" + " ---: |" * len(columns)]
    for count, row in sorted(recorded["sizes"].items(), key=lambda item: int(item[0])):
        lines.append(f"| {count} | " + " | ".join(cell(row) for _, cell in columns) + " |")
    return SCALE + crowd(recorded.get("load_before", 0)) + "\n".join(lines) + "\n"


def crowd(load: float) -> str:
    """What a machine that did other work makes of the figures."""
    return f"The machine did other work meanwhile (a load of {load:.0f}): CPU seconds are too high.\n\n" if load > 3 else ""


def each_above_one(sizes: dict) -> Cell:
    """What each operation adds to the binary of one."""
    one = sizes.get("1", {})

    def cell(row: dict) -> str:
        more = next((int(count) - 1 for count, other in sizes.items() if other is row), 0)
        known = "binary_bytes" in row and "binary_bytes" in one and more
        return f"{(row['binary_bytes'] - one['binary_bytes']) / more / 1e3:.1f}" if known else ""

    return cell
