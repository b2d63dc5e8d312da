#!/usr/bin/env python3
"""Prints where botocore's own resolver finds each service, for comparison: service x region x FIPS x dual-stack.

Fields parted by tabs: service, operation (empty for what its operations share), `listed` or `other`, region, mode (n,
f, d or b as in the catalogue's notation), URL or `error`, signing region, signing name. The listed regions are those of
partitions.json; the others, for each partition, two that do not exist, and names that fit none, some of which rule sets
know. Operations are those whose model sets endpoint parameters and that have no members that choose an endpoint. Where
an endpoint takes Signature Version 4 and 4A, the former's region is printed.
"""

import gzip
import json
import pathlib
import sys

import botocore
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import EndpointProviderError

DATA = pathlib.Path(botocore.__file__).parent / "data"
MODES = {"n": (False, False), "f": (True, False), "d": (False, True), "b": (True, True)}
OTHERS = {
    "aws": ["eu-elsewhere-1", "mx-elsewhere-12"],
    "aws-cn": ["cn-elsewhere-1", "cn-south-2"],
    "aws-eusc": ["eusc-de-elsewhere-1", "eusc-de-west-1"],
    "aws-iso": ["us-iso-elsewhere-1", "us-iso-north-3"],
    "aws-iso-b": ["us-isob-elsewhere-1", "us-isob-north-3"],
    "aws-iso-e": ["eu-isoe-elsewhere-1", "eu-isoe-north-3"],
    "aws-iso-f": ["us-isof-elsewhere-1", "us-isof-north-3"],
    "aws-us-gov": ["us-gov-elsewhere-1", "us-gov-central-1"],
}
OUTSIDE = ["local", "sandbox", "fips", "snow", "us-east", "us-east-1-x", "dataplane-us-gov-east-1"]


def main(version):
    if botocore.__version__ != version:
        sys.exit(f"botocore is {botocore.__version__}, not {version}")
    partitions = read(DATA / "partitions.json")
    ids = [partition["id"] for partition in partitions["partitions"]]
    regions = [(region, "listed") for partition in partitions["partitions"] for region in partition["regions"]]
    regions += [(region, "other") for region in [*(region for name in ids for region in OTHERS[name]), *OUTSIDE]]
    for service in sorted(path for path in DATA.iterdir() if path.is_dir()):
        folder = max(path for path in service.iterdir() if path.is_dir())
        print_service(service.name, folder, partitions, regions)


def print_service(service, folder, partitions, regions):
    model = read(folder / "service-2.json.gz")
    rule_set = read(folder / "endpoint-rule-set-1.json.gz")
    provider = EndpointProvider(rule_set, partitions)
    name = model["metadata"].get("signingName", model["metadata"]["endpointPrefix"])
    for operation, fixed in {"": {}, **operations(model, rule_set)}.items():
        for region, kind in regions:
            for mode, (fips, dual_stack) in MODES.items():
                given = {"Region": region, "UseFIPS": fips, "UseDualStack": dual_stack, **fixed}
                given = {key: value for key, value in given.items() if key in rule_set["parameters"]}
                print(service, operation, kind, region, mode, *resolved(provider, given, region, name), sep="\t")


def resolved(provider, given, region, name):
    try:
        endpoint = provider.resolve_endpoint(**given)
    except EndpointProviderError:
        return "error", "", ""
    schemes = endpoint.properties.get("authSchemes", [{"name": "sigv4"}])
    scheme = next(scheme for scheme in schemes if scheme["name"] == "sigv4")
    return endpoint.url, scheme.get("signingRegion", region), scheme.get("signingName", name)


def operations(model, rule_set):
    found = {}
    for name, operation in model["operations"].items():
        shape = model["shapes"].get(operation.get("input", {}).get("shape"), {})
        chooses = any("contextParam" in member for member in shape.get("members", {}).values())
        fixed = operation.get("staticContextParams", {})
        if fixed and not chooses:
            found[name] = {key: value["value"] for key, value in fixed.items() if key in rule_set["parameters"]}
    return found


def read(path):
    text = path.read_bytes()
    return json.loads(gzip.decompress(text) if path.suffix == ".gz" else text)


if __name__ == "__main__":
    main(sys.argv[1])
