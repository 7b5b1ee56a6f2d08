/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include "domain/cbk-uk-time.h"

static gint64
some_time (CbkDemo *self, gint64 oldest)
{
  return self->as_of - cbk_demo_between (self, 2 * 60, oldest * 24 * 60) * CBK_MINUTE;
}

/**
 * cbk_demo_tell_incident:
 * @self: the teller
 * @number: which
 *
 * A call that became no case.
 */
void
cbk_demo_tell_incident (CbkDemo *self, guint64 number)
{
  gint64 at = some_time (self, 1090);
  CbkDemoPlace place;

  cbk_demo_place (self, cbk_demo_roll (self, self->n_places), &place);
  cbk_demo_word (self, 'l', place.text);
  ADD (self, "incident", cbk_demo_part (self), at, CBK_DEMO_NONE,
       T ("log_number", cbk_demo_format (self, "%04u", (guint) (4001 + number % 5000))),
       N ("log_date", cbk_uk_day (at)), T ("state", "closed"),
       T ("category", CBK_DEMO_PICK (self, "antisocial", "safety_welfare", "suspicious", "concern",
                                     "transport")),
       T ("street_crime_type", "anti-social-behaviour"),
       T ("grade", CBK_DEMO_PICK (self, "P3", "P4", "P5", "P8")), N ("reported_at", at),
       T ("channel", CBK_DEMO_PICK (self, "999", "101", "online")), T ("caller_text", "Resident"),
       T ("narrative", cbk_demo_say (self, "{Youths are kicking a ball against garages|Loud music|A car is "
                                           "blocking a drive|A man is shouting outside|Off-road bikes are "
                                           "being ridden} at $l. {This is most evenings|It has gone on for "
                                           "an hour|The caller does not want to be seen}. {Officers "
                                           "attended, quiet on arrival|Advice given|Passed to the "
                                           "neighbourhood team|No unit free, caller told}.")),
       N ("place", place.number), N ("lat_e7", place.lat_e7), N ("lon_e7", place.lon_e7),
       T ("npu", CBK_DEMO_LOCALITY (self, place.locality)->npu), N ("closed_at", at + 90 * CBK_MINUTE),
       T ("closed_as", "Dealt with"));
}

/**
 * cbk_demo_tell_stop:
 * @self: the teller
 * @number: which
 */
void
cbk_demo_tell_stop (CbkDemo *self, guint64 number)
{
  gint64 at = some_time (self, 1090);
  CbkDemoPerson person;
  CbkDemoPlace place;
  const char *npu;

  cbk_demo_someone (self, 13, 50, &person);
  cbk_demo_place (self, cbk_demo_roll (self, self->n_places), &place);
  npu = CBK_DEMO_LOCALITY (self, place.locality)->npu;
  ADD (self, "stop_search", cbk_demo_part (self), at, CBK_DEMO_NONE,
       T ("reference", cbk_demo_format (self, "SS/%08u", (guint) number)), T ("kind", "person"),
       N ("happened_at", at), N ("person", person.number), N ("place", place.number),
       T ("location_text", place.text), N ("lat_e7", place.lat_e7), N ("lon_e7", place.lon_e7),
       N ("officer", cbk_demo_officer (self, cbk_demo_find_team (self, "neighbourhood", npu))),
       T ("power", CBK_DEMO_PICK (self, "pace_s1", "misuse_s23", "misuse_s23")),
       T ("object", CBK_DEMO_PICK (self, "drugs", "offensive_weapons", "stolen_goods")),
       T ("grounds", cbk_demo_say (self, "{Smelled of cannabis|Seen to pass something|Matched the "
                                         "description of a robber|Seen to hide an item} {in an area known "
                                         "for it|minutes after a report|and ran from officers}.")),
       T ("outcome", CBK_DEMO_PICK (self, "no_action", "no_action", "no_action", "arrest",
                                    "community_resolution")),
       T ("outcome_linked", "no"), T ("clothing_removed", "no"), T ("sex", person.female ? "female" : "male"),
       T ("age_range", person.age < 18 ? "10-17" : person.age < 25 ? "18-24" : person.age < 35 ? "25-34" :
          "over-34"),
       T ("ethnicity_scheme", "18+1"), T ("ethnicity", person.origin->ethnicity),
       T ("ethnicity_observed", person.origin->observed));
}

static void
tell_request (CbkDemo *self, gint64 at, guint64 person, guint team)
{
  static const char *const states[] = { "sent", "accepted", "answered", "closed", "declined" };
  guint step = cbk_demo_roll (self, G_N_ELEMENTS (states));
  gboolean answered = step == 2 || step == 3;
  gint64 answered_at = MIN (at + 2 * CBK_DEMO_DAY, self->as_of - CBK_MINUTE);

  ADD (self, "intelligence_request", cbk_demo_part (self), at, cbk_demo_officer (self, team),
       T ("kind", CBK_DEMO_PICK (self, "check", "subject_profile", "call_data")), T ("priority", "normal"),
       T ("state", states[step]),
       T ("question", cbk_demo_say (self, "{Who does this person|Where does this person|What vehicles does "
                                          "this person} {associate with|use|stay}?")),
       T ("reason", "To plan the next step."), T ("lawful_basis", "law_enforcement"), N ("person", person),
       N ("author", cbk_demo_sergeant (self, team)), N ("team", team), N ("sent_at", at),
       N ("due_at", at + 7 * CBK_DEMO_DAY), N ("answered_at", answered ? answered_at : CBK_DEMO_NONE),
       T ("answer", answered ? "See the profile; two addresses and one car." : NULL),
       T ("declined_reason", step == 4 ? "Held already; see the standing package." : NULL));
}

/**
 * cbk_demo_tell_intelligence:
 * @self: the teller
 * @number: which
 */
void
cbk_demo_tell_intelligence (CbkDemo *self, guint64 number)
{
  static const char *const states[] = {
    "draft",
    "submitted",
    "assessed",
    "disseminated",
    "disseminated",
    "rejected",
    "no_further_action",
  };
  guint step = cbk_demo_roll (self, G_N_ELEMENTS (states));
  guint team = cbk_demo_find_team (self, "intelligence", NULL);
  gint64 officer = cbk_demo_officer (self, team);
  gint64 at = some_time (self, step < 2 ? 6 : 1000);
  gint64 assessed = step >= 2 ? MIN (at + CBK_DEMO_DAY, self->as_of - CBK_MINUTE) : CBK_DEMO_NONE;
  guint64 report = cbk_demo_part (self);
  CbkDemoPerson person;
  CbkDemoPlace place;

  cbk_demo_someone (self, 15, 60, &person);
  cbk_demo_place (self, cbk_demo_roll (self, self->n_places), &place);
  cbk_demo_word (self, 'v', person.full_name);
  cbk_demo_word (self, 'l', place.text);
  ADD (self, "intelligence_report", report, at, officer, N ("changed_at", step >= 2 ? assessed : at),
       T ("reference", cbk_demo_format (self, "IR/%07u", (guint) number + 1)), T ("scheme", "3x5x2"),
       T ("source_grade", CBK_DEMO_PICK (self, "1", "2", "3")),
       T ("information_grade", CBK_DEMO_PICK (self, "A", "B", "C", "D", "E")),
       T ("handling", CBK_DEMO_PICK (self, "P", "P", "P", "C")), T ("state", states[step]),
       T ("title", cbk_demo_say (self, "$v {and drug supply|and stolen vehicles|and a new address|carrying a "
                                       "knife}")),
       T ("source_kind", CBK_DEMO_PICK (self, "officer", "public", "partner")),
       T ("provenance", "Told to an officer in the course of duty."),
       T ("information", "Held in full by the intelligence hub."),
       T ("sanitised", cbk_demo_say (self, "$v {is selling|is storing|is moving} {cocaine|stolen "
                                           "bikes|cannabis|car parts} {from|near} $l. {Uses a small grey "
                                           "car|Is seen with younger males|Is active in the evening}.")),
       T ("sensitivity", "normal"), N ("known_from", at - CBK_DEMO_DAY), N ("author", officer),
       N ("submitted_at", step == 0 ? CBK_DEMO_NONE : at), N ("place", place.number),
       N ("lat_e7", place.lat_e7), N ("lon_e7", place.lon_e7), T ("four_p", "pursue"),
       T ("requirement", "offenders"),
       N ("assessed_by", step >= 2 ? cbk_demo_sergeant (self, team) : CBK_DEMO_NONE),
       N ("assessed_at", assessed),
       T ("dissemination", step == 3 || step == 4 ? "Local team,Offender management" : NULL),
       T ("rejected_reason", step == 5 ? "No information of value." : NULL),
       N ("review_on", cbk_uk_day (at) + 365));
  ADD (self, "link", cbk_demo_part (self), at, officer, T ("from_type", "intelligence_report"),
       S ("from_id", "intelligence_report", report), T ("to_type", "person"),
       S ("to_id", "person", person.number), T ("kind", "mentions"), T ("confidence", "probable"));
  if (cbk_demo_chance (self, 40))
    tell_request (self, at, person.number, team);
}

/**
 * cbk_demo_tell_tasking:
 * @self: the teller
 * @number: which
 */
void
cbk_demo_tell_tasking (CbkDemo *self, guint64 number)
{
  static const char *const states[] = {
    "proposed",
    "assigned",
    "agreed",
    "refused",
    "accepted",
    "completed",
    "closed",
  };
  guint step = cbk_demo_roll (self, G_N_ELEMENTS (states));
  gint64 at = some_time (self, step < 5 ? 30 : 900);
  guint team = cbk_demo_find_team (self, "neighbourhood", NULL);
  const CbkDemoLocality *locality = CBK_DEMO_LOCALITY (self,
                                                       cbk_demo_roll (self, self->stuff.localities->len));
  gboolean done = step >= 5;
  gint64 end = done ? MIN (at + 6 * CBK_DEMO_DAY, self->as_of - CBK_MINUTE) : CBK_DEMO_NONE;

  cbk_demo_word (self, 'l', locality->name);
  ADD (self, "tasking_item", cbk_demo_part (self), at, cbk_demo_sergeant (self, team),
       T ("reference", cbk_demo_format (self, "TT/%05u", (guint) number + 1)), T ("kind", "task"),
       T ("meeting", CBK_DEMO_PICK (self, "daily", "tactical", "local")), T ("level", "1"),
       N ("meeting_on", cbk_uk_day (at)),
       T ("title", cbk_demo_say (self, "{Burglary|Vehicle crime|Knife crime|Street drinking} in $l")),
       T ("objective", cbk_demo_say (self, "{Reassurance patrols|Visits to those managed|Plain clothes work} "
                                           "in $l {at school closing|after dark}.")),
       T ("four_p", "pursue"), T ("threat", "local_priority"), T ("npu", locality->npu),
       T ("priority", "normal"), T ("state", states[step]), N ("bidder", cbk_demo_sergeant (self, team)),
       N ("team", team), N ("owner", cbk_demo_officer (self, team)), N ("due_at", at + 7 * CBK_DEMO_DAY),
       T ("meeting_decision", step == 0 ? NULL : step == 3 ? "Refused: no staff." : "Agreed."),
       N ("decided_by", step == 0 ? CBK_DEMO_NONE : cbk_demo_inspector (self, locality->npu)),
       N ("accepted_at", step >= 4 ? at : CBK_DEMO_NONE),
       T ("result", done ? "Patrols done; two stopped, none arrested." : NULL),
       T ("result_kind", done ? "partly" : NULL), N ("completed_at", end));
}
