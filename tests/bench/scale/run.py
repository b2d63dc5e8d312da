#!/usr/bin/env python3
"""What an operation costs: crates of 1, 10, 100 and 500 declared operations, built and rebuilt.

    python3 tests/bench/scale/run.py                       all sizes
    python3 tests/bench/scale/run.py --sizes 1,100 --keep  and leaves the crates in tests/bench/target/scale
    python3 tests/bench/scale/run.py --record              keeps the figures in tests/bench/record.json

Needs botocore 1.43.11 (`pip install botocore==1.43.11`), whose models the operations come from.
"""

import argparse
import json
import os
import re
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from costs import building, cargo, draw, record
from scale.declare import Declared, declare

ROOT = cargo.TARGET / "scale"
RUNTIME = cargo.BENCH.parent.parent / "runtime"
SLOPES = (
    *(f"{profile}_{what}" for profile in ("debug", "release") for what in ("declared_cpu_s", "cpu_s", "link_cpu_s")),
    "touched_cpu_s",
    "binary_bytes",
)
ROUNDS = 3  # of which the least counts: noise only adds

MANIFEST = """\
[package]
name = "scale"
version = "0.0.0"
edition = "2024"
publish = false

[dependencies]
aws-operation = {{ path = "{runtime}" }}
tokio = {{ version = "1", default-features = false, features = ["rt", "net", "time"] }}

[workspace]
"""

# The same declarations as a library, without a program that calls them.
DECLARED = """\
[package]
name = "declared"
version = "0.0.0"
edition = "2024"
publish = false

[lib]
path = "../src/lib.rs"

[dependencies]
aws-operation = {{ path = "{runtime}" }}

[workspace]
"""

# Leaves what linking took, in the form of the shell's `times`: its own line, then that of its children.
LINKER = """\
#!/bin/sh
cc "$@"
status=$?
times > "$LINK_TIMES"
exit $status
"""


def main() -> None:
    options = parse()
    load = os.getloadavg()[0]
    sizes = {}
    for size in map(int, options.sizes.split(",")):
        folder = generate(size)
        sizes[size] = measure(folder, options.profiles.split(","))
        print(size, json.dumps(sizes[size]), flush=True)
        if not options.keep:
            shutil.rmtree(folder)
    slopes(sizes)
    if options.record:
        recorded = record.read() | record.context()
        recorded["scale"] = {"at": record.now(), "load_before": load, "sizes": {str(size): figures for size, figures in sizes.items()}}
        record.PATH.write_text(json.dumps(recorded, indent=2, sort_keys=True) + "\n")
        draw.write(recorded)


def generate(size: int) -> Path:
    """A library that declares `size` operations, and a program that declares and calls them."""
    folder = ROOT / str(size)
    shutil.rmtree(folder / "src", ignore_errors=True)
    for made in ("src/calls", "declared"):
        (folder / made).mkdir(parents=True, exist_ok=True)
    for place, manifest in ((folder, MANIFEST), (folder / "declared", DECLARED)):
        (place / "Cargo.toml").write_text(manifest.format(runtime=RUNTIME))
        shutil.copy(cargo.BENCH / "Cargo.lock", place / "Cargo.lock")
    services = declare(size)
    for service in services:
        (folder / "src" / f"{module(service)}.rs").write_text(declarations(service))
        (folder / "src" / "calls" / f"{module(service)}.rs").write_text(calls(service))
    (folder / "src" / "lib.rs").write_text("".join(f"pub mod {module(service)};\n" for service in services))
    (folder / "src" / "main.rs").write_text(program(services))
    return folder


def declarations(service: Declared) -> str:
    uses = "#![allow(dead_code)]\n#[allow(unused_imports)]\nuse aws_operation::{aws_error, aws_operation, aws_output, aws_shape};\n"
    return "\n".join([uses, *service.text])


def calls(service: Declared) -> str:
    uses = f"use crate::{module(service)}::*;\nuse aws_operation::Client;\n"
    functions = [
        f"pub async fn call_{index}(client: &Client, {'text' if labels else '_'}: &str) -> bool {{\n"
        f"    let operation = {name} {{ {''.join(f'{label}: text.into(), ' for label in labels)}..{name}::default() }};\n"
        f"    client.send(&operation).await.is_ok()\n}}\n"
        for index, (name, labels) in enumerate(service.operations)
    ]
    return "\n".join([uses, *functions])


def program(services: list[Declared]) -> str:
    """Calls the operation whose number is the argument, so that none can be left out of the binary.

    The calls are boxed: tokio's `block_on` polls its future from two places, and has all that it awaits compiled for each.
    """
    arms = [
        f'            "{module(service)}/{index}" => calls::{module(service)}::call_{index}(&client, &text).await,'
        for service in services
        for index in range(len(service.operations))
    ]
    return "\n".join([
        *(f"mod {module(service)};" for service in services),
        "mod calls {",
        *(f"    pub mod {module(service)};" for service in services),
        "}",
        "fn main() {",
        "    let mut arguments = std::env::args().skip(1);",
        "    let (which, text) = (arguments.next().unwrap_or_default(), arguments.next().unwrap_or_default());",
        "    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();",
        "    let call: std::pin::Pin<Box<dyn Future<Output = bool>>> = Box::pin(async {",
        "        let client = aws_operation::Client::from_env().await.unwrap();",
        "        match &*which {",
        *arms,
        "            _ => false,",
        "        }",
        "    });",
        '    println!("{}", runtime.block_on(call));',
        "}",
        "",
    ])


def measure(folder: Path, profiles: list[str]) -> dict:
    """Builds with everything below already built: only the declaring crate counts, its macros' work with it."""
    figures: dict = counts(folder)
    target = ROOT / "built"

    def build(*arguments: str, manifest: Path = folder / "Cargo.toml") -> cargo.Build:
        return cargo.build(*arguments, *timed_linker(), target=target, manifest=manifest, offline=False)

    def rebuild(root: str, *arguments: str, manifest: Path, rounds: int) -> tuple[float, float]:
        """The least CPU seconds, and what linking was of them."""
        build(*arguments, manifest=manifest)
        times = []
        for _ in range(rounds):
            (folder / "src" / root).touch()
            times.append((build(*arguments, manifest=manifest).cpu, link_time()))
        return min(times)

    for profile, arguments in (("debug", ("--config", "profile.dev.incremental=false")), ("release", ("--release",))):
        if profile not in profiles:
            continue
        rounds = ROUNDS if profile == "debug" else 1
        declared, _ = rebuild("lib.rs", *arguments, manifest=folder / "declared" / "Cargo.toml", rounds=rounds)
        whole, link = rebuild("main.rs", *arguments, manifest=folder / "Cargo.toml", rounds=rounds)
        figures |= {f"{profile}_declared_cpu_s": declared, f"{profile}_cpu_s": whole, f"{profile}_link_cpu_s": link}
        if profile == "release":
            figures["binary_bytes"] = building.stripped_size(target / "release" / "scale")
    if "touched" in profiles:
        build()
        times = []
        for turn in range(ROUNDS):
            edit_one(folder, turn)
            times.append(build().cpu)
        figures["touched_cpu_s"] = min(times)
    return {key: round(value, 3) if isinstance(value, float) else value for key, value in figures.items()}


def timed_linker() -> list[str]:
    """The system's linker, with a note of what it took. By the script's name rustc knows its kind."""
    script = ROOT / "timed-cc"
    if not script.exists():
        script.write_text(LINKER)
        script.chmod(0o755)
    os.environ["LINK_TIMES"] = str(ROOT / "link.times")
    return ["--config", f"target.'cfg(all())'.linker='{script}'"]


def link_time() -> float:
    """CPU seconds of the last link; what was not linked took none."""
    noted = ROOT / "link.times"
    if not noted.exists():
        return 0.0
    children = noted.read_text().splitlines()[-1]
    noted.unlink()
    return sum(60 * float(minutes) + float(seconds) for minutes, seconds in re.findall(r"(\d+)m([\d.]+)s", children))


def edit_one(folder: Path, turn: int) -> None:
    """Adds a member to the first operation's output or input, as the next member of a declaration comes to be."""
    file = declaring(folder)[0]
    text = file.read_text()
    file.write_text(re.sub(r"(#\[derive\(Default\)\]\npub struct \w+ \{\n)", rf"\1    pub added{turn}: Option<String>,\n", text, count=1))


def counts(folder: Path) -> dict:
    text = "".join(path.read_text() for path in declaring(folder))
    structures = len(re.findall(r"^pub (?:struct|enum) (?!\w+Error )", text, re.MULTILINE))
    members = len(re.findall(r"^    pub ", text, re.MULTILINE))
    return {"structures": structures, "members": members}


def declaring(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "src").glob("*.rs") if path.name not in ("lib.rs", "main.rs"))


def slopes(sizes: dict[int, dict]) -> None:
    """The cost of one operation between each size and the next: a straight line has one slope."""
    ordered = sorted(sizes)
    for small, large in zip(ordered, ordered[1:]):
        step = {
            key: (sizes[large][key] - sizes[small][key]) / (large - small)
            for key in SLOPES
            if key in sizes[small] and key in sizes[large]
        }
        print(f"{small} to {large}, each operation:", ", ".join(f"{key} {value:.4g}" for key, value in step.items()))


def module(service: Declared) -> str:
    return service.service.replace("-", "_")


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1,10,100,500", help="default: %(default)s")
    parser.add_argument("--profiles", default="debug,release,touched", help="default: %(default)s")
    parser.add_argument("--keep", action="store_true", help="leave the crates in place")
    parser.add_argument("--record", action="store_true", help="keep the figures, then draw")
    return parser.parse_args()


if __name__ == "__main__":
    main()
