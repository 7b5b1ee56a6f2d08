#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The README's story of two laptops and a headquarters, word for word but for passwords that are given here: the folders
# are named as somebody would type them, relative to where they are.
# Usage: hq-story.sh CASEBOOKCTL CASEBOOK-HQ
set -eu

ctl=$(realpath "$1")
hq=$(realpath "$2")
folder=$(mktemp -d)
cd "$folder"
trap 'kill $headquarters 2>/dev/null || true; cd /; rm -rf "$folder"' EXIT INT TERM
headquarters=
CASEBOOK_PASSWORD='a password of the story'
export CASEBOOK_PASSWORD

fail () { echo "$1" >&2; exit 1; }

says () {
  what=$1
  shift
  "$@" >said 2>&1 || true
  grep -q "$what" said || { cat said >&2; fail "“$*” should say “$what”"; }
}

"$hq" init hq >made
grep -q 'fingerprint [0-9a-f]\{64\}' made || fail 'a new headquarters should say its fingerprint'
for user in '1001 Hartley investigator supervisor' '1002 Okafor investigator'; do
  echo "$CASEBOOK_PASSWORD" | "$hq" user add hq $user --password-stdin >/dev/null
done
"$hq" serve hq --port 0 --enrol --quiet >listening 2>log &
headquarters=$!
until url=$(grep -o 'https://[^ ]*' listening); do kill -0 $headquarters || { cat log >&2; fail 'headquarters does not listen'; }; done

"$ctl" --store one sync --hq "$url" --user 1001 >/dev/null
"$ctl" --store two sync --hq "$url" --user 1002 >/dev/null
unset CASEBOOK_PASSWORD
id=$("$ctl" --store one --as 1001 run open_case summary='Shed broken into, bicycle taken')
says 'Sent 2 changes' "$ctl" --store one sync
"$ctl" --store two sync >/dev/null
says 'Shed broken into' "$ctl" --store two --as 1002 list case

"$ctl" --store one --as 1001 edit case "$id" method='Padlock cut' >/dev/null
"$ctl" --store two --as 1002 edit case "$id" method='Hasp forced off' >/dev/null
"$ctl" --store one sync >/dev/null
says 'keeps both until a person decides' "$ctl" --store two sync
says '1 open conflicts' "$hq" verify hq
says 'Padlock cut' "$ctl" --store two --as 1002 show case "$id"
says 'Hasp forced off' "$ctl" --store two --as 1002 history case "$id"

"$ctl" --store one sync >/dev/null
conflict=$("$ctl" --store one --as 1001 sync conflicts | sed -n 's/ .*//;1p')
says 'Decided' "$ctl" --store one --as 1001 sync resolve "$conflict" ours rationale='The hasp was found in the hedge'
"$ctl" --store one sync >/dev/null
"$ctl" --store two sync >/dev/null
says '0 open conflicts' "$hq" verify hq
says 'Hasp forced off' "$ctl" --store two --as 1002 show case "$id"

echo 'A statement, scanned' >statement.txt
file=$("$ctl" --store two --as 1002 attach statement.txt case "$id")
"$ctl" --store two sync >/dev/null
"$ctl" --store one sync >/dev/null
"$ctl" --store one --as 1001 attach get "$file" copy.txt >/dev/null
cmp statement.txt copy.txt || fail 'the file should be what was sent'

"$hq" user block hq 1002 >/dev/null
says 'blocked' "$ctl" --store two sync
says 'every chain holds' "$hq" verify hq
says 'open_case' "$hq" audit search hq
says 'read and compared' "$hq" verify hq --blobs
says 'every chain holds' "$hq" audit verify hq
says 'All is well' "$ctl" --store one --as 1001 verify
