"""The budget: what our rows may cost beside the others, each target met or missed by the recorded figures."""

from dataclasses import dataclass

OURS = "aws-operation"
LEAN = "aws-operation-hyper"
NATIVE = "aws-operation-hyper-native-tls"


@dataclass(frozen=True)
class Target:
    """`figure` of a row of ours is at most `factor` times that of `peer`, or at most `bound` by itself.

    Without a factor the ratio is told and nothing is asked of it. `of_peer` names the peer's figure where it is another.
    """

    figure: str
    title: str
    peer: str | None = None
    factor: float | None = None
    bound: float | None = None
    of_peer: str | None = None

    @property
    def limit(self) -> float | None:
        """What may be: a figure by itself, or a multiple of the peer's."""
        return self.factor if self.bound is None else self.bound

    def value(self, key: str, rows: dict) -> float | None:
        """What the row `key` has, to be held to the limit; `None` while a figure is missing."""
        ours = rows.get(key, {}).get(self.figure)
        unit = 1 if self.peer is None else rows.get(self.peer, {}).get(self.of_peer or self.figure)
        return None if ours is None or unit is None else ours / unit


FIGURES = {
    "ns": "time",
    "instructions_stream_less_sha256": "instructions less SHA-256, stream",
    "instructions_ingest_less_sha256": "instructions less SHA-256, ingest",
    "allocations_stream": "allocations, stream",
    "allocations_ingest": "allocations, ingest",
}
# Like for like, the core against the floor, is held; what the whole client adds to it is told beside that.
OF_A_CALL = [
    target
    for key, title in FIGURES.items()
    for target in (
        Target(f"core_{key}", f"built, signed and parsed, {title}, against the floor", "floor", 1.3),
        Target(f"client_{key}", f"through the client, {title}, against the floor without one", "floor", of_peer=f"core_{key}"),
    )
]
TARGETS = [
    Target("debug_cpu_s", "clean debug build, CPU, against the aws-sdk", "aws-sdk", 1 / 5),
    Target("debug_cpu_s", "clean debug build, CPU, against reqwest alone", "reqwest-alone", 1.1),
    Target("release_cpu_s", "clean release build, CPU, against the aws-sdk", "aws-sdk", 1 / 8),
    Target("crates", "crates", bound=90),
    Target("binary_bytes", "stripped release binary, against the aws-sdk", "aws-sdk", 1 / 4),
    *OF_A_CALL,
    Target("client_ns", "through the client, time, against the aws-sdk", "aws-sdk", 1 / 14),
    Target("concurrent_cpu_us", "32 concurrent, CPU a request, against the aws-sdk", "aws-sdk", 1 / 3.6),
    Target("start_us", "`Client::from_env`, us", bound=1_000),
    Target("future_bytes", "the future of one call, bytes", bound=4_095),
]
