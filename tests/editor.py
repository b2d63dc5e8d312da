#!/usr/bin/env python3
"""What an editor shows of a declaration: asks rust-analyzer, over its protocol, about the seed declarations and a mistake.

    python3 tests/editor.py                          with `rust-analyzer` on the PATH
    RUST_ANALYZER="path/to/it" python3 tests/editor.py

The standard library's sources must be where rust-analyzer looks for them, or in RUST_SRC_PATH.
"""

import json
import os
import queue
import shlex
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ["iot", "ivs_realtime"]
MISTAKE = '''use aws_operation::aws_operation;

/// Deletes a stream.
#[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]
pub struct DeleteStream {
    /// Which one.
    pub stream_name: String,
}

pub fn stream(operation: &DeleteStream) -> &str {
    &operation.stream_name
}
'''
COMPLETION = '''
fn completion() -> crate::iot::UpdateStream {
    crate::iot::UpdateStream { s }
}
'''


def main() -> None:
    command = shlex.split(os.environ.get("RUST_ANALYZER", "rust-analyzer"))
    if not shutil.which(command[0]):
        sys.exit("rust-analyzer is not installed: nothing was checked")
    package = write_package()
    editor = Editor(command, package)
    failures = list(checks(editor, package / "src"))
    editor.close()
    for failure in failures:
        print(f"FAILED {failure}")
    sys.exit(bool(failures))


def write_package() -> Path:
    """A package of the example's declarations, a file with a mistake, and one with a struct half typed."""
    folder = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "tests" / "editor"
    (folder / "src").mkdir(parents=True, exist_ok=True)
    (folder / "Cargo.toml").write_text(
        '[package]\nname = "editor"\nversion = "0.0.0"\nedition = "2024"\n\n[workspace]\n\n[dependencies]\n'
        f'aws-operation = {{ path = {json.dumps(str(ROOT / "runtime"))}, default-features = false }}\n'
    )
    shutil.copy(ROOT / "Cargo.lock", folder / "Cargo.lock")
    for name in SEEDS:
        shutil.copy(ROOT / "runtime" / "examples" / "update_stream" / f"{name}.rs", folder / "src")
    (folder / "src" / "mistake.rs").write_text(MISTAKE)
    (folder / "src" / "completion.rs").write_text(COMPLETION)
    modules = [*SEEDS, "mistake", "completion"]
    (folder / "src" / "lib.rs").write_text("".join(f"pub mod {name};\n" for name in modules))
    return folder


def checks(editor: "Editor", src: Path):
    """Yields what is not as it must be."""

    def check(what: str, holds: bool, seen: object):
        print(f"{'ok' if holds else 'FAILED'}: {what}")
        if not holds:
            yield f"{what}: {seen}"

    for name in SEEDS:
        told = editor.diagnostics(src / f"{name}.rs")
        yield from check(f"no mistake is seen in `{name}.rs`", not told, told)
    told = editor.diagnostics(src / "mistake.rs")
    at_label = [one for one in told if "no field is the label `<streamId>`" in one["message"] and "help: " in one["message"]]
    yield from check("a mistake is told once, with its help", len(told) == 1 == len(at_label), told)
    line = MISTAKE.splitlines().index('#[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]')
    start = told[0]["range"]["start"] if told else {}
    column = MISTAKE.splitlines()[line].index('"/streams')
    yield from check("it is told at the path", start == {"line": line, "character": column}, start)

    seed = (src / "iot.rs").read_text()
    for what, word, shown in [
        ("a field", "stream_id: String", "stream_id: String"),
        ("the operation", "UpdateStream {", "struct UpdateStream"),
        ("a nested shape's type", "StreamFile>", "struct StreamFile"),
    ]:
        hover = editor.hover(src / "iot.rs", seed, word)
        yield from check(f"hovering over {what} shows it", shown in hover, hover)
    hover = editor.hover(src / "mistake.rs", MISTAKE, "stream_name\n")
    yield from check("a faulty declaration keeps its fields and their docs", "Which one." in hover, hover)
    labels = editor.completions(src / "completion.rs", COMPLETION, "s }")
    wanted = {"stream_id", "description", "files", "role_arn"}
    yield from check("the fields of a declaration are completed", wanted <= labels, sorted(labels)[:20])


class Editor:
    """A client of the language server, as small as can be."""

    def __init__(self, command: list[str], package: Path):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, cwd=package)
        self.messages: queue.Queue = queue.Queue()
        self.count = 0
        self.loaded = False
        self.opened: set[Path] = set()
        threading.Thread(target=self.read, daemon=True).start()
        capabilities = {
            "textDocument": {"diagnostic": {}, "hover": {"contentFormat": ["markdown"]}},
            "experimental": {"serverStatusNotification": True},
        }
        options = {"checkOnSave": False, "cachePriming": {"enable": False}}
        self.ask("initialize", processId=None, rootUri=package.as_uri(), capabilities=capabilities,
                 initializationOptions=options)
        self.tell("initialized")
        until = time.monotonic() + 600
        while not self.loaded and time.monotonic() < until:
            self.handle(self.messages.get(timeout=600))

    def diagnostics(self, file: Path) -> list[dict]:
        self.open(file)
        answer = self.ask("textDocument/diagnostic", textDocument={"uri": file.as_uri()})
        return [one for one in answer["items"] if one.get("severity") == 1]

    def hover(self, file: Path, text: str, word: str) -> str:
        self.open(file)
        answer = self.ask("textDocument/hover", textDocument={"uri": file.as_uri()}, position=position(text, word))
        return answer["contents"]["value"] if answer else ""

    def completions(self, file: Path, text: str, word: str) -> set[str]:
        self.open(file)
        place = position(text, word)
        place["character"] += 1
        answer = self.ask("textDocument/completion", textDocument={"uri": file.as_uri()}, position=place)
        return {item["label"].split(":")[0].strip() for item in answer["items"]} if answer else set()

    def open(self, file: Path) -> None:
        if file in self.opened:
            return
        self.opened.add(file)
        document = {"uri": file.as_uri(), "languageId": "rust", "version": 1, "text": file.read_text()}
        self.tell("textDocument/didOpen", textDocument=document)

    def close(self) -> None:
        self.ask("shutdown")
        self.tell("exit")
        self.process.wait(30)

    def ask(self, method: str, **parameters) -> dict:
        self.count += 1
        asked = self.count
        self.send({"id": asked, "method": method, "params": parameters or None})
        while True:
            message = self.messages.get(timeout=600)
            if message.get("id") == asked and "method" not in message:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self.handle(message)

    def tell(self, method: str, **parameters) -> None:
        self.send({"method": method, "params": parameters})

    def handle(self, message: dict) -> None:
        if "id" in message and "method" in message:
            self.send({"id": message["id"], "result": None})
        elif message.get("method") == "experimental/serverStatus":
            self.loaded = message["params"]["quiescent"]

    def send(self, message: dict) -> None:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def read(self) -> None:
        stream = self.process.stdout
        while header := stream.readline():
            length = int(header.split(b":")[1])
            stream.readline()
            self.messages.put(json.loads(stream.read(length)))


def position(text: str, word: str) -> dict:
    before = text[: text.index(word)]
    return {"line": before.count("\n"), "character": len(before) - (before.rfind("\n") + 1)}


if __name__ == "__main__":
    main()
