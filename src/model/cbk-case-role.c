/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-case-role.h"

/* The part that a person or organisation has in a case, incident or episode; one person, many parts.
   Enhanced entitlement: Code of Practice for Victims of Crime. */
struct _CbkCaseRole
{
  CbkRecord parent_instance;

  char *subject_type;
  char *subject_id;
  char *person;
  char *organisation;
  char *role;
  char *role_text;
  char *victim_kind;
  char *enhanced;
  char **enhanced_categories;
  char *enhanced_reason;
  gboolean repeat_victim;
  gint64 earlier_cases;
  char *persistently_targeted;
  char *repeat_confirmed_by;
  char *relationship;
  char *personally_connected;
  char *vps_state;
  char *anonymity;
  char *suspect_status;
  char *tie_category;
  char *elimination_criterion;
  char *elimination_evidence;
  char *starts_on;
  char *ends_on;
  char *contact_frequency;
  gint64 next_contact_at;
};

static const CbkField fields[] = {
  CBK_CODE (CbkCaseRole, subject_type, 1, N_("In"), "subject_type",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkCaseRole, subject_id, 1, N_("In which record"),
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_REF (CbkCaseRole, person, 1, N_("Person"), "person", .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkCaseRole, organisation, 1, N_("Organisation"), "organisation", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkCaseRole, role, 1, N_("Part"), "case_role_kind",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED),
  CBK_TEXT (CbkCaseRole, role_text, 1, N_("Part in words"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkCaseRole, victim_kind, 1, N_("Kind of victim"), "victim_kind"),
  CBK_CODE (CbkCaseRole, enhanced, 1, N_("Enhanced entitlement"), "yes_no_unknown",
            .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "enhanced"),
  CBK_LIST (CbkCaseRole, enhanced_categories, 1, N_("Enhanced because"), "enhanced_category",
            .flags = CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "enhanced"),
  CBK_TEXT (CbkCaseRole, enhanced_reason, 1, N_("Why enhanced, or not"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "enhanced"),
  CBK_BOOL (CbkCaseRole, repeat_victim, 1, N_("Repeat victim"), .merge = CBK_MERGE_GROUP, .group = "repeat"),
  CBK_INT (CbkCaseRole, earlier_cases, 1, N_("Earlier cases"), .merge = CBK_MERGE_GROUP, .group = "repeat"),
  CBK_CODE (CbkCaseRole, persistently_targeted, 1, N_("Persistently targeted, confirmed"), "yes_no_unknown",
            .merge = CBK_MERGE_GROUP, .group = "repeat"),
  CBK_REF (CbkCaseRole, repeat_confirmed_by, 1, N_("Confirmed by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "repeat"),
  CBK_TEXT (CbkCaseRole, relationship, 1, N_("Relationship to the other party"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkCaseRole, personally_connected, 1, N_("Personally connected"), "yes_no_unknown"),
  CBK_CODE (CbkCaseRole, vps_state, 1, N_("Victim personal statement"), "vps_state"),
  CBK_CODE (CbkCaseRole, anonymity, 1, N_("Name kept back"), "yes_no_unknown"),
  CBK_CODE (CbkCaseRole, suspect_status, 1, N_("Suspect's status"), "suspect_status",
            .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkCaseRole, tie_category, 1, N_("Trace, interview, eliminate"), "tie_category",
            .flags = CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "tie"),
  CBK_TEXT (CbkCaseRole, elimination_criterion, 1, N_("Eliminated by"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "tie"),
  CBK_TEXT (CbkCaseRole, elimination_evidence, 1, N_("Evidence for that"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "tie"),
  CBK_DATE (CbkCaseRole, starts_on, 1, N_("From")),
  CBK_DATE (CbkCaseRole, ends_on, 1, N_("Until")),
  CBK_CODE (CbkCaseRole, contact_frequency, 1, N_("Updates agreed"), "contact_frequency"),
  CBK_TIME (CbkCaseRole, next_contact_at, 1, N_("Next contact due"), .flags = CBK_FIELD_INDEXED),
};

static const CbkEntity entity = {
  .name = "case_role",
  .relation = "case_roles",
  .label = N_("Part"),
  .label_plural = N_("Parts"),
  .icon = "casebook-case-role-symbolic",
  .about = N_("The part that a person or organisation has in a case, incident or episode."),
  .code = 62,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "subject_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkCaseRole, cbk_case_role)
