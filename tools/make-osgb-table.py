#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns a rectangular window of OSTN15 nodes (CSV: east, north, shift east, shift north; metres) into a C table of
millimetres around a middle value, two bytes each."""

import csv
import sys


def main():
    source, target = sys.argv[1:]
    with open(source, encoding="utf-8", newline="") as lines:
        rows = [[round(float(cell) * scale) for cell, scale in zip(row, (1, 1, 1000, 1000))]
                for row in list(csv.reader(lines))[1:]]
    easts = sorted({row[0] for row in rows})
    norths = sorted({row[1] for row in rows})
    step = easts[1] - easts[0]
    nodes = {(row[0], row[1]): row[2:] for row in rows}
    if len(nodes) != len(rows) or any(
            (east, north) not in nodes
            for east in range(easts[0], easts[-1] + 1, step)
            for north in range(norths[0], norths[-1] + 1, step)):
        sys.exit(f"{source}: the nodes do not fill a rectangle")
    middle = [(min(column) + max(column)) // 2 for column in zip(*nodes.values())]
    with open(target, "w", encoding="utf-8") as out:
        out.write("/* SPDX-License-Identifier: BSD-2-Clause; see data/reference/osgb/NOTICE */\n\n")
        for name, value in (("EAST", easts[0]), ("NORTH", norths[0]), ("STEP", step), ("COLUMNS", len(easts)),
                            ("ROWS", len(norths)), ("MIDDLE_EAST", middle[0]), ("MIDDLE_NORTH", middle[1])):
            out.write(f"#define OSTN15_{name} ({value})\n")
        out.write("\nstatic const gint16 ostn15_shifts[OSTN15_ROWS][OSTN15_COLUMNS][2] = {\n")
        for north in norths:
            cells = (nodes[east, north] for east in easts)
            out.write("  { " + ", ".join(f"{{ {e - middle[0]}, {n - middle[1]} }}" for e, n in cells) + " },\n")
        out.write("};\n")


if __name__ == "__main__":
    main()
