"""What botocore sends for the seed operations, and for some of awsJson: written to expected.json, which tests/wire.rs compares with ours.

    python3 tests/wire/expected.py > tests/wire/expected.json

botocore 1.43.11 builds and signs each request as for a real call, at a fixed time; the request is caught before it is
sent. JSON allows blanks between tokens and escapes for what is not ASCII, and botocore writes both; here it is told to
write neither, as we don't, so that bodies and with them signatures can be compared to the byte.
"""

import datetime
import json

import botocore
import botocore.auth
import botocore.serialize
import botocore.session
from botocore.awsrequest import AWSResponse


class CompactJson:
    @staticmethod
    def dumps(value):
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


botocore.serialize.json = CompactJson

NOW = datetime.datetime(2024, 2, 29, 11, 30, 0, tzinfo=datetime.timezone.utc)
botocore.auth.get_current_datetime = lambda remove_tzinfo=True: NOW.replace(tzinfo=None) if remove_tzinfo else NOW

FILES = [
    {"fileId": 1, "s3Location": {"bucket": "b", "key": "a/b c.bin", "version": "v1"}},
    {"fileId": 0, "s3Location": {"bucket": "", "key": "ключ \"q\"\n\u0001"}},
    {},
]

# name, service, operation, parameters
CASES = [
    ("update_stream_whole", "iot", "UpdateStream", {
        "streamId": "s-1_A", "description": "first \u00e9 \u2028 \U0001f600", "files": FILES,
        "roleArn": "arn:aws:iam::123456789012:role/r",
    }),
    ("update_stream_required_only", "iot", "UpdateStream", {"streamId": "s1"}),
    ("update_stream_empty_values", "iot", "UpdateStream", {"streamId": "s1", "description": "", "files": []}),
    ("update_stream_odd_label", "iot", "UpdateStream", {"streamId": "a/b%2F..c d:\u00e9\u4e2d+?#&=~'()*!@$,;[]"}),
    ("create_stream", "iot", "CreateStream", {
        "streamId": "s1", "files": FILES[:1], "roleArn": "arn:aws:iam::123456789012:role/r", "tags": [
            {"Key": "team", "Value": "video"}, {"Key": "empty", "Value": ""},
        ],
    }),
    ("update_ingest_configuration", "ivs-realtime", "UpdateIngestConfiguration", {
        "arn": "arn:aws:ivs:eu-west-1:123456789012:ingest-configuration/abc", "stageArn": "arn:aws:ivs:eu-west-1:1:stage/x",
    }),
    ("update_ingest_configuration_required_only", "ivs-realtime", "UpdateIngestConfiguration", {"arn": "arn"}),
    ("put_item", "dynamodb", "PutItem", {
        "TableName": "films", "Item": {
            "blob": {"B": b"\x00\xff"}, "deep": {"M": {"list": {"L": [{"NULL": True}, {"BOOL": False}]}}},
            "number": {"N": "-1.50"}, "set": {"SS": ["a", "\u00e9 \u2028 \""]}, "title": {"S": ""},
        },
        "ConditionExpression": "attribute_not_exists(title)",
    }),
    ("list_tables", "dynamodb", "ListTables", {}),
    ("send_message", "sqs", "SendMessage", {
        "QueueUrl": "https://sqs.eu-west-1.amazonaws.com/123456789012/films", "MessageBody": "<a b=\"c\">&\u4e2d/", "DelaySeconds": 0,
    }),
]


def caught(service, operation, parameters):
    session = botocore.session.Session()
    session.set_credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "session/token+==")
    config = botocore.config.Config(parameter_validation=False)
    client = session.create_client(service, region_name="eu-west-1", config=config)
    requests = []

    def catch(request, **_):
        requests.append(request)
        return AWSResponse(request.url, 200, {}, Body())

    client.meta.events.register("before-send", catch)
    method = botocore.xform_name(operation)
    getattr(client, method)(**parameters)
    return requests[0]


class Body:
    def stream(self, **_):
        yield b"{}"

    def read(self, *_):
        return b"{}"


def text(value):
    return value.decode() if isinstance(value, bytes) else value


def case(name, service, operation, parameters):
    request = caught(service, operation, parameters)
    # The user agent and the headers about retries are the client's, not the operation's.
    skipped = {"user-agent", "amz-sdk-invocation-id", "amz-sdk-request", "content-length"}
    headers = {k.lower(): text(v) for k, v in request.headers.items() if k.lower() not in skipped}
    body = text(request.body or b"")
    return {
        "name": name,
        "service": service,
        "operation": operation,
        "method": request.method,
        "url": request.url,
        "headers": headers,
        "body": body,
    }


if __name__ == "__main__":
    cases = [case(*row) for row in CASES]
    print(json.dumps({"source": f"botocore {botocore.__version__}", "cases": cases}, indent=1, ensure_ascii=False))
