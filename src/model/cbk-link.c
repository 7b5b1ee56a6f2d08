/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-link.h"

/* That two records have to do with each other. It points from the first to the second. "Same",
   "different" and "undecided" are the answers to a suggested match; nothing is ever joined by itself. */
struct _CbkLink
{
  CbkRecord parent_instance;

  char *from_type;
  char *from_id;
  char *to_type;
  char *to_id;
  char *kind;
  char *address_kind;
  char *address_status;
  char *detail;
  char *starts_on;
  char *ends_on;
  char *confidence;
  char *source_kind;
  char *source;
  char *source_type;
  char *source_id;
  char *ended_reason;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkLink, from_type, 1, N_("First kind"), .flags = CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkLink, from_id, 1, N_("First record"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkLink, to_type, 1, N_("Second kind"), .flags = CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkLink, to_id, 1, N_("Second record"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_CODE (CbkLink, kind, 1, N_("How linked"), "link_kind", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_CODE (CbkLink, address_kind, 1, N_("Kind of address"), "address_kind"),
  CBK_CODE (CbkLink, address_status, 1, N_("State of the address"), "address_status"),
  CBK_TEXT (CbkLink, detail, 1, N_("In words"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkLink, starts_on, 1, N_("From")),
  CBK_DATE (CbkLink, ends_on, 1, N_("Until")),
  CBK_CODE (CbkLink, confidence, 1, N_("Confidence"), "confidence"),
  CBK_CODE (CbkLink, source_kind, 1, N_("Kind of source"), "source_kind"),
  CBK_TEXT (CbkLink, source, 1, N_("Source"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkLink, source_type, 1, N_("Kind of record it comes from"), .merge = CBK_MERGE_GROUP,
            .group = "evidence"),
  CBK_TEXT (CbkLink, source_id, 1, N_("Record it comes from"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "evidence"),
  CBK_TEXT (CbkLink, ended_reason, 1, N_("Why no longer held"), .flags = CBK_FIELD_SENSITIVE),
};

static const CbkEntity entity = {
  .name = "link",
  .relation = "links",
  .label = N_("Link"),
  .label_plural = N_("Links"),
  .icon = "casebook-link-symbolic",
  .about = N_("That two records have to do with each other: how, from when to when, and how we know."),
  .code = 8,
  .since = 1,
  .scoping = CBK_SCOPING_CHILD,
  .home = "from_id to_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkLink, cbk_link)
