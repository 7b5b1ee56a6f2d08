/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include "domain/cbk-uk-time.h"

/* In the order in which a breach goes through them; what a state has behind it is set on the record. */
static const struct
{
  const char *state;
  gboolean asked, answered, graded, decided, closed;
} fates[] = {
  { "OPEN", FALSE, FALSE, FALSE, FALSE, FALSE },           { "CLOSED", TRUE, TRUE, TRUE, TRUE, TRUE },
  { "AWAITING_EXPLANATION", TRUE, FALSE, FALSE, FALSE,
    FALSE }, { "CLOSED_ACCEPTABLE", TRUE, TRUE, FALSE, FALSE, FALSE },
  { "UNACCEPTABLE", TRUE, TRUE, FALSE, FALSE, FALSE },     { "LETTER_SENT", TRUE, TRUE, TRUE, TRUE, FALSE },
  { "UNDER_DECISION", TRUE, TRUE, TRUE, FALSE, FALSE },    { "LINKED_RECALL", TRUE, TRUE, TRUE, TRUE, FALSE },
  { "DECIDED", TRUE, TRUE, TRUE, TRUE, FALSE },            { "VOID", FALSE, FALSE, FALSE, FALSE, FALSE },
};

static const struct
{
  const char *kind, *what;
  guint condition;
} breaches[] = {
  { "FAILED_APPOINTMENT",
    "{Did not attend the probation office|Missed an arranged visit}. {No call was made beforehand|A message "
    "came two hours later}. {Third in a month|First since release}.",
    1 },
  { "EXCLUSION_ZONE",
    "{The tag shows|An officer saw} $n inside the excluded area for {nine|twenty|forty} minutes. {Says the "
    "bus went that way|Denies it|Was visiting a relative}.",
    3 },
  { "DRUG_TEST",
    "Tested positive for {cocaine|opiates|cannabis}. {Admits a lapse|Disputes the result|Asks for "
    "treatment}.",
    4 },
  { "RESIDENCE",
    "{Was not at $l at three visits|The landlord says $n has left}. {Whereabouts not known|Believed to be "
    "with a partner}.",
    2 },
  { "POOR_BEHAVIOUR", "{Shouted at staff|Was abusive on the telephone|Arrested and released without charge}.",
    0 },
};

static const char *const recall_states[] = {
  "CONSIDERING", "MANAGER_REVIEW", "PART_A", "SPO_SIGNATURE_REQUESTED", "ACO_SIGNED", "SENT_TO_PPCS",
      "IN_ASSESSMENT",
  "AWAITING_RETURN_TO_CUSTODY", "DOSSIER_ISSUED", "REC_CLOSED", "NO_RECALL_DECIDED",
};

static void
tell_recall (CbkDemo *self, CbkDemoOffender *story, guint64 recall, guint64 breach, guint team, gint64 owner,
             gint64 at, gboolean closed)
{
  guint step = closed ? 9 : (guint) ((story->number / 2) % G_N_ELEMENTS (recall_states));
  gboolean none = step == 10;
  gboolean agreed = step >= 2;
  gboolean sent = step >= 5 && !none;
  gboolean revoked = step >= 7 && !none;
  gboolean back = step >= 8 && !none;
  gint64 later = MIN (at + CBK_DEMO_DAY, self->as_of - CBK_MINUTE);

  ADD (self, "recall", recall, at, owner, N ("changed_at", later),
       T ("reference", cbk_demo_format (self, "RC/%06u", (guint) recall % 1000000)),
       N ("person", story->person.number), T ("name", story->person.full_name), N ("licence", story->licence),
       N ("breach", breach), T ("state", recall_states[step]), T ("sentence_group", "ADULT_SDS"),
       T ("new_offence", "NO"), T ("out_of_touch", "no"), T ("rule_result", "FIXED_TERM"),
       T ("type", none ? "NO_RECALL" : "FIXED_TERM"),
       T ("type_reason", "By the rule and the panel of facts."),
       T ("events", cbk_demo_say (self, "{Repeated missed appointments|Entry into the zone|A positive test} "
                                        "after {a warning|two letters}. {Support was offered and "
                                        "refused|Contact is now lost}.")),
       T ("why_not_community", cbk_demo_say (self, "{The risk can no longer be managed outside|Other "
                                                   "measures were tried}.")),
       T ("alternatives", "WARNINGS_LETTER,INCREASED_FREQUENCY"), T ("reasons", "failed_to_keep_in_touch"),
       T ("custody_status", back ? "YES_PRISON" : "NO"),
       T ("manager_decision", agreed ? (none ? "NO_RECALL" : "FIXED_TERM") : NULL),
       T ("manager_reason", agreed ? "Agreed on the facts given." : NULL),
       N ("manager_agreed_at", agreed ? at : CBK_DEMO_NONE),
       N ("endorsed_at", step >= 4 && !none ? at : CBK_DEMO_NONE),
       N ("request_received_at", sent ? later : CBK_DEMO_NONE),
       N ("assessment_due_at", sent ? later + CBK_DEMO_DAY : CBK_DEMO_NONE),
       N ("decided_at", revoked ? later : CBK_DEMO_NONE),
       N ("revoked_on", revoked ? (gint64) cbk_uk_day (later) : CBK_DEMO_NONE),
       N ("notified_at", revoked ? later : CBK_DEMO_NONE),
       T ("warrant_reference", revoked ? cbk_demo_format (self, "RW%07u", (guint) story->number) : NULL),
       N ("arrest_due_at", revoked ? later + 2 * CBK_DEMO_DAY : CBK_DEMO_NONE),
       N ("returned_at", back ? later : CBK_DEMO_NONE), N ("dossier_issued_at", back ? later : CBK_DEMO_NONE),
       N ("post_recall_release", back ? (gint64) cbk_uk_day (later) + 28 : CBK_DEMO_NONE), N ("team", team),
       N ("owner", owner), N ("supervisor", cbk_demo_sergeant (self, team)));
}

static gint64
tell_decision (CbkDemo *self, CbkDemoOffender *story, guint64 breach, gint64 boss, gint64 at, gboolean recall)
{
  guint64 decision = cbk_demo_part (self);

  ADD (self, "decision", decision, at, boss, T ("subject_type", "breach"), S ("subject_id", "breach", breach),
       N ("number", 1), T ("kind", "breach"), T ("state", "recorded"),
       T ("title", "What to do about the breach"), N ("decided_at", at), N ("written_at", at),
       T ("information", "The account, the record of contact and the tag."),
       T ("threat_risk", cbk_demo_say (self, "{Risk is rising|Risk is as before}; {support is in "
                                             "place|supports have fallen away}.")),
       T ("compliance_history", cbk_demo_say (self, "{Good until now|Patchy|Poor since the first month}.")),
       T ("options", "No action; warning; letter; vary; recall."),
       T ("chosen_option", recall ? "Consider recall." : "A letter, and reporting twice a week."),
       T ("outcome", recall ? "consider_recall" : "compliance_letter"),
       T ("necessity", "Nothing less would do."), T ("proportionality", "Fits the gravity."),
       T ("reason", cbk_demo_say (self, "{It is the second of its kind|The explanation does not stand|The "
                                        "rest of the licence is kept}.")),
       N ("author", boss), T ("rank", "ps"));

  return (gint64) decision;
}

static void
tell_breach (CbkDemo *self, CbkDemoOffender *story, guint n)
{
  guint fate = (guint) ((story->number * 2 + n) % G_N_ELEMENTS (fates));
  guint kind = cbk_demo_roll (self, G_N_ELEMENTS (breaches));
  gboolean open = fates[fate].closed == FALSE && fate != 3 && fate != 9;
  guint64 breach = cbk_demo_part (self);
  guint team = cbk_demo_find_team (self, "breach", NULL);
  gint64 owner = cbk_demo_officer (self, team), boss = cbk_demo_sergeant (self, team);
  gint64 released = cbk_uk_start_of_day (story->released_on) + 12 * CBK_HOUR;
  gint64 recent = self->as_of - cbk_demo_between (self, 8, 20) * CBK_DEMO_DAY;
  gint64 at = open ? MAX (released, recent) : cbk_demo_between (self, released, MAX (released, self->as_of -
                                                                                     12 * CBK_DEMO_DAY));
  gint64 decided = at + 5 * CBK_DEMO_DAY;
  gboolean done = fates[fate].decided;
  gboolean recall = fate == 7 || (fate == 1 && cbk_demo_chance (self, 30));
  guint64 recall_number = recall ? cbk_demo_part (self) : 0;

  ADD (self, "breach", breach, at + CBK_HOUR, owner,
       T ("reference", cbk_demo_format (self, "BR/%06u", (guint) (story->number * 2 + n))),
       N ("person", story->person.number), T ("name", story->person.full_name), N ("licence", story->licence),
       N ("management", story->number), T ("state", fates[fate].state), T ("kind", breaches[kind].kind),
       N ("condition", story->conditions[breaches[kind].condition]), N ("occurred_at", at),
       N ("discovered_at", at + CBK_HOUR),
       T ("detected_by", CBK_DEMO_PICK (self, "POLICE", "PROBATION", "EM_PROVIDER")),
       N ("recorded_at", at + CBK_HOUR), T ("description", cbk_demo_say (self, breaches[kind].what)),
       N ("explanation_due_at", fates[fate].asked ? at + 3 * CBK_DEMO_DAY : CBK_DEMO_NONE),
       N ("explanation_asked_at", fates[fate].asked ? at + 2 * CBK_HOUR : CBK_DEMO_NONE),
       T ("explanation", fates[fate].answered ? cbk_demo_say (self, "{Was ill|Forgot|Had to work|The bus was "
                                                                    "late}.") : NULL),
       N ("explained_at", fates[fate].answered ? at + CBK_DEMO_DAY : CBK_DEMO_NONE),
       T ("acceptability", !fates[fate].answered ? NULL : fate == 3 ? "AACL" : "UAAB"),
       T ("acceptability_reason", fates[fate].answered ? "Weighed against what could be checked." : NULL),
       T ("sentence_group", "ADULT_SDS"), T ("stream", story->stream), T ("rosh", "MEDIUM"),
       N ("earlier_breaches", n), N ("weeks_on_licence", MAX (0, (cbk_uk_day (at) - story->released_on) / 7)),
       T ("gravity", fates[fate].graded ? CBK_DEMO_PICK (self, "G2", "G3", "G4") : NULL),
       T ("gravity_reason", fates[fate].graded ? "By the table of gravity." : NULL),
       N ("graded_by", fates[fate].graded ? owner : CBK_DEMO_NONE),
       N ("decision_due_at", fates[fate].graded ? decided : CBK_DEMO_NONE),
       N ("decision", done ? tell_decision (self, story, breach, boss, decided, recall) : CBK_DEMO_NONE),
       T ("outcome", !done ? NULL : recall ? "consider_recall" : "compliance_letter"),
       T ("outcome_reason", done ? "See the decision." : NULL),
       N ("outcome_at", done ? decided : CBK_DEMO_NONE), N ("decided_by", done ? boss : CBK_DEMO_NONE),
       T ("enforcement", done ? (recall ? "ROM" : "LCL") : NULL),
       T ("letter_kind", fate == 5 ? "compliance" : NULL),
       N ("letter_sent_at", fate == 5 ? decided + CBK_HOUR : CBK_DEMO_NONE),
       N ("recall", recall ? (gint64) recall_number : CBK_DEMO_NONE),
       N ("unit", CBK_DEMO_TEAM (self, team)->unit), N ("owner", owner), N ("supervisor", boss),
       N ("next_review_at", open ? self->as_of + cbk_demo_between (self, -2, 6) * CBK_DEMO_DAY :
          CBK_DEMO_NONE),
       N ("closed_at", fates[fate].closed ? decided + CBK_DEMO_DAY : CBK_DEMO_NONE),
       T ("void_reason", fate == 9 ? "The tag was at fault." : NULL));
  if (recall)
    tell_recall (self, story, recall_number, breach, team, owner, decided, fate == 1);
}

/**
 * cbk_demo_offender_breach:
 * @self: the teller
 * @story: an offender who is out
 *
 * What was broken, and what came of it.
 */
void
cbk_demo_offender_breach (CbkDemo *self, CbkDemoOffender *story)
{
  for (guint i = 0; i < 2; i++)
    tell_breach (self, story, i);
}
