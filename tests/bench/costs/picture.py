"""The picture of the headline figures: bars, drawn by hand, readable on light and dark pages."""

from xml.sax.saxutils import escape

PANELS = [
    ("Clean debug build, CPU seconds", "debug_cpu_s", 1, "{:.0f} s"),
    ("Clean release build, CPU seconds", "release_cpu_s", 1, "{:.0f} s"),
    ("Release binary, stripped", "binary_bytes", 1e6, "{:.1f} MB"),
    ("A call without I/O; those by hand have no client around it", "client_ns", 1e3, "{:.1f} us"),
]
BARS = [
    ("aws-operation", "aws-operation", "#e8590c"),
    ("aws-operation-hyper", "aws-operation, hyper", "#f08c4a"),
    ("aws-sdk", "aws-sdk", "#868e96"),
    ("reqwest-aws-lc", "reqwest + aws-sigv4", "#868e96"),
    ("floor-ring", "floor: hyper by hand", "#868e96"),
]
WIDTH, PANEL, BAR, LABEL = 760, 162, 24, 170


def svg(rows: dict) -> str:
    height = PANEL * len(PANELS) + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        'font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="What two AWS calls cost">',
        "<style>text{fill:#1f2328}@media(prefers-color-scheme:dark){text{fill:#e6edf3}}</style>",
    ]
    for index, (title, key, scale, form) in enumerate(PANELS):
        parts += panel(index * PANEL + 20, title, rows, key, scale, form)
    return "\n".join([*parts, "</svg>", ""])


def panel(top: int, title: str, rows: dict, key: str, scale: float, form: str) -> list[str]:
    values = [(name, color, figure(rows, row, key)) for row, name, color in BARS]
    values = [(name, color, value) for name, color, value in values if value is not None]
    longest = max((value for _, _, value in values), default=1)
    parts = [f'<text x="0" y="{top}" font-weight="600">{escape(title)}</text>']
    for line, (name, color, value) in enumerate(values):
        y = top + 10 + line * BAR
        width = max(2, value / longest * (WIDTH - LABEL - 80))
        parts += [
            f'<text x="{LABEL - 10}" y="{y + 15}" text-anchor="end">{escape(name)}</text>',
            f'<rect x="{LABEL}" y="{y + 3}" width="{width:.1f}" height="{BAR - 7}" rx="2" fill="{color}"/>',
            f'<text x="{LABEL + width + 8:.1f}" y="{y + 15}">{escape(form.format(value / scale))}</text>',
        ]
    return parts


def figure(rows: dict, row: str, key: str) -> float | None:
    """A peer by hand has no client: its call costs what its core costs."""
    if key == "client_ns" and key not in rows.get(row, {}):
        # With TLS it is the same without I/O, and stands in the row without.
        row, key = ("floor" if row == "floor-ring" else row), "core_ns"
    return rows.get(row, {}).get(key)
