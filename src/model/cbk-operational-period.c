/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-operational-period.h"

/* A slice of planning time with its own set of assignments. */
struct _CbkOperationalPeriod
{
  CbkRecord parent_instance;

  char *episode;
  gint64 number;
  char *title;
  char *state;
  gint64 starts_at;
  gint64 ends_at;
  char *objectives;
  char *strategy;
  char *briefing;
  char *weather;
  gint64 sunset_at;
  char *communications;
  char *rendezvous;
  char *rendezvous_text;
  char *search_adviser;
  char *coordinator;
  char *safety;
  char *summary;
  gint64 pos_ppm;
  gint64 total_pos_ppm;
  char *close_note;
  char *suspension;
};

static const CbkField fields[] = {
  CBK_REF (CbkOperationalPeriod, episode, 1, N_("Episode"), "episode",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_INT (CbkOperationalPeriod, number, 1, N_("Number"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkOperationalPeriod, title, 1, N_("Title"), .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE),
  CBK_CODE (CbkOperationalPeriod, state, 1, N_("State"), "operational_period_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkOperationalPeriod, starts_at, 1, N_("From"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkOperationalPeriod, ends_at, 1, N_("Until"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkOperationalPeriod, objectives, 1, N_("Objectives"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkOperationalPeriod, strategy, 1, N_("Strategy"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkOperationalPeriod, briefing, 1, N_("Briefing"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkOperationalPeriod, weather, 1, N_("Weather")),
  CBK_TIME (CbkOperationalPeriod, sunset_at, 1, N_("Sunset")),
  CBK_TEXT (CbkOperationalPeriod, communications, 1, N_("Communications plan")),
  CBK_REF (CbkOperationalPeriod, rendezvous, 1, N_("Rendezvous"), "address"),
  CBK_TEXT (CbkOperationalPeriod, rendezvous_text, 1, N_("Rendezvous in words"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkOperationalPeriod, search_adviser, 1, N_("Police search adviser"), "officer"),
  CBK_REF (CbkOperationalPeriod, coordinator, 1, N_("Search co-ordinator"), "officer"),
  CBK_TEXT (CbkOperationalPeriod, safety, 1, N_("Safety and welfare"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkOperationalPeriod, summary, 1, N_("What was achieved"), .flags = CBK_FIELD_SENSITIVE),
  CBK_INT (CbkOperationalPeriod, pos_ppm, 1, N_("Success in this period"), .unit = CBK_UNIT_PPM),
  CBK_INT (CbkOperationalPeriod, total_pos_ppm, 1, N_("Success so far"), .unit = CBK_UNIT_PPM),
  CBK_TEXT (CbkOperationalPeriod, close_note, 1, N_("Why closed or suspended"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkOperationalPeriod, suspension, 1, N_("Suspended because"), "search_suspension"),
};

#define SUP CBK_ROLE_SUPERVISOR
#define LOC CBK_ROLE_LOCATE

static const CbkTransition transitions[] = {
  { NULL, "plan", "planned", LOC | SUP, NULL, NULL },
  { "planned", "open", "open", LOC | SUP, "objectives", NULL },
  { "open", "close", "closed", LOC | SUP, "summary", "assignments_ended" },
  { "open", "suspend", "suspended", SUP, "suspension close_note", NULL },
  { "suspended", "resume", "open", SUP, NULL, NULL },
  { "suspended", "close", "closed", SUP, "summary", NULL },
  { "planned", "cancel", "cancelled", LOC | SUP, "close_note", NULL },
  { "closed", "reopen", "open", SUP, "close_note", NULL },
  { "cancelled", "plan", "planned", LOC | SUP, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "planned", transitions);

static const CbkEntity entity = {
  .name = "operational_period",
  .relation = "operational_periods",
  .label = N_("Operational period"),
  .label_plural = N_("Operational periods"),
  .icon = "casebook-operational-period-symbolic",
  .about = N_("A shift of a search: its objectives, its staff and its assignments."),
  .code = 53,
  .since = 1,
  .scoping = CBK_SCOPING_CHILD,
  .home = "episode",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkOperationalPeriod, cbk_operational_period)
