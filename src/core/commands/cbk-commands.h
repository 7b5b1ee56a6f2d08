/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-context.h"

G_BEGIN_DECLS

/* Every verb, one file each. */
extern const CbkCommand cbk_command_acknowledge_allocation;
extern const CbkCommand cbk_command_add_victim_duties;
extern const CbkCommand cbk_command_advise_outcome;
extern const CbkCommand cbk_command_agree_contact_plan;
extern const CbkCommand cbk_command_allocate_case;
extern const CbkCommand cbk_command_answer_bail;
extern const CbkCommand cbk_command_arrest_person;
extern const CbkCommand cbk_command_assess_needs;
extern const CbkCommand cbk_command_authorise_detention;
extern const CbkCommand cbk_command_change_bail_conditions;
extern const CbkCommand cbk_command_charge_detainee;
extern const CbkCommand cbk_command_charge_suspect;
extern const CbkCommand cbk_command_create;
extern const CbkCommand cbk_command_edit;
extern const CbkCommand cbk_command_exempt_duty;
extern const CbkCommand cbk_command_extend_bail;
extern const CbkCommand cbk_command_extend_detention;
extern const CbkCommand cbk_command_grant_bail;
extern const CbkCommand cbk_command_hand_over_detainee;
extern const CbkCommand cbk_command_note_bail_breach;
extern const CbkCommand cbk_command_open_case;
extern const CbkCommand cbk_command_record_absence;
extern const CbkCommand cbk_command_record_contact;
extern const CbkCommand cbk_command_release_detainee;
extern const CbkCommand cbk_command_release_under_investigation;
extern const CbkCommand cbk_command_resume_bail;
extern const CbkCommand cbk_command_review_detention;
extern const CbkCommand cbk_command_review_release;
extern const CbkCommand cbk_command_stop_bail;
extern const CbkCommand cbk_command_suspend_bail;
extern const CbkCommand cbk_command_withdraw;

G_END_DECLS
