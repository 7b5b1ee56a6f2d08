/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-mappa.h"

/* Multi-agency public protection arrangements, CJA 2003 ss.325 to 327B. We hold category, level, dates and
   references; minutes and register stay in their own system. */
struct _CbkMappa
{
  CbkRecord parent_instance;

  char *person;
  char *state;
  char *category;
  char *level;
  char *level_reason;
  char *starts_on;
  char *ends_on;
  char *lead_agency;
  char *coordinator;
  char *register_reference;
  char *minutes_reference;
  gint64 last_meeting_at;
  gint64 next_review_at;
  char *notification_last_on;
  char *notification_due_on;
  char *notification_ends_on;
  char *visit_band;
  char *next_visit_due_on;
  char **orders;
  char *digital_checks;
  char *travel;
  char *manager;
  char *exit_reason;
};

static const CbkField fields[] = {
  CBK_REF (CbkMappa, person, 1, N_("Person"), "person", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_CODE (CbkMappa, state, 1, N_("State"), "mappa_state", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkMappa, category, 1, N_("Category"), "mappa_category", .flags = CBK_FIELD_TITLE,
            .merge = CBK_MERGE_GROUP, .group = "level"),
  CBK_CODE (CbkMappa, level, 1, N_("Level"), "mappa_level", .flags = CBK_FIELD_TITLE,
            .merge = CBK_MERGE_GROUP, .group = "level"),
  CBK_TEXT (CbkMappa, level_reason, 1, N_("Why this level"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "level"),
  CBK_DATE (CbkMappa, starts_on, 1, N_("From"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkMappa, ends_on, 1, N_("Until")),
  CBK_CODE (CbkMappa, lead_agency, 1, N_("Lead agency"), "mappa_lead_agency"),
  CBK_TEXT (CbkMappa, coordinator, 1, N_("Co-ordinator")),
  CBK_TEXT (CbkMappa, register_reference, 1, N_("Register reference"), .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkMappa, minutes_reference, 1, N_("Minutes reference")),
  CBK_TIME (CbkMappa, last_meeting_at, 1, N_("Last meeting")),
  CBK_TIME (CbkMappa, next_review_at, 1, N_("Next review"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkMappa, notification_last_on, 1, N_("Last notification")),
  CBK_DATE (CbkMappa, notification_due_on, 1, N_("Next notification due"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkMappa, notification_ends_on, 1, N_("Notification ends")),
  CBK_CODE (CbkMappa, visit_band, 1, N_("Risk band for visits"), "rosh_level"),
  CBK_DATE (CbkMappa, next_visit_due_on, 1, N_("Next visit due"), .flags = CBK_FIELD_INDEXED),
  CBK_LIST (CbkMappa, orders, 1, N_("Preventive orders"), NULL),
  CBK_TEXT (CbkMappa, digital_checks, 1, N_("Digital checks"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkMappa, travel, 1, N_("Travel notified"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkMappa, manager, 1, N_("Police manager"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkMappa, exit_reason, 1, N_("Why ended"), .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "state"),
};

#define SUP CBK_ROLE_SUPERVISOR
#define OM CBK_ROLE_OFFENDER_MANAGER
#define RES CBK_ROLE_RESETTLEMENT

static const CbkTransition transitions[] = {
  { NULL, "refer", "referred", OM | RES | SUP, NULL, NULL },
  { "referred", "accept", "active", SUP, "category level starts_on", NULL },
  { "referred", "refuse", "exited", SUP, "exit_reason", NULL },
  { "active", "change_level", "active", SUP, "level level_reason", NULL },
  { "active", "exit", "exited", SUP, "exit_reason ends_on", NULL },
  { "exited", "refer", "referred", OM | RES | SUP, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "referred", transitions);

static const CbkEntity entity = {
  .name = "mappa",
  .relation = "mappa_records",
  .label = N_("MAPPA record"),
  .label_plural = N_("MAPPA records"),
  .icon = "casebook-mappa-symbolic",
  .about = N_("A person's category and level under multi-agency public protection arrangements."),
  .code = 37,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkMappa, cbk_mappa)
