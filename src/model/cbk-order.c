/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-order.h"

/* A dated order or notice with conditions, in any trade: protection and prevention orders, restraint,
   conditional cautions, warrants. How long each may last differs and is not said here. */
struct _CbkOrder
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  char *reference;
  char *kind;
  char *person;
  char *protected_person;
  char *protected_text;
  char *state;
  char *court;
  char *applied_on;
  char *made_on;
  char *starts_on;
  char *ends_on;
  gboolean until_further_order;
  char **conditions;
  char *place;
  gint64 served_at;
  char *served_by;
  char *service_note;
  char *owner;
  char *review_on;
  char *breach_note;
  char *end_reason;
};

static const CbkField fields[] = {
  CBK_CODE (CbkOrder, subject_type, 1, N_("In"), "subject_type", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkOrder, subject_id, 1, N_("Record"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkOrder, reference, 1, N_("Reference"), .flags = CBK_FIELD_TITLE, .key = CBK_KEY_REFERENCE),
  CBK_CODE (CbkOrder, kind, 1, N_("Kind"), "order_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkOrder, person, 1, N_("On person"), "person", .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkOrder, protected_person, 1, N_("Protects"), "person", .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkOrder, protected_text, 1, N_("Protects, in words"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkOrder, state, 1, N_("State"), "order_state", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkOrder, court, 1, N_("Court or issuer")),
  CBK_DATE (CbkOrder, applied_on, 1, N_("Applied for")),
  CBK_DATE (CbkOrder, made_on, 1, N_("Made"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkOrder, starts_on, 1, N_("Starts")),
  CBK_DATE (CbkOrder, ends_on, 1, N_("Ends"), .flags = CBK_FIELD_INDEXED),
  CBK_BOOL (CbkOrder, until_further_order, 1, N_("Until further order")),
  CBK_LIST (CbkOrder, conditions, 1, N_("Conditions"), NULL,
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkOrder, place, 1, N_("Place in it"), "address", .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkOrder, served_at, 1, N_("Served"), .merge = CBK_MERGE_GROUP, .group = "served"),
  CBK_REF (CbkOrder, served_by, 1, N_("Served by"), "officer", .merge = CBK_MERGE_GROUP, .group = "served"),
  CBK_TEXT (CbkOrder, service_note, 1, N_("How served"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "served"),
  CBK_REF (CbkOrder, owner, 1, N_("Owner"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkOrder, review_on, 1, N_("Review"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkOrder, breach_note, 1, N_("Breach"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkOrder, end_reason, 1, N_("Why it ended"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
};

static const CbkTransition transitions[] = {
  { NULL, "apply", "applied_for", CBK_ROLES_WORKING, "applied_on", NULL },
  { NULL, "record", "in_force", CBK_ROLES_WORKING, "made_on", NULL },
  { "applied_for", "make", "in_force", CBK_ROLES_WORKING, "made_on", NULL },
  { "applied_for", "refuse", "refused", CBK_ROLES_WORKING, "end_reason", NULL },
  { "applied_for", "withdraw", "withdrawn", CBK_ROLES_WORKING, "end_reason", NULL },
  { "in_force", "vary", "in_force", CBK_ROLES_WORKING, "conditions", NULL },
  { "in_force", "breach", "breached", CBK_ROLES_WORKING, "breach_note", NULL },
  { "breached", "continue", "in_force", CBK_ROLES_WORKING, NULL, NULL },
  { "in_force", "expire", "expired", CBK_ROLES_WORKING, "ends_on", NULL },
  { "breached", "expire", "expired", CBK_ROLES_WORKING, "ends_on", NULL },
  { "in_force", "discharge", "discharged", CBK_ROLES_WORKING, "end_reason", NULL },
  { "breached", "discharge", "discharged", CBK_ROLES_WORKING, "end_reason", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "applied_for", transitions);

static const CbkEntity entity = {
  .name = "order",
  .relation = "orders",
  .label = N_("Order"),
  .label_plural = N_("Orders"),
  .icon = "casebook-order-symbolic",
  .about = N_("A dated order or notice with conditions: protection, prevention, restraint, caution, "
              "warrant."),
  .code = 88,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkOrder, cbk_order)
