/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-file-form.h"

/* A form of the prosecution file (the MG series of the National File Standard). A certified form is
   locked with its hash; what the local checks found stays with it. */
struct _CbkFileForm
{
  CbkRecord parent_instance;

  char *case_id;
  char *form;
  char *title;
  gint64 number;
  char *previous;
  char *suspect;
  char *state;
  char *body;
  char **points_to_prove;
  char **materials;
  gboolean restricted_form;
  char **quality_findings;
  gint64 checked_at;
  char *quality_override;
  char *prepared_by;
  char *certified_by;
  char *certified_rank;
  gint64 certified_at;
  char *text_hash;
  gint64 sent_at;
  gint64 answered_at;
  char *answer;
  gint64 answer_due_at;
};

static const CbkField fields[] = {
  CBK_REF (CbkFileForm, case_id, 1, N_("Case"), "case",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkFileForm, form, 1, N_("Form"), "file_form",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_TEXT (CbkFileForm, title, 1, N_("Title"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_INT (CbkFileForm, number, 1, N_("Version"), .flags = CBK_FIELD_FIXED),
  CBK_REF (CbkFileForm, previous, 1, N_("Version before"), "file_form", .flags = CBK_FIELD_FIXED),
  CBK_REF (CbkFileForm, suspect, 1, N_("Defendant or suspect"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkFileForm, state, 1, N_("State"), "file_form_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkFileForm, body, 1, N_("Text"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkFileForm, points_to_prove, 1, N_("Points to prove"), NULL),
  CBK_LIST (CbkFileForm, materials, 1, N_("Material listed"), NULL),
  CBK_BOOL (CbkFileForm, restricted_form, 1, N_("Not for the defence")),
  CBK_LIST (CbkFileForm, quality_findings, 1, N_("What the checks found"), NULL, .merge = CBK_MERGE_GROUP,
            .group = "quality"),
  CBK_TIME (CbkFileForm, checked_at, 1, N_("Checked"), .merge = CBK_MERGE_GROUP, .group = "quality"),
  CBK_TEXT (CbkFileForm, quality_override, 1, N_("Why sent all the same"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "quality"),
  CBK_REF (CbkFileForm, prepared_by, 1, N_("Prepared by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkFileForm, certified_by, 1, N_("Certified by"), "officer", .flags = CBK_FIELD_INDEXED,
           .merge = CBK_MERGE_GROUP, .group = "certified"),
  CBK_CODE (CbkFileForm, certified_rank, 1, N_("Rank"), "rank", .merge = CBK_MERGE_GROUP,
            .group = "certified"),
  CBK_TIME (CbkFileForm, certified_at, 1, N_("Certified"), .merge = CBK_MERGE_GROUP, .group = "certified"),
  CBK_TEXT (CbkFileForm, text_hash, 1, N_("SHA-256 of the text"), .flags = CBK_FIELD_FIXED),
  CBK_TIME (CbkFileForm, sent_at, 1, N_("Sent"), .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
            .group = "state"),
  CBK_TIME (CbkFileForm, answered_at, 1, N_("Answered"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkFileForm, answer, 1, N_("Prosecutor's answer"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkFileForm, answer_due_at, 1, N_("Answer expected"), .flags = CBK_FIELD_INDEXED),
};

#define SUP CBK_ROLE_SUPERVISOR

/* A certified form is not changed: it comes back as a further version. */
static const CbkTransition transitions[] = {
  { NULL, "start", "draft", CBK_ROLES_WORKING, NULL, NULL },
  { "draft", "check", "checked", CBK_ROLES_WORKING, "checked_at", NULL },
  { "checked", "change", "draft", CBK_ROLES_WORKING, NULL, NULL },
  { "checked", "certify", "certified", SUP, "certified_by certified_at", "not_author" },
  { "draft", "certify", "certified", SUP, "certified_by certified_at", "not_author" },
  { "certified", "send", "sent", CBK_ROLES_WORKING, "sent_at text_hash", "quality_or_reason" },
  { "sent", "accept", "accepted", CBK_ROLES_WORKING, "answered_at", NULL },
  { "sent", "return", "returned", CBK_ROLES_WORKING, "answer", NULL },
  { "returned", "supersede", "superseded", CBK_ROLES_WORKING, NULL, "newer_started" },
  { "accepted", "supersede", "superseded", CBK_ROLES_WORKING, NULL, "newer_started" },
  { "certified", "supersede", "superseded", CBK_ROLES_WORKING, NULL, "newer_started" },
  { "draft", "discard", "discarded", CBK_ROLES_WORKING, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "draft", transitions);

static const CbkEntity entity = {
  .name = "file_form",
  .relation = "file_forms",
  .label = N_("Prosecution form"),
  .label_plural = N_("Prosecution forms"),
  .icon = "casebook-file-form-symbolic",
  .about = N_("A form of the prosecution file, from draft to what the prosecutor made of it."),
  .code = 89,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "case_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkFileForm, cbk_file_form)
