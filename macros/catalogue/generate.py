#!/usr/bin/env python3
"""Derives the catalogue of AWS services and the table of partitions from botocore's published models.

usage: pip install botocore==1.43.11
       python3 macros/catalogue/generate.py [FOLDER]

Writes services.txt (for the macros) and partitions.rs (for the runtime), to their places in the repository or, where a
folder is named, into that. The same models give the same bytes. `cargo test -p aws-operation-tests --test catalogue`
regenerates both and compares.
"""

import collections
import gzip
import json
import pathlib
import sys

import botocore

import endpoint_rules

DATA = pathlib.Path(botocore.__file__).parent / "data"
REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
SERVICES = REPOSITORY / "macros/catalogue/services.txt"
PARTITIONS = REPOSITORY / "runtime/src/endpoint/partitions.rs"

HEADER = """\
# The AWS services of botocore {version}: {count}, sorted by name. Written by generate.py from botocore's models
# (Apache-2.0); do not edit. One line a service, its columns parted by `|`, empty ones at the end left out:
#   1 name in boto3    2 service id    3 endpoint prefix, where not the name    4 signing name, where not the prefix
#   5 protocols, AWS's preference first    6 target prefix    7 API version    8 XML namespace
#   9 signature, where not Signature Version 4, and quirks    10 endpoint rules, where not the common template
#   11 request members that choose an endpoint of their own
# A line that starts with a space belongs to the service above it: operations, and the endpoint rules that they have.
"""

# What a service does apart from its model, which botocore keeps in its event handlers.
QUIRKS = {"apigateway": "api-gateway", "glacier": "glacier", "route53": "route53", "s3": "s3"}

PROTOCOLS = {"smithy-rpc-v2-cbor": "cbor"}

# What S3 does differently under Version 4 follows from its signing name.
SIGNATURES = {"v4": "", "s3": "", "s3v4": ""}

# Services whose members choose an endpoint, but whose regional endpoint serves the same requests too or refuses them
# itself: DynamoDB's and Kinesis's of an account, S3's of a bucket.
REGIONAL_SERVES = {"dynamodb", "kinesis", "s3", "s3control"}

# Members that choose one by botocore's event handlers instead of its models.
ENDPOINT_MEMBERS = {"machinelearning": {"PredictEndpoint"}}


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else None
    partitions = json.loads((DATA / "partitions.json").read_text())
    lines = [line for name in names() for line in service_lines(name, partitions)]
    services = HEADER.format(version=botocore.__version__, count=len(names())) + "".join(f"{line}\n" for line in lines)
    write(folder / SERVICES.name if folder else SERVICES, services)
    write(folder / PARTITIONS.name if folder else PARTITIONS, partitions_source(partitions))


def write(path, text):
    path.write_text(text, encoding="utf-8", newline="\n")


def names():
    return sorted(path.name for path in DATA.iterdir() if path.is_dir())


def service_lines(name, partitions):
    folder = max(path for path in (DATA / name).iterdir() if path.is_dir())
    model = read(folder / "service-2.json.gz")
    rule_set = read(folder / "endpoint-rule-set-1.json.gz")
    meta = model["metadata"]
    prefix = meta["endpointPrefix"]
    signing_name = meta.get("signingName", prefix)
    variants = operation_variants(model, rule_set)

    def rules(parameters):
        return endpoint_rules.derive(rule_set, partitions, parameters, prefix, signing_name)

    common = rules({})
    yield line(
        name,
        meta["serviceId"],
        "" if prefix == name else prefix,
        "" if signing_name == prefix else signing_name,
        ",".join(protocols(meta)),
        meta.get("targetPrefix", ""),
        meta["apiVersion"],
        meta.get("xmlNamespace", ""),
        ",".join(flags(name, meta, rule_set, common)),
        common,
        ",".join(endpoint_members(model, name)),
    )
    for parameters, operations in sorted(variants.items(), key=lambda variant: variant[1]):
        differing = rules(dict(parameters))
        if differing != common:
            yield f" {','.join(operations)}|{differing}"


def read(path):
    return json.loads(gzip.decompress(path.read_bytes()))


def line(*columns):
    assert not any("|" in column or "\n" in column for column in columns), columns
    return "|".join(columns).rstrip("|")


def protocols(meta):
    for protocol in meta.get("protocols", [meta["protocol"]]):
        yield f"json-{meta['jsonVersion']}" if protocol == "json" else PROTOCOLS.get(protocol, protocol)


def flags(name, meta, rule_set, rules):
    has_endpoint = not all("=!" in rule for rule in rules.split(";"))
    if not has_endpoint and set(auth_schemes(rule_set)) == {"sigv4a"}:
        yield "v4a"
    elif signature := SIGNATURES.get(meta["signatureVersion"], meta["signatureVersion"]):
        yield signature
    if "awsQueryCompatible" in meta:
        yield "query-compatible"
    if quirk := QUIRKS.get(name):
        yield quirk


def auth_schemes(rules):
    """The names of all authentication schemes that a rule set's endpoints offer."""
    if isinstance(rules, list):
        for rule in rules:
            yield from auth_schemes(rule)
    elif isinstance(rules, dict):
        for scheme in rules.get("authSchemes", []):
            yield scheme["name"]
        for value in rules.values():
            yield from auth_schemes(value)


def operation_variants(model, rule_set):
    """The operations whose model sets endpoint parameters, by what it sets. An operation with members that choose the
    endpoint is left out: what is set matters only together with those."""
    variants = collections.defaultdict(list)
    for operation, described in model["operations"].items():
        fixed = described.get("staticContextParams", {})
        parameters = {name: value["value"] for name, value in fixed.items() if name in rule_set["parameters"]}
        if parameters and not any("contextParam" in member for _, member in members(model, described)):
            variants[tuple(sorted(parameters.items()))].append(operation)
    return {parameters: sorted(operations) for parameters, operations in variants.items()}


def endpoint_members(model, name):
    """The wire names of the members whose values choose an endpoint that the rules here do not give."""
    choosing = set(ENDPOINT_MEMBERS.get(name, ()))
    for operation in model["operations"].values():
        for member, described in members(model, operation):
            parameter = described.get("contextParam", {}).get("name")
            if parameter and name not in REGIONAL_SERVES:
                choosing.add(described.get("locationName", member))
    return sorted(choosing)


def members(model, operation):
    shape = model["shapes"].get(operation.get("input", {}).get("shape"), {})
    return shape.get("members", {}).items()


def partitions_source(partitions):
    """The partitions as the runtime's table. A region that is not listed belongs to the partition whose expression it
    matches; each expression is a choice of first words, then a word and a number."""
    entries = "".join(partition_source(partition) for partition in partitions["partitions"])
    return PARTITIONS_SOURCE.format(version=botocore.__version__, entries=entries)


def partition_source(partition):
    outputs = partition["outputs"]
    assert outputs["supportsFIPS"] and outputs["supportsDualStack"], partition["id"]
    pseudo = [region for region in partition["regions"] if region.endswith("-global")]
    return PARTITION_SOURCE.format(
        id=partition["id"],
        global_region=outputs["implicitGlobalRegion"],
        dns_suffix=outputs["dnsSuffix"],
        dual_stack_dns_suffix=outputs["dualStackDnsSuffix"],
        prefixes=", ".join(f'"{prefix}"' for prefix in region_prefixes(partition["regionRegex"])),
        pseudo=f'Some("{pseudo[0]}")' if pseudo else "None",
    )


def region_prefixes(regex):
    start, end = "^", r"\-\w+\-\d+$"
    assert regex.startswith(start) and regex.endswith(end), regex
    first = regex.removeprefix(start).removesuffix(end).replace(r"\-", "-")
    before, _, choice = first.rstrip(")").partition("(")
    return [before + word for word in choice.split("|")]


PARTITIONS_SOURCE = """\
//! The partitions of AWS. Written by `macros/catalogue/generate.py` from botocore {version}; do not edit.

use super::partition::Partition;

/// All partitions. The first one takes the regions that fit none.
pub(super) static PARTITIONS: &[Partition] = &[
{entries}];
"""

PARTITION_SOURCE = """\
    Partition {{
        id: "{id}",
        global_region: "{global_region}",
        dns_suffix: "{dns_suffix}",
        dual_stack_dns_suffix: "{dual_stack_dns_suffix}",
        region_prefixes: &[{prefixes}],
        pseudo_region: {pseudo},
    }},
"""


if __name__ == "__main__":
    main()
