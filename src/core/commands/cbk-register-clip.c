/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"
#include "domain/cbk-clocks.h"
#include "domain/cbk-uk-time.h"

static const CbkParam params[] = {
  { "kind", N_("Kind"), CBK_FIELD_CODE, TRUE, "clip_kind" },
  { "case_id", N_("Case"), CBK_FIELD_REF, FALSE, "case" },
  { "title", N_("What it shows"), CBK_FIELD_TEXT, FALSE, NULL },
  { "officer", N_("Worn by"), CBK_FIELD_REF, FALSE, "officer" },
  { "device_serial", N_("Device serial number"), CBK_FIELD_TEXT, FALSE, NULL },
  { "camera", N_("Camera or owner"), CBK_FIELD_TEXT, FALSE, NULL },
  { "place", N_("Place"), CBK_FIELD_REF, FALSE, "address" },
  { "started_at", N_("From"), CBK_FIELD_TIME, FALSE, NULL },
  { "ended_at", N_("To"), CBK_FIELD_TIME, FALSE, NULL },
  { "clock_error", N_("Clock error"), CBK_FIELD_TEXT, FALSE, NULL },
  { "store_reference", N_("Store reference"), CBK_FIELD_TEXT, FALSE, NULL },
  { "sha256", N_("SHA-256"), CBK_FIELD_TEXT, FALSE, NULL },
  { "evidential", N_("Evidential"), CBK_FIELD_CODE, FALSE, "clip_category" },
  { "deletes_at", N_("Deleted by its store"), CBK_FIELD_TIME, FALSE, NULL },
  { "retention_source", N_("Retention by"), CBK_FIELD_TEXT, FALSE, NULL },
};

/* Every source has its own retention; where a rule knows a usual one it stands in until somebody has asked. */
static gboolean
set_retention (CbkContext *context, CbkRecord *clip, GError **error)
{
  g_autofree char *code = g_strconcat ("retention.", cbk_record_get_text (clip, "kind"), NULL);
  gint64 started = cbk_record_get_int (clip, "started_at");
  g_autofree char *sentence = NULL;
  g_autoptr(CbkFinding) finding = NULL;

  if (cbk_record_get_int (clip, "deletes_at") != CBK_TIME_UNSET || started == CBK_TIME_UNSET ||
      cbk_rules_lookup (cbk_context_get_rules (context), code, cbk_uk_day (started)) == NULL)
    return TRUE;

  finding = cbk_clock_start_on (cbk_context_get_rules (context), cbk_context_get_calendar (context), code, cbk_uk_day (started),
                                error);
  if (finding == NULL)
    return FALSE;

  sentence = cbk_finding_explain (finding);
  cbk_record_set_int (clip, "deletes_at", cbk_finding_get_end (finding));
  cbk_record_set_text (clip, "retention_source", sentence);

  return TRUE;
}

static void
warn_deletion (CbkContext *context, CbkRecord *clip)
{
  gint64 deletes = cbk_record_get_int (clip, "deletes_at");
  g_autofree char *at = cbk_uk_time_format_brief (deletes);

  if (deletes == CBK_TIME_UNSET)
    cbk_context_warn (context, "Ask its owner when this footage is deleted.");
  else if (deletes < cbk_context_get_now (context))
    cbk_context_warn (context, "Its store will have deleted this footage at %s.", at);
  else
    cbk_context_warn (context, "Secure it: its store deletes this footage at %s.", at);
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *clip = cbk_context_create (context, "clip");

  for (guint i = 0; i < G_N_ELEMENTS (params); i++)
    if (!cbk_context_fill (context, clip, error, params[i].name, NULL))
      return FALSE;

  if (!set_retention (context, clip, error))
    return FALSE;

  warn_deletion (context, clip);

  return cbk_context_move (context, clip, "identify", error) && cbk_step_log (context, clip, "note", error, "Footage identified");
}

const CbkCommand cbk_command_register_clip = {
  .name = "register_clip",
  .label = N_("Add Footage…"),
  .done = N_("Footage noted"),
  .about = N_("Notes footage somewhere, and when its store deletes it."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
