"""Declarations of real operations, written from botocore's models as a person would write them by hand.

Every member of every shape is declared: what is left out would flatter the figures. Left out as wholes are operations
with event streams and streamed bodies, of which there are few and whose cost is not in their declaration.
"""

import gzip
import json
import keyword
import re
from dataclasses import dataclass, field
from pathlib import Path

import botocore

DATA = Path(botocore.__file__).parent / "data"
# rest-json services of the everyday kind, in this order until there are enough operations.
SERVICES = ["lambda", "apigateway", "medialive", "batch", "backup", "iot"]

SCALARS = {
    "string": "String",
    "boolean": "bool",
    "integer": "i32",
    "long": "i64",
    "float": "f32",
    "double": "f64",
    "timestamp": "aws_operation::Timestamp",
    "blob": "Vec<u8>",
}
RUST_KEYWORDS = set(keyword.kwlist) | set(
    "as async await box break const continue crate do dyn else enum extern false fn for if impl in let loop macro match "
    "mod move mut pub ref return self static struct super trait true try type unsafe use virtual where while yield".split()
)


@dataclass
class Declared:
    """The Rust of one service, and what it counts."""

    service: str
    text: list[str] = field(default_factory=list)
    operations: list[tuple[str, list[str]]] = field(default_factory=list)  # name, required labels
    structures: int = 0
    members: int = 0


def declare(count: int) -> list[Declared]:
    """`count` operations of as many services as it takes."""
    declared: list[Declared] = []
    left = count
    for service in SERVICES:
        if left <= 0:
            break
        writer = Writer(service, load(service))
        writer.take(left)
        left -= len(writer.declared.operations)
        declared.append(writer.declared)
    if left > 0:
        raise SystemExit(f"only {count - left} operations in {', '.join(SERVICES)}")
    return declared


def load(service: str) -> dict:
    versions = sorted((DATA / service).iterdir())
    packed = versions[-1] / "service-2.json.gz"
    return json.loads(gzip.decompress(packed.read_bytes()))


class Writer:
    """Writes the operations of one service, each shape once."""

    def __init__(self, service: str, model: dict) -> None:
        self.shapes, self.all = model["shapes"], model["operations"]
        self.declared = Declared(service)
        self.known: set[str] = set()

    def take(self, limit: int) -> None:
        for name, operation in sorted(self.all.items()):
            if len(self.declared.operations) == limit:
                return
            if not self.streams(operation):
                self.operation(name, operation)

    def operation(self, name: str, operation: dict) -> None:
        path = re.sub(r"\{([\w-]+)\+\}", r"<\1..>", operation["http"]["requestUri"])
        path = re.sub(r"\{([\w-]+)\}", r"<\1>", path)
        arguments = [f'service = "{self.declared.service}"', f'method = "{operation["http"]["method"]}"', f'path = "{path}"']
        if operation.get("output"):
            self.structure(f"{name}Output", operation["output"]["shape"], "#[aws_output]")
            arguments.append(f"output = {name}Output")
        if operation.get("errors"):
            codes = dict.fromkeys(error["shape"] for error in operation["errors"])
            self.write(["#[aws_error]", f"pub enum {name}Error {{", *(f"    {code}," for code in codes), "}"])
            arguments.append(f"error = {name}Error")
        attribute = f"#[aws_operation({', '.join(arguments)})]\n#[derive(Default)]"
        shape = operation.get("input", {}).get("shape")
        self.structure(name, shape, attribute)
        members = self.shapes[shape].get("members", {}) if shape else {}
        labels = [
            rust_name(key)
            for key, member in members.items()
            if member.get("location") == "uri" and self.shapes[member["shape"]]["type"] == "string"
        ]
        self.declared.operations.append((name, labels))

    def structure(self, name: str, shape: str | None, attribute: str) -> None:
        members = self.shapes[shape].get("members", {}) if shape else {}
        lines = [attribute, f"pub struct {name} {{"]
        for key, member in members.items():
            lines += [f"    {line}" for line in self.member(key, member, shape)]
        self.write([*lines, "}"])
        self.declared.structures += 1
        self.declared.members += len(members)

    def member(self, key: str, member: dict, parent: str) -> list[str]:
        wire, field_name = member.get("locationName", key), rust_name(key)
        target = self.shapes[member["shape"]]
        said = []
        match member.get("location"):
            case "uri":
                # A label is bound by the path; its type says that it is required.
                rust = self.type_of(member["shape"], parent)
                return [*self.attribute([], wire, field_name), f"pub {field_name}: {rust},"]
            case "querystring":
                said = ["query_params"] if target["type"] == "map" else ["query"]
            case "header":
                said = ["header"]
            case "headers":
                said = ["prefix_headers"]
            case "statusCode":
                said = ["status_code"]
        if self.shapes[parent].get("payload") == key:
            said = ["payload"]
        if member.get("jsonvalue"):
            said.append("json_value")
        if member.get("idempotencyToken"):
            said.append("idempotency_token")
        if target.get("sensitive"):
            said.append("sensitive")
        unnamed = said[:1] in (["query_params"], ["payload"], ["status_code"])
        rust = self.type_of(member["shape"], parent)
        attribute = self.attribute(said, None if unnamed else wire, field_name)
        return [*attribute, f"pub {field_name}: Option<{rust}>,"]

    @staticmethod
    def attribute(said: list[str], wire: str | None, field_name: str) -> list[str]:
        if wire is not None and (wire != camel(field_name) or said[:1] == ["header"] or said[:1] == ["prefix_headers"]):
            said = [*said, f'name = "{wire}"']
        return [f"#[aws({', '.join(said)})]"] if said else []

    def type_of(self, name: str, parent: str) -> str:
        shape = self.shapes[name]
        kind = shape["type"]
        if kind == "list":
            return f"Vec<{self.type_of(shape['member']['shape'], '')}>"
        if kind == "map":
            return f"std::collections::HashMap<String, {self.type_of(shape['value']['shape'], '')}>"
        if kind != "structure":
            return SCALARS[kind]
        if shape.get("document"):
            return "aws_operation::Document"
        if name not in self.known:
            self.known.add(name)
            if shape.get("union"):
                self.union(name, shape)
            else:
                self.structure(rust_type(name), name, "#[aws_shape]")
        boxed = parent and self.reaches(name, parent, set())
        return f"Box<{rust_type(name)}>" if boxed else rust_type(name)

    def union(self, name: str, shape: dict) -> None:
        lines = ["#[aws_shape]", f"pub enum {rust_type(name)} {{"]
        for key, member in shape["members"].items():
            variant = key[0].upper() + key[1:]
            wire = member.get("locationName", key)
            lines += [f'    #[aws(name = "{wire}")]'] if wire != camel(snake(variant)) else []
            lines.append(f"    {variant}({self.type_of(member['shape'], name)}),")
        lines += ["    #[aws(unknown)]", "    Unknown(String, aws_operation::Document),", "}"]
        self.write(lines)
        self.declared.structures += 1
        self.declared.members += len(shape["members"])

    def reaches(self, name: str, wanted: str, seen: set[str]) -> bool:
        """Whether the structure holds `wanted` directly, without a list or a map between."""
        if name == wanted:
            return True
        if name in seen or self.shapes[name]["type"] != "structure":
            return False
        seen.add(name)
        return any(self.reaches(member["shape"], wanted, seen) for member in self.shapes[name].get("members", {}).values())

    def streams(self, operation: dict) -> bool:
        bound = [operation[way]["shape"] for way in ("input", "output") if operation.get(way)]
        seen: set[str] = set()
        while bound:
            name = bound.pop()
            shape = self.shapes[name]
            if shape.get("eventstream") or shape.get("streaming"):
                return True
            if name not in seen:
                seen.add(name)
                members = shape.get("members", {}).values()
                if any(member.get("streaming") for member in members):
                    return True
                bound += [member["shape"] for member in members]
        return False

    def write(self, lines: list[str]) -> None:
        self.declared.text.append("\n".join(lines) + "\n")


def rust_type(name: str) -> str:
    """Shape names as Rust writes types, apart from the operations' own and the prelude's."""
    capital = name[0].upper() + name[1:]
    return "Shape" + capital


def rust_name(key: str) -> str:
    name = snake(key)
    return f"r#{name}" if name in RUST_KEYWORDS and name not in ("self", "super", "crate") else name


def snake(name: str) -> str:
    name = re.sub(r"[-.]", "_", name)
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower()


def camel(name: str) -> str:
    head, *rest = name.removeprefix("r#").split("_")
    return head + "".join(word[:1].upper() + word[1:] for word in rest)
