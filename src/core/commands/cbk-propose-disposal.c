/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-disposing.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "type", N_("What kind of record"), CBK_FIELD_TEXT, TRUE, NULL },
  { "reason", N_("Why it is no longer necessary"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
check_not_proposed (CbkContext *context, CbkRecord *subject, GError **error)
{
  g_autoptr(GPtrArray) open = cbk_context_find (context, "disposal", error, "subject_id", subject->id, "state", "proposed",
                                                NULL);

  if (open == NULL)
    return FALSE;

  return open->len == 0 || cbk_context_refuse (context, error, "Somebody has proposed this already");
}

/* The review's decision is kept with the person until it is carried out. */
static void
note_decision (CbkContext *context, CbkRecord *subject)
{
  if (!cbk_work_has_field (subject, "retention_decision"))
    return;

  cbk_record_set_text (subject, "retention_decision", "ask_to_dispose");
  cbk_record_set_text (subject, "retention_reason", cbk_context_get_text (context, "reason"));
  cbk_record_set_text (subject, "retention_reviewer", cbk_context_get_user (context)->id);
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *subject = cbk_context_get_subject (context, error);
  g_auto(GStrv) names = NULL;
  CbkRecord *disposal;

  if (subject == NULL || !check_not_proposed (context, subject, error))
    return FALSE;

  names = cbk_disposing_collect (context, subject, error);
  if (names == NULL)
    return FALSE;

  note_decision (context, subject);
  disposal = cbk_context_create (context, "disposal");
  cbk_record_set_text (disposal, "subject_type", cbk_record_get_entity (subject)->name);
  cbk_record_set_text (disposal, "subject_id", subject->id);
  cbk_record_set_list (disposal, "records", (const char *const *) names);
  cbk_record_set_text (disposal, "retention_group", cbk_record_get_text (subject, "retention_group"));
  cbk_record_set_text (disposal, "review_was_due", cbk_record_get_text (subject, "retention_review"));
  cbk_record_set_text (disposal, "proposed_by", cbk_context_get_user (context)->id);
  cbk_record_set_int (disposal, "proposed_at", cbk_context_get_now (context));
  cbk_context_set_result (context, disposal);
  cbk_context_warn (context, "%u records would be erased for good, on every laptop, once somebody else approves.",
                    g_strv_length (names));

  return cbk_context_fill (context, disposal, error, "reason", NULL) &&
         cbk_context_move (context, disposal, "propose", error);
}

const CbkCommand cbk_command_propose_disposal = {
  .name = "propose_disposal",
  .label = N_("Propose Disposal…"),
  .done = N_("Disposal proposed"),
  .about = N_("Proposes to erase a record whose retention review is due, with all that belongs to it alone; "
              "somebody else approves."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
