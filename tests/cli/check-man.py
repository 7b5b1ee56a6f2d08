#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The man page speaks of every word that the program knows, and of no other."""

import pathlib
import re
import subprocess
import sys


def main():
    program, page = sys.argv[1:]
    text = pathlib.Path(page).read_text(encoding="utf-8")
    listing = subprocess.run([program, "help"], check=True, capture_output=True, text=True).stdout
    known = set(re.findall(r"^  (\w+) +\S", listing, re.M))
    section = text.split(".SH WORDS", 1)[1].split(".SH ", 1)[0]
    told = set(re.findall(r"^\.B (\w+)", section, re.M))
    for word in sorted(known ^ told):
        print(f"{word}: {'not in the man page' if word in known else 'not in the program'}")
    return 1 if known != told or not known else 0


if __name__ == "__main__":
    sys.exit(main())
