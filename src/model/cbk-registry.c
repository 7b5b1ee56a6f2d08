/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-registry.h"

#include "model/cbk-account.h"
#include "model/cbk-action.h"
#include "model/cbk-address.h"
#include "model/cbk-allocation.h"
#include "model/cbk-anpr-read.h"
#include "model/cbk-area.h"
#include "model/cbk-assessment.h"
#include "model/cbk-bail.h"
#include "model/cbk-case.h"
#include "model/cbk-case-role.h"
#include "model/cbk-clip.h"
#include "model/cbk-community-resolution.h"
#include "model/cbk-contact.h"
#include "model/cbk-continuity-event.h"
#include "model/cbk-custody-event.h"
#include "model/cbk-custody-record.h"
#include "model/cbk-decision.h"
#include "model/cbk-disclosure-item.h"
#include "model/cbk-disposal.h"
#include "model/cbk-enquiry-line.h"
#include "model/cbk-exhibit.h"
#include "model/cbk-file-form.h"
#include "model/cbk-group.h"
#include "model/cbk-incident.h"
#include "model/cbk-intelligence-report.h"
#include "model/cbk-intelligence-request.h"
#include "model/cbk-interview.h"
#include "model/cbk-link.h"
#include "model/cbk-log-entry.h"
#include "model/cbk-media-file.h"
#include "model/cbk-need-to-know.h"
#include "model/cbk-needs-assessment.h"
#include "model/cbk-offence.h"
#include "model/cbk-officer.h"
#include "model/cbk-order.h"
#include "model/cbk-organisation.h"
#include "model/cbk-outcome.h"
#include "model/cbk-person.h"
#include "model/cbk-person-description.h"
#include "model/cbk-person-identifier.h"
#include "model/cbk-person-indicator.h"
#include "model/cbk-person-name.h"
#include "model/cbk-person-warning.h"
#include "model/cbk-phone.h"
#include "model/cbk-plan.h"
#include "model/cbk-postcode.h"
#include "model/cbk-posting.h"
#include "model/cbk-property-item.h"
#include "model/cbk-referral.h"
#include "model/cbk-review.h"
#include "model/cbk-solvability.h"
#include "model/cbk-statement.h"
#include "model/cbk-stop-search.h"
#include "model/cbk-sync-conflict.h"
#include "model/cbk-tasking-item.h"
#include "model/cbk-team.h"
#include "model/cbk-unit.h"
#include "model/cbk-vehicle.h"
#include "model/cbk-victim-duty.h"
#include "model/cbk-witness-details.h"

#include "model/cbk-accommodation.h"
#include "model/cbk-adjustment.h"
#include "model/cbk-appeal.h"
#include "model/cbk-application.h"
#include "model/cbk-appointment.h"
#include "model/cbk-approval.h"
#include "model/cbk-arrest-attempt.h"
#include "model/cbk-assignment.h"
#include "model/cbk-breach.h"
#include "model/cbk-circulation.h"
#include "model/cbk-compliance-event.h"
#include "model/cbk-condition.h"
#include "model/cbk-countersignature.h"
#include "model/cbk-disruption.h"
#include "model/cbk-episode.h"
#include "model/cbk-find.h"
#include "model/cbk-handover.h"
#include "model/cbk-hazard.h"
#include "model/cbk-licence.h"
#include "model/cbk-management.h"
#include "model/cbk-mappa.h"
#include "model/cbk-monitoring-event.h"
#include "model/cbk-monitoring-order.h"
#include "model/cbk-need.h"
#include "model/cbk-operational-period.h"
#include "model/cbk-pathway.h"
#include "model/cbk-plan-goal.h"
#include "model/cbk-planning-point.h"
#include "model/cbk-profile.h"
#include "model/cbk-recall.h"
#include "model/cbk-region.h"
#include "model/cbk-release-date.h"
#include "model/cbk-resettlement-plan.h"
#include "model/cbk-return-interview.h"
#include "model/cbk-risk-assessment.h"
#include "model/cbk-risk-grading.h"
#include "model/cbk-score.h"
#include "model/cbk-search-evaluation.h"
#include "model/cbk-search-team.h"
#include "model/cbk-segment.h"
#include "model/cbk-sentence.h"
#include "model/cbk-sentence-offence.h"
#include "model/cbk-sighting.h"
#include "model/cbk-track.h"
#include "model/cbk-visit.h"
#include "model/cbk-zone.h"

/* Every kind of record, one line each. */
static GType (*const types[]) (void) = {
  cbk_account_get_type,
  cbk_action_get_type,
  cbk_address_get_type,
  cbk_allocation_get_type,
  cbk_anpr_read_get_type,
  cbk_area_get_type,
  cbk_assessment_get_type,
  cbk_bail_get_type,
  cbk_case_get_type,
  cbk_case_role_get_type,
  cbk_clip_get_type,
  cbk_community_resolution_get_type,
  cbk_contact_get_type,
  cbk_continuity_event_get_type,
  cbk_custody_event_get_type,
  cbk_custody_record_get_type,
  cbk_decision_get_type,
  cbk_disclosure_item_get_type,
  cbk_disposal_get_type,
  cbk_enquiry_line_get_type,
  cbk_exhibit_get_type,
  cbk_file_form_get_type,
  cbk_group_get_type,
  cbk_incident_get_type,
  cbk_intelligence_report_get_type,
  cbk_intelligence_request_get_type,
  cbk_interview_get_type,
  cbk_link_get_type,
  cbk_log_entry_get_type,
  cbk_media_file_get_type,
  cbk_need_to_know_get_type,
  cbk_needs_assessment_get_type,
  cbk_offence_get_type,
  cbk_officer_get_type,
  cbk_order_get_type,
  cbk_organisation_get_type,
  cbk_outcome_get_type,
  cbk_person_get_type,
  cbk_person_description_get_type,
  cbk_person_identifier_get_type,
  cbk_person_indicator_get_type,
  cbk_person_name_get_type,
  cbk_person_warning_get_type,
  cbk_phone_get_type,
  cbk_plan_get_type,
  cbk_postcode_get_type,
  cbk_posting_get_type,
  cbk_property_item_get_type,
  cbk_referral_get_type,
  cbk_review_get_type,
  cbk_solvability_get_type,
  cbk_statement_get_type,
  cbk_stop_search_get_type,
  cbk_sync_conflict_get_type,
  cbk_tasking_item_get_type,
  cbk_team_get_type,
  cbk_force_unit_get_type,
  cbk_vehicle_get_type,
  cbk_victim_duty_get_type,
  cbk_witness_details_get_type,

  cbk_accommodation_get_type,
  cbk_adjustment_get_type,
  cbk_appeal_get_type,
  cbk_application_get_type,
  cbk_appointment_get_type,
  cbk_approval_get_type,
  cbk_arrest_attempt_get_type,
  cbk_assignment_get_type,
  cbk_breach_get_type,
  cbk_circulation_get_type,
  cbk_compliance_event_get_type,
  cbk_condition_get_type,
  cbk_countersignature_get_type,
  cbk_disruption_get_type,
  cbk_episode_get_type,
  cbk_find_get_type,
  cbk_handover_get_type,
  cbk_hazard_get_type,
  cbk_licence_get_type,
  cbk_management_get_type,
  cbk_mappa_get_type,
  cbk_monitoring_event_get_type,
  cbk_monitoring_order_get_type,
  cbk_need_get_type,
  cbk_operational_period_get_type,
  cbk_pathway_get_type,
  cbk_plan_goal_get_type,
  cbk_planning_point_get_type,
  cbk_profile_get_type,
  cbk_recall_get_type,
  cbk_region_get_type,
  cbk_release_date_get_type,
  cbk_resettlement_plan_get_type,
  cbk_return_interview_get_type,
  cbk_risk_assessment_get_type,
  cbk_risk_grading_get_type,
  cbk_score_get_type,
  cbk_search_evaluation_get_type,
  cbk_search_team_get_type,
  cbk_segment_get_type,
  cbk_sentence_get_type,
  cbk_sentence_offence_get_type,
  cbk_sighting_get_type,
  cbk_track_get_type,
  cbk_visit_get_type,
  cbk_zone_get_type,
};

/* Filled once, then only read; classes are kept for the life of the program. */
static CbkRecordClass *classes[G_N_ELEMENTS (types)];

static void
registry_fill (void)
{
  static gsize filled = 0;

  if (!g_once_init_enter (&filled))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    classes[i] = g_type_class_ref (types[i] ());

  g_once_init_leave (&filled, 1);
}

/**
 * cbk_registry_get_n:
 *
 * Returns: how many kinds of record there are
 */
guint
cbk_registry_get_n (void)
{
  return G_N_ELEMENTS (types);
}

/**
 * cbk_registry_nth:
 * @n: less than cbk_registry_get_n()
 *
 * Any thread may ask the registry.
 *
 * Returns: (transfer none): a kind of record
 */
CbkRecordClass *
cbk_registry_nth (guint n)
{
  g_return_val_if_fail (n < G_N_ELEMENTS (types), NULL);

  registry_fill ();

  return classes[n];
}

/**
 * cbk_registry_find:
 * @name: (nullable): an entity's name on the wire: "case"
 *
 * Returns: (transfer none) (nullable): that kind of record
 */
CbkRecordClass *
cbk_registry_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (cbk_registry_nth (i)->entity->name, name) == 0)
      return classes[i];

  return NULL;
}

/**
 * cbk_registry_by_code:
 * @code: an entity's unchanging number
 *
 * Returns: (transfer none) (nullable): that kind of record
 */
CbkRecordClass *
cbk_registry_by_code (guint code)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (cbk_registry_nth (i)->entity->code == code)
      return classes[i];

  return NULL;
}

/**
 * cbk_registry_by_rid:
 * @rid: a row's number in the store
 *
 * Returns: (transfer none) (nullable): the kind of record that the row holds
 */
CbkRecordClass *
cbk_registry_by_rid (gint64 rid)
{
  return cbk_registry_by_code ((guint) (rid >> 32));
}
