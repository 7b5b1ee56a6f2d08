/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-circulation.h"

/* An entry on another system or a notice to another body that must be cancelled when the person is found:
   PNC, UK Missing Persons Unit, ports, ANPR, hospitals. */
struct _CbkCirculation
{
  CbkRecord parent_instance;

  char *episode;
  char *recall;
  char *case_id;
  char *person;
  char *vehicle;
  char *kind;
  char *state;
  char *reference;
  char *wording;
  char *warning;
  gint64 due_at;
  gint64 requested_at;
  char *requested_by;
  char *recipient;
  gint64 circulated_at;
  char *circulated_by;
  char *refused_reason;
  gint64 review_at;
  char *expires_on;
  char *hits;
  gint64 cancel_due_at;
  gint64 cancelled_at;
  char *cancel_reason;
};

static const CbkField fields[] = {
  CBK_REF (CbkCirculation, episode, 1, N_("Episode"), "episode", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkCirculation, recall, 1, N_("Recall"), "recall", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkCirculation, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkCirculation, person, 1, N_("Person"), "person", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkCirculation, vehicle, 1, N_("Vehicle"), "vehicle", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkCirculation, kind, 1, N_("Kind"), "circulation_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED),
  CBK_CODE (CbkCirculation, state, 1, N_("State"), "circulation_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkCirculation, reference, 1, N_("Reference"), .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED,
            .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkCirculation, wording, 1, N_("Wording"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkCirculation, warning, 1, N_("Warning signals"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkCirculation, due_at, 1, N_("Due"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkCirculation, requested_at, 1, N_("Asked for"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkCirculation, requested_by, 1, N_("Asked for by"), "officer"),
  CBK_REF (CbkCirculation, recipient, 1, N_("Sent to"), "organisation"),
  CBK_TIME (CbkCirculation, circulated_at, 1, N_("Circulated"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkCirculation, circulated_by, 1, N_("Entered by")),
  CBK_TEXT (CbkCirculation, refused_reason, 1, N_("Why refused"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkCirculation, review_at, 1, N_("Review"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkCirculation, expires_on, 1, N_("Lapses on"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkCirculation, hits, 1, N_("Hits and answers"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkCirculation, cancel_due_at, 1, N_("Cancel by"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkCirculation, cancelled_at, 1, N_("Cancelled"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkCirculation, cancel_reason, 1, N_("Why cancelled"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
};

static const CbkTransition transitions[] = {
  { NULL, "request", "requested", CBK_ROLES_WORKING, NULL, NULL },
  { "requested", "confirm", "circulated", CBK_ROLES_WORKING, "circulated_at", NULL },
  { "requested", "refuse", "refused", CBK_ROLES_WORKING, "refused_reason", NULL },
  { "requested", "withdraw", "cancelled", CBK_ROLES_WORKING, "cancelled_at cancel_reason", NULL },
  { "refused", "request", "requested", CBK_ROLES_WORKING, NULL, NULL },
  { "circulated", "renew", "circulated", CBK_ROLES_WORKING, "review_at", NULL },
  { "circulated", "cancel", "cancelled", CBK_ROLES_WORKING, "cancelled_at cancel_reason", NULL },
  { "circulated", "lapse", "expired", CBK_ROLES_WORKING, NULL, NULL },
  { "expired", "renew", "circulated", CBK_ROLES_WORKING, "review_at", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "requested", transitions);

static const CbkEntity entity = {
  .name = "circulation",
  .relation = "circulations",
  .label = N_("Circulation"),
  .label_plural = N_("Circulations"),
  .icon = "casebook-circulation-symbolic",
  .about = N_("A circulation of a missing or wanted person, vehicle or recall, and its cancellation."),
  .code = 55,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "episode recall case_id person vehicle",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkCirculation, cbk_circulation)
