"""The raw figures on file: `record.json`, with the machine, the toolchain and the versions they belong to."""

import datetime
import json
import os
import platform
import re
import subprocess
from pathlib import Path

from . import cargo

PATH = cargo.BENCH / "record.json"
VERSIONS = ("aws-sdk-iot", "aws-sdk-ivsrealtime", "aws-config", "aws-sigv4", "reqwest", "hyper", "rustls", "ring", "tokio")


def read() -> dict:
    return json.loads(PATH.read_text()) if PATH.exists() else {"rows": {}}


def merge(figures: dict[str, dict]) -> None:
    """Puts `figures` over what is recorded. Figures of another machine or toolchain are dropped, not mixed."""
    kept, here = read(), context()
    if (kept.get("machine"), kept.get("toolchain")) != (here["machine"], here["toolchain"]):
        kept = {"rows": {}}
    for key, figure in figures.items():
        row = kept["rows"].setdefault(key, {})
        measured = row.get("measured", {}) | figure.get("measured", {})
        row.update(figure, measured=measured)
    PATH.write_text(json.dumps(kept | here, indent=2, sort_keys=True) + "\n")


def context() -> dict:
    """What a reader needs to judge the figures by."""
    lock = (cargo.BENCH / "Cargo.lock").read_text()
    locked = dict(re.findall(r'name = "([^"]+)"\nversion = "([^"]+)"', lock))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "machine": {
            "cpu": cpu(),
            "cores": os.cpu_count(),
            "memory_gib": round(memory / 2**30),
            "system": platform.system(),
        },
        "toolchain": subprocess.run(["rustc", "--version"], check=True, capture_output=True, text=True).stdout.strip(),
        "versions": {name: locked[name] for name in VERSIONS if name in locked},
    }


def cpu() -> str:
    """The model, with SHA-NI told: it halves what a signature costs."""
    info = Path("/proc/cpuinfo")
    if not info.exists():
        return platform.processor() or platform.machine()
    text = info.read_text()
    model = re.search(r"model name\s*: (.*)", text)
    return (model[1] if model else platform.machine()) + (", SHA-NI" if " sha_ni" in text else "")


def now() -> str:
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
