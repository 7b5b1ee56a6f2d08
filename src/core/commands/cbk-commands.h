/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-context.h"

G_BEGIN_DECLS

/* Every verb, one file each. */
extern const CbkCommand cbk_command_acknowledge_action;
extern const CbkCommand cbk_command_acknowledge_allocation;
extern const CbkCommand cbk_command_activate_case;
extern const CbkCommand cbk_command_add_log_entry;
extern const CbkCommand cbk_command_add_person_to_case;
extern const CbkCommand cbk_command_allocate_action;
extern const CbkCommand cbk_command_allocate_case;
extern const CbkCommand cbk_command_answer_cancellation;
extern const CbkCommand cbk_command_approve_plan;
extern const CbkCommand cbk_command_ask_to_cancel_offence;
extern const CbkCommand cbk_command_assess_record;
extern const CbkCommand cbk_command_authorise_outcome;
extern const CbkCommand cbk_command_begin_screening;
extern const CbkCommand cbk_command_cancel_action;
extern const CbkCommand cbk_command_charge_offence;
extern const CbkCommand cbk_command_close_case;
extern const CbkCommand cbk_command_complete_action;
extern const CbkCommand cbk_command_correct_entry;
extern const CbkCommand cbk_command_create;
extern const CbkCommand cbk_command_decline_allocation;
extern const CbkCommand cbk_command_discard_draft;
extern const CbkCommand cbk_command_edit;
extern const CbkCommand cbk_command_escalate_allocations;
extern const CbkCommand cbk_command_file_action;
extern const CbkCommand cbk_command_file_case;
extern const CbkCommand cbk_command_flag_case;
extern const CbkCommand cbk_command_hand_on_allocation;
extern const CbkCommand cbk_command_link_records;
extern const CbkCommand cbk_command_mark_not_crime;
extern const CbkCommand cbk_command_mark_overdue_reviews;
extern const CbkCommand cbk_command_move_action;
extern const CbkCommand cbk_command_move_case;
extern const CbkCommand cbk_command_move_enquiry_line;
extern const CbkCommand cbk_command_open_case;
extern const CbkCommand cbk_command_open_enquiry_line;
extern const CbkCommand cbk_command_override_grade;
extern const CbkCommand cbk_command_propose_outcome;
extern const CbkCommand cbk_command_raise_action;
extern const CbkCommand cbk_command_raise_checklist;
extern const CbkCommand cbk_command_read_result;
extern const CbkCommand cbk_command_reclassify_offence;
extern const CbkCommand cbk_command_record_decision;
extern const CbkCommand cbk_command_record_offence;
extern const CbkCommand cbk_command_record_solvability;
extern const CbkCommand cbk_command_refer_case;
extern const CbkCommand cbk_command_refuse_outcome;
extern const CbkCommand cbk_command_reopen_case;
extern const CbkCommand cbk_command_restrict_record;
extern const CbkCommand cbk_command_return_plan;
extern const CbkCommand cbk_command_review_case;
extern const CbkCommand cbk_command_screen_case;
extern const CbkCommand cbk_command_sign_assessment;
extern const CbkCommand cbk_command_submit_plan;
extern const CbkCommand cbk_command_tell_victim_outcome;
extern const CbkCommand cbk_command_undo;
extern const CbkCommand cbk_command_withdraw;
extern const CbkCommand cbk_command_write_plan;

G_END_DECLS
