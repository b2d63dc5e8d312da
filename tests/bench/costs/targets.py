"""The budget: what our rows may cost beside the others, each target met or missed by the recorded figures."""

from dataclasses import dataclass

OURS = "aws-operation"
LEAN = "aws-operation-hyper"


@dataclass(frozen=True)
class Target:
    """`figure` of a row of ours is at most `factor` times that of `peer`, or at most `bound` by itself."""

    figure: str
    title: str
    peer: str | None = None
    factor: float = 1.0
    bound: float | None = None

    @property
    def limit(self) -> float:
        """What may be: a figure by itself, or a multiple of the peer's."""
        return self.factor if self.bound is None else self.bound

    def value(self, key: str, rows: dict) -> float | None:
        """What the row `key` has, to be held to the limit; `None` while a figure is missing."""
        ours = rows.get(key, {}).get(self.figure)
        unit = 1 if self.peer is None else rows.get(self.peer, {}).get(self.figure)
        return None if ours is None or unit is None else ours / unit


TARGETS = [
    Target("debug_cpu_s", "clean debug build, CPU, against the aws-sdk", "aws-sdk", 1 / 5),
    Target("debug_cpu_s", "clean debug build, CPU, against reqwest alone", "reqwest-alone", 1.1),
    Target("release_cpu_s", "clean release build, CPU, against the aws-sdk", "aws-sdk", 1 / 8),
    Target("crates", "crates", bound=90),
    Target("binary_bytes", "stripped release binary, against the aws-sdk", "aws-sdk", 1 / 4),
    Target("call_ns", "a call without I/O, time, against the floor", "floor", 1.3),
    Target("call_ns", "a call without I/O, time, against the aws-sdk", "aws-sdk", 1 / 14),
    Target("instructions_stream_less_sha256", "instructions less SHA-256, stream, against the floor", "floor", 1.3),
    Target("instructions_ingest_less_sha256", "instructions less SHA-256, ingest, against the floor", "floor", 1.3),
    Target("allocations_stream", "allocations, stream, against the floor", "floor", 1.3),
    Target("allocations_ingest", "allocations, ingest, against the floor", "floor", 1.3),
    Target("concurrent_cpu_us", "32 concurrent, CPU a request, against the aws-sdk", "aws-sdk", 1 / 3.6),
    Target("start_us", "`Client::from_env`, us", bound=1_000),
    Target("future_bytes", "the future of one call, bytes", bound=4_095),
]
