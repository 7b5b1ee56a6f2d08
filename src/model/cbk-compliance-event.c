/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-compliance-event.h"

/* One thing known about how a person keeps their conditions, good or bad; a later correction is a further
   event. */
struct _CbkComplianceEvent
{
  CbkRecord parent_instance;

  char *person;
  char *licence;
  char *management;
  char *condition;
  char *kind;
  gint64 happened_at;
  gint64 learnt_at;
  char *source;
  char *description;
  char *visit;
  char *outcome;
  char *enforcement;
  gint64 response_due_at;
  char *breach;
  char *evidence;
  char *corrects;
};

static const CbkField fields[] = {
  CBK_REF (CbkComplianceEvent, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkComplianceEvent, licence, 1, N_("Licence"), "licence",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkComplianceEvent, management, 1, N_("Management"), "management",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkComplianceEvent, condition, 1, N_("Condition"), "condition",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkComplianceEvent, kind, 1, N_("Kind"), "compliance_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TIME (CbkComplianceEvent, happened_at, 1, N_("Happened"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TIME (CbkComplianceEvent, learnt_at, 1, N_("Learnt"), .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkComplianceEvent, source, 1, N_("Learnt from"), "breach_detector", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkComplianceEvent, description, 1, N_("What happened"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_REF (CbkComplianceEvent, visit, 1, N_("Visit"), "visit", .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkComplianceEvent, outcome, 1, N_("Outcome"), "contact_outcome", .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkComplianceEvent, enforcement, 1, N_("Enforcement action"), "enforcement_action",
            .flags = CBK_FIELD_FIXED),
  CBK_TIME (CbkComplianceEvent, response_due_at, 1, N_("Answer due"),
            .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkComplianceEvent, breach, 1, N_("Breach"), "breach",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkComplianceEvent, evidence, 1, N_("Evidence"), "media_file", .flags = CBK_FIELD_FIXED),
  CBK_REF (CbkComplianceEvent, corrects, 1, N_("Corrects"), "compliance_event", .flags = CBK_FIELD_FIXED),
};

static const CbkEntity entity = {
  .name = "compliance_event",
  .relation = "compliance_events",
  .label = N_("Compliance event"),
  .label_plural = N_("Compliance events"),
  .icon = "casebook-compliance-event-symbolic",
  .about = N_("One event that shows how a person keeps the conditions."),
  .code = 29,
  .since = 1,
  .flags = CBK_ENTITY_APPEND | CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "licence management person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkComplianceEvent, cbk_compliance_event)
