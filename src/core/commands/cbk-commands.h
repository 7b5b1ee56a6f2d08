/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-context.h"

G_BEGIN_DECLS

/* Every verb, one file each. */
extern const CbkCommand cbk_command_acknowledge_allocation;
extern const CbkCommand cbk_command_add_disclosure_item;
extern const CbkCommand cbk_command_add_victim_duties;
extern const CbkCommand cbk_command_advise_outcome;
extern const CbkCommand cbk_command_agree_contact_plan;
extern const CbkCommand cbk_command_allocate_case;
extern const CbkCommand cbk_command_amend_statement;
extern const CbkCommand cbk_command_answer_bail;
extern const CbkCommand cbk_command_arrest_person;
extern const CbkCommand cbk_command_assess_needs;
extern const CbkCommand cbk_command_authorise_detention;
extern const CbkCommand cbk_command_change_bail_conditions;
extern const CbkCommand cbk_command_change_statement;
extern const CbkCommand cbk_command_charge_detainee;
extern const CbkCommand cbk_command_charge_suspect;
extern const CbkCommand cbk_command_check_file;
extern const CbkCommand cbk_command_confirm_exhibit;
extern const CbkCommand cbk_command_copy_exhibit;
extern const CbkCommand cbk_command_correct_exhibit;
extern const CbkCommand cbk_command_create;
extern const CbkCommand cbk_command_decide_disclosure;
extern const CbkCommand cbk_command_dispose_exhibit;
extern const CbkCommand cbk_command_edit;
extern const CbkCommand cbk_command_exempt_duty;
extern const CbkCommand cbk_command_extend_bail;
extern const CbkCommand cbk_command_extend_detention;
extern const CbkCommand cbk_command_grant_bail;
extern const CbkCommand cbk_command_hand_over_detainee;
extern const CbkCommand cbk_command_move_exhibit;
extern const CbkCommand cbk_command_note_bail_breach;
extern const CbkCommand cbk_command_open_case;
extern const CbkCommand cbk_command_read_back_statement;
extern const CbkCommand cbk_command_reconsider_disclosure;
extern const CbkCommand cbk_command_record_absence;
extern const CbkCommand cbk_command_record_contact;
extern const CbkCommand cbk_command_record_interview;
extern const CbkCommand cbk_command_record_witness_details;
extern const CbkCommand cbk_command_register_clip;
extern const CbkCommand cbk_command_register_file;
extern const CbkCommand cbk_command_release_detainee;
extern const CbkCommand cbk_command_release_under_investigation;
extern const CbkCommand cbk_command_request_clip;
extern const CbkCommand cbk_command_resume_bail;
extern const CbkCommand cbk_command_retract_statement;
extern const CbkCommand cbk_command_review_clip;
extern const CbkCommand cbk_command_review_detention;
extern const CbkCommand cbk_command_review_release;
extern const CbkCommand cbk_command_schedule_disclosure_item;
extern const CbkCommand cbk_command_seal_exhibit;
extern const CbkCommand cbk_command_secure_clip;
extern const CbkCommand cbk_command_seize_exhibit;
extern const CbkCommand cbk_command_sign_statement;
extern const CbkCommand cbk_command_stop_bail;
extern const CbkCommand cbk_command_submit_exhibit;
extern const CbkCommand cbk_command_summarise_interview;
extern const CbkCommand cbk_command_suspend_bail;
extern const CbkCommand cbk_command_take_statement;
extern const CbkCommand cbk_command_withdraw;

G_END_DECLS
