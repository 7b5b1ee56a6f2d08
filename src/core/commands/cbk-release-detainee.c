/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-custody-clock.h"
#include "core/cbk-steps.h"
#include "core/cbk-victim-duties.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "disposal", N_("Released how"), CBK_FIELD_CODE, TRUE, "custody_disposal" },
  { "released_at", N_("When released"), CBK_FIELD_TIME, FALSE, NULL },
  { "note", N_("Note"), CBK_FIELD_TEXT, FALSE, NULL },
};

/* What each way out means for others. Bail and release under investigation begin their duties by their own commands. */
static const struct
{
  const char *disposal;
  const char *event_kind;
  const char *suspect_status;
  const char *advice;
} ways[] = {
  { "precharge_bail", NULL, NULL, "Record the bail with its conditions and its end." },
  { "rui", NULL, NULL, "Record the release under investigation, so that its reviews are due." },
  { "nfa", "release_without_charge", "no_action", NULL },
  { "caution", "out_of_court", NULL, NULL },
  { "conditional_caution", "out_of_court", NULL, NULL },
  { "community_resolution", "out_of_court", NULL, NULL },
  { "penalty_notice", "out_of_court", NULL, NULL },
  { "summons", "release_without_charge", "summonsed", NULL },
};

static gboolean
tell_others (CbkContext *context, CbkRecord *custody, gint64 at, GError **error)
{
  const char *disposal = cbk_record_get_text (custody, "disposal");

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      if (!g_str_equal (ways[i].disposal, disposal))
        continue;

      if (ways[i].advice != NULL)
        cbk_context_warn (context, "%s", ways[i].advice);

      return (ways[i].suspect_status == NULL ||
              cbk_step_set_suspect_status (context, custody, ways[i].suspect_status, error)) &&
             (ways[i].event_kind == NULL ||
              cbk_victim_duties_begin_for (context, custody, ways[i].event_kind, at, error));
    }

  return TRUE;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *custody = cbk_context_get_subject (context, error);
  gint64 at = cbk_context_get_time (context, "released_at");
  CbkRecord *event;

  if (custody == NULL)
    return FALSE;

  cbk_context_set_result (context, custody);
  event = cbk_custody_clock_add_event (context, custody, "release", at, error);
  if (event == NULL || !cbk_context_fill (context, event, error, "note", NULL) ||
      !cbk_context_fill (context, custody, error, "disposal", NULL))
    return FALSE;

  cbk_record_set_int (custody, "released_at", at);

  return cbk_custody_clock_set (context, custody, error) && cbk_context_move (context, custody, "release", error) &&
         tell_others (context, custody, at, error) && cbk_step_log (context, custody, "state", error, "Released from custody");
}

const CbkCommand cbk_command_release_detainee = {
  .name = "release_detainee",
  .subject = "custody_record",
  .label = N_("Release…"),
  .done = N_("Release recorded; the clocks stand still"),
  .about = N_("Records how a detained person left custody."),
  .who = CBK_ROLE_CUSTODY | CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
