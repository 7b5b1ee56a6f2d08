/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "sha256", N_("SHA-256 found now; empty when the file is gone"), CBK_FIELD_TEXT, FALSE, NULL },
};

/* From which states each finding leads on; elsewhere only the finding is kept. */
static const char *
find_event (const char *state, const char *result, gboolean supervisor)
{
  if (g_str_equal (result, "changed"))
    return g_str_equal (state, "blocked") || g_str_equal (state, "lost") ? NULL : "reject";
  if (g_str_equal (result, "missing"))
    return g_str_equal (state, "held") ? "missing" : NULL;
  if (g_str_equal (state, "blocked"))
    return supervisor ? "clear" : NULL;

  return g_str_equal (state, "lost") ? "find" : NULL;
}

static void
set_alert (CbkContext *context, CbkRecord *file, const char *result, const char *found)
{
  g_autofree char *alert = NULL;

  if (g_str_equal (result, "changed"))
    alert = g_strdup_printf ("The content has changed: SHA-256 was %s, now %s. Nobody works on this file.",
                             cbk_record_get_text (file, "sha256"), found);
  else if (g_str_equal (result, "missing"))
    alert = g_strdup ("The file is not where it was.");

  if (alert == NULL)
    return;

  cbk_record_set_text (file, "alert", alert);
  cbk_context_warn (context, "%s", alert);
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *file = cbk_context_get_subject (context, error);
  gboolean supervisor = (cbk_context_get_user (context)->roles & CBK_ROLE_SUPERVISOR) != 0;
  const char *found = cbk_context_get_text (context, "sha256");
  g_autoptr(CbkRecord) subject = NULL;
  const char *result, *event;

  if (file == NULL)
    return FALSE;

  result = found == NULL ? "missing" : g_strcmp0 (found, cbk_record_get_text (file, "sha256")) == 0 ? "same" : "changed";
  event = find_event (cbk_record_get_text (file, "state"), result, supervisor);
  cbk_context_set_result (context, file);
  cbk_record_set_int (file, "verified_at", cbk_context_get_now (context));
  cbk_record_set_text (file, "hash_result", result);
  set_alert (context, file, result, found);
  if (event != NULL && !cbk_context_move (context, file, event, error))
    return FALSE;

  if (g_str_equal (result, "same"))
    return TRUE;

  subject = cbk_context_get (context, cbk_record_get_text (file, "subject_type"), cbk_record_get_text (file, "subject_id"), error);

  return subject != NULL && cbk_context_log (context, subject, file, "system", cbk_record_get_text (file, "alert"), error);
}

const CbkCommand cbk_command_check_file = {
  .name = "check_file",
  .subject = "media_file",
  .label = N_("Check Hash"),
  .done = N_("Checked"),
  .about = N_("Compares a file's hash with the one it came with; a changed file is blocked."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
