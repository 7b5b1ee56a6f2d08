/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/cbk-solvability.h"

/* Eight elements that speak for a detection in minor non-domestic assault and public order (EBIT, Kent
   Police: McFadzien, Pughsley, Featherstone and Phillips 2020). The count decides nothing. */
struct _CbkSolvability
{
  CbkRecord parent_instance;

  char *case_id;
  char *scope;
  char *victim_supports;
  char *victim_supports_note;
  char *named_suspect;
  char *named_suspect_note;
  char *witness;
  char *witness_note;
  char *cctv;
  char *cctv_note;
  char *police_testimony;
  char *police_testimony_note;
  char *forensic;
  char *forensic_note;
  char *linked;
  char *linked_note;
  char *reported_early;
  char *reported_early_note;
  char **overrides;
  char *decision;
  char *decision_reason;
  char *decided_by;
  gint64 decided_at;
  char *signed_off_by;
  gint64 signed_off_at;
  char *sign_off_reason;
};

static const CbkField fields[] = {
  CBK_REF (CbkSolvability, case_id, 1, N_("Case"), "case",
           .flags = CBK_FIELD_REQUIRED | CBK_FIELD_INDEXED | CBK_FIELD_FIXED),
  CBK_TEXT (CbkSolvability, scope, 1, N_("Kind of crime it fits")),
  CBK_CODE (CbkSolvability, victim_supports, 1, N_("Victim supports prosecution"), "yes_no_unknown"),
  CBK_TEXT (CbkSolvability, victim_supports_note, 1, N_("About the victim"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkSolvability, named_suspect, 1, N_("Suspect named"), "yes_no_unknown"),
  CBK_TEXT (CbkSolvability, named_suspect_note, 1, N_("About the suspect"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkSolvability, witness, 1, N_("Co-operative witness"), "yes_no_unknown"),
  CBK_TEXT (CbkSolvability, witness_note, 1, N_("About the witness"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkSolvability, cctv, 1, N_("CCTV"), "yes_no_unknown"),
  CBK_TEXT (CbkSolvability, cctv_note, 1, N_("About CCTV"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkSolvability, police_testimony, 1, N_("Confirming police testimony"), "yes_no_unknown"),
  CBK_TEXT (CbkSolvability, police_testimony_note, 1, N_("About police testimony"),
            .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkSolvability, forensic, 1, N_("Forensic evidence"), "yes_no_unknown"),
  CBK_TEXT (CbkSolvability, forensic_note, 1, N_("About forensic evidence"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkSolvability, linked, 1, N_("Link to other cases"), "yes_no_unknown"),
  CBK_TEXT (CbkSolvability, linked_note, 1, N_("About other cases"), .flags = CBK_FIELD_SENSITIVE),
  CBK_CODE (CbkSolvability, reported_early, 1, N_("Reported within 28 days"), "yes_no_unknown"),
  CBK_TEXT (CbkSolvability, reported_early_note, 1, N_("About the report"), .flags = CBK_FIELD_SENSITIVE),
  CBK_LIST (CbkSolvability, overrides, 1, N_("Speaks for going on whatever the count"), "screening_override"),
  CBK_CODE (CbkSolvability, decision, 1, N_("Decision"), "screening",
            .flags = CBK_FIELD_TITLE | CBK_FIELD_INDEXED, .merge = CBK_MERGE_GROUP, .group = "decision"),
  CBK_TEXT (CbkSolvability, decision_reason, 1, N_("Why so decided"),
            .flags = CBK_FIELD_SEARCHABLE | CBK_FIELD_SENSITIVE, .merge = CBK_MERGE_GROUP,
            .group = "decision"),
  CBK_REF (CbkSolvability, decided_by, 1, N_("Decided by"), "officer", .flags = CBK_FIELD_INDEXED,
           .merge = CBK_MERGE_GROUP, .group = "decision"),
  CBK_TIME (CbkSolvability, decided_at, 1, N_("Decided"), .flags = CBK_FIELD_INDEXED,
            .merge = CBK_MERGE_GROUP, .group = "decision"),
  CBK_REF (CbkSolvability, signed_off_by, 1, N_("Signed off by"), "officer", .merge = CBK_MERGE_GROUP,
           .group = "sign_off"),
  CBK_TIME (CbkSolvability, signed_off_at, 1, N_("Signed off"), .merge = CBK_MERGE_GROUP,
            .group = "sign_off"),
  CBK_TEXT (CbkSolvability, sign_off_reason, 1, N_("Supervisor's reason"), .flags = CBK_FIELD_SENSITIVE,
            .merge = CBK_MERGE_GROUP, .group = "sign_off"),
};

static const CbkEntity entity = {
  .name = "solvability",
  .relation = "solvability_sheets",
  .label = N_("Solvability sheet"),
  .label_plural = N_("Solvability sheets"),
  .icon = "casebook-solvability-symbolic",
  .about = N_("Eight elements that speak for a detection, and the decision that a person took."),
  .code = 65,
  .since = 1,
  .scoping = CBK_SCOPING_CHILD,
  .home = "case_id",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

CBK_DEFINE_ENTITY (CbkSolvability, cbk_solvability)
