/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-handover.h"

/* A first-class event: from Response to the Locate Unit, between offender management units, from prison to
   the community. The receiver says yes, or says why not. */
struct _CbkHandover
{
  CbkRecord parent_instance;

  char *kind;
  char *subject_type;
  char *subject_id;
  char *person;
  char *state;
  char *from_team;
  char *from_officer;
  char *from_agency;
  char *to_team;
  char *to_officer;
  char *to_agency;
  char *to_contact;
  gint64 sent_at;
  gint64 due_at;
  char *summary;
  char *done_so_far;
  char *outstanding;
  char *risks;
  char **contents;
  char *legal_basis;
  gint64 accepted_at;
  char *accepted_by;
  char *accepted_text;
  char *refused_reason;
  gint64 confirmed_at;
};

static const CbkField fields[] = {
  CBK_CODE (CbkHandover, kind, 1, N_("Kind"), "handover_kind", .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED),
  CBK_CODE (CbkHandover, subject_type, 1, N_("Kind of record"), "subject_type",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkHandover, subject_id, 1, N_("Record"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkHandover, person, 1, N_("Person"), "person", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkHandover, state, 1, N_("State"), "handover_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkHandover, from_team, 1, N_("From team"), "team", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkHandover, from_officer, 1, N_("From"), "officer"),
  CBK_REF (CbkHandover, from_agency, 1, N_("From agency"), "organisation"),
  CBK_REF (CbkHandover, to_team, 1, N_("To team"), "team", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkHandover, to_officer, 1, N_("To"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkHandover, to_agency, 1, N_("To agency"), "organisation"),
  CBK_TEXT (CbkHandover, to_contact, 1, N_("Named contact"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkHandover, sent_at, 1, N_("Handed over"), .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP,
            .group = "state"),
  CBK_TIME (CbkHandover, due_at, 1, N_("Answer due"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkHandover, summary, 1, N_("Where things stand"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkHandover, done_so_far, 1, N_("What has been done"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkHandover, outstanding, 1, N_("What is outstanding"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkHandover, risks, 1, N_("Risks to know"), .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkHandover, contents, 1, N_("What the pack holds"), "handover_content"),
  CBK_TEXT (CbkHandover, legal_basis, 1, N_("Basis for sharing"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TIME (CbkHandover, accepted_at, 1, N_("Accepted"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_REF (CbkHandover, accepted_by, 1, N_("Accepted by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "state"),
  CBK_TEXT (CbkHandover, accepted_text, 1, N_("Accepted by, in words"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkHandover, refused_reason, 1, N_("Why refused"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TIME (CbkHandover, confirmed_at, 1, N_("First contact confirmed")),
};

static const CbkTransition transitions[] = {
  { NULL, "draft", "draft", CBK_ROLES_WORKING, NULL, NULL },
  { "draft", "send", "sent", CBK_ROLES_WORKING, "summary sent_at", "receiver_is_named" },
  { "draft", "cancel", "cancelled", CBK_ROLES_WORKING, NULL, NULL },
  { "sent", "accept", "accepted", CBK_ROLES_WORKING, "accepted_at", "is_receiver" },
  { "sent", "refuse", "refused", CBK_ROLES_WORKING, "refused_reason", "is_receiver" },
  { "sent", "cancel", "cancelled", CBK_ROLES_WORKING, NULL, NULL },
  { "refused", "send", "sent", CBK_ROLES_WORKING, "summary sent_at", "receiver_is_named" },
  { "accepted", "confirm", "completed", CBK_ROLES_WORKING, "confirmed_at", NULL },
  { "cancelled", "draft", "draft", CBK_ROLES_WORKING, NULL, NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "draft", transitions);

static const CbkEntity entity = {
  .name = "handover",
  .relation = "handovers",
  .label = N_("Handover"),
  .label_plural = N_("Handovers"),
  .icon = "casebook-handover-symbolic",
  .about = N_("Responsibility passing from one person, team or agency to another, and its acceptance."),
  .code = 56,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkHandover, cbk_handover)
