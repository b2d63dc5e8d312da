"""The columns that a build gives: CPU seconds and wall, crates, the stripped release binary."""

import subprocess
from pathlib import Path

from . import cargo
from .rows import Row


def debug(row: Row) -> dict:
    """A clean debug build of the plain program, and the crates that it compiles beside the harness's own."""
    name = f"clean-{row.key}-debug"
    built = cargo.clean_build("-p", row.package, name=name, manifest=cargo.manifest_of(row.folder))
    cargo.discard(name)
    return {"debug_cpu_s": built.cpu, "debug_wall_s": built.wall, "crates": len(foreign(built.packages))}


def release(row: Row) -> dict:
    """A clean release build of the plain program, and the size of what it makes, stripped of symbols."""
    name = f"clean-{row.key}-release"
    built = cargo.clean_build("-p", row.package, "--release", name=name, manifest=cargo.manifest_of(row.folder))
    size = stripped_size(program(built.executables, row.package))
    cargo.discard(name)
    return {"release_cpu_s": built.cpu, "release_wall_s": built.wall, "binary_bytes": size}


def foreign(packages: list[str]) -> list[str]:
    """The packages that a user would compile: all but the peer itself and `bench-calls`."""
    return [package for package in packages if "/tests/bench/" not in package]


def program(executables: list[Path], name: str) -> Path:
    return next(path for path in executables if path.name == name)


def stripped_size(executable: Path) -> int:
    """Bytes of the executable without symbols, as `strip` leaves it."""
    stripped = executable.with_suffix(".stripped")
    subprocess.run(["strip", "-o", stripped, executable], check=True)
    return stripped.stat().st_size
