/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-sync-conflict.h"

/* What headquarters holds until a person decides (docs/sync.md, "Merge and conflicts"). Headquarters makes it, in the
   transaction in which it takes the mutation, so that it travels and is counted as anything else is. Values are JSON
   objects by field. Whatever was decided without having seen the newest comes back: the kind is strict. */
struct _CbkSyncConflict
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  char *kind;
  char *state;
  char **fields;
  char *base_values;
  char *our_values;
  char *their_values;
  char *their_stamps;
  char *other_id;
  char *why;
  char *sentence;
  char **mutations;
  char *txn;
  char *author;
  char *owner;
  char *team;
  char *unit;
  char *device;
  gint64 claimed_at;
  gint64 opened_at;
  gint64 clock_offset;
  gint64 escalate_at;
  gint64 times_returned;
  char *resolved_by;
  gint64 resolved_at;
  char *choices;
  char *rationale;
};

#define HQ .merge = CBK_MERGE_HQ

static const CbkField fields[] = {
  CBK_TEXT (CbkSyncConflict, subject_type, 1, N_("Kind of record"), .flags = CBK_FIELD_REQUIRED | CBK_FIELD_FIXED, HQ),
  CBK_TEXT (CbkSyncConflict, subject_id, 1, N_("Record"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED, HQ),
  CBK_CODE (CbkSyncConflict, kind, 1, N_("Kind"), "sync_conflict_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED, HQ),
  CBK_CODE (CbkSyncConflict, state, 1, N_("State"), "sync_conflict_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_LIST (CbkSyncConflict, fields, 1, N_("Fields"), NULL, HQ),
  CBK_TEXT (CbkSyncConflict, base_values, 1, N_("What it was"), .flags = CBK_FIELD_SENSITIVE, HQ),
  CBK_TEXT (CbkSyncConflict, our_values, 1, N_("What the author wants"), .flags = CBK_FIELD_SENSITIVE, HQ),
  CBK_TEXT (CbkSyncConflict, their_values, 1, N_("What the record holds"), .flags = CBK_FIELD_SENSITIVE, HQ),
  CBK_TEXT (CbkSyncConflict, their_stamps, 1, N_("Who wrote that, and when"), HQ),
  CBK_TEXT (CbkSyncConflict, other_id, 1, N_("The other record"), .flags = CBK_FIELD_INDEXED, HQ),
  CBK_TEXT (CbkSyncConflict, why, 1, N_("Why, for programs"), HQ),
  CBK_TEXT (CbkSyncConflict, sentence, 1, N_("Why"), .flags = CBK_FIELD_TITLE, HQ),
  CBK_LIST (CbkSyncConflict, mutations, 1, N_("Changes held"), NULL, HQ),
  CBK_TEXT (CbkSyncConflict, txn, 1, N_("What was saved together"), HQ),
  CBK_REF (CbkSyncConflict, author, 1, N_("Author"), "officer", .flags = CBK_FIELD_INDEXED, HQ),
  CBK_REF (CbkSyncConflict, owner, 1, N_("Owner of the record"), "officer", .flags = CBK_FIELD_INDEXED, HQ),
  CBK_REF (CbkSyncConflict, team, 1, N_("Team whose supervisor decides"), "team", .flags = CBK_FIELD_INDEXED, HQ),
  CBK_REF (CbkSyncConflict, unit, 1, N_("Unit whose supervisor decides"), "unit", .flags = CBK_FIELD_INDEXED, HQ),
  CBK_TEXT (CbkSyncConflict, device, 1, N_("Laptop"), .flags = CBK_FIELD_INDEXED, HQ),
  CBK_TIME (CbkSyncConflict, claimed_at, 1, N_("Changed, by the laptop's clock"), HQ),
  CBK_TIME (CbkSyncConflict, opened_at, 1, N_("Opened, by headquarters' clock"), .flags = CBK_FIELD_INDEXED, HQ),
  CBK_INT (CbkSyncConflict, clock_offset, 1, N_("Headquarters' clock less the laptop's, in milliseconds"), HQ),
  CBK_TIME (CbkSyncConflict, escalate_at, 1, N_("To be decided by"), .flags = CBK_FIELD_INDEXED, HQ),
  CBK_INT (CbkSyncConflict, times_returned, 1, N_("Times it came back"), HQ),
  CBK_REF (CbkSyncConflict, resolved_by, 1, N_("Decided by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkSyncConflict, resolved_at, 1, N_("Decided")),
  CBK_TEXT (CbkSyncConflict, choices, 1, N_("What was decided, by field"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkSyncConflict, rationale, 1, N_("Reason"), .flags = CBK_FIELD_SENSITIVE),
};

#define WHO (CBK_ROLES_WORKING | CBK_ROLE_ADMINISTRATOR)

/* Superseded: nothing is left to decide, because the record holds what was wanted, or two no longer share a number. */
static const CbkTransition transitions[] = {
  { NULL, "open", "open", CBK_ROLE_ADMINISTRATOR, "opened_at", NULL },
  { "open", "resolve", "resolved", WHO, "resolved_by resolved_at rationale", NULL },
  { "open", "supersede", "superseded", CBK_ROLE_ADMINISTRATOR, "resolved_at", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "open", transitions);

static const CbkEntity entity = {
  .name = "sync_conflict",
  .relation = "sync_conflicts",
  .label = N_("Conflict"),
  .label_plural = N_("Conflicts"),
  .icon = "casebook-conflict-symbolic",
  .about = N_("Two changes that met at headquarters, or one that could not be applied: what each side wants, and "
              "what a person decided."),
  .code = 9,
  .since = 1,
  .flags = CBK_ENTITY_HQ | CBK_ENTITY_STRICT,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkSyncConflict, cbk_sync_conflict)
