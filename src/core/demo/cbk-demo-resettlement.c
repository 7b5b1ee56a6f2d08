/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

#include "domain/cbk-uk-time.h"

static const char *const inside_states[] = { "OPEN",    "ASSESSED", "PLANNED", "READY_FOR_DECISION",
                                             "DECIDED", "APPROVED" };
static const char *const outside_states[] = { "RELEASED", "CLOSED", "RESET" };

static const struct
{
  const char *code, *need, *what;
} pathways[] = {
  { "ACCOMMODATION", "find_home",
    "{No address to go to|Can stay with family for a month|Has a tenancy with arrears}." },
  { "DRUGS_AND_ALCOHOL", "treatment_community",
    "{Stable on a prescription|Used until sentence|Says has stopped}." },
  { "FINANCE_AND_ID", "open_account", "{No bank account|No photographic identity|Fines are owed}." },
  { "EDUCATION_SKILLS_AND_WORK", "cv_interview",
    "{Has worked as a labourer|Never worked|Completed a course inside}." },
  { "HEALTH", "treatment_community", "{Registered with a doctor|Anxiety, medicated|No needs found}." },
};

static void
tell_pathway (CbkDemo *self, CbkDemoOffender *story, guint64 plan, guint n, gboolean assessed, gint64 at,
              gint64 owner)
{
  guint64 pathway = cbk_demo_part (self);
  gboolean needed = assessed && cbk_demo_chance (self, 70);

  ADD (self, "pathway", pathway, at, owner, N ("plan", plan), N ("management", story->number),
       N ("person", story->person.number), T ("code", pathways[n].code),
       T ("status", !assessed ? "NOT_STARTED" : needed ? "SUPPORT_REQUIRED" : "SUPPORT_NOT_REQUIRED"),
       T ("report", "BCST2"), T ("need_level", !assessed ? NULL : needed ? "considerable" : "none"),
       T ("colour", !assessed ? NULL : needed ? "amber" : "green"),
       T ("summary", assessed ? cbk_demo_say (self, pathways[n].what) : NULL), N ("owner", owner),
       N ("assessed_at", assessed ? at : CBK_DEMO_NONE), N ("assessed_by", assessed ? owner : CBK_DEMO_NONE));
  if (needed)
    ADD (self, "need", cbk_demo_part (self), at, owner, N ("pathway", pathway),
         N ("person", story->person.number), T ("kind", pathways[n].need),
         T ("title", "Support agreed at assessment"),
         T ("status", CBK_DEMO_PICK (self, "NOT_STARTED", "IN_PROGRESS")), T ("responsible", "PROBATION"),
         N ("owner", owner), T ("offered", "yes"), N ("due_on", story->released_on));
}

static void
tell_appointments (CbkDemo *self, CbkDemoOffender *story, guint64 plan, gint64 at, gint64 owner)
{
  static const char *const kinds[] = { "probation_first", "jobcentre", "doctor", "drug_alcohol", "housing" };
  gboolean out = story->released_on < self->today;

  for (guint i = 0; i < 2 + cbk_demo_roll (self, 3); i++)
    ADD (self, "appointment", cbk_demo_part (self), at, owner, N ("person", story->person.number),
         N ("plan", plan), N ("licence", story->licence), T ("kind", kinds[i]), T ("title", "After release"),
         T ("state", !out ? "planned" : cbk_demo_chance (self, 80) ? "attended" : "missed"),
         N ("starts_at", cbk_uk_start_of_day (story->released_on) + (14 + (gint64) i * 24) * CBK_HOUR),
         N ("minutes", 30), T ("place_text", "Local office"), T ("phone", cbk_demo_landline (self)));
  ADD (self, "accommodation", cbk_demo_part (self), at, owner, N ("person", story->person.number),
       N ("plan", plan), N ("management", story->number),
       T ("kind", CBK_DEMO_PICK (self, "CAS3", "family", "social", "supported")), T ("status", "TEMPORARY"),
       T ("state", out ? "arrived" : "applied"), N ("address", story->home.number),
       N ("applied_on", cbk_uk_day (at)), N ("starts_on", story->released_on),
       N ("arrived_on", out ? (gint64) story->released_on : CBK_DEMO_NONE), T ("duty_to_refer", "referred"));
  if (cbk_demo_chance (self, 60))
    ADD (self, "application", cbk_demo_part (self), at, owner, N ("person", story->person.number),
         N ("plan", plan), T ("kind", "identity"), T ("identity_kind", "birth_certificate"),
         T ("state", "PENDING"), N ("applied_on", cbk_uk_day (at)), N ("cost_pence", 1100));
}

/**
 * cbk_demo_offender_plan:
 * @self: the teller
 * @story: an offender
 *
 * The plan for the day of release and after.
 */
void
cbk_demo_offender_plan (CbkDemo *self, CbkDemoOffender *story)
{
  gboolean out = story->released_on < self->today;
  guint step = out ? 6 + (guint) (story->number / 2 % 3) : (guint) (story->number / 3 % 6);
  guint team = cbk_demo_find_team (self, "resettlement", NULL);
  gint64 owner = cbk_demo_officer (self, team), boss = cbk_demo_sergeant (self, team);
  gint64 at = MIN (cbk_uk_start_of_day (story->released_on - 84) + 10 * CBK_HOUR,
                   self->as_of - 3 * CBK_DEMO_DAY);
  gint64 decided = at + CBK_DEMO_DAY;
  guint64 plan = cbk_demo_part (self);

  ADD (self, "resettlement_plan", plan, at, owner, N ("person", story->person.number),
       T ("reference", cbk_demo_format (self, "RP/%05u", (guint) story->number + 1)),
       T ("name", story->person.full_name), T ("state", out ? outside_states[step - 6] : inside_states[step]),
       N ("management", story->number), N ("licence", story->licence), T ("release_type", "CRD"),
       N ("release_confirmed_on", story->released_on),
       N ("release_at", out ? cbk_uk_start_of_day (story->released_on) + 9 * CBK_HOUR : CBK_DEMO_NONE),
       T ("has_licence", "yes"), N ("prison", cbk_demo_organisation (self, "prison")),
       N ("unit", CBK_DEMO_TEAM (self, team)->unit), N ("team", team), N ("owner", owner),
       N ("supervisor", boss), T ("worker_probation", "Community offender manager"),
       T ("opened_reason", "twelve_weeks"), T ("reset_reason", step == 8 ? "RECALL_TO_PRISON" : NULL),
       T ("immediate_report", step >= 1 ? "SUBMITTED" : "IN_PROGRESS"),
       N ("immediate_report_at", step >= 1 ? at : CBK_DEMO_NONE),
       T ("prerelease_report", step >= 3 ? "SUBMITTED" : "NOT_STARTED"),
       N ("prerelease_report_at", step >= 3 ? at : CBK_DEMO_NONE),
       T ("summary", cbk_demo_say (self, "$n {will return to|hopes to live at} $l. {Main needs are a home "
                                         "and work|Treatment comes first|Family will meet $n at the gate}.")),
       T ("stream", story->stream), T ("sentence_group", "ADULT_SDS"), T ("rosh", "MEDIUM"),
       T ("first_night", "TEMPORARY"),
       T ("decision_code", step >= 4 ? CBK_DEMO_PICK (self, "STANDARD", "ENHANCED", "INTENSIVE") : NULL),
       T ("decision_reason", step >= 4 ? "By the needs and the risk." : NULL),
       N ("decided_by", step >= 4 ? owner : CBK_DEMO_NONE),
       N ("decided_at", step >= 4 ? decided : CBK_DEMO_NONE),
       N ("approved_by", step >= 5 ? boss : CBK_DEMO_NONE),
       N ("approved_at", step >= 5 ? decided + CBK_HOUR : CBK_DEMO_NONE),
       T ("approval_reason", step >= 5 ? "Agreed." : NULL),
       N ("next_review_at", step < 7 ? self->as_of + cbk_demo_between (self, -3, 20) * CBK_DEMO_DAY :
          CBK_DEMO_NONE),
       N ("closed_at", step == 7 ? MIN (cbk_uk_start_of_day (story->released_on + 84), self->as_of - CBK_HOUR)
          : CBK_DEMO_NONE));
  for (guint i = 0; i < G_N_ELEMENTS (pathways); i++)
    tell_pathway (self, story, plan, i, step >= 1, at, owner);
  tell_appointments (self, story, plan, at, owner);
  if (out)
    ADD (self, "handover", cbk_demo_part (self), at, owner, T ("kind", "prison_to_community"),
         T ("subject_type", "resettlement_plan"), S ("subject_id", "resettlement_plan", plan),
         N ("person", story->person.number), T ("state", "accepted"), N ("from_team", team),
         N ("from_officer", owner), N ("to_team", story->team), N ("to_officer", story->manager),
         N ("sent_at", at + CBK_DEMO_DAY), T ("summary", "Plan, appointments and address."),
         T ("contents", "summary,risk,appointments"), N ("accepted_at", at + 2 * CBK_DEMO_DAY),
         N ("accepted_by", story->manager));
}
