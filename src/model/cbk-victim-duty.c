/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-victim-duty.h"

/* Something that a victim must be told or offered by a time (Code of Practice for Victims of Crime; the
   rule of the day of the event is kept with the duty). Attempts without success are attempts and no
   contact. */
struct _CbkVictimDuty
{
  CbkRecord parent_instance;

  char *case_id;
  char *case_role;
  char *person;
  char *duty;
  char *rule_set;
  char *enhanced;
  char *event_kind;
  char *event_id;
  gint64 event_at;
  gint64 due_at;
  char *state;
  gint64 met_at;
  char *contact;
  gint64 attempts;
  gint64 late_days;
  char *exempt_reason;
  char *exempted_by;
  char *owner;
};

static const CbkField fields[] = {
  CBK_REF (CbkVictimDuty, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkVictimDuty, case_role, 1, N_("Victim"), "case_role",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkVictimDuty, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_CODE (CbkVictimDuty, duty, 1, N_("Duty"), "victim_duty",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkVictimDuty, rule_set, 1, N_("Rules"), .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkVictimDuty, enhanced, 1, N_("Enhanced entitlement"), "yes_no_unknown"),
  CBK_CODE (CbkVictimDuty, event_kind, 1, N_("Because of"), "duty_event", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkVictimDuty, event_id, 1, N_("Record that began it"),
            .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TIME (CbkVictimDuty, event_at, 1, N_("When that was"), .flags = CBK_FIELD_FIXED),
  CBK_TIME (CbkVictimDuty, due_at, 1, N_("Due"), .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkVictimDuty, state, 1, N_("State"), "victim_duty_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkVictimDuty, met_at, 1, N_("Met"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkVictimDuty, contact, 1, N_("By contact"), "contact", .merge = CBK_MERGE_GROUP,
           .group = "state"),
  CBK_INT (CbkVictimDuty, attempts, 1, N_("Attempts")),
  CBK_INT (CbkVictimDuty, late_days, 1, N_("Working days late"), .unit = CBK_UNIT_DAYS),
  CBK_TEXT (CbkVictimDuty, exempt_reason, 1, N_("Why exempt"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkVictimDuty, exempted_by, 1, N_("Exempted by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "state"),
  CBK_REF (CbkVictimDuty, owner, 1, N_("Owner"), "officer", .flags = CBK_FIELD_INDEXED),
};

#define SUP CBK_ROLE_SUPERVISOR

static const CbkTransition transitions[] = {
  { NULL, "begin", "due", CBK_ROLES_WORKING, NULL, NULL },
  { "due", "attempt", "attempted", CBK_ROLES_WORKING, "contact", NULL },
  { "attempted", "attempt", "attempted", CBK_ROLES_WORKING, "contact", NULL },
  { "due", "meet", "met", CBK_ROLES_WORKING, "met_at", NULL },
  { "attempted", "meet", "met", CBK_ROLES_WORKING, "met_at", NULL },
  { "due", "run_over", "breached", CBK_ROLES_WORKING, NULL, "past_due" },
  { "attempted", "run_over", "breached", CBK_ROLES_WORKING, NULL, "past_due" },
  { "breached", "meet", "breached", CBK_ROLES_WORKING, "met_at", NULL },
  { "due", "exempt", "exempt", CBK_ROLES_WORKING, "exempt_reason exempted_by", NULL },
  { "attempted", "exempt", "exempt", CBK_ROLES_WORKING, "exempt_reason exempted_by", NULL },
  { "breached", "exempt", "exempt", SUP, "exempt_reason exempted_by", NULL },
  { "exempt", "reconsider", "due", CBK_ROLES_WORKING, NULL, NULL },
  { "met", "correct", "due", SUP, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "due", transitions);

static const CbkEntity entity = {
  .name = "victim_duty",
  .relation = "victim_duties",
  .label = N_("Victims' Code duty"),
  .label_plural = N_("Victims' Code duties"),
  .icon = "casebook-victim-duty-symbolic",
  .about = N_("Something that a victim must be told or offered, by when, and whether it was."),
  .code = 82,
  .since = 1,
  .scoping = CBK_SCOPING_CHILD,
  .home = "case_id case_role",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkVictimDuty, cbk_victim_duty)
