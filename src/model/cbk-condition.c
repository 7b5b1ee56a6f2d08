/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-condition.h"

/* One condition of one licence. Policy version and code name it together: several codes were used again for
   another duty in policy 4. The legal wording comes from the policy file that headquarters loads. */
struct _CbkCondition
{
  CbkRecord parent_instance;

  char *licence;
  char *person;
  gint64 position;
  char *kind;
  char *policy;
  char *code;
  char *category;
  char *wording;
  char *inputs;
  char *map;
  char *zone;
  gboolean absolute;
  char *risk_managed;
  char *why_not_less;
  char *effect;
  char *recommended_by;
  char *recommended;
  char *legal_basis;
  char *approval_reference;
  gint64 approved_at;
  char *starts_on;
  char *ends_on;
  char *review_on;
  char *reporting_unit;
  char *policy_change;
  char *accepted_change;
  char *ended_reason;
};

static const CbkField fields[] = {
  CBK_REF (CbkCondition, licence, 1, N_("Licence"), "licence",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_REF (CbkCondition, person, 1, N_("Person"), "person", .flags = CBK_FIELD_INDEXED),
  CBK_INT (CbkCondition, position, 1, N_("Order")),
  CBK_CODE (CbkCondition, kind, 1, N_("Standard, additional or bespoke"), "condition_kind"),
  CBK_CODE (CbkCondition, policy, 1, N_("Policy version"), "licence_policy"),
  CBK_TEXT (CbkCondition, code, 1, N_("Code"), .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED),
  CBK_CODE (CbkCondition, category, 1, N_("Category"), "condition_category"),
  CBK_TEXT (CbkCondition, wording, 1, N_("Wording"), .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkCondition, inputs, 1, N_("What was filled in"), .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkCondition, map, 1, N_("Map"), "media_file"),
  CBK_REF (CbkCondition, zone, 1, N_("Zone"), "zone"),
  CBK_BOOL (CbkCondition, absolute, 1, N_("Without exception by the supervising officer")),
  CBK_TEXT (CbkCondition, risk_managed, 1, N_("Risk it manages"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkCondition, why_not_less, 1, N_("Why less is not enough"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkCondition, effect, 1, N_("Effect on work, family, faith, health"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkCondition, recommended_by, 1, N_("Recommended by"), "condition_recommender"),
  CBK_CODE (CbkCondition, recommended, 1, N_("Recommended by Casebook's team"), "yes_no_unknown"),
  CBK_TEXT (CbkCondition, legal_basis, 1, N_("Legal basis"), .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkCondition, approval_reference, 1, N_("Approval reference")),
  CBK_TIME (CbkCondition, approved_at, 1, N_("Approved")),
  CBK_DATE (CbkCondition, starts_on, 1, N_("From")),
  CBK_DATE (CbkCondition, ends_on, 1, N_("Until"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkCondition, review_on, 1, N_("Review"), .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkCondition, reporting_unit, 1, N_("Police unit that receives reports"), "unit"),
  CBK_CODE (CbkCondition, policy_change, 1, N_("Against the present policy"), "policy_change"),
  CBK_CODE (CbkCondition, accepted_change, 1, N_("Change accepted"), "yes_no_unknown"),
  CBK_TEXT (CbkCondition, ended_reason, 1, N_("Why ended"), .flags = CBK_FIELD_SENSITIVE),
};

static const CbkEntity entity = {
  .name = "condition",
  .relation = "conditions",
  .label = N_("Licence condition"),
  .label_plural = N_("Licence conditions"),
  .icon = "casebook-condition-symbolic",
  .about = N_("One condition of a licence, what it demands, why, and until when."),
  .code = 27,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "licence",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkCondition, cbk_condition)
