/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include "domain/cbk-uk-time.h"

static void
tell_statement (CbkDemo *self, CbkDemoCase *story, const CbkDemoPerson *witness, const char *pattern)
{
  const char *state = CBK_DEMO_PICK (self, "signed", "signed", "signed", "awaiting_signature", "draft");
  gboolean is_signed = g_str_equal (state, "signed");
  guint64 number = cbk_demo_part (self);
  gint64 at = cbk_demo_tick (self, story, 60, 3000);

  ADD (self, "statement", number, at, story->owner, N ("case_id", story->number), T ("kind", "mg11"),
       N ("witness", witness->number), T ("witness_name", witness->full_name),
       T ("age_text", witness->age < 18 ? cbk_demo_format (self, "%u", witness->age) : "Over 18"),
       T ("channel", "visit"), N ("taken_by", story->owner), N ("taken_at", at),
       T ("taken_where", "Home address"), T ("language", "English"), T ("state", state), N ("number", 1),
       T ("body", cbk_demo_say (self, pattern)), N ("pages", 1 + cbk_demo_roll (self, 4)),
       T ("read_back", g_str_equal (state, "draft") ? NULL : "read_self"),
       N ("read_back_at", g_str_equal (state, "draft") ? CBK_DEMO_NONE : at),
       T ("declaration", g_str_equal (state, "draft") ? NULL : "The declaration of truth was read."),
       T ("signature_kind", is_signed ? "on_screen" : NULL),
       T ("signature", is_signed ? witness->full_name : NULL),
       N ("signed_at", is_signed ? at : CBK_DEMO_NONE),
       T ("text_hash", is_signed ? cbk_demo_hash (self) : NULL));

  if (is_signed && cbk_demo_chance (self, 60))
    ADD (self, "witness_details", cbk_demo_part (self), at, story->owner, N ("statement", number),
         N ("person", witness->number), N ("case_id", story->number),
         T ("mobile_phone", cbk_demo_mobile (self)), T ("contact_method", "telephone"),
         N ("born", witness->born), T ("ethnicity", witness->origin->ethnicity), T ("willing", "yes"));
}

static void
tell_continuity (CbkDemo *self, CbkDemoCase *story, const char *kind, gint64 to, const char *reason)
{
  gint64 at = cbk_demo_tick (self, story, 10, 600);

  ADD (self, "continuity_event", cbk_demo_part (self), at, story->owner, N ("exhibit", story->exhibit),
       T ("kind", kind), N ("happened_at", at), N ("from_officer", story->owner), N ("to_officer", to),
       T ("reason", reason), T ("seal_checked", "yes"));
}

static void
tell_exhibit (CbkDemo *self, CbkDemoCase *story, guint number)
{
  static const char *const things[][3] = {
    { "phone",
      "{Black|Silver|Cracked} {smart telephone|handset} {found on the floor|handed over by $v|seized on "
      "arrest}",
      "faraday" },
    { "clothing", "{Grey hooded top|Dark tracksuit bottoms|White trainers} {with a red mark|worn on arrest}",
      "paper_bag" },
    { "weapon", "{Kitchen knife, blade fifteen centimetres|Lock knife|Metal bar}", "knife_tube" },
    { "digital", "{Disc|Stick} with a copy of the recording from {the shop|a doorbell at $l|the bus}",
      "evidence_bag" },
    { "swab", "Swab from the {door handle|bottle neck|steering wheel}", "evidence_bag" },
    { "tool", "{Screwdriver with a yellow handle|Crowbar|Window punch}", "evidence_bag" },
  };
  const char *const *thing = things[cbk_demo_roll (self, G_N_ELEMENTS (things))];
  const char *name = cbk_demo_officer_name (self, story->owner);
  const char *state = story->over ? "returned" : "stored";

  cbk_demo_tick (self, story, 20, 800);
  story->exhibit = cbk_demo_part (self);
  ADD (self, "exhibit", story->exhibit, story->now, story->owner, N ("case_id", story->number),
       T ("reference", cbk_demo_format (self, "%.2s/%u", name + 3, number)), N ("producer", story->owner),
       N ("number", number), T ("description", cbk_demo_say (self, thing[1])), T ("kind", thing[0]),
       T ("state", state), N ("found_by", story->owner), N ("place", story->place.number),
       N ("found_from", story->now),
       T ("seal_number", cbk_demo_format (self, "K%07u", cbk_demo_roll (self, 9999999))),
       T ("packaging", thing[2]), T ("condition", "good"),
       T ("forensic_status", CBK_DEMO_PICK (self, "none", "to_submit", "result")), N ("list_order", number),
       T ("evidential", "yes"), T ("disposal_locked", "no"),
       T ("store_number", cbk_demo_format (self, "S/%05u", cbk_demo_roll (self, 99999))),
       T ("stored_where", "Detained property store"),
       T ("disposal_reason", story->over ? "The case has ended; given back to its owner." : NULL));
  tell_continuity (self, story, "seized", story->owner, "Seized and sealed.");
  tell_continuity (self, story, "sealed", story->owner, "Bagged and sealed at the station.");
  tell_continuity (self, story, "stored", story->sergeant, "Booked into the store.");
}

static void
tell_clip (CbkDemo *self, CbkDemoCase *story)
{
  static const char *const states[] = {
    "identified",
    "requested",
    "secured",
    "reviewed",
    "lost",
    "not_needed",
  };
  guint step = cbk_demo_roll (self, G_N_ELEMENTS (states));
  gboolean seen = step == 3 || step == 5;
  gint64 at = cbk_demo_tick (self, story, 30, 900);

  ADD (self, "clip", cbk_demo_part (self), at, story->owner, N ("case_id", story->number),
       T ("kind", CBK_DEMO_PICK (self, "body_worn", "cctv_public", "cctv_private", "doorbell", "transport")),
       T ("title", cbk_demo_say (self, "{Camera over the door|Officer's camera, first attendance|Doorbell "
                                       "opposite|Car park camera 3}")),
       T ("state", states[step]), N ("officer", story->owner), N ("place", story->place.number),
       N ("started_at", story->occurred_at), N ("requested_at", step == 0 ? CBK_DEMO_NONE : at),
       T ("store_reference",
          step < 2 || step == 4 ? NULL : cbk_demo_format (self, "V%08u", cbk_demo_roll (self, 90000000))),
       T ("sha256", seen ? cbk_demo_hash (self) : NULL),
       T ("evidential", step == 5 ? "not_evidential" : seen ? "evidential" : "undecided"),
       N ("reviewed_by", seen ? story->owner : CBK_DEMO_NONE), N ("reviewed_at", seen ? at : CBK_DEMO_NONE),
       T ("review_note", seen ? cbk_demo_say (self, "{Shows one person walking away|Nothing of note|The "
                                                    "faces are clear}.") : NULL),
       N ("deletes_at", at + 31 * CBK_DEMO_DAY),
       T ("lost_reason", step == 4 ? "Recorded over before it could be collected." : NULL));
}

static void
tell_property (CbkDemo *self, CbkDemoCase *story)
{
  static const char *const things[][2] = {
    { "phone", "Smart telephone" },
    { "jewellery", "Gold bangles" },
    { "cash", "Cash" },
    { "computer", "Laptop" },
    { "tools", "Power tools" },
    { "cycle", "Mountain bike" },
  };
  guint n = cbk_demo_roll (self, G_N_ELEMENTS (things));
  gboolean back = cbk_demo_chance (self, 12);

  ADD (self, "property_item", cbk_demo_part (self), story->now, story->owner, N ("case_id", story->number),
       N ("person", story->victim.number), T ("kind", things[n][0]), T ("description", things[n][1]),
       N ("quantity", 1), N ("value_pence", cbk_demo_between (self, 20, 2400) * 100),
       T ("status", back ? "recovered" : "stolen"), N ("lost_on", cbk_uk_day (story->occurred_at)),
       N ("recovered_on", back ? (gint64) cbk_uk_day (story->now) : CBK_DEMO_NONE));
}

/**
 * cbk_demo_case_evidence:
 * @self: the teller
 * @story: a case that is worked on
 *
 * Statements, exhibits with their continuity, recordings, and what must be disclosed.
 */
void
cbk_demo_case_evidence (CbkDemo *self, CbkDemoCase *story)
{
  static const char *const first = "I am the person named above and I live at an address known to the "
                                   "police. {At about $t on $d I was at $l|On $d at about $t I was at home|I "
                                   "remember $d well because of what happened}. {I saw|I became aware of|I "
                                   "was faced with} {a person I did not know|somebody I had seen before|two "
                                   "people} and {was frightened|tried to get help|called the police}. {I "
                                   "would know the person again|I did not see the face|I can describe the "
                                   "clothing}. I {did not give|gave nobody} permission for what was done. {I "
                                   "am willing to attend court|I would rather not attend court}.";
  static const char *const second = "{I work near $l|I live opposite|I was driving home}. {I heard "
                                    "shouting|I saw somebody run|A noise made me look out} at about $t on "
                                    "$d. {I had a clear view under street lights|My view was blocked in part "
                                    "by a van|It lasted less than a minute}. {I do not know $v|I know $v as "
                                    "a neighbour|I have not spoken to anybody about it since}.";
  guint exhibits = 1 + cbk_demo_roll (self, 2);

  tell_statement (self, story, &story->victim, first);
  if (cbk_demo_chance (self, 60))
    tell_statement (self, story, &story->witness, second);
  for (guint i = 0; i < exhibits; i++)
    tell_exhibit (self, story, i + 1);
  tell_clip (self, story);
  if (story->crime->taken)
    tell_property (self, story);

  ADD (self, "media_file", cbk_demo_part (self), story->now, story->owner, T ("subject_type", "case"),
       S ("subject_id", "case", story->number), N ("exhibit", story->exhibit),
       T ("name", cbk_demo_format (self, "scene-%03u.jpg", cbk_demo_roll (self, 1000))),
       T ("caption", cbk_demo_say (self, "{Front of|Rear of|Street at} $l")), T ("kind", "photograph"),
       T ("copy_kind", "original"), T ("sha256", cbk_demo_hash (self)),
       N ("size", cbk_demo_between (self, 400000, 6000000)), T ("mime_type", "image/jpeg"),
       N ("acquired_by", story->owner), N ("acquired_at", story->now), N ("taken_at", story->now),
       T ("state", "held"), N ("uploaded_at", story->now));

  for (guint i = 0; i < 1 + cbk_demo_roll (self, 3); i++)
    {
      const char *state = CBK_DEMO_PICK (self, "unscheduled", "not_relevant", "scheduled", "under_review",
                                         "disclosed");
      gboolean listed = !g_str_equal (state, "unscheduled") && !g_str_equal (state, "not_relevant");

      ADD (self, "disclosure_item", cbk_demo_part (self), story->now, story->owner,
           N ("case_id", story->number), N ("number", i + 1), T ("schedule", listed ? "MG6C" : "none"),
           T ("state", state),
           T ("description", cbk_demo_say (self, "{Incident log|Officer's notes of first "
                                                 "attendance|Recording not used|House-to-house sheets|Crime "
                                                 "report and enquiry log}")),
           N ("dated", cbk_uk_day (story->now)), T ("relevant", listed ? "yes" : "unknown"),
           T ("sensitive", "no"),
           T ("relevance_reason", g_str_equal (state, "not_relevant") ? "Of no bearing on any issue." : NULL),
           T ("decision_reason", listed ? "Considered against the likely issues." : NULL),
           N ("decided_by", listed ? story->owner : CBK_DEMO_NONE),
           N ("decided_at", listed ? story->now : CBK_DEMO_NONE),
           T ("disclosed_as", g_str_equal (state, "disclosed") ? "full" : NULL));
    }
}
