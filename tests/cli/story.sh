#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What a person would do on the first day: real postcodes, wards and street crime in; a place and an incident found by
# what one would type; one incident taken through to filed and closed; the audit chain verified.
set -e
program=$1
data=$2
if [ ! -d "$data" ]; then echo "the shared data is not beside this checkout"; exit 77; fi

store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT
export CASEBOOK_STORE="$store/data" LC_ALL=C.UTF-8

fail () { echo "FAILED: $*"; exit 1; }
as () { user=$1; shift; "$program" --quiet --as "$user" "$@"; }
expect () { text=$1; shift; "$@" >"$store/out" 2>&1 || { cat "$store/out"; fail "$*"; }
            grep -q -- "$text" "$store/out" || { cat "$store/out"; fail "“$text” from: $*"; }; }

"$program" init 9001 Admin administrator supervisor investigator >/dev/null

# The gazetteer, the areas, the incidents; the same files twice change nothing.
for file in b cv dy ws wv; do as 9001 import "$data/postcodes/codepoint_$file.csv"; done
as 9001 import "$data"/boundaries/wards_*.geojson
as 9001 import "$data/crime/2024-05-city-of-london-street.csv"
expect ' 0 added, 0 changed' as 9001 import "$data/postcodes/codepoint_wv.csv"
expect ' 0 added, 0 changed' as 9001 import "$data/crime/2024-05-city-of-london-street.csv"
[ "$(as 9001 list postcode --limit -1 | wc -l)" = 91563 ] || fail "91,563 postcodes"
[ "$(as 9001 export area | wc -l)" = 163 ] || fail "163 wards"
[ "$(as 9001 list incident --limit -1 | wc -l)" = 944 ] || fail "944 incidents"

# By what a person would type.
expect 'B1 1AY' as 9001 search b1 1ay
expect 'Bablake' as 9001 search bablak
expect 'Bablake' as 9001 search babblake
expect 'postcode' as 9001 search --near 52.4759,-1.9054 --metres 200
expect 'B500' as 9001 search on or near b500

# One incident, from the list to closed.
incident=$(as 9001 --json list incident street_crime_type=bicycle-theft --limit 1 | sed 's/.*"id":"\([^"]*\)".*/\1/')
[ -n "$incident" ] || fail "a stolen bicycle"
for officer in "1001 Mistry pc investigator" "2001 Okafor insp supervisor"; do
  set -- $officer
  as 9001 create officer number="$1" surname="$2" rank="$3" roles="$4" >/dev/null
done

case=$(as 1001 run open_case summary='Bicycle taken from a rack' incident="$incident" channel=online \
         late_reason='Published in bulk' 2>/dev/null || as 1001 run open_case summary='Bicycle taken from a rack' incident="$incident")
victim=$(as 1001 create person surname=Adebayo forenames=Grace born=1984-05-31)
role=$(as 1001 run add_person_to_case "$case" type=case role=victim person="$victim")
assessment=$(as 1001 run assess_record "$case" type=case)
as 1001 edit assessment "$assessment" threat_rationale='Nobody is threatened now.' \
  harm_rationale='The loss is of property.' risk_rationale='A repeat is possible at the same rack.' \
  investigation_rationale='A camera covers the rack.' vulnerability_rationale='Nobody there is vulnerable.' \
  engagement_rationale='The owner wants to be told.' prevention_rationale='A second lock would prevent repeats.' >/dev/null
as 1001 run sign_assessment "$assessment" grade=P5 grade_reason='It is not going on.' >/dev/null
as 1001 run begin_screening "$case" >/dev/null
as 1001 run record_solvability "$case" cctv=yes >/dev/null
as 1001 run screen_case "$case" decision=allocate decision_reason='A camera covers the rack' >/dev/null
as 2001 run allocate_case "$case" owner=1001 >/dev/null
allocation=$(as 1001 --json list allocation subject_id="$case" | sed 's/.*"id":"\([^"]*\)".*/\1/')
as 1001 run acknowledge_allocation "$allocation" >/dev/null
plan=$(as 1001 run write_plan "$case" type=case hypothesis='Somebody who passes daily')
as 1001 run submit_plan "$plan" >/dev/null
as 2001 run approve_plan "$plan" >/dev/null
as 1001 run activate_case "$case" >/dev/null
action=$(as 1001 run raise_action "$case" type=case title='Ask for the camera' raised_because='It covers the rack')
as 1001 run record_contact "$role" method=telephone reached=yes said='Told what is being done' >/dev/null
printf 'a picture of a rack' >"$store/rack.jpg"
file=$(as 1001 attach "$store/rack.jpg" case "$case" kind=image 2>/dev/null || as 1001 attach "$store/rack.jpg" case "$case")
expect "$(sha256sum "$store/rack.jpg" | cut -c1-64)" as 1001 show media_file "$file"
outcome=$(as 1001 run propose_outcome "$case" code=18 outcome_reason='The camera had no picture' victim_told=yes \
            victim_told_at=2024-06-10T10:00:00Z told_method=telephone)
as 2001 run authorise_outcome "$outcome" authoriser_reason='Nothing is left to follow' >/dev/null
as 2001 run file_case "$case" >/dev/null
expect 'filed' as 1001 show case "$case"
as 2001 run close_case "$case" retention_review=2032-06-10 >/dev/null
expect 'closed' as 1001 show case "$case"
expect 'file_case' as 2001 history case "$case"

expect 'All is well' "$program" --quiet verify
if "$program" doctor | grep -qi 'adebayo\|bicycle'; then fail "the doctor's report holds a word of a record"; fi
# A damaged outbox is salvaged, and says what is missing.
dd if=/dev/urandom of="$store/data/outbox.db" bs=4096 seek=200 count=2 conv=notrunc 2>/dev/null
"$program" salvage >"$store/out" || fail "salvage"
grep -q 'Saved: ' "$store/out" || fail "salvage says what it saved"
expect 'closed' as 1001 show case "$case"

echo "from the files to a closed case, and the chain holds"
