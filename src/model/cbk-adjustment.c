/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-adjustment.h"

/* Days that move a release or expiry date: remand, tagged bail, unlawfully at large, additional days. */
struct _CbkAdjustment
{
  CbkRecord parent_instance;

  char *person;
  char *sentence;
  char *kind;
  char *from_on;
  char *to_on;
  gint64 days;
  char *status;
  char *recall;
  char *reason;
  char *awarded_on;
  char *source;
};

static const CbkField fields[] = {
  CBK_REF (CbkAdjustment, person, 1, N_("Person"), "person", .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkAdjustment, sentence, 1, N_("Sentence"), "sentence", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkAdjustment, kind, 1, N_("Kind"), "adjustment_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED),
  CBK_DATE (CbkAdjustment, from_on, 1, N_("From, inclusive"), .flags = CBK_FIELD_TITLE),
  CBK_DATE (CbkAdjustment, to_on, 1, N_("To, inclusive")),
  CBK_INT (CbkAdjustment, days, 1, N_("Days"), .unit = CBK_UNIT_DAYS),
  CBK_CODE (CbkAdjustment, status, 1, N_("Status"), "adjustment_status"),
  CBK_REF (CbkAdjustment, recall, 1, N_("Recall"), "recall"),
  CBK_TEXT (CbkAdjustment, reason, 1, N_("Why"), .flags = CBK_FIELD_SENSITIVE),
  CBK_DATE (CbkAdjustment, awarded_on, 1, N_("Awarded")),
  CBK_TEXT (CbkAdjustment, source, 1, N_("Came from")),
};

static const CbkEntity entity = {
  .name = "adjustment",
  .relation = "adjustments",
  .label = N_("Adjustment"),
  .label_plural = N_("Adjustments"),
  .icon = "casebook-adjustment-symbolic",
  .about = N_("Days that count towards or are added to a sentence."),
  .code = 25,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "sentence recall person",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkAdjustment, cbk_adjustment)
