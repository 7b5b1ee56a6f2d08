/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "retention_group", N_("Retention group"), CBK_FIELD_CODE, FALSE, "retention_group" },
  { "retention_review", N_("Retention review"), CBK_FIELD_DATE, FALSE, NULL },
};

/* The list "retention_group" says after how many years; a person may set another day. */
static void
set_review (CbkContext *context, CbkRecord *record)
{
  JsonObject *attributes =
    cbk_work_attributes (context, "retention_group", cbk_record_get_text (record, "retention_group"));
  gint64 years = attributes != NULL ? MAX (cbk_json_get_int (attributes, "clear_years", 0),
                                           cbk_json_get_int (attributes, "review_years", 0))
                                    : 0;
  g_autofree char *day = NULL;

  if (years == 0 || cbk_context_get_text (context, "retention_review") != NULL)
    return;

  day = cbk_day_format (cbk_day_add_months (cbk_context_get_today (context), 12 * (int) years));
  cbk_record_set_text (record, "retention_review", day);
  cbk_context_warn (
    context, "Retention review on %s: the periods are provisional until the force confirms them.", day);
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_work_take (context, error);

  if (record == NULL ||
      !cbk_context_fill (context, record, error, "retention_group", "retention_review", NULL))
    return FALSE;

  set_review (context, record);

  return cbk_context_move (context, record, "close", error) &&
         cbk_work_log (context, record, "state", error, "Case closed; retention review on %s",
                       cbk_record_get_text (record, "retention_review"));
}

const CbkCommand cbk_command_close_case = {
  .name = "close_case",
  .subject = "case",
  .label = N_("Close…"),
  .done = N_("Case closed"),
  .about = N_("Closes a filed or finished case and sets when its retention is reviewed."),
  .who = CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
