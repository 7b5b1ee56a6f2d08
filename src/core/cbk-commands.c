/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"

/* The one list of verbs: the palette, the command line and the man page are loops over it. */
static const CbkCommand *const commands[] = {
  &cbk_command_acknowledge_action,
  &cbk_command_acknowledge_allocation,
  &cbk_command_activate_case,
  &cbk_command_add_disclosure_item,
  &cbk_command_add_log_entry,
  &cbk_command_add_person_to_case,
  &cbk_command_add_victim_duties,
  &cbk_command_advise_outcome,
  &cbk_command_agree_contact_plan,
  &cbk_command_allocate_action,
  &cbk_command_allocate_case,
  &cbk_command_amend_statement,
  &cbk_command_answer_bail,
  &cbk_command_answer_cancellation,
  &cbk_command_approve_disposal,
  &cbk_command_approve_plan,
  &cbk_command_arrest_person,
  &cbk_command_ask_to_cancel_offence,
  &cbk_command_assess_needs,
  &cbk_command_assess_record,
  &cbk_command_authorise_detention,
  &cbk_command_authorise_outcome,
  &cbk_command_begin_screening,
  &cbk_command_cancel_action,
  &cbk_command_change_bail_conditions,
  &cbk_command_change_statement,
  &cbk_command_charge_detainee,
  &cbk_command_charge_offence,
  &cbk_command_charge_suspect,
  &cbk_command_check_file,
  &cbk_command_close_case,
  &cbk_command_complete_action,
  &cbk_command_confirm_exhibit,
  &cbk_command_copy_exhibit,
  &cbk_command_correct_entry,
  &cbk_command_correct_exhibit,
  &cbk_command_create,
  &cbk_command_decide_disclosure,
  &cbk_command_decide_match,
  &cbk_command_decline_allocation,
  &cbk_command_discard_draft,
  &cbk_command_dispose_exhibit,
  &cbk_command_edit,
  &cbk_command_escalate_allocations,
  &cbk_command_exempt_duty,
  &cbk_command_extend_bail,
  &cbk_command_extend_detention,
  &cbk_command_file_action,
  &cbk_command_file_case,
  &cbk_command_flag_case,
  &cbk_command_grant_bail,
  &cbk_command_hand_on_allocation,
  &cbk_command_hand_over_detainee,
  &cbk_command_link_records,
  &cbk_command_mark_not_crime,
  &cbk_command_mark_overdue_reviews,
  &cbk_command_move_action,
  &cbk_command_move_case,
  &cbk_command_move_enquiry_line,
  &cbk_command_move_exhibit,
  &cbk_command_note_bail_breach,
  &cbk_command_open_case,
  &cbk_command_open_enquiry_line,
  &cbk_command_override_grade,
  &cbk_command_propose_disposal,
  &cbk_command_propose_outcome,
  &cbk_command_raise_action,
  &cbk_command_raise_checklist,
  &cbk_command_read_back_statement,
  &cbk_command_read_result,
  &cbk_command_reclassify_offence,
  &cbk_command_reconsider_disclosure,
  &cbk_command_record_absence,
  &cbk_command_record_contact,
  &cbk_command_record_decision,
  &cbk_command_record_interview,
  &cbk_command_record_offence,
  &cbk_command_record_solvability,
  &cbk_command_record_witness_details,
  &cbk_command_refer_case,
  &cbk_command_refuse_disposal,
  &cbk_command_refuse_outcome,
  &cbk_command_register_clip,
  &cbk_command_register_file,
  &cbk_command_register_person,
  &cbk_command_release_detainee,
  &cbk_command_release_under_investigation,
  &cbk_command_reopen_case,
  &cbk_command_request_clip,
  &cbk_command_resolve_conflict,
  &cbk_command_restrict_record,
  &cbk_command_resume_bail,
  &cbk_command_retract_statement,
  &cbk_command_return_plan,
  &cbk_command_review_case,
  &cbk_command_review_clip,
  &cbk_command_review_detention,
  &cbk_command_review_release,
  &cbk_command_schedule_disclosure_item,
  &cbk_command_screen_case,
  &cbk_command_seal_exhibit,
  &cbk_command_secure_clip,
  &cbk_command_seize_exhibit,
  &cbk_command_sign_assessment,
  &cbk_command_sign_statement,
  &cbk_command_stop_bail,
  &cbk_command_submit_exhibit,
  &cbk_command_submit_plan,
  &cbk_command_summarise_interview,
  &cbk_command_suspend_bail,
  &cbk_command_take_statement,
  &cbk_command_tell_victim_outcome,
  &cbk_command_undo,
  &cbk_command_withdraw,
  &cbk_command_write_plan,
};

/**
 * cbk_command_get_n:
 *
 * Returns: how many commands there are
 */
guint
cbk_command_get_n (void)
{
  return G_N_ELEMENTS (commands);
}

/**
 * cbk_command_nth:
 * @n: less than cbk_command_get_n()
 *
 * Returns: (transfer none): a command, in the order of their names
 */
const CbkCommand *
cbk_command_nth (guint n)
{
  g_return_val_if_fail (n < G_N_ELEMENTS (commands), NULL);

  return commands[n];
}

/**
 * cbk_command_find:
 * @name: a command's name
 *
 * Returns: (transfer none) (nullable): the command
 */
const CbkCommand *
cbk_command_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (commands[i]->name, name) == 0)
      return commands[i];

  return NULL;
}
