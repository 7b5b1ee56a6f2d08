#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the families of given names (JSON) into a C table of word and family, sorted by word."""

import json
import re
import sys


def main():
    source, target = sys.argv[1:]
    with open(source, encoding="utf-8") as text:
        families = json.load(text)["families"]
    rows = sorted({(word, number) for number, family in enumerate(families) for word in family})
    for word, _ in rows:
        if not re.fullmatch("[a-z]{2,15}", word):
            sys.exit(f"{source}: {word!r} is not a folded word of 2 to 15 letters")
    with open(target, "w", encoding="utf-8") as out:
        out.write("/* SPDX-License-Identifier: GPL-3.0-or-later */\n\n")
        out.write("static const struct\n{\n  char word[16];\n  guint16 family;\n} name_table[] = {\n")
        out.writelines(f'  {{ "{word}", {number} }},\n' for word, number in rows)
        out.write("};\n")


if __name__ == "__main__":
    main()
