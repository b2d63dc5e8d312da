"""Cargo as the harness runs it: offline, locked, with a clean environment, its whole process tree timed."""

import json
import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent
TARGET = BENCH / "target"


@dataclass(frozen=True)
class Build:
    """What one build took, and what it made."""

    cpu: float  # seconds of user and system time of cargo and all that it started
    wall: float  # seconds
    packages: list[str]  # ids of the packages that were compiled
    executables: list[Path]


def manifest_of(folder: str) -> Path:
    """The manifest of the workspace in this folder of the harness."""
    return BENCH / folder / "Cargo.toml"


def fetch(manifest: Path) -> None:
    """Fills the registry's cache, so that no build waits for the network."""
    subprocess.run(["cargo", "fetch", "--quiet", "--manifest-path", manifest], check=True, env=environment())


def build(*arguments: str, target: Path, manifest: Path, offline: bool = True) -> Build:
    """Runs `cargo build` with `arguments` into the folder `target`."""
    command = ["cargo", "build", "--quiet", "--manifest-path", str(manifest), "--target-dir", str(target)]
    command += ["--message-format=json-render-diagnostics", *(["--offline"] if offline else []), *arguments]
    started = time.monotonic()
    cargo = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment())
    messages = [json.loads(line) for line in cargo.stdout]
    # `wait4` counts the process and every descendant that was waited for: rustc, build scripts, the linker.
    _, status, usage = os.wait4(cargo.pid, 0)
    wall = time.monotonic() - started
    cargo.returncode = os.waitstatus_to_exitcode(status)
    if cargo.returncode != 0:
        raise SystemExit(f"`{' '.join(command)}` failed")
    artifacts = [message for message in messages if message["reason"] == "compiler-artifact"]
    return Build(
        cpu=usage.ru_utime + usage.ru_stime,
        wall=wall,
        packages=sorted({artifact["package_id"] for artifact in artifacts}),
        executables=[Path(artifact["executable"]) for artifact in artifacts if artifact.get("executable")],
    )


def clean_build(*arguments: str, name: str, manifest: Path) -> Build:
    """The same from nothing. The folder `name` stays, for its executables; `discard` removes it."""
    discard(name)
    return build(*arguments, target=TARGET / name, manifest=manifest)


def discard(name: str) -> None:
    shutil.rmtree(TARGET / name, ignore_errors=True)


def environment() -> dict[str, str]:
    """The caller's environment without what would change a build behind the table's back."""
    dropped = ("RUSTFLAGS", "RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER", "CARGO_TARGET_DIR", "CARGO_INCREMENTAL")
    return {key: value for key, value in os.environ.items() if key not in dropped and not key.startswith("CARGO_PROFILE_")}
