/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-clip.h"

/* Body-worn video, CCTV or other footage. It stays in its own store; deletion there is the store's, so
   the warning comes before it. */
struct _CbkClip
{
  CbkRecord parent_instance;

  char *case_id;
  char *kind;
  char *title;
  char *state;
  char *officer;
  char *device_serial;
  char *camera;
  char *place;
  gint64 started_at;
  gint64 ended_at;
  char *clock_error;
  char *store_reference;
  char *sha256;
  char *evidential;
  char *reviewed_by;
  gint64 reviewed_at;
  char *review_note;
  gint64 deletes_at;
  char *retention_source;
  gint64 requested_at;
  char *edit_kind;
  char *edit_asked_by;
  char *edit_reason;
  char *edit_result;
  char *exhibit;
  char *redacted_exhibit;
  char *lost_reason;
};

static const CbkField fields[] = {
  CBK_REF (CbkClip, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkClip, kind, 1, N_("Kind"), "clip_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_TEXT (CbkClip, title, 1, N_("What it shows"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkClip, state, 1, N_("State"), "clip_state", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkClip, officer, 1, N_("Worn by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkClip, device_serial, 1, N_("Device serial number"), .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkClip, camera, 1, N_("Camera or owner"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkClip, place, 1, N_("Place"), "address", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkClip, started_at, 1, N_("From"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkClip, ended_at, 1, N_("To")),
  CBK_TEXT (CbkClip, clock_error, 1, N_("Clock error")),
  CBK_TEXT (CbkClip, store_reference, 1, N_("Store reference"), .flags = CBK_FIELD_INDEXED,
            .key = CBK_KEY_REFERENCE),
  CBK_TEXT (CbkClip, sha256, 1, N_("SHA-256"), .flags = CBK_FIELD_FIXED),
  CBK_CODE (CbkClip, evidential, 1, N_("Evidential"), "clip_category"),
  CBK_REF (CbkClip, reviewed_by, 1, N_("Reviewed by"), "officer", .flags = CBK_FIELD_INDEXED,
           .merge = CBK_MERGE_GROUP, .group = "review"),
  CBK_TIME (CbkClip, reviewed_at, 1, N_("Reviewed"), .merge = CBK_MERGE_GROUP, .group = "review"),
  CBK_TEXT (CbkClip, review_note, 1, N_("What was seen"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "review"),
  CBK_TIME (CbkClip, deletes_at, 1, N_("Deleted by its store"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "retention"),
  CBK_TEXT (CbkClip, retention_source, 1, N_("Retention by"), .merge = CBK_MERGE_GROUP, .group = "retention"),
  CBK_TIME (CbkClip, requested_at, 1, N_("Requested")),
  CBK_CODE (CbkClip, edit_kind, 1, N_("Edit asked for"), "clip_edit", .merge = CBK_MERGE_GROUP,
            .group = "edit"),
  CBK_REF (CbkClip, edit_asked_by, 1, N_("Edit asked for by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "edit"),
  CBK_TEXT (CbkClip, edit_reason, 1, N_("Why edited"), .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "edit"),
  CBK_TEXT (CbkClip, edit_result, 1, N_("Result of the edit"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "edit"),
  CBK_REF (CbkClip, exhibit, 1, N_("Exhibit"), "exhibit", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkClip, redacted_exhibit, 1, N_("Redacted copy"), "exhibit"),
  CBK_TEXT (CbkClip, lost_reason, 1, N_("Why it was not secured"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
};

static const CbkTransition transitions[] = {
  { NULL, "identify", "identified", CBK_ROLES_WORKING, NULL, NULL },
  { "identified", "request", "requested", CBK_ROLES_WORKING, "requested_at", NULL },
  { "identified", "secure", "secured", CBK_ROLES_WORKING, "store_reference", NULL },
  { "requested", "secure", "secured", CBK_ROLES_WORKING, "store_reference", NULL },
  { "secured", "review", "reviewed", CBK_ROLES_WORKING, "reviewed_by reviewed_at evidential", NULL },
  { "reviewed", "exhibit", "exhibited", CBK_ROLES_WORKING, "exhibit", NULL },
  { "secured", "exhibit", "exhibited", CBK_ROLES_WORKING, "exhibit", NULL },
  { "identified", "lose", "lost", CBK_ROLES_WORKING, "lost_reason", NULL },
  { "requested", "lose", "lost", CBK_ROLES_WORKING, "lost_reason", NULL },
  { "identified", "drop", "not_needed", CBK_ROLES_WORKING, "review_note", NULL },
  { "reviewed", "drop", "not_needed", CBK_ROLES_WORKING, "review_note", NULL },
  { "lost", "find", "identified", CBK_ROLES_WORKING, NULL, NULL },
  { "not_needed", "reconsider", "identified", CBK_ROLES_WORKING, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "identified", transitions);

static const CbkEntity entity = {
  .name = "clip",
  .relation = "clips",
  .label = N_("Clip"),
  .label_plural = N_("Clips"),
  .icon = "casebook-clip-symbolic",
  .about = N_("Body-worn video, CCTV or other footage: where it is, who reviewed it and when its store "
              "deletes it."),
  .code = 78,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "case_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkClip, cbk_clip)
