"""The columns that running the measuring program gives: time, instructions, allocations, load, start-up, futures.

A call without I/O is measured at each level that the peer has, and its figures are named after the level: `core_ns` is
of a request built and signed and its answer parsed, `client_ns` of the same through the whole client.
"""

import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from . import callgrind, cargo
from .rows import Row

ROUNDS = 5  # of which the median counts


def programs(rows: list[Row]) -> None:
    """Builds the measuring programs of `rows` and the server, each by itself: features of one must not reach another."""
    for row in rows:
        measuring("-p", row.package, "--features", "measure", folder=row.folder)
    measuring("-p", "bench-server", folder=".")


def measuring(*arguments: str, folder: str) -> None:
    cargo.build(*arguments, "--profile", "measure", target=cargo.TARGET, manifest=cargo.manifest_of(folder))


def time(row: Row) -> dict:
    """CPU nanoseconds of a call without I/O."""
    return at_levels(row, lambda level: median(row, "time", level, "1"))


def allocations(row: Row) -> dict:
    """Allocations and bytes of one call of each kind."""
    return at_levels(row, lambda level: run(row, "allocations", level))


def instructions(row: Row) -> dict:
    """Instructions of one call of each kind, with SHA-256 and less it: nothing where callgrind is absent."""
    if shutil.which("valgrind") is None:
        return {}
    return at_levels(row, lambda level: instructions_of(row, level))


def instructions_of(row: Row, level: str) -> dict:
    """The difference of two runs is a call's, so what the program does once does not count."""
    few, many = 20, 120
    repeated = lambda *times: callgrind.count([executable(row), "repeat", level, *map(str, times)], environment())
    base = repeated(few, few)
    figures = {}
    for kind, count in (("stream", repeated(many, few)), ("ingest", repeated(few, many))):
        figures[f"instructions_{kind}"] = (count.total - base.total) // (many - few)
        figures[f"instructions_{kind}_less_sha256"] = (count.less_sha256 - base.less_sha256) // (many - few)
    return figures


def at_levels(row: Row, figures: Callable[[str], dict]) -> dict:
    return {f"{level}_{key}": value for level in row.levels for key, value in figures(level).items()}


def concurrent(row: Row) -> dict:
    """CPU microseconds a request of 32 tasks over loopback, the server's not counted."""
    with server() as endpoint:
        return median(row, "concurrent", "32", "400", AWS_ENDPOINT_URL=endpoint)


def start(row: Row) -> dict:
    """Microseconds until the first client of a process stands, by credentials of the environment.

    The least of many: it waits for a thread that reads files, and what else the machine does only ever adds to that.
    """
    return {"start_us": min(run(row, "start")["start_us"] for _ in range(40))}


def future(row: Row) -> dict:
    """Bytes of the future of one call."""
    return run(row, "future")


def executable(row: Row) -> str:
    return str(cargo.TARGET / "measure" / row.measuring)


def median(row: Row, *arguments: str, **variables: str) -> dict:
    figures = [run(row, *arguments, **variables) for _ in range(ROUNDS)]
    return {key: statistics.median(figure[key] for figure in figures) for key in figures[0]}


def run(row: Row, *arguments: str, **variables: str) -> dict:
    command = [executable(row), *arguments]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, env=environment(**variables)).stdout)


def environment(**variables: str) -> dict[str, str]:
    """Keys of AWS's own documentation, and nothing of the caller's own configuration."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("AWS_")}
    return kept | {
        "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "AWS_REGION": "us-east-1",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "NO_PROXY": "*",
        **variables,
    }


@contextmanager
def server() -> Iterator[str]:
    """The loopback endpoint, in a process of its own; it ends with its standard input."""
    program = Path(cargo.TARGET) / "measure" / "bench-server"
    with subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process.stdout.readline().strip()
        process.stdin.close()
