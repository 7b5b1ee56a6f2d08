/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cbk-icon.h"

/* Kinds that have no drawing of their own stand under that of their family. */
static const struct
{
  const char *icon;
  const char *types;
} families[] = {
  { "casebook-person-symbolic",
    "person officer case_role person_name person_identifier person_warning person_indicator "
    "person_description profile group witness_details" },
  { "casebook-action-symbolic", "action plan enquiry_line tasking_item checklist plan_goal need pathway" },
  { "casebook-inbox-symbolic", "allocation handover assignment referral" },
  { "casebook-scales-symbolic",
    "assessment decision solvability outcome offence sentence sentence_offence approval "
    "countersignature risk_assessment risk_grading score appeal application disposal" },
  { "casebook-exhibit-symbolic", "exhibit property_item continuity_event" },
  { "casebook-media-file-symbolic", "media_file clip" },
  { "casebook-statement-symbolic", "statement account interview return_interview file_form" },
  { "casebook-custody-record-symbolic", "custody_record custody_event" },
  { "casebook-address-symbolic",
    "address area postcode region segment planning_point zone hazard find sighting track" },
  { "casebook-organisation-symbolic", "organisation unit team accommodation" },
  { "casebook-licence-symbolic", "licence condition order monitoring_order adjustment" },
  { "casebook-breach-symbolic", "breach recall compliance_event monitoring_event" },
  { "casebook-log-entry-symbolic", "log_entry contact visit review" },
  { "casebook-intelligence-report-symbolic", "intelligence_report intelligence_request link" },
  { "casebook-case-symbolic", "case incident" },
  { "casebook-episode-symbolic", "episode circulation search_team operational_period search_evaluation" },
  { "casebook-management-symbolic", "management mappa" },
  { "casebook-resettlement-plan-symbolic", "resettlement_plan needs_assessment" },
  { "casebook-disclosure-item-symbolic", "disclosure_item" },
  { "casebook-bail-symbolic", "bail" },
  { "casebook-vehicle-symbolic", "vehicle anpr_read" },
  { "casebook-phone-symbolic", "phone" },
};

static gboolean
holds (const char *words, const char *word)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *)list, word);
}

/**
 * cbk_icon_of:
 * @type: an entity's name
 *
 * Returns: the icon of its records
 */
const char *
cbk_icon_of (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (holds (families[i].types, type))
      return families[i].icon;

  return "casebook-record-symbolic";
}
