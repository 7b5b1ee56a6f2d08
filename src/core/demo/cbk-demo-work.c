/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include "domain/cbk-uk-time.h"

static const struct
{
  const char *kind, *title, *objective, *result;
} enquiries[] = {
  { "cctv", "Collect recordings near the scene",
    "{Obtain|Secure|View} recordings from {premises|doorbells|the council} within {fifty|a hundred} metres.",
    "{Recording secured and viewed|Camera was not working|Recording shows a male walking past|Nothing of "
    "use}." },
  { "house_to_house", "House-to-house in the street",
    "Visit {every house|numbers with a view|ten houses each side} and leave {cards|letters}.",
    "{Nine of fourteen houses answered|One resident heard a car|No one saw anything|A witness was found}." },
  { "forensic", "Recover marks and samples", "{Examine|Dust|Swab} the {point of entry|car|item left behind}.",
    "{Two lifts sent for search|No marks of value|A swab was submitted}." },
  { "trace", "Trace the suspect", "{Identify|Find} the {male|person} described by $w.",
    "{Identified by the local officer|Not yet identified|Named in intelligence}." },
  { "take_statement", "Take a statement from $w", "Cover {what was seen|sight lines|the description given}.",
    "{Statement taken|Declined to give a statement|Appointment made and kept}." },
  { "digital", "Download of the telephone",
    "{Messages|Location|Call records} {for the day|for the week before}.",
    "{Download complete|Handset locked, consent given later}." },
  { "victim", "Visit the victim", "{Update|Reassure|Advise on prevention}.",
    "{Victim updated|No reply, card left|Victim is content}." },
  { "property", "Search second-hand shops and sites", "Look for {the goods|matching serial numbers}.",
    "{Nothing found|A match is being looked into}." },
};

static void
tell_allocation (CbkDemo *self, CbkDemoCase *story)
{
  gint64 sent = cbk_demo_tick (self, story, 10, 240);
  gint64 due = sent + 24 * CBK_HOUR;
  gboolean waits = g_str_equal (story->state, "allocated") && cbk_demo_chance (self, 50);
  gboolean escalated = waits && due < story->until && cbk_demo_chance (self, 50);
  gint64 taken = waits ? CBK_DEMO_NONE : cbk_demo_tick (self, story, 20, 1200);

  if (!waits && cbk_demo_chance (self, 8))
    ADD (self, "allocation", cbk_demo_part (self), sent, story->sergeant, T ("subject_type", "case"),
         S ("subject_id", "case", story->number), T ("state", "declined"), N ("to_team", story->team),
         N ("to_officer", cbk_demo_officer (self, story->team)), N ("sent_by", story->sergeant),
         T ("priority", "normal"), N ("sent_at", sent - 5 * CBK_MINUTE), N ("acknowledge_by", due),
         T ("declined_reason", "Known to the victim's family."));

  ADD (self, "allocation", cbk_demo_part (self), sent, story->sergeant, T ("subject_type", "case"),
       S ("subject_id", "case", story->number),
       T ("state", escalated ? "escalated" : waits ? "sent" : "acknowledged"), N ("to_team", story->team),
       N ("to_officer", story->owner), N ("sent_by", story->sergeant), N ("supervisor", story->sergeant),
       T ("priority", CBK_DEMO_PICK (self, "high", "normal", "normal", "low")),
       T ("reason", cbk_demo_say (self, "{Has room for it|Knows the area|Has the linked enquiry|Next on the "
                                        "rota}.")),
       T ("factors", CBK_DEMO_PICK (self, "workload", "skills,workload", "knowledge",
                                    "seriousness,accreditation")),
       N ("sent_at", sent), N ("acknowledge_by", due), N ("acknowledged_at", taken),
       N ("acknowledged_by", waits ? CBK_DEMO_NONE : story->owner),
       N ("escalated_at", escalated ? due : CBK_DEMO_NONE));
}

static void
tell_plan (CbkDemo *self, CbkDemoCase *story)
{
  static const char *const early[] = { "draft", "submitted", "discarded", NULL };
  gboolean worked = story->depth >= CBK_DEMO_WORKED;
  const char *state = worked ? "approved" : cbk_demo_pick (self, early);
  gint64 made = cbk_demo_tick (self, story, 60, 900);
  gint64 submitted = g_str_equal (state,
                                  "draft") || g_str_equal (state, "discarded") ? CBK_DEMO_NONE : made +
                                      CBK_MINUTE / 2;
  guint64 first = cbk_demo_part (self);
  gboolean twice = worked && cbk_demo_chance (self, 25);

  for (guint i = 0; i < (twice ? 2 : 1); i++)
    {
      gboolean old = twice && i == 0;
      gint64 approved = worked ? cbk_demo_tick (self, story, 30, 700) : CBK_DEMO_NONE;

      ADD (self, "plan", i == 0 ? first : cbk_demo_part (self), made, story->owner,
           T ("subject_type", "case"), S ("subject_id", "case", story->number), T ("kind", "investigation"),
           N ("number", i + 1), N ("previous", i == 0 ? CBK_DEMO_NONE : (gint64) first),
           T ("state", old ? "superseded" : state),
           T ("hypothesis", cbk_demo_say (self, "{The offender is local and has done this before|It was done "
                                                "by somebody known to the victim|It is one of a series|It "
                                                "was done on the spur of the moment}.")),
           T ("victims", cbk_demo_say (self, "$v: {support offered|statement to be read back|prefers calls "
                                             "after six}.")),
           T ("facts", cbk_demo_say (self, "{What is known is in the report|Time is fixed by a recording|The "
                                           "route away is known}.")),
           T ("scenes", cbk_demo_say (self, "$l; {released|held until examined|photographed}.")),
           T ("forensic_strategy", cbk_demo_say (self, "{Marks at the point of entry|Swab of the item "
                                                       "left|None: nothing was touched}.")),
           T ("witness_strategy", cbk_demo_say (self, "$w first, then {house-to-house|staff on duty|bus "
                                                      "passengers}.")),
           T ("objectives", "Identify who did it; keep the victim safe; recover what was taken."),
           N ("author", story->owner), N ("owner", story->owner), N ("submitted_at", submitted),
           N ("approved_by", worked ? story->sergeant : CBK_DEMO_NONE),
           T ("approved_rank", worked ? "ps" : NULL), N ("approved_at", approved),
           N ("review_at", worked ? approved + 28 * CBK_DEMO_DAY : CBK_DEMO_NONE));
    }
}

/* Beside the investigation's own plan; some are still being written, or were let go. */
static void
tell_prevention (CbkDemo *self, CbkDemoCase *story)
{
  static const char *const states[] = { "draft", "submitted", "discarded" };
  const char *state = states[story->number % G_N_ELEMENTS (states)];

  ADD (self, "plan", cbk_demo_part (self), story->now, story->owner, T ("subject_type", "case"),
       S ("subject_id", "case", story->number), T ("kind", "prevention"), N ("number", 1), T ("state", state),
       T ("scanning", cbk_demo_say (self, "{Three reports in the same street|The same victim twice|The same "
                                          "way in each time}.")),
       T ("response", cbk_demo_say (self, "{Locks and lights|Visits by the neighbourhood team|A letter to "
                                          "every house}.")),
       N ("author", story->owner), N ("owner", story->owner),
       N ("submitted_at", g_str_equal (state, "submitted") ? story->now : CBK_DEMO_NONE));
}

static void
tell_action (CbkDemo *self, CbkDemoCase *story, guint kind, guint64 line)
{
  static const char *const open_states[] = {
    "for_allocation",
    "allocated",
    "in_progress",
    "in_progress",
    "completed",
    "resulted",
    NULL,
  };
  const char *state = story->over ? CBK_DEMO_PICK (self, "filed", "filed", "filed", "cancelled") :
      cbk_demo_pick (self, open_states);
  gint64 raised = cbk_demo_tick (self, story, 30, 2000);
  gboolean owned = !g_str_equal (state, "for_allocation");
  gboolean taken = owned && !g_str_equal (state, "allocated") && !g_str_equal (state, "cancelled");
  gboolean done = taken && !g_str_equal (state, "in_progress");
  gboolean read = done && !g_str_equal (state, "completed");
  gint64 taken_at = taken ? cbk_demo_tick (self, story, 10, 600) : CBK_DEMO_NONE;
  gint64 done_at = done ? cbk_demo_tick (self, story, 60, 3000) : CBK_DEMO_NONE;

  ADD (self, "action", cbk_demo_part (self), raised, story->sergeant, T ("subject_type", "case"),
       S ("subject_id", "case", story->number),
       T ("reference", cbk_demo_format (self, "A%u", story->entries + 1 + kind)),
       T ("kind", enquiries[kind].kind), T ("title", cbk_demo_say (self, enquiries[kind].title)),
       T ("objective", cbk_demo_say (self, enquiries[kind].objective)), T ("state", state),
       T ("priority", CBK_DEMO_PICK (self, "fast_track", "high", "normal", "normal", "low")),
       N ("enquiry_line", line), N ("team", story->team), N ("owner", owned ? story->owner : CBK_DEMO_NONE),
       N ("raised_by", story->sergeant), N ("supervisor", story->sergeant),
       N ("due_at", raised + cbk_demo_between (self, 2, 14) * CBK_DEMO_DAY), N ("acknowledged_at", taken_at),
       N ("completed_at", done_at), N ("completed_by", done ? story->owner : CBK_DEMO_NONE),
       T ("result", done ? cbk_demo_say (self, enquiries[kind].result) : NULL),
       N ("time_taken", done ? cbk_demo_between (self, 15, 240) : CBK_DEMO_NONE),
       N ("read_by", read ? story->sergeant : CBK_DEMO_NONE), N ("read_at", read ? done_at : CBK_DEMO_NONE),
       T ("decision", read ? "No further work on this line." : NULL),
       T ("cancelled_reason", g_str_equal (state, "cancelled") ? "Overtaken by events." : NULL));
}

static void
tell_enquiries (CbkDemo *self, CbkDemoCase *story)
{
  guint n = 1 + cbk_demo_roll (self, 3);
  guint first = cbk_demo_roll (self, G_N_ELEMENTS (enquiries));

  for (guint i = 0; i < n; i++)
    {
      guint kind = (first + i) % G_N_ELEMENTS (enquiries);
      guint64 line = cbk_demo_part (self);

      ADD (self, "enquiry_line", line, story->now, story->sergeant, T ("subject_type", "case"),
           S ("subject_id", "case", story->number), N ("number", i + 1),
           T ("title", cbk_demo_say (self, enquiries[kind].title)),
           T ("objective", cbk_demo_say (self, enquiries[kind].objective)), T ("priority", "normal"),
           T ("direction", "both"), T ("proportionate_because", "The effort fits the harm."),
           N ("owner", story->owner), T ("state", story->over ? "completed" : "under_way"),
           T ("result", story->over ? cbk_demo_say (self, enquiries[kind].result) : NULL));
      tell_action (self, story, kind, line);
    }
}

static void
tell_decision (CbkDemo *self, CbkDemoCase *story, const char *kind, const char *what, const char *chosen)
{
  gint64 at = cbk_demo_tick (self, story, 20, 600);

  ADD (self, "decision", cbk_demo_part (self), at, story->sergeant, T ("subject_type", "case"),
       S ("subject_id", "case", story->number), N ("number", 1 + story->entries), T ("kind", kind),
       T ("state", "recorded"), T ("title", what), N ("decided_at", at), N ("written_at", at),
       T ("information", cbk_demo_say (self, "{The report, the recording and the account of $v|What $w says "
                                             "and the intelligence held|The custody record and the "
                                             "interview}.")),
       T ("threat_risk", cbk_demo_say (self, "{Risk to the victim is managed|Risk of repetition is "
                                             "moderate|No immediate threat}.")),
       T ("powers_policy", "Proportionate, lawful, accountable and necessary."),
       T ("options", "Do nothing; act now; wait for more."),
       T ("options_rejected", "Waiting would lose evidence."), T ("chosen_option", chosen),
       T ("outcome", "go_on"), T ("necessity", "Nothing less would do."),
       T ("reason", cbk_demo_say (self, "{It protects the victim|It preserves evidence|It is what the harm "
                                        "calls for}.")),
       N ("author", story->sergeant), T ("rank", "ps"), T ("disclosure_sensitivity", "non_sensitive"));
}

/**
 * cbk_demo_case_work:
 * @self: the teller
 * @story: a case that was given to somebody
 *
 * Who was given it, what they planned and what they did.
 */
void
cbk_demo_case_work (CbkDemo *self, CbkDemoCase *story)
{
  static const char *const notes[][2] = {
    { "note",
      "{Read the report and spoke to the reporting officer|Reviewed the log and set the plan|Research done "
      "on all names}. {Nothing is linked yet|Two similar offences noted|The address is known}." },
    { "contact",
      "{Called|Visited|Messaged} $v, who {was grateful|had nothing to add|remembered a further detail}. "
      "{Next update agreed|Asked to keep the receipts|Advised about locks}." },
    { "enquiry",
      "{Attended $l|Viewed the recording|Spoke to $w} and {noted the times|obtained a copy|took a first "
      "account}. {The quality is good|The face cannot be made out|A statement will follow}." },
    { "result",
      "{No trace on the first search|A name has been put forward|The sample was received by the "
      "laboratory}." },
  };

  tell_allocation (self, story);
  tell_plan (self, story);
  tell_enquiries (self, story);

  for (guint i = 0; i < 2 + cbk_demo_roll (self, 4); i++)
    {
      const char *const *note = notes[cbk_demo_roll (self, G_N_ELEMENTS (notes))];

      cbk_demo_tick (self, story, 60, 4000);
      cbk_demo_log (self, story, note[0], cbk_demo_say (self, note[1]));
    }

  if (story->depth < CBK_DEMO_WORKED)
    return;

  if (cbk_demo_chance (self, 25) || story->number < 12)
    tell_prevention (self, story);
  tell_decision (self, story, "policy", "Direction of the enquiry", "Follow the lines set out in the plan.");
  ADD (self, "review", cbk_demo_part (self), story->now, story->sergeant, T ("subject_type", "case"),
       S ("subject_id", "case", story->number), T ("kind", "supervisor"), T ("state", "done"),
       N ("due_at", story->now), N ("reviewer", story->sergeant), T ("rank", "ps"), N ("owner", story->owner),
       N ("done_at", story->now), T ("seen", "Log, plan and actions."),
       T ("decision", cbk_demo_say (self,
                                    "{Go on as planned|Interview the suspect next|Submit for a decision}.")),
       T ("quality", CBK_DEMO_PICK (self, "good", "good", "adequate", "needs_work")));
  if (!story->over)
    ADD (self, "review", cbk_demo_part (self), story->now, story->sergeant, T ("subject_type", "case"),
         S ("subject_id", "case", story->number), T ("kind", "supervisor"), T ("state", "due"),
         N ("due_at", self->as_of + cbk_demo_between (self, -2, 25) * CBK_DEMO_DAY),
         N ("reviewer", story->sergeant), N ("owner", story->owner));
}
