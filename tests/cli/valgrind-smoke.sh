#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The life of a store under valgrind: not one bad access, not one lost block.
set -e
program=$1
store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT

check () {
  G_SLICE=always-malloc G_DEBUG=gc-friendly valgrind --quiet --error-exitcode=99 --leak-check=full \
    --errors-for-leak-kinds=definite --show-leak-kinds=definite \
    "$program" --store "$store/data" --as 9001 "$@"
}

check init 9001 Admin administrator supervisor investigator >/dev/null
id=$(check run open_case summary='Shed broken into' channel=online)
check edit case "$id" method='Rear window forced'
check show case "$id" >/dev/null
check list case state=intake --sort changed_at >/dev/null
check search windw shed >/dev/null
check export case --recipient "the duty inspector" --csv >/dev/null
check history case "$id" >/dev/null
check types case >/dev/null
if check edit case "$id" state=closed 2>/dev/null; then exit 1; elif [ $? != 5 ]; then exit 1; fi
echo "valgrind found nothing"
