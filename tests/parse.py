"""Reads responses with botocore's own parser, for the round trip of `tests/conformance/round_trip.rs`.

    python3 parse.py responses.json

The file holds a list of {"status", "headers", "body"}; a list of what botocore makes of them is printed, in the form of
Smithy's cases: a timestamp as seconds, a blob as base64, a double that JSON has no number for as its name.
"""

import base64
import datetime
import json
import math
import sys

from botocore.model import ShapeResolver
from botocore.parsers import create_parser

HEADER = {"location": "header"}
SHAPES = {
    "Everything": {
        "type": "structure",
        "members": {
            "text": {"shape": "Text"},
            "flag": {"shape": "Flag"},
            "byte": {"shape": "Integer"},
            "long": {"shape": "Long"},
            "float": {"shape": "Float"},
            "double": {"shape": "Double"},
            "seconds": {"shape": "Timestamp"},
            "dateTime": {"shape": "Timestamp", "timestampFormat": "iso8601"},
            "httpDate": {"shape": "Timestamp", "timestampFormat": "rfc822"},
            "blob": {"shape": "Blob"},
            "document": {"shape": "Document"},
            "list": {"shape": "TextList"},
            "map": {"shape": "LongMap"},
            "choice": {"shape": "Choice"},
            "color": {"shape": "Text"},
            "level": {"shape": "Integer"},
            "nested": {"shape": "Node"},
            "header": {"shape": "Text", "locationName": "x-text", **HEADER},
            "headerLong": {"shape": "Long", "locationName": "x-long", **HEADER},
            "headerFlag": {"shape": "Flag", "locationName": "x-flag", **HEADER},
            "headerTime": {"shape": "Timestamp", "locationName": "x-time", **HEADER},
            "headerList": {"shape": "LongList", "locationName": "x-list", **HEADER},
            "prefixed": {"shape": "TextMap", "location": "headers", "locationName": "x-meta-"},
            "status": {"shape": "Integer", "location": "statusCode"},
        },
    },
    "Node": {
        "type": "structure",
        "members": {
            "label": {"shape": "Text"},
            "children": {"shape": "NodeList"},
            "byName": {"shape": "NodeMap"},
        },
    },
    "Choice": {
        "type": "structure",
        "union": True,
        "members": {"text": {"shape": "Text"}, "number": {"shape": "Long"}, "node": {"shape": "Node"}},
    },
    "Document": {"type": "structure", "document": True, "members": {}},
    "Text": {"type": "string"},
    "Flag": {"type": "boolean"},
    "Integer": {"type": "integer"},
    "Long": {"type": "long"},
    "Float": {"type": "float"},
    "Double": {"type": "double"},
    "Timestamp": {"type": "timestamp"},
    "Blob": {"type": "blob"},
    "TextList": {"type": "list", "member": {"shape": "Text"}},
    "LongList": {"type": "list", "member": {"shape": "Long"}},
    "NodeList": {"type": "list", "member": {"shape": "Node"}},
    "LongMap": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Long"}},
    "TextMap": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}},
    "NodeMap": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Node"}},
}


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, datetime.datetime):
        epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
        return (value - epoch) / datetime.timedelta(seconds=1)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, float) and math.isnan(value):
        return "NaN"
    if isinstance(value, float) and math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value


def main():
    shape = ShapeResolver(SHAPES).get_shape_by_name("Everything")
    parser = create_parser("rest-json")
    with open(sys.argv[1], encoding="utf-8") as file:
        responses = json.load(file)
    parsed = []
    for response in responses:
        answer = {
            "status_code": response["status"],
            "headers": response["headers"],
            "body": response["body"].encode(),
        }
        members = parser.parse(answer, shape)
        members.pop("ResponseMetadata", None)
        parsed.append(plain(members))
    json.dump(parsed, sys.stdout)


main()
