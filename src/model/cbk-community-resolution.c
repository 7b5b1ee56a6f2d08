/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-community-resolution.h"

/* An agreement between offender and victim instead of prosecution (community remedy document:
   Anti-social Behaviour, Crime and Policing Act 2014 s.101), with restorative justice where it is
   offered. */
struct _CbkCommunityResolution
{
  CbkRecord parent_instance;

  char *case_id;
  char *offence;
  char *offender;
  char *victim;
  char *state;
  char *admission;
  gint64 admitted_at;
  char *admission_text;
  char *victim_view;
  char **remedies;
  char *remedy;
  char *rj_offered;
  char *rj_victim_view;
  char *rj_offender_view;
  char *rj_referral;
  char *rj_outcome;
  char *facilitator;
  char *authorised_by;
  char *complete_by;
  char *completed_on;
  char *result;
  char *for_scrutiny;
  char *scrutiny_finding;
};

static const CbkField fields[] = {
  CBK_REF (CbkCommunityResolution, case_id, 1, N_("Case"), "case", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkCommunityResolution, offence, 1, N_("Offence"), "offence", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkCommunityResolution, offender, 1, N_("Offender"), "person",
           .flags = CBK_FIELD_INDEXED | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkCommunityResolution, victim, 1, N_("Victim"), "case_role", .flags = CBK_FIELD_INDEXED),
  CBK_CODE (CbkCommunityResolution, state, 1, N_("State"), "community_resolution_state",
            .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkCommunityResolution, admission, 1, N_("Offender admits"), "yes_no_unknown"),
  CBK_TIME (CbkCommunityResolution, admitted_at, 1, N_("Admitted")),
  CBK_TEXT (CbkCommunityResolution, admission_text, 1, N_("Admission in words"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkCommunityResolution, victim_view, 1, N_("Victim's view"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkCommunityResolution, remedies, 1, N_("Remedy chosen"), "community_remedy"),
  CBK_TEXT (CbkCommunityResolution, remedy, 1, N_("Remedy in words"),
            .flags = CBK_FIELD_TITLE | CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkCommunityResolution, rj_offered, 1, N_("Restorative justice offered"), "yes_no_unknown",
            .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkCommunityResolution, rj_victim_view, 1, N_("Restorative justice: victim's view"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_TEXT (CbkCommunityResolution, rj_offender_view, 1, N_("Restorative justice: offender's view"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_REF (CbkCommunityResolution, rj_referral, 1, N_("Restorative justice: referral"), "referral"),
  CBK_TEXT (CbkCommunityResolution, rj_outcome, 1, N_("Restorative justice: outcome"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
  CBK_REF (CbkCommunityResolution, facilitator, 1, N_("Arranged by"), "officer", .flags = CBK_FIELD_INDEXED),
  CBK_REF (CbkCommunityResolution, authorised_by, 1, N_("Authorised by"), "officer"),
  CBK_DATE (CbkCommunityResolution, complete_by, 1, N_("To be done by"), .flags = CBK_FIELD_INDEXED),
  CBK_DATE (CbkCommunityResolution, completed_on, 1, N_("Done"), .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_TEXT (CbkCommunityResolution, result, 1, N_("Result"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP, .group = "state"),
  CBK_CODE (CbkCommunityResolution, for_scrutiny, 1, N_("Put to the scrutiny panel"), "yes_no_unknown",
            .flags = CBK_FIELD_INDEXED),
  CBK_TEXT (CbkCommunityResolution, scrutiny_finding, 1, N_("Panel's finding"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE),
};

static const CbkTransition transitions[] = {
  { NULL, "offer", "offered", CBK_ROLES_WORKING, NULL, NULL },
  { "offered", "agree", "agreed", CBK_ROLES_WORKING, "admission victim_view", NULL },
  { "offered", "decline", "declined", CBK_ROLES_WORKING, "result", NULL },
  { "declined", "offer_again", "offered", CBK_ROLES_WORKING, NULL, NULL },
  { "agreed", "complete", "completed", CBK_ROLES_WORKING, "completed_on", NULL },
  { "agreed", "fail", "failed", CBK_ROLES_WORKING, "result", NULL },
};

static const CbkMachine machine = CBK_MACHINE ("state", "offered", transitions);

static const CbkEntity entity = {
  .name = "community_resolution",
  .relation = "community_resolutions",
  .label = N_("Community resolution"),
  .label_plural = N_("Community resolutions"),
  .icon = "casebook-community-resolution-symbolic",
  .about = N_("An agreement between offender and victim instead of prosecution, and whether it was kept."),
  .code = 58,
  .since = 1,
  .flags = CBK_ENTITY_PERSONAL,
  .scoping = CBK_SCOPING_CHILD,
  .home = "case_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .machine = &machine,
};

CBK_DEFINE_ENTITY (CbkCommunityResolution, cbk_community_resolution)
