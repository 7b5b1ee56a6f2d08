/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-need-to-know.h"

/* Who may open the records that are restricted to it (docs/domain.md, access). */
struct _CbkNeedToKnow
{
  CbkRecord parent_instance;

  char *name;
  char *reason;
  char **officers;
  char **teams;
  char **roles;
  char *keeper;
  gboolean existence_shown;
  gboolean reason_asked;
  char *review_on;
  char *ends_on;
};

static const CbkField fields[] = {
  CBK_TEXT (CbkNeedToKnow, name, 1, N_("Name"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_SEARCHABLE),
  CBK_TEXT (CbkNeedToKnow, reason, 1, N_("Why restricted"), .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkNeedToKnow, officers, 1, N_("Officers"), NULL),
  CBK_LIST (CbkNeedToKnow, teams, 1, N_("Teams"), NULL),
  CBK_LIST (CbkNeedToKnow, roles, 1, N_("Roles"), "role"),
  CBK_REF (CbkNeedToKnow, keeper, 1, N_("Kept by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_BOOL (CbkNeedToKnow, existence_shown, 1, N_("Others see that the record exists")),
  CBK_BOOL (CbkNeedToKnow, reason_asked, 1, N_("Opening asks for a reason")),
  CBK_DATE (CbkNeedToKnow, review_on, 1, N_("Review"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkNeedToKnow, ends_on, 1, N_("Ends")),
};

static const CbkEntity entity = {
  .name = "need_to_know",
  .relation = "need_to_know_lists",
  .label = N_("Need-to-know list"),
  .label_plural = N_("Need-to-know lists"),
  .icon = "casebook-need-to-know-symbolic",
  .about = N_("Who may open the records that are restricted to it, and whether others learn that they "
              "exist."),
  .code = 1,
  .since = 1,
  .scoping = CBK_SCOPING_REFERENCE,
  .holders = "officers teams roles keeper",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkNeedToKnow, cbk_need_to_know)
