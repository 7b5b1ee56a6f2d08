/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-log-entry.h"

/* A numbered entry in a record's log, in any trade. Append-only: a correction is a further entry, and
   each holds the hash of the one before, so that a changed one shows. One that a command wrote says
   which record it tells of; one that a person wrote does not. */
struct _CbkLogEntry
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  gint64 number;
  char *kind;
  char *title;
  char *body;
  gint64 happened_at;
  gint64 written_at;
  gboolean retrospective;
  char *author;
  char *rank;
  char *corrects;
  char *person;
  char *about_type;
  char *about_id;
  char *disclosure_sensitivity;
  char *previous_hash;
  char *hash;
};

static const CbkField fields[] = {
  CBK_CODE (CbkLogEntry, subject_type, 1, N_("Log of"), "subject_type",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkLogEntry, subject_id, 1, N_("Record"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_INT (CbkLogEntry, number, 1, N_("Number"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkLogEntry, kind, 1, N_("Kind"), "log_kind",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkLogEntry, title, 1, N_("Heading"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_TEXT (CbkLogEntry, body, 1, N_("Text"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_TIME (CbkLogEntry, happened_at, 1, N_("Happened"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TIME (CbkLogEntry, written_at, 1, N_("Written"), .flags = CBK_FIELD_FIXED),
  CBK_BOOL (CbkLogEntry, retrospective, 1, N_("Made retrospectively"), .flags = CBK_FIELD_FIXED),
  CBK_REF (CbkLogEntry, author, 1, N_("Author"), "officer", .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkLogEntry, rank, 1, N_("Rank"), "rank", .flags = CBK_FIELD_FIXED),
  CBK_REF (CbkLogEntry, corrects, 1, N_("Corrects entry"), "log_entry",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkLogEntry, person, 1, N_("About person"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_TEXT (CbkLogEntry, about_type, 1, N_("Tells of what kind of record"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkLogEntry, about_id, 1, N_("Tells of record"), .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkLogEntry, disclosure_sensitivity, 1, N_("Disclosure"), "disclosure_sensitivity",
            .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkLogEntry, previous_hash, 1, N_("Hash of the entry before"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkLogEntry, hash, 1, N_("Hash"), .flags = CBK_FIELD_FIXED),
};

static const CbkUnique unique[] = {
  { "subject_type subject_id", "number" },
};

static const CbkEntity entity = {
  .name = "log_entry",
  .relation = "log_entries",
  .label = N_("Log entry"),
  .label_plural = N_("Log entries"),
  .icon = "casebook-log-entry-symbolic",
  .about = N_("A numbered entry in a record's log, chained to the one before."),
  .code = 69,
  .since = 1,
  .flags = CBK_ENTITY_APPEND,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .unique = unique,
  .n_unique = G_N_ELEMENTS (unique),
};

CBK_DEFINE_ENTITY (CbkLogEntry, cbk_log_entry)
