/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include "domain/cbk-uk-time.h"

static gint64
tell_event (CbkDemo *self, CbkDemoCase *story, const char *kind, gint64 minutes, const char *note)
{
  gint64 at = cbk_demo_tick (self, story, minutes / 2 + 1, minutes + 1);

  ADD (self, "custody_event", cbk_demo_part (self), at, story->sergeant, N ("custody_record", story->custody),
       T ("kind", kind), N ("happened_at", at), T ("officer_text", "Custody officer"), T ("rank", "ps"),
       T ("note", cbk_demo_say (self, note)));

  return at;
}

static void
tell_interview (CbkDemo *self, CbkDemoCase *story)
{
  static const char *const accounts = "{Answered all questions and denied being there|Gave a prepared "
                                      "statement, then no comment|Made no comment throughout|Admitted it and "
                                      "said it was for money|Accepted being there but blamed another|Said it "
                                      "was self-defence}. {The recording was put to them|The description was "
                                      "put to them|The marks were put to them}. {A solicitor was present|No "
                                      "solicitor was asked for}.";
  gint64 start = cbk_demo_tick (self, story, 60, 200);
  gint64 end = cbk_demo_tick (self, story, 20, 70);

  ADD (self, "interview", cbk_demo_part (self), start, story->owner, N ("case_id", story->number),
       N ("person", story->suspect.number), N ("custody_record", story->custody), T ("kind", "caution"),
       T ("title", cbk_demo_say (self, "Interview of $s")), T ("state", "summarised"),
       T ("offences", story->crime->title), T ("points_to_prove", story->crime->points),
       T ("place", "Custody suite, interview room 2"), N ("planned_at", start), N ("started_at", start),
       N ("ended_at", end), T ("officers", cbk_demo_officer_name (self, story->owner)),
       N ("cautioned_at", start + CBK_MINUTE), T ("caution_understood", "yes"),
       T ("solicitor", "Duty solicitor"),
       T ("recording_reference", cbk_demo_format (self, "INT%07u", cbk_demo_roll (self, 9999999))),
       T ("answered", CBK_DEMO_PICK (self, "answered", "no_comment", "part", "admitted", "denied")),
       T ("summary", cbk_demo_say (self, accounts)));
}

static void
tell_record (CbkDemo *self, CbkDemoCase *story)
{
  gboolean charged = story->depth == CBK_DEMO_CHARGED;
  gint64 arrested = cbk_demo_tick (self, story, 600, 4000);
  gint64 arrived = cbk_demo_tick (self, story, 20, 60);
  guint pipt = cbk_demo_find_team (self, "pipt", NULL);
  gint64 officer = cbk_demo_officer (self, pipt);
  CbkRecord *record;
  gint64 released;

  story->custody = cbk_demo_part (self);
  record = ADD (self, "custody_record", story->custody, arrested, officer,
                T ("reference", cbk_demo_format (self, "%s/%06u/%02d", cbk_demo_npu_code (story->npu), (guint)
                                                 story->number, 25)),
                N ("case_id", story->number), N ("person", story->suspect.number),
                T ("person_text", story->suspect.full_name),
                T ("site", CBK_DEMO_PICK (self, "oldbury", "perry_barr")), T ("state", "released"),
                T ("offences", story->crime->title), T ("arrest_place", story->place.text),
                N ("arrested_at", arrested), N ("arrived_at", arrived), N ("relevant_at", arrived),
                T ("relevant_basis", "arrival"),
                T ("grounds", "To secure and preserve evidence and to obtain evidence by questioning."),
                T ("risk_level", CBK_DEMO_PICK (self, "low", "low", "medium", "high")),
                T ("risk_note", cbk_demo_say (self, "{Calm and cooperative|Has been drinking|Says they take "
                                                    "medication}.")),
                T ("needs", story->suspect.age < 18 ? "child" : cbk_demo_chance (self, 30) ? "medication" :
                   NULL),
                T ("appropriate_adult", story->suspect.age < 18 ? "Parent attended" : NULL),
                N ("pipt_officer", officer),
                T ("interventions", cbk_demo_chance (self, 40) ? CBK_DEMO_PICK (self, "drugs", "alcohol",
                                                                                "mental_health", "housing") :
                   NULL));

  PUT (self, record,
       N ("authorised_at", tell_event (self, story, "authorised", 12,
                                       "Detention {authorised|explained and authorised}.")),
       N ("detention_until", arrived + 24 * CBK_HOUR));
  tell_event (self, story, "rights", 6,
              "Rights given. {Solicitor asked for|No solicitor for now}. {Mother told|Nobody to be told}.");
  tell_event (self, story, "health", 30,
              "Seen by a {nurse|paramedic}: {fit to be detained and interviewed|fit to be detained}.");
  PUT (self, record, N ("review_due_at", arrived + 6 * CBK_HOUR));
  tell_interview (self, story);
  tell_event (self, story, "review", 40,
              "Review by the inspector: detention {to continue|remains needed for charging advice}.");
  tell_event (self, story, "meal", 20, "{Hot meal|Sandwich} and a drink {taken|refused}.");
  if (charged)
    PUT (self, record,
         N ("charged_at", tell_event (self, story, "charge", 90,
                                      "Charged{, no reply|. Replied: no comment}.")));
  released = tell_event (self, story, charged ? "release" : "bail", 60,
                         "Released {with property|to a friend|with conditions explained}.");
  PUT (self, record, N ("released_at", released),
       N ("handed_over_at", arrived + 30 * CBK_MINUTE > released ? released : arrived + 30 * CBK_MINUTE),
       N ("handed_over_by", story->owner),
       T ("handover_note", "File and exhibits handed to the prisoner team."),
       T ("disposal", charged ? "charged_bail" : g_str_equal (story->state, "bail") ? "precharge_bail" :
          "rui"));
}

static void
tell_bail (CbkDemo *self, CbkDemoCase *story)
{
  const char *state = g_str_equal (story->state,
                                   "bail") ? "on_bail" : story->depth == CBK_DEMO_CHARGED ? "charged" : "rui";
  gboolean rui = g_str_equal (state, "rui");
  CbkDay from = cbk_uk_day (story->now);

  ADD (self, "bail", cbk_demo_part (self), story->now, story->sergeant, N ("case_id", story->number),
       N ("person", story->suspect.number), N ("custody_record", story->custody),
       T ("kind", rui ? "rui" : "precharge"), T ("state", state), T ("rule_set", rui ? "none" : "2022"),
       T ("case_class", "standard"), N ("arrested_on", from), N ("starts_on", from),
       N ("ends_on", rui ? CBK_DEMO_NONE : (gint64) (from + 91)),
       N ("return_at", rui ? CBK_DEMO_NONE : cbk_uk_start_of_day (from + 90) + 10 * CBK_HOUR),
       T ("return_station", rui ? NULL : "Perry Barr"), T ("granted_by", "Custody officer"),
       T ("granted_rank", "ps"), N ("granted_at", story->now), T ("ground_suspicion", "yes"),
       T ("ground_time", "yes"), T ("ground_diligence", "yes"), T ("ground_necessity", rui ? "no" : "yes"),
       T ("conditions", rui ? NULL : CBK_DEMO_PICK (self, "Not to contact the victim",
                                                    "Not to enter the street,Not to contact the victim",
                                                    "Live and sleep at home")),
       T ("victim_asked", "yes"), N ("victim_asked_at", story->now));
}

/**
 * cbk_demo_case_custody:
 * @self: the teller
 * @story: a case with an arrest
 *
 * The arrest, the time in custody, the interview, and bail or charge.
 */
void
cbk_demo_case_custody (CbkDemo *self, CbkDemoCase *story)
{
  tell_record (self, story);
  tell_bail (self, story);

  if (story->depth == CBK_DEMO_CHARGED)
    ADD (self, "file_form", cbk_demo_part (self), story->now, story->owner, N ("case_id", story->number),
         T ("form", "MG5"), T ("title", "Police report"), N ("number", 1),
         N ("suspect", story->suspect.number), T ("state", "accepted"),
         T ("body", cbk_demo_say (self, "$v {reported|told officers} that on $d at $l {an offence was "
                                        "committed|the defendant did what is charged}. The evidence is {the "
                                        "account of $v and a recording|identification by $w and marks}.")),
         T ("points_to_prove", story->crime->points), N ("prepared_by", story->owner),
         N ("checked_at", story->now), N ("certified_by", story->sergeant), T ("certified_rank", "ps"),
         N ("certified_at", story->now), T ("text_hash", cbk_demo_hash (self)), N ("sent_at", story->now),
         N ("answered_at", story->now));
  if (story->depth == CBK_DEMO_ARRESTED && cbk_demo_chance (self, 15))
    ADD (self, "community_resolution", cbk_demo_part (self), story->now, story->owner,
         N ("case_id", story->number), N ("offence", story->offence), N ("offender", story->suspect.number),
         N ("victim", story->victim_role), T ("state", "offered"),
         T ("victim_view", "Would accept an apology and repair."), T ("remedies", "apology,repair"),
         T ("rj_offered", "yes"));
}
