/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-policy.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "type", N_("What kind of record"), CBK_FIELD_TEXT, TRUE, NULL },
  { "list", N_("Need-to-know list"), CBK_FIELD_REF, FALSE, "need_to_know" },
  { "why", N_("Why"), CBK_FIELD_TEXT, TRUE, NULL },
};

/* Nobody locks a record away from themselves by mistake: then no supervisor on this laptop could undo it. */
static gboolean
check_still_open (CbkContext *context, CbkRecord *record, GError **error)
{
  CbkSight sight;

  if (!cbk_policy_look (cbk_context_get_user (context), cbk_context_get_session (context), record,
                        cbk_context_get_today (context), &sight, error))
    return FALSE;

  if (sight == CBK_SIGHT_OPEN || sight == CBK_SIGHT_REASON)
    return TRUE;

  return cbk_context_refuse (context, error,
                             "You are not on that list yourself: join it, or have its keeper restrict this");
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_work_take (context, error);
  const char *list = cbk_context_get_text (context, "list");

  if (record == NULL)
    return FALSE;

  cbk_record_set_text (record, "restricted_to", list);

  return check_still_open (context, record, error) &&
         cbk_work_log (context, record, "supervision", error, "%s: %s",
                       list != NULL ? "Restricted" : "No longer restricted",
                       cbk_context_get_text (context, "why"));
}

const CbkCommand cbk_command_restrict_record = {
  .name = "restrict_record",
  .label = N_("Restrict…"),
  .done = N_("Restriction set"),
  .about = N_("Restricts a record to a need-to-know list, or lifts the restriction when no list is named, "
              "with the reason."),
  .who = CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
