"""Instruction counts by valgrind's callgrind, read from its own output file."""

import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

# The digest itself, in every library of the table: sha2's compression function, ring's and aws-lc's assembly.
SHA256 = re.compile(r"sha256|sha2::", re.IGNORECASE)
# The allocator that counts is the harness's own.
HARNESS = re.compile(r"^(<)?allocation_counter::")


@dataclass(frozen=True)
class Count:
    """Instructions of a whole run."""

    total: int
    sha256: int

    @property
    def less_sha256(self) -> int:
        return self.total - self.sha256


def count(command: list[str], environment: dict[str, str]) -> Count:
    """Runs `command` under callgrind."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "callgrind.out"
        valgrind = ["valgrind", "--quiet", "--tool=callgrind", f"--callgrind-out-file={out}", *command]
        subprocess.run(valgrind, check=True, env=environment, stdout=subprocess.DEVNULL)
        return read(out.read_text())


def read(profile: str) -> Count:
    """Adds up each function's own cost.

    A line `fn=(id) name` opens a function (the name stands only where the id is first used), a line `position cost`
    is its own cost, and the one cost line after `calls=` is the callee's, which counts where the callee is listed.
    """
    names: dict[str, str] = {}
    total = sha256 = 0
    is_sha256 = is_harness = callee = False
    for line in profile.splitlines():
        if line.startswith(("fn=", "cfn=")):
            key, _, name = line.partition("=")[2].partition(" ")
            if name:
                names[key] = name
            if line.startswith("fn="):
                is_sha256, is_harness = bool(SHA256.search(names[key])), bool(HARNESS.search(names[key]))
        elif line.startswith("calls="):
            callee = True
        elif line[:1] in "0123456789+-*" and line:
            cost = int(line.split()[1])
            if not callee and not is_harness:
                total += cost
                sha256 += cost * is_sha256
            callee = False
    return Count(total, sha256)
