/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-countersignature.h"

/* A second person's yes or no to a decision: a different person of the right grade, with a reason of their
   own (offender pages, sections 3.5 and 13.4). */
struct _CbkCountersignature
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  char *person;
  char *grade;
  char *state;
  char *requested_by;
  gint64 requested_at;
  gint64 due_at;
  char *signer;
  char *signer_text;
  char *signer_phone;
  gint64 signed_at;
  gboolean by_phone;
  gint64 written_at;
  char *exposition;
  char *returned_reason;
  char *deputy_for;
  gint64 evidence_opened_at;
};

static const CbkField fields[] = {
  CBK_CODE (CbkCountersignature, subject_type, 1, N_("Kind of record"), "subject_type",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkCountersignature, subject_id, 1, N_("Record"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkCountersignature, person, 1, N_("Person"), "person", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkCountersignature, grade, 1, N_("Grade asked for"), "countersign_grade",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED),
  CBK_CODE (CbkCountersignature, state, 1, N_("State"), "countersignature_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkCountersignature, requested_by, 1, N_("Asked for by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkCountersignature, requested_at, 1, N_("Asked for"), .flags = CBK_FIELD_INDEXED),
  CBK_TIME (CbkCountersignature, due_at, 1, N_("Due"), .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkCountersignature, signer, 1, N_("Signed by"), "officer", .flags = CBK_FIELD_INDEXED,
           .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkCountersignature, signer_text, 1, N_("Signed by, in words"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkCountersignature, signer_phone, 1, N_("Number"), .flags = CBK_FIELD_SENSITIVE,
            .key = CBK_KEY_PHONE),
  CBK_TIME (CbkCountersignature, signed_at, 1, N_("Signed"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_BOOL (CbkCountersignature, by_phone, 1, N_("Given by phone, in writing to follow")),
  CBK_TIME (CbkCountersignature, written_at, 1, N_("Put in writing")),
  CBK_TEXT (CbkCountersignature, exposition, 1, N_("Reason of their own"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkCountersignature, returned_reason, 1, N_("Why returned"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkCountersignature, deputy_for, 1, N_("Deputy for"), "officer"),
  CBK_TIME (CbkCountersignature, evidence_opened_at, 1, N_("Evidence opened")),
};

#define SUP CBK_ROLE_SUPERVISOR

static const CbkTransition transitions[] = {
  { NULL, "request", "requested", CBK_ROLES_WORKING, "requested_by", NULL },
  { "requested", "sign", "signed", SUP, "signer signed_at exposition", "signer_is_not_author" },
  { "requested", "return", "returned", SUP, "returned_reason", "signer_is_not_author" },
  { "requested", "withdraw", "withdrawn", CBK_ROLES_WORKING, NULL, NULL },
  { "returned", "request", "requested", CBK_ROLES_WORKING, NULL, NULL },
  { "withdrawn", "request", "requested", CBK_ROLES_WORKING, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "requested", transitions);

static const CbkEntity entity = {
  .name = "countersignature",
  .relation = "countersignatures",
  .label = N_("Countersignature"),
  .label_plural = N_("Countersignatures"),
  .icon = "casebook-countersignature-symbolic",
  .about = N_("A second person's agreement to a recall or other decision, or its refusal."),
  .code = 34,
  .since = 1,
  .flags = CBK_ENTITY_STRICT | CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkCountersignature, cbk_countersignature)
