/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-person-warning.h"

/* A warning or marker about a person. It is information and not evidence; an expired one stays in sight
   until it is reviewed. */
struct _CbkPersonWarning
{
  CbkRecord parent_instance;

  char *person;
  char *kind;
  char *detail;
  char *reason;
  char *source_kind;
  char *source;
  char *confidence;
  char *confidence_note;
  gint64 noted_at;
  char *review_on;
  char *expires_on;
  gint64 reviewed_at;
  char *reviewed_by;
  char *review_decision;
  char *review_reason;
};

static const CbkField fields[] = {
  CBK_REF (CbkPersonWarning, person, 1, N_("Person"), "person",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkPersonWarning, kind, 1, N_("Warning"), "warning",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_TEXT (CbkPersonWarning, detail, 1, N_("What is known"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkPersonWarning, reason, 1, N_("Why it matters"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPersonWarning, source_kind, 1, N_("Kind of source"), "source_kind"),
  CBK_TEXT (CbkPersonWarning, source, 1, N_("Source"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkPersonWarning, confidence, 1, N_("Confidence"), "confidence"),
  CBK_TEXT (CbkPersonWarning, confidence_note, 1, N_("How sure"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkPersonWarning, noted_at, 1, N_("Noted")),
  CBK_DATE (CbkPersonWarning, review_on, 1, N_("Review"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkPersonWarning, expires_on, 1, N_("Expires"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkPersonWarning, reviewed_at, 1, N_("Last reviewed"), .merge = CBK_MERGE_GROUP,
            .group = "review"),
  CBK_REF (CbkPersonWarning, reviewed_by, 1, N_("Reviewed by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "review"),
  CBK_CODE (CbkPersonWarning, review_decision, 1, N_("Review decision"), "warning_review",
            .merge = CBK_MERGE_GROUP, .group = "review"),
  CBK_TEXT (CbkPersonWarning, review_reason, 1, N_("Why so decided"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "review"),
};

static const CbkEntity entity = {
  .name = "person_warning",
  .relation = "person_warnings",
  .label = N_("Warning"),
  .label_plural = N_("Warnings"),
  .icon = "casebook-person-warning-symbolic",
  .about = N_("A warning or marker about a person, with who said so, how sure they are and when it is "
              "looked at again."),
  .code = 96,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkPersonWarning, cbk_person_warning)
