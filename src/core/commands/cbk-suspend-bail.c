/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-bail-terms.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "suspended_from", N_("Day on which the CPS got the file"), CBK_FIELD_DATE, FALSE, NULL },
};

/* Days of an earlier stay are kept as a sum, for the record names one stay. */
static void
keep_earlier (CbkRecord *bail)
{
  CbkDay from = cbk_day_parse (cbk_record_get_text (bail, "suspended_from"));
  CbkDay to = cbk_day_parse (cbk_record_get_text (bail, "suspended_to"));
  gint64 before = MAX (cbk_record_get_int (bail, "suspended_days"), 0);

  if (from != CBK_DAY_UNSET && to != CBK_DAY_UNSET)
    cbk_record_set_int (bail, "suspended_days", before + to - from);
  cbk_record_set_text (bail, "suspended_to", NULL);
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *bail = cbk_context_get_subject (context, error);

  if (bail == NULL)
    return FALSE;

  keep_earlier (bail);

  return cbk_bail_terms_move_file (context, bail, "suspended_from", "suspend", "Bail suspended: the CPS has the file", error);
}

const CbkCommand cbk_command_suspend_bail = {
  .name = "suspend_bail",
  .subject = "bail",
  .label = N_("File With the CPS…"),
  .done = N_("Recorded; both ends of bail are shown"),
  .about = N_("Records that the CPS has the file for a charging decision."),
  .who = CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
