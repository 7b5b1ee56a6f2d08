/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-application.h"

/* An application made before release for identity papers, a bank account or benefits. Account numbers are not
   held. */
struct _CbkApplication
{
  CbkRecord parent_instance;

  char *person;
  char *plan;
  char *need;
  char *kind;
  char *identity_kind;
  char *benefit_kind;
  char *bank;
  char *state;
  char *applied_on;
  char *paid_on;
  gint64 cost_pence;
  char *hold_reason;
  char *resubmitted_on;
  char *answered_on;
  char *rejected_reason;
  char *received_on;
  char *added_to_property_on;
  char *handed_over_on;
  char *has_account;
  char *note;
};

static const CbkField fields[] = {
  CBK_REF (CbkApplication, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkApplication, plan, 1, N_("Resettlement plan"), "resettlement_plan", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkApplication, need, 1, N_("Support need"), "need"),
  CBK_CODE (CbkApplication, kind, 1, N_("Kind"), "application_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED),
  CBK_CODE (CbkApplication, identity_kind, 1, N_("Paper"), "identity_document"),
  CBK_CODE (CbkApplication, benefit_kind, 1, N_("Benefit"), "benefit_kind"),
  CBK_TEXT (CbkApplication, bank, 1, N_("Bank"), .flags = CBK_FIELD_TITLE),
  CBK_CODE (CbkApplication, state, 1, N_("State"), "application_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_DATE (CbkApplication, applied_on, 1, N_("Applied"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_DATE (CbkApplication, paid_on, 1, N_("Fee paid")),
  CBK_INT (CbkApplication, cost_pence, 1, N_("Fee"), .unit = CBK_UNIT_PENCE),
  CBK_TEXT (CbkApplication, hold_reason, 1, N_("Why on hold"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_DATE (CbkApplication, resubmitted_on, 1, N_("Sent again")),
  CBK_DATE (CbkApplication, answered_on, 1, N_("Answered"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkApplication, rejected_reason, 1, N_("Why rejected"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_DATE (CbkApplication, received_on, 1, N_("Received by the prison")),
  CBK_DATE (CbkApplication, added_to_property_on, 1, N_("Put with the property")),
  CBK_DATE (CbkApplication, handed_over_on, 1, N_("Given to the person")),
  CBK_CODE (CbkApplication, has_account, 1, N_("Has an account already"), "yes_no_unknown"),
  CBK_TEXT (CbkApplication, note, 1, N_("Note"), .flags = CBK_FIELD_SENSITIVE),
};

#define OM CBK_ROLE_OFFENDER_MANAGER
#define RES CBK_ROLE_RESETTLEMENT

static const CbkTransition transitions[] = {
  { NULL, "apply", "PENDING", RES | OM, "applied_on", NULL },
  { "PENDING", "accept", "ACCEPTED", RES | OM, "answered_on", NULL },
  { "PENDING", "reject", "REJECTED", RES | OM, "answered_on rejected_reason", NULL },
  { "PENDING", "hold", "ON_HOLD", RES | OM, "hold_reason", NULL },
  { "ON_HOLD", "resume", "PENDING", RES | OM, NULL, NULL },
  { "REJECTED", "apply", "PENDING", RES | OM, "applied_on", NULL },
  { "ACCEPTED", "reopen", "PENDING", RES | OM, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "PENDING", transitions);

static const CbkEntity entity = {
  .name = "application",
  .relation = "applications",
  .label = N_("Application"),
  .label_plural = N_("Applications"),
  .icon = "casebook-application-symbolic",
  .about = N_("An application for identity papers, a bank account or benefits."),
  .code = 16,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "plan need person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkApplication, cbk_application)
