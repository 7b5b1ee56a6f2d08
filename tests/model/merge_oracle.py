#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second opinion on the merge, written from docs/sync.md ("Merge and conflicts") alone.

    merge_oracle.py PROGRAM SEED N

PROGRAM prints N cases made from SEED and what cbk_merge() decides; each is decided here too.
"""

import collections
import json
import subprocess
import sys

ID = "0198c0de-"


def value(anything):
    """A value as it compares: null, false, and what is empty are all nothing."""
    if anything is None or anything is False or anything == "" or anything == []:
        return None
    return json.dumps(anything, sort_keys=True)


def is_moment(text):
    return text.startswith("2026-")


class Decision(dict):
    """What becomes of a mutation; `why` is a set, for two reasons at once are told in any order."""

    def __init__(self, custody, version, why=(), doc=None, fver=None, kept=(), held=()):
        super().__init__(custody=custody, version=version, why=set(why), doc=doc, fver=fver, kept=dict(kept), held=dict(held))


class Merge:
    def __init__(self, case):
        self.fields = case["fields"]
        self.state = case["state"]
        self.mutation = case["mutation"]
        self.doc = self.state.get("doc")
        self.fver = self.state.get("fver", {})
        self.wanted_before = self.state.get("held", {})
        self.version = self.state["version"]
        self.base = self.mutation["base"]
        self.set = self.mutation.get("set", {})

    def decide(self):
        if self.mutation["op"] == "create":
            return self.create()
        if self.mutation["op"] == "patch":
            return self.patch()
        return self.quarantined("schema")

    def quarantined(self, *why):
        return Decision("quarantined", self.version, why)

    def policy(self, name):
        return self.fields[name]["policy"] if name in self.fields else "field"

    def is_stamp(self, name):
        return name in self.fields and self.fields[name]["stamp"]

    # A record is made once, and what the store stamps is not for laptops to say.

    def create(self):
        if self.state["of_hq"] and not self.state["hq"]:
            return self.quarantined("permission")
        if self.doc is not None:
            return self.quarantined("validation")
        doc = {name: v for name, v in self.mutation["doc"].items() if value(v) is not None and not self.is_stamp(name)}
        if is_moment(self.mutation["at"]):
            doc["created_at"] = self.mutation["at"]
        if self.mutation["actor"].startswith(ID):
            doc["created_by"] = self.mutation["actor"]
        self.stamp(doc)
        return Decision("applied", 1, doc=doc, fver={})

    def stamp(self, doc):
        """The change that claims to be the latest names the last hand."""
        mine = (self.mutation["at"], self.mutation["actor"])
        if is_moment(mine[0]) and mine >= (doc.get("changed_at", ""), doc.get("changed_by", "")):
            doc["changed_at"] = mine[0]
            if mine[1].startswith(ID):
                doc["changed_by"] = mine[1]

    # What others did that the author had not seen.

    def was_seen(self, version):
        return version <= self.base or version in self.state["own"]

    def any_unseen(self):
        return any(not self.was_seen(version) for version in range(1, self.version + 1))

    def is_unseen(self, name):
        return not self.was_seen(self.fver.get(name, 1))

    def holds(self, name, side):
        return value(self.doc.get(name)) == value(self.set[name][side])

    def builds_on_held(self, name):
        return (name in self.set and name in self.wanted_before
                and value(self.wanted_before[name]) == value(self.set[name][0]) and not self.holds(name, 0))

    def all_is_held(self):
        if self.state["strict"] and (self.any_unseen() or any(map(self.builds_on_held, self.set))):
            return True
        return self.is_unseen("withdrawn") and "withdrawn" in self.doc

    def group_is_held(self, group):
        members = [name for name, field in self.fields.items() if field["policy"] == "group" and field["group"] == group]
        torn = any(map(self.is_unseen, members)) and not all(self.holds(n, 1) for n in members if n in self.set)
        return torn or any(map(self.builds_on_held, members))

    def is_held(self, name):
        if self.state["insist"]:
            return False
        if self.all_is_held() or self.builds_on_held(name):
            return True
        if self.policy(name) == "group":
            return self.group_is_held(self.fields[name]["group"])
        if self.holds(name, 1):
            return False
        return self.any_unseen() if self.policy(name) == "strict" else self.is_unseen(name)

    def sides(self, name):
        sides = {"base": self.set[name][0], "ours": self.set[name][1]}
        if self.doc is not None and name in self.doc:
            sides["theirs"] = self.doc[name]
        return sides

    # A change.

    def is_sound(self):
        return not self.state["append"] and all(len(pair) == 2 and not self.is_stamp(name) for name, pair in self.set.items())

    def patch(self):
        if not self.is_sound():
            return self.quarantined("validation")
        if self.doc is None and self.state["held_whole"]:
            return Decision("conflict", self.version, held={name: self.sides(name) for name in self.set})
        if self.doc is None or (self.base > self.version and not self.state["insist"]):
            return self.quarantined("dependency")
        why, held, kept = set(), {}, {}
        for name, pair in self.set.items():
            by_hq = self.policy(name) == "hq" and not self.state["hq"] and not self.state["insist"]
            if by_hq and not self.holds(name, 1):
                why.add("hq")
            elif self.is_held(name):
                held[name] = self.sides(name)
            elif not self.holds(name, 1) and not self.holds(name, 0) and not self.state["insist"]:
                why.add("validation")
            elif not self.holds(name, 1):
                kept[name] = pair
        return self.quarantined(*why) if why else self.taken(held, kept)

    def taken(self, held, kept):
        custody = "conflict" if held else "same" if not kept else "merged" if self.any_unseen() else "applied"
        if not kept:
            return Decision(custody, self.version, held=held)
        doc, fver = dict(self.doc), dict(self.fver)
        for name, (_, after) in kept.items():
            fver[name] = self.version + 1
            doc.pop(name, None)
            if value(after) is not None:
                doc[name] = after
        self.stamp(doc)
        return Decision(custody, self.version + 1, doc=doc, fver=fver, kept=kept, held=held)


def differences(told, found):
    for key in ("custody", "version", "doc", "fver", "kept", "held"):
        if told.get(key) != found[key]:
            yield key
    if found["why"] and told.get("why") not in found["why"]:
        yield "why"


def main():
    program, seed, n = sys.argv[1:]
    counts, wrong = collections.Counter(), 0
    lines = subprocess.run([program, seed, n], check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    for number, line in enumerate(lines, 1):
        case = json.loads(line)
        found = Merge(case).decide()
        counts[found["custody"]] += 1
        for key in differences(case["result"], found):
            wrong += 1
            print(f"case {number}: {key} is {case['result'].get(key)}, not {found[key]}\n  {line}")
    print(", ".join(f"{count} {custody}" for custody, count in sorted(counts.items())), f"and {wrong} differences")
    rare = [custody for custody in ("applied", "merged", "same", "conflict", "quarantined") if counts[custody] * 50 < len(lines)]
    return wrong > 0 or len(lines) != int(n) or bool(rare)


sys.exit(main())
