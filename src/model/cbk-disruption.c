/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-disruption.h"

/* A lawful tactic considered against a managed person who offends on, with its basis and proportionality. */
struct _CbkDisruption
{
  CbkRecord parent_instance;

  char *management;
  char *person;
  char *target_group;
  char *tactic;
  char *strand;
  char *state;
  char *aim;
  char *legal_basis;
  char *necessity;
  char *proportionality;
  char *effect_on_others;
  char *approved_by;
  gint64 approved_at;
  char *refused_reason;
  char *owner;
  char *starts_on;
  char *ends_on;
  char *review_on;
  char *result;
};

static const CbkField fields[] = {
  CBK_REF (CbkDisruption, management, 1, N_("Management"), "management",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkDisruption, person, 1, N_("Person"), "person", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkDisruption, target_group, 1, N_("Group"), "group", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkDisruption, tactic, 1, N_("Tactic"), "disruption_tactic",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED),
  CBK_CODE (CbkDisruption, strand, 1, N_("Strand"), "four_p"),
  CBK_CODE (CbkDisruption, state, 1, N_("State"), "disruption_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkDisruption, aim, 1, N_("Aim"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDisruption, legal_basis, 1, N_("Lawful basis"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDisruption, necessity, 1, N_("Why necessary"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDisruption, proportionality, 1, N_("Why proportionate"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkDisruption, effect_on_others, 1, N_("Effect on others"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkDisruption, approved_by, 1, N_("Approved by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "state"),
  CBK_TIME (CbkDisruption, approved_at, 1, N_("Approved"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkDisruption, refused_reason, 1, N_("Why refused"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkDisruption, owner, 1, N_("Owner"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkDisruption, starts_on, 1, N_("From")),
  CBK_DATE (CbkDisruption, ends_on, 1, N_("Until"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkDisruption, review_on, 1, N_("Review"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkDisruption, result, 1, N_("Result"), .flags = CBK_FIELD_SENSITIVE),
};

#define SUP CBK_ROLE_SUPERVISOR
#define OM CBK_ROLE_OFFENDER_MANAGER
#define INT CBK_ROLE_INTELLIGENCE

static const CbkTransition transitions[] = {
  { NULL, "consider", "considered", OM | INT | SUP, NULL, NULL },
  { "considered", "propose", "proposed", OM | INT | SUP, "legal_basis necessity proportionality", NULL },
  { "considered", "reject", "rejected", OM | INT | SUP, "refused_reason", NULL },
  { "proposed", "approve", "approved", SUP, "approved_by approved_at", "approver_is_not_author" },
  { "proposed", "reject", "rejected", SUP, "refused_reason", NULL },
  { "approved", "begin", "in_use", OM | INT | SUP, NULL, NULL },
  { "approved", "drop", "ended", OM | INT | SUP, "result", NULL },
  { "in_use", "end", "ended", OM | INT | SUP, "result", NULL },
  { "rejected", "consider", "considered", OM | INT | SUP, NULL, NULL },
  { "ended", "begin", "in_use", SUP, NULL, "still_approved" },
};

static const CbkMachine machine = CBK_MACHINE ("state", "considered", transitions);

static const CbkEntity entity = {
  .name = "disruption",
  .relation = "disruptions",
  .label = N_("Disruption"),
  .label_plural = N_("Disruptions"),
  .icon = "casebook-disruption-symbolic",
  .about = N_("A disruption tactic considered or used, with its lawful basis and result."),
  .code = 38,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "management",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkDisruption, cbk_disruption)
