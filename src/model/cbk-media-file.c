/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-media-file.h"

/* A picture, recording or document. Its SHA-256 is taken on arrival and looked at on opening, before
   sending and after receipt; a redacted copy is made from the original and leaves it alone (ACPO
   principles for digital evidence). */
struct _CbkMediaFile
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  char *exhibit;
  char *name;
  char *caption;
  char *kind;
  char *copy_kind;
  char *derived_from;
  char *derivation;
  char *sha256;
  gint64 size;
  char *mime_type;
  char *original_path;
  char *device;
  char *acquired_by;
  gint64 acquired_at;
  char *channel;
  char *sent_in_by;
  gint64 taken_at;
  gint64 lat_e7;
  gint64 lon_e7;
  char *state;
  gint64 uploaded_at;
  gint64 verified_at;
  char *hash_result;
  char *alert;
};

static const CbkField fields[] = {
  CBK_CODE (CbkMediaFile, subject_type, 1, N_("In"), "subject_type", .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkMediaFile, subject_id, 1, N_("Record"), .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkMediaFile, exhibit, 1, N_("Exhibit"), "exhibit", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkMediaFile, name, 1, N_("Name"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkMediaFile, caption, 1, N_("Caption"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkMediaFile, kind, 1, N_("Kind"), "media_kind", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkMediaFile, copy_kind, 1, N_("Original or copy"), "copy_kind", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkMediaFile, derived_from, 1, N_("Made from"), "media_file",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkMediaFile, derivation, 1, N_("How made"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkMediaFile, sha256, 1, N_("SHA-256"),
            .flags = CBK_FIELD_INDEXED | CBK_FIELD_FIXED | CBK_FIELD_FILE, .key = CBK_KEY_REFERENCE),
  CBK_INT (CbkMediaFile, size, 1, N_("Size"), .flags = CBK_FIELD_FIXED, .unit = CBK_UNIT_BYTES),
  CBK_TEXT (CbkMediaFile, mime_type, 1, N_("Type"), .flags = CBK_FIELD_FIXED),
  CBK_TEXT (CbkMediaFile, original_path, 1, N_("Where it was"),
            .flags = CBK_FIELD_SENSITIVE | CBK_FIELD_FIXED),
  CBK_TEXT (CbkMediaFile, device, 1, N_("Device it came from"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkMediaFile, acquired_by, 1, N_("Acquired by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkMediaFile, acquired_at, 1, N_("Acquired")),
  CBK_CODE (CbkMediaFile, channel, 1, N_("Came through"), "report_channel"),
  CBK_REF (CbkMediaFile, sent_in_by, 1, N_("Sent in by"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkMediaFile, taken_at, 1, N_("Taken"), .flags = CBK_FIELD_INDEXED),
  CBK_INT (CbkMediaFile, lat_e7, 1, N_("Latitude"), .unit = CBK_UNIT_E7),
  CBK_INT (CbkMediaFile, lon_e7, 1, N_("Longitude"), .unit = CBK_UNIT_E7),
  CBK_CODE (CbkMediaFile, state, 1, N_("State"), "media_file_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkMediaFile, uploaded_at, 1, N_("Uploaded"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkMediaFile, verified_at, 1, N_("Hash last looked at"), .merge = CBK_MERGE_GROUP,
            .group = "verified"),
  CBK_CODE (CbkMediaFile, hash_result, 1, N_("Hash found"), "hash_result", .merge = CBK_MERGE_GROUP,
            .group = "verified"),
  CBK_TEXT (CbkMediaFile, alert, 1, N_("What is wrong"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "verified"),
};

#define SUP CBK_ROLE_SUPERVISOR
#define ADM CBK_ROLE_ADMINISTRATOR

/* A file that is not what it was is kept, and nobody works on. */
static const CbkTransition transitions[] = {
  { NULL, "register", "registered", CBK_ROLES_WORKING, NULL, "hashed" },
  { NULL, "receive", "held", ADM, NULL, NULL },
  { "registered", "queue", "queued", CBK_ROLES_WORKING, NULL, NULL },
  { "queued", "send", "uploading", CBK_ROLES_WORKING, NULL, NULL },
  { "uploading", "finish", "held", CBK_ROLES_WORKING, "uploaded_at", "same_hash" },
  { "uploading", "interrupt", "queued", CBK_ROLES_WORKING, NULL, NULL },
  { "queued", "reject", "blocked", CBK_ROLES_WORKING, "alert", NULL },
  { "uploading", "reject", "blocked", CBK_ROLES_WORKING, "alert", NULL },
  { "held", "reject", "blocked", CBK_ROLES_WORKING, "alert", NULL },
  { "registered", "reject", "blocked", CBK_ROLES_WORKING, "alert", NULL },
  { "blocked", "clear", "registered", SUP, NULL, "same_hash" },
  { "held", "missing", "lost", CBK_ROLES_WORKING, "alert", NULL },
  { "lost", "find", "held", CBK_ROLES_WORKING, NULL, "same_hash" },
};

static const CbkMachine machine = CBK_MACHINE ("state", "registered", transitions);

static const CbkEntity entity = {
  .name = "media_file",
  .relation = "media_files",
  .label = N_("File"),
  .label_plural = N_("Files"),
  .icon = "casebook-media-file-symbolic",
  .about = N_("A picture, recording or document with its hash."),
  .code = 77,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id exhibit",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkMediaFile, cbk_media_file)
