/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-posting.h"

/* An officer's time in a team, with the roles held there. */
struct _CbkPosting
{
  CbkRecord parent_instance;

  char *officer;
  char *team;
  char *unit;
  char *rank;
  gboolean acting;
  char **roles;
  char *role_title;
  char *starts_on;
  char *ends_on;
  char *reason;
};

static const CbkField fields[] = {
  CBK_REF (CbkPosting, officer, 1, N_("Officer"), "officer", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkPosting, team, 1, N_("Team"), "team", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkPosting, unit, 1, N_("Unit"), "unit", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkPosting, rank, 1, N_("Rank"), "rank"),
  CBK_BOOL (CbkPosting, acting, 1, N_("Acting")),
  CBK_LIST (CbkPosting, roles, 1, N_("Roles"), "role"),
  CBK_TEXT (CbkPosting, role_title, 1, N_("Role in words"), .flags = CBK_FIELD_TITLE),
  CBK_DATE (CbkPosting, starts_on, 1, N_("From"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkPosting, ends_on, 1, N_("Until"), .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkPosting, reason, 1, N_("Reason")),
};

static const CbkEntity entity = {
  .name = "posting",
  .relation = "postings",
  .label = N_("Posting"),
  .label_plural = N_("Postings"),
  .icon = "casebook-posting-symbolic",
  .about = N_("An officer's time in a team, with the roles held there."),
  .code = 5,
  .since = 1,
  .flags = CBK_ENTITY_REFERENCE,
  .scoping = CBK_SCOPING_REFERENCE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkPosting, cbk_posting)
