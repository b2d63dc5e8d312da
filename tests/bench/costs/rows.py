"""The rows of the table: the package of each peer, and what it stands for."""

import shutil
import subprocess
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One peer: `key` names it on the command line and in the record, and its package is `peer-<key>`."""

    key: str
    title: str
    calls: bool = True  # whether it makes the two calls at all
    levels: tuple[str, ...] = ("core",)  # what a call answered from memory can go through
    folder: str = "."  # of its workspace, in the harness's own
    needs: str | None = None  # a library of the system that it links, as pkg-config names it

    @property
    def package(self) -> str:
        return f"peer-{self.key}"

    @property
    def measuring(self) -> str:
        return f"measure-{self.key}"

    @property
    def is_buildable(self) -> bool:
        """Whether the system has the library that it needs, and its headers."""
        if self.needs is None:
            return True
        found = shutil.which("pkg-config") and subprocess.run(["pkg-config", "--exists", self.needs], check=False)
        return bool(found) and found.returncode == 0


# It is linked as the program starts, so that neither its build nor its size is in the row.
SYSTEM = "the system's OpenSSL"
ROWS = [
    Row("aws-operation", "**aws-operation**", levels=("core", "client"), folder="ours"),
    Row("aws-operation-hyper", "**aws-operation, feature `hyper`**", levels=("core", "client"), folder="ours-hyper"),
    Row(
        "aws-operation-hyper-native-tls",
        f"**aws-operation, features `hyper`, `native-tls`** ({SYSTEM})",
        levels=("core", "client"),
        folder="ours-hyper-native-tls",
        needs="openssl",
    ),
    Row("aws-sdk", "aws-sdk, default features", levels=("client",)),
    Row("aws-sdk-trimmed", "aws-sdk, trimmed, no TLS", levels=("client",)),
    Row("reqwest-aws-lc", "reqwest (aws-lc) + aws-sigv4"),
    Row("reqwest-ring", "reqwest (ring) + aws-sigv4"),
    Row("reqwest-native-tls", f"reqwest ({SYSTEM}) + aws-sigv4", needs="openssl"),
    Row("floor-ring", "floor: hyper, own signer, cached key (ring)"),
    Row("floor-native-tls", f"floor: hyper, own signer, cached key ({SYSTEM})", needs="openssl"),
    Row("floor", "floor without TLS"),
    Row("reqwest-alone", "reqwest (ring) alone, no AWS call", calls=False, levels=()),
]


def chosen(keys: str | None) -> list[Row]:
    """The rows named in `keys` (`a,b`), in the table's order; all of them without."""
    if keys is None:
        return ROWS
    wanted = keys.split(",")
    unknown = set(wanted) - {row.key for row in ROWS}
    if unknown:
        raise SystemExit(f"no row `{', '.join(sorted(unknown))}`\nhelp: one of {', '.join(row.key for row in ROWS)}")
    return [row for row in ROWS if row.key in wanted]
