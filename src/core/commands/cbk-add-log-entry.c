/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"
#include "domain/cbk-clocks.h"

static const CbkParam params[] = {
  { "type", N_("Log of what kind of record"), CBK_FIELD_CODE, TRUE, "subject_type" },
  { "body", N_("Text"), CBK_FIELD_TEXT, TRUE, NULL },
  { "kind", N_("Kind"), CBK_FIELD_CODE, FALSE, "log_kind" },
  { "title", N_("Heading"), CBK_FIELD_TEXT, FALSE, NULL },
  { "happened_at", N_("Happened"), CBK_FIELD_TIME, FALSE, NULL },
  { "person", N_("About person"), CBK_FIELD_REF, FALSE, "person" },
  { "disclosure_sensitivity", N_("Disclosure"), CBK_FIELD_CODE, FALSE, "disclosure_sensitivity" },
};

static gboolean
mark_late (CbkContext *context, CbkRecord *entry, GError **error)
{
  g_autoptr(CbkFinding) limit =
    cbk_clock_start (cbk_context_get_rules (context), cbk_context_get_calendar (context),
                             "log.contemporaneous", cbk_record_get_int (entry, "happened_at"), error);

  if (limit != NULL)
    cbk_record_set_bool (entry, "retrospective", cbk_context_get_now (context) > cbk_finding_get_end (limit));

  return limit != NULL;
}

static gboolean
run (CbkContext *context, GError **error)
{
  g_autoptr(CbkRecord) subject = cbk_context_get (context, cbk_context_get_text (context, "type"),
                                                  cbk_context_get_subject_id (context), error);
  CbkRecord *entry;

  if (subject == NULL)
    return FALSE;

  if (cbk_context_get_time (context, "happened_at") > cbk_context_get_now (context))
    return cbk_context_refuse (context, error, "A log tells what has happened, not what will");

  entry = cbk_context_create (context, "log_entry");
  cbk_work_set_subject (entry, subject);
  cbk_record_set_text (entry, "kind", "note");
  cbk_record_set_text (entry, "author", cbk_context_get_user (context)->id);
  cbk_record_set_text (entry, "rank", cbk_context_get_user (context)->rank);
  cbk_record_set_int (entry, "happened_at", cbk_context_get_time (context, "happened_at"));
  cbk_record_set_int (entry, "written_at", cbk_context_get_now (context));

  return cbk_context_fill (context, entry, error, "body", "kind", "title", "person", "disclosure_sensitivity",
                           NULL) &&
         mark_late (context, entry, error) && cbk_context_seal (context, entry, error);
}

const CbkCommand cbk_command_add_log_entry = {
  .name = "add_log_entry",
  .label = N_("Log Entry…"),
  .done = N_("Written in the log"),
  .about = N_(
    "Writes a numbered entry in the log of any record; a late one is labelled as made retrospectively."),
  .who = CBK_ROLES_WORKING,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
