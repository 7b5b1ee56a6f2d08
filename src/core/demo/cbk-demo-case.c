/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include "domain/cbk-uk-time.h"

/* Every state is met by the first cases; after that as often as @weight says. Ages in days. */
static const struct
{
  const char *state;
  CbkDemoDepth depth;
  guint weight, youngest, oldest;
} fates[] = {
  { "intake", CBK_DEMO_RECORDED, 2, 0, 0 },          { "screening", CBK_DEMO_RECORDED, 3, 0, 2 },
  { "not_crime", CBK_DEMO_RECORDED, 3, 3, 1000 },    { "allocated", CBK_DEMO_ALLOCATED, 5, 1, 6 },
  { "filed", CBK_DEMO_SCREENED, 24, 10, 1000 },      { "referred", CBK_DEMO_SCREENED, 3, 10, 900 },
  { "active", CBK_DEMO_WORKED, 14, 4, 120 },         { "awaiting_supervisor", CBK_DEMO_WORKED, 3, 8, 60 },
  { "awaiting_cps", CBK_DEMO_ARRESTED, 2, 20, 100 }, { "awaiting_forensic", CBK_DEMO_WORKED, 2, 15, 120 },
  { "bail", CBK_DEMO_ARRESTED, 4, 3, 80 },           { "charged", CBK_DEMO_CHARGED, 3, 30, 150 },
  { "transferred", CBK_DEMO_WORKED, 2, 20, 900 },    { "court", CBK_DEMO_CHARGED, 5, 60, 400 },
  { "closed", CBK_DEMO_CHARGED, 22, 200, 1080 },     { "reopened", CBK_DEMO_WORKED, 2, 120, 700 },
};

gint64
cbk_demo_tick (CbkDemo *self, CbkDemoCase *story, gint64 from_minutes, gint64 to_minutes)
{
  gint64 next = story->now + cbk_demo_between (self, from_minutes, to_minutes) * CBK_MINUTE;

  story->now = MIN (next, story->until);

  return story->now;
}

/**
 * cbk_demo_log:
 * @self: the teller
 * @story: the case
 * @kind: a kind of entry
 * @text: what it says
 */
void
cbk_demo_log (CbkDemo *self, CbkDemoCase *story, const char *kind, const char *text)
{
  ADD (self, "log_entry", cbk_demo_part (self), story->now, story->owner, T ("subject_type", "case"),
       S ("subject_id", "case", story->number), N ("number", ++story->entries), T ("kind", kind),
       T ("body", text), N ("happened_at", story->now), N ("written_at", story->now),
       N ("author", story->owner), T ("rank", "pc"), T ("disclosure_sensitivity", "undecided"));
}

static guint
pick_fate (CbkDemo *self, guint64 number)
{
  guint sum = 0;
  guint roll;

  if (number < G_N_ELEMENTS (fates))
    return (guint) number;

  for (guint i = 0; i < G_N_ELEMENTS (fates); i++)
    sum += fates[i].weight;
  roll = cbk_demo_roll (self, sum);
  for (guint i = 0;; i++)
    {
      if (roll < fates[i].weight)
        return i;
      roll -= fates[i].weight;
    }
}

static void
begin (CbkDemo *self, CbkDemoCase *story, guint64 number)
{
  guint fate = pick_fate (self, number);
  gint64 age = cbk_demo_between (self, fates[fate].youngest, fates[fate].oldest);

  story->number = number;
  story->state = fates[fate].state;
  story->depth = fates[fate].depth;
  story->crime = cbk_demo_crime (self);
  cbk_demo_place (self, cbk_demo_roll (self, self->n_places), &story->place);
  story->npu = CBK_DEMO_LOCALITY (self, story->place.locality)->npu;
  story->now = self->as_of - age * CBK_DEMO_DAY - cbk_demo_between (self, 60, 1380) * CBK_MINUTE;
  story->occurred_at = story->now - cbk_demo_between (self, 10, 900) * CBK_MINUTE;
  story->until = self->as_of - CBK_MINUTE;
  story->over = g_str_equal (story->state, "closed") || g_str_equal (story->state, "filed");
  story->team = cbk_demo_find_team (self,
                                    story->depth >= CBK_DEMO_ALLOCATED ? story->crime->strand :
                                        "initial_investigation",
                                    story->npu);
  story->owner = cbk_demo_officer (self, story->team);
  story->sergeant = cbk_demo_sergeant (self, story->team);
  story->inspector = cbk_demo_inspector (self, story->npu);

  cbk_demo_someone (self, 16, 95, &story->victim);
  cbk_demo_someone (self, 14, 60, &story->suspect);
  for (guint i = 0; i < 6 && story->suspect.number == story->victim.number; i++)
    cbk_demo_someone (self, 14, 60, &story->suspect);
  cbk_demo_someone (self, 16, 90, &story->witness);
}

static const char *
make_reference (CbkDemo *self, const CbkDemoCase *story)
{
  int year, month, day;

  cbk_day_to_ymd (cbk_uk_day (story->now), &year, &month, &day);

  return cbk_demo_format (self, "20%s/%u/%02d", cbk_demo_npu_code (story->npu),
                          (guint) (10000 + story->number), year % 100);
}

static const char *
tell_incident (CbkDemo *self, const CbkDemoCase *story, guint64 incident)
{
  const char *summary;
  gboolean not_crime = g_str_equal (story->state, "not_crime");

  cbk_demo_word (self, 'v', story->victim.full_name);
  cbk_demo_word (self, 's', story->suspect.full_name);
  cbk_demo_word (self, 'w', story->witness.full_name);
  cbk_demo_word (self, 'l', story->place.text);
  cbk_demo_word (self, 'd', cbk_demo_day_text (self, story->occurred_at));
  cbk_demo_word (self, 't', cbk_demo_time_text (self, story->occurred_at));
  summary = cbk_demo_say (self, story->crime->summary);

  ADD (self, "incident", incident, story->now, CBK_DEMO_NONE,
       T ("log_number", cbk_demo_format (self, "%04u", (guint) (story->number % 4000 + 1))),
       N ("log_date", cbk_uk_day (story->now)),
       T ("state", g_str_equal (story->state, "intake") ? "resulted" : "closed"), T ("category", "crime"),
       T ("street_crime_type", story->crime->street_type), T ("grade", story->crime->grade),
       N ("reported_at", story->now),
       T ("channel", CBK_DEMO_PICK (self, "999", "101", "101", "online", "front_counter")),
       N ("caller", story->victim.number),
       T ("narrative", cbk_demo_say (self, "{Caller states|Informant reports|Caller reports} that an offence "
                                           "has {happened|taken place} at $l. {Caller is calm|Caller is "
                                           "upset|Line is poor}. {No immediate danger|Offenders have "
                                           "left|Caller is safe indoors}. {Unit sent|Appointment made|Passed "
                                           "for desk investigation}.")),
       N ("place", story->place.number), N ("lat_e7", story->place.lat_e7), N ("lon_e7", story->place.lon_e7),
       T ("npu", story->npu),
       N ("closed_at", story->now + 30 * CBK_MINUTE > story->until ? CBK_DEMO_NONE : story->now + 30 *
          CBK_MINUTE),
       N ("case_id", story->number),
       T ("not_crime_reason", not_crime ? "Enquiries show that no offence was committed." : NULL));

  return summary;
}

static void
tell_people (CbkDemo *self, CbkDemoCase *story)
{
  static const char *const suspect_states[] = {
    "unnamed",
    "unnamed",
    "named",
    "named",
    "arrested",
    "charged",
  };
  CbkDay since = cbk_uk_day (story->now);

  story->victim_role = cbk_demo_part (self);
  ADD (self, "case_role", story->victim_role, story->now, story->owner, T ("subject_type", "case"),
       S ("subject_id", "case", story->number), N ("person", story->victim.number), T ("role", "victim"),
       T ("victim_kind", "person"), T ("enhanced", CBK_DEMO_PICK (self, "no", "no", "no", "yes")),
       T ("vps_state", CBK_DEMO_PICK (self, "offered", "declined", "given")), N ("starts_on", since),
       T ("contact_frequency", CBK_DEMO_PICK (self, "fortnightly", "four_weekly", "on_events")));
  if (story->depth >= CBK_DEMO_ALLOCATED)
    ADD (self, "case_role", cbk_demo_part (self), story->now, story->owner, T ("subject_type", "case"),
         S ("subject_id", "case", story->number), N ("person", story->suspect.number),
         T ("role", story->depth == CBK_DEMO_CHARGED ? "defendant" : "suspect"),
         T ("suspect_status", suspect_states[story->depth]),
         T ("relationship", CBK_DEMO_PICK (self, "stranger", "neighbour", "former partner", "acquaintance",
                                           "none known")),
         N ("starts_on", since));
  if (story->depth >= CBK_DEMO_WORKED)
    ADD (self, "case_role", cbk_demo_part (self), story->now, story->owner, T ("subject_type", "case"),
         S ("subject_id", "case", story->number), N ("person", story->witness.number), T ("role", "witness"),
         N ("starts_on", since));

  story->offence = cbk_demo_part (self);
  ADD (self, "offence", story->offence, story->now, story->owner, N ("case_id", story->number),
       T ("state", "recorded"), T ("classification", story->crime->class_code),
       T ("title", story->crime->title), N ("victim", story->victim_role),
       N ("suspect", story->depth >= CBK_DEMO_ALLOCATED ? (gint64) story->suspect.number : CBK_DEMO_NONE),
       N ("occurred_from", story->occurred_at), N ("occurred_to", story->occurred_at + 10 * CBK_MINUTE),
       T ("time_precision", "about"), N ("place", story->place.number), T ("visibility", "public"),
       T ("points_to_prove", story->crime->points), N ("severity_days", story->crime->severity_days),
       N ("charged_at", story->depth == CBK_DEMO_CHARGED ? story->now + 2 * CBK_DEMO_DAY : CBK_DEMO_NONE));
}

static void
tell_assessment (CbkDemo *self, CbkDemoCase *story)
{
  gboolean draft = g_str_equal (story->state, "intake");
  gint64 at = cbk_demo_tick (self, story, 5, 50);

  ADD (self, "assessment", cbk_demo_part (self), at, story->owner, T ("subject_type", "case"),
       S ("subject_id", "case", story->number), N ("number", 1), T ("state", draft ? "draft" : "signed"),
       T ("trigger", "first"), N ("author", story->owner), N ("assessed_at", at),
       N ("signed_at", draft ? CBK_DEMO_NONE : at + 3 * CBK_MINUTE),
       T ("threat_level", CBK_DEMO_PICK (self, "none", "low", "medium", "high")),
       T ("threat_immediacy", "past"),
       T ("threat_rationale", cbk_demo_say (self, "{The offender is not known to the victim|Offender has "
                                                  "left and is not expected back|There were earlier "
                                                  "threats}; {no|one|little} sign of {planning|further "
                                                  "risk}.")),
       T ("harm_severity", story->crime->against_person ? "2" : "1"),
       T ("harm_kinds", story->crime->against_person ? "physical" : "financial"),
       T ("harm_rationale", cbk_demo_say (self, "{Loss is moderate|Minor injury|The victim is shaken}; "
                                                "{support is in place|family is nearby|lives alone}.")),
       T ("risk_likelihood", CBK_DEMO_PICK (self, "1", "2", "3")),
       T ("risk_choice", CBK_DEMO_PICK (self, "reduce", "avoid", "accept")),
       T ("risk_rationale", "Crime prevention advice given; see the log."), T ("investigation_needed", "yes"),
       T ("perishable_evidence", CBK_DEMO_PICK (self, "cctv", "fingerprints,cctv", "phone_data",
                                                "injuries,cctv")),
       T ("investigation_rationale", cbk_demo_say (self, "{Cameras|House-to-house|A named suspect|Forensic "
                                                         "marks} {may|should|will} {advance|help} the "
                                                         "enquiry.")),
       T ("vulnerable", CBK_DEMO_PICK (self, "no", "no", "yes")),
       T ("vulnerability_rationale", "Asked and recorded."), T ("engagement_method", "telephone"),
       T ("engagement_rationale", "Wants to be told of progress."), T ("prevention_possible", "yes"),
       T ("prevention_rationale", "Advice on locks and lights."), T ("grade", story->crime->grade));
}

static void
tell_screening (CbkDemo *self, CbkDemoCase *story)
{
  const char *decision = story->depth >= CBK_DEMO_ALLOCATED ? "allocate" : g_str_equal (story->state,
                                                                                        "referred") ? "refer"
      : "file";
  gint64 at = cbk_demo_tick (self, story, 60, 900);

  ADD (self, "solvability", cbk_demo_part (self), at, story->sergeant, N ("case_id", story->number),
       T ("victim_supports", "yes"), T ("named_suspect", story->depth >= CBK_DEMO_ALLOCATED ? "yes" : "no"),
       T ("witness", CBK_DEMO_PICK (self, "yes", "no", "unknown")),
       T ("cctv", CBK_DEMO_PICK (self, "yes", "no", "unknown")),
       T ("forensic", CBK_DEMO_PICK (self, "yes", "no", "unknown")), T ("linked", "unknown"),
       T ("reported_early", "yes"), T ("decision", decision),
       T ("decision_reason", cbk_demo_say (self, "{Lines of enquiry remain|All reasonable lines were "
                                                 "considered|The matter was weighed against harm and "
                                                 "effort}. {The victim was told why|The victim's wishes were "
                                                 "heard}.")),
       N ("decided_by", story->sergeant), N ("decided_at", at));
}

static void
tell_the_case (CbkDemo *self, CbkDemoCase *story, guint64 incident, const char *summary,
               const char *reference, gint64 reported, gint64 planned)
{
  gboolean allocated = story->depth >= CBK_DEMO_ALLOCATED;
  gboolean open = !story->over && allocated;
  const char *state = story->state;
  gboolean filed = g_str_equal (state, "filed");
  gboolean referred = g_str_equal (state, "referred");

  ADD (self, "case", story->number, reported, story->owner, N ("changed_at", story->now),
       T ("reference", reference), T ("summary", summary), T ("state", state), N ("incident", incident),
       T ("classification", story->crime->class_code), T ("grade", story->crime->grade),
       N ("thrive_version", 1), N ("reported_at", reported), N ("recorded_at", reported + 20 * CBK_MINUTE),
       N ("occurred_from", story->occurred_at), N ("occurred_to", story->occurred_at + 10 * CBK_MINUTE),
       N ("place", story->place.number), T ("location_text", story->place.text),
       T ("method_codes", story->crime->method),
       T ("flags", cbk_demo_chance (self, 15) ? CBK_DEMO_PICK (self, "domestic", "knife", "hate", "series",
                                                               "night_time_economy") : NULL),
       N ("unit", CBK_DEMO_TEAM (self, story->team)->unit), N ("team", story->team),
       N ("owner", allocated ? story->owner : CBK_DEMO_NONE),
       N ("supervisor", allocated ? story->sergeant : CBK_DEMO_NONE),
       N ("next_review_at", open ? self->as_of + cbk_demo_between (self, -4, 20) * CBK_DEMO_DAY :
          CBK_DEMO_NONE),
       N ("plan_due_at", allocated ? planned : CBK_DEMO_NONE),
       T ("screening",
          story->depth == CBK_DEMO_RECORDED ? NULL : allocated ? "allocate" : referred ? "refer" : "file"),
       T ("screening_reason", story->depth == CBK_DEMO_RECORDED ? NULL : "By the solvability record."),
       T ("outcome", filed ? "18" : g_str_equal (state, "closed") ? "1" : NULL),
       T ("outcome_reason", filed ? "No suspect identified; filed until something new comes." :
          g_str_equal (state, "closed") ? "Dealt with at court." : g_str_equal (state, "not_crime") ?
          "Enquiries show that no offence was committed." : NULL),
       N ("outcome_at", story->over ? story->now : CBK_DEMO_NONE),
       T ("transferred_to", g_str_equal (state, "transferred") ? "Neighbouring force" : NULL),
       N ("severity_days", story->crime->severity_days), T ("retention_group", "3"),
       N ("retention_review", story->over ? (gint64) (cbk_uk_day (story->now) + 6 * 365) : CBK_DEMO_NONE));
}

/**
 * cbk_demo_tell_case:
 * @self: the teller
 * @number: which case
 *
 * An investigation from the first call to as far as its state says.
 */
void
cbk_demo_tell_case (CbkDemo *self, guint64 number)
{
  CbkDemoCase story = { 0 };
  guint64 incident;
  gint64 reported, planned;
  const char *summary, *reference;

  begin (self, &story, number);
  incident = cbk_demo_part (self);
  reported = story.now;
  reference = make_reference (self, &story);
  planned = reported + 48 * CBK_HOUR;

  summary = tell_incident (self, &story, incident);
  tell_people (self, &story);
  tell_assessment (self, &story);
  if (story.depth >= CBK_DEMO_SCREENED)
    tell_screening (self, &story);
  if (story.depth >= CBK_DEMO_ALLOCATED)
    cbk_demo_case_work (self, &story);
  if (story.depth >= CBK_DEMO_WORKED)
    cbk_demo_case_evidence (self, &story);
  if (story.depth >= CBK_DEMO_ARRESTED)
    cbk_demo_case_custody (self, &story);
  if (story.depth >= CBK_DEMO_SCREENED)
    cbk_demo_case_victim (self, &story);
  if (story.depth >= CBK_DEMO_SCREENED)
    cbk_demo_case_result (self, &story);

  tell_the_case (self, &story, incident, summary, reference, reported, planned);
}
