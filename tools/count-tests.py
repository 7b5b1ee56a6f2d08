#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the single tests of meson runs: each TAP line is one, a program that speaks no TAP is one."""

import json
import re
import sys

RESULT = re.compile(r"^(ok|not ok)\b(.*)$", re.M)


def count(run):
    lines = RESULT.findall(run.get("stdout", ""))
    passed = sum(1 for word, rest in lines if word == "ok" and "# SKIP" not in rest)
    skipped = sum(1 for word, rest in lines if word == "ok" and "# SKIP" in rest)
    failed = sum(1 for word, _ in lines if word == "not ok")
    if not lines:
        passed = run["result"] == "OK"
        skipped = run["result"] == "SKIP"
    if run["result"] not in ("OK", "SKIP") and failed == 0:
        failed = 1
    return passed, failed, skipped


def main():
    totals = [0, 0, 0]
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as log:
            for line in log:
                totals = [sum(pair) for pair in zip(totals, count(json.loads(line)))]
    if totals[2]:
        print(f"{totals[2]} skipped, for want of something on this machine")
    print(f"{totals[0]} passed, {totals[1]} failed")
    return 1 if totals[1] or not totals[0] else 0


if __name__ == "__main__":
    sys.exit(main())
