#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the layer table of docs/architecture.md and every include below src/, and fails on a breach.

Also holds the other rules of the house that a reader could check but would not: who may include which library, time and
chance from base/cbk-env.c alone, version checks in the compat places alone, files and functions of a bearable size.
"""

import pathlib
import re
import sys

LIBRARIES = {
    "sqlite3.h": {"store"},
    "libsoup/": {"sync", "hq"},
    "gnutls/": {"base"},
    "libsecret/": {"sync"},
    "libpq-fe.h": {"hq"},
    "sodium.h": {"base", "hq"},
    "proj.h": {"domain"},
    "geos_c.h": {"domain"},
    "gtk/": {"ui"},
    "adwaita.h": {"ui"},
    "shumate/": {"ui"},
    "gtksourceview/": {"ui"},
}
MAX_LINES = 500
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)
FORBIDDEN = [
    (re.compile(r"\bg_application_get_default\b"), "asks for a default application"),
    (re.compile(r"\b(g_get_real_time|g_get_monotonic_time|g_date_time_new_now\w*|time \(NULL\))"), "reads a clock"),
    (re.compile(r"\b(g_uuid_string_random|g_random_\w+|g_rand_new \(\))"), "throws dice"),
]
VERSIONS = re.compile(r"(GTK|GLIB|ADW|SHUMATE|GTK_SOURCE)_CHECK_VERSION")


def layer_table(root):
    table = {}
    for line in (root / "docs/architecture.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 3 and (root / "src" / cells[0]).is_dir():
            table[cells[0]] = set(re.findall(r"[a-z]+", re.sub(r"\(.*?\)", "", cells[1]))) | {cells[0]}
    return table


def partial_table(root):
    """Layers of which only some headers may be included: "store (connection and chain only)" in the row of hq."""
    table = {}
    for line in (root / "docs/architecture.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        match = re.search(r"(\w+) \(([\w ,]+) only\)", cells[1]) if len(cells) == 3 else None
        if match and (root / "src" / cells[0]).is_dir():
            table[cells[0]] = {match[1]: {f"{match[1]}/cbk-{word}.h" for word in re.findall(r"\w+", match[2]) if word != "and"}}
    return table


def problems(root):
    table = layer_table(root)
    partial = partial_table(root)
    layers = {path.name for path in (root / "src").iterdir() if path.is_dir()}
    if layers - table.keys():
        yield f"docs/architecture.md has no row for {sorted(layers - table.keys())}"
    for path in sorted((root / "src").rglob("*.[ch]")):
        name = path.relative_to(root / "src")
        layer = name.parts[0]
        text = path.read_text()
        for quote, include in INCLUDE.findall(text):
            folder = include.split("/")[0]
            if quote == '"' and "/" not in include and include != "config.h":
                yield f"{name}: {include} carries no folder"
            elif quote == '"' and folder in layers and folder not in table.get(layer, set()):
                yield f"{name}: {layer} may not include {include}"
            elif quote == '"' and include not in partial.get(layer, {}).get(folder, {include}):
                yield f"{name}: {layer} may include only a part of {folder}, not {include}"
            for library, owners in LIBRARIES.items():
                if quote == "<" and include.startswith(library) and layer not in owners:
                    yield f"{name}: {include} belongs to {', '.join(sorted(owners))}"
        if name.as_posix() != "base/cbk-env.c":
            for pattern, what in FORBIDDEN:
                if pattern.search(text):
                    yield f"{name}: {what}; it is handed a CbkEnv instead"
        if VERSIONS.search(text) and name.as_posix() != "base/cbk-compat.h" and name.parts[:2] != ("ui", "compat"):
            yield f"{name}: only the compat places know versions"
        if text.count("\n") > MAX_LINES:
            yield f"{name}: {text.count(chr(10))} lines; look for the seam before {MAX_LINES}"
        if not text.startswith("/* SPDX-License-Identifier: GPL-3.0-or-later */"):
            yield f"{name}: no licence line"


def main():
    found = list(problems(pathlib.Path(sys.argv[1])))
    print("\n".join(found) if found else "the layers hold")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
