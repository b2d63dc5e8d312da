#!/usr/bin/env python3
"""What an operation costs: crates of 1, 10, 100 and 500 declared operations, built and rebuilt.

    python3 tests/bench/scale/run.py                       all sizes
    python3 tests/bench/scale/run.py --sizes 1,100 --keep  and leaves the crates in tests/bench/target/scale
    python3 tests/bench/scale/run.py --record              keeps the figures in tests/bench/record.json

Needs botocore 1.43.11 (`pip install botocore==1.43.11`), whose models the operations come from.
"""

import argparse
import json
import re
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from costs import building, cargo, draw, record
from scale.declare import Declared, declare

ROOT = cargo.TARGET / "scale"
RUNTIME = cargo.BENCH.parent.parent / "runtime"
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


def main() -> None:
    options = parse()
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
        recorded["scale"] = {"at": record.now(), "sizes": {str(size): figures for size, figures in sizes.items()}}
        record.PATH.write_text(json.dumps(recorded, indent=2, sort_keys=True) + "\n")
        draw.write(recorded)


def generate(size: int) -> Path:
    """A crate that declares and calls `size` operations."""
    folder = ROOT / str(size)
    shutil.rmtree(folder / "src", ignore_errors=True)
    (folder / "src").mkdir(parents=True)
    (folder / "Cargo.toml").write_text(MANIFEST.format(runtime=RUNTIME))
    shutil.copy(cargo.BENCH / "Cargo.lock", folder / "Cargo.lock")
    services = declare(size)
    for service in services:
        (folder / "src" / f"{module(service)}.rs").write_text(declarations(service))
    (folder / "src" / "main.rs").write_text(program(services))
    return folder


def declarations(service: Declared) -> str:
    uses = "#![allow(dead_code)]\n#[allow(unused_imports)]\nuse aws_operation::{aws_error, aws_operation, aws_output, aws_shape, Client};\n"
    calls = [
        f"pub async fn call_{index}(client: &Client, text: &str) -> bool {{\n"
        f"    let operation = {name} {{ {''.join(f'{label}: text.into(), ' for label in labels)}..{name}::default() }};\n"
        f"    client.send(&operation).await.is_ok()\n}}\n"
        for index, (name, labels) in enumerate(service.operations)
    ]
    return "\n".join([uses, *service.text, *calls])


def program(services: list[Declared]) -> str:
    """Calls the operation whose number is the argument, so that none can be left out of the binary."""
    arms = [
        f'            "{module(service)}/{index}" => {module(service)}::call_{index}(&client, &text).await,'
        for service in services
        for index in range(len(service.operations))
    ]
    return "\n".join([
        *(f"mod {module(service)};" for service in services),
        "fn main() {",
        "    let mut arguments = std::env::args().skip(1);",
        "    let (which, text) = (arguments.next().unwrap_or_default(), arguments.next().unwrap_or_default());",
        "    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();",
        "    let sent = runtime.block_on(async {",
        "        let client = aws_operation::Client::from_env().await.unwrap();",
        "        match &*which {",
        *arms,
        "            _ => false,",
        "        }",
        "    });",
        '    println!("{sent}");',
        "}",
        "",
    ])


def measure(folder: Path, profiles: list[str]) -> dict:
    """Builds with everything below already built: only the declaring crate counts, its macros' work with it."""
    figures: dict = counts(folder)
    target = ROOT / "built"
    manifest = folder / "Cargo.toml"
    main_file = folder / "src" / "main.rs"

    def build(*arguments: str) -> cargo.Build:
        return cargo.build(*arguments, target=target, manifest=manifest, offline=False)

    for profile, arguments in (("debug", ("--config", "profile.dev.incremental=false")), ("release", ("--release",))):
        if profile not in profiles:
            continue
        built = build(*arguments)
        if profile == "release":
            figures["binary_bytes"] = building.stripped_size(building.program(built.executables, "scale"))
        times = []
        for _ in range(ROUNDS if profile == "debug" else 1):
            main_file.touch()
            times.append(build(*arguments).cpu)
        figures[f"{profile}_cpu_s"] = round(min(times), 3)
    if "touched" in profiles:
        build()
        times = []
        for turn in range(ROUNDS):
            edit_one(folder, turn)
            times.append(build().cpu)
        figures["touched_cpu_s"] = round(min(times), 3)
    return figures


def edit_one(folder: Path, turn: int) -> None:
    """Adds a member to the first operation's output or input, as the next member of a declaration comes to be."""
    file = sorted(path for path in (folder / "src").iterdir() if path.name != "main.rs")[0]
    text = file.read_text()
    file.write_text(re.sub(r"(#\[derive\(Default\)\]\npub struct \w+ \{\n)", rf"\1    pub added{turn}: Option<String>,\n", text, count=1))


def counts(folder: Path) -> dict:
    text = "".join(path.read_text() for path in (folder / "src").iterdir())
    structures = len(re.findall(r"^pub (?:struct|enum) (?!\w+Error )", text, re.MULTILINE))
    members = len(re.findall(r"^    pub ", text, re.MULTILINE))
    return {"structures": structures, "members": members}


def slopes(sizes: dict[int, dict]) -> None:
    """The cost of one operation between each size and the next: a straight line has one slope."""
    ordered = sorted(sizes)
    for small, large in zip(ordered, ordered[1:]):
        step = {
            key: (sizes[large][key] - sizes[small][key]) / (large - small)
            for key in ("debug_cpu_s", "release_cpu_s", "touched_cpu_s", "binary_bytes")
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
