/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/cbk-evidence.h"
#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "kind", N_("What happened"), CBK_FIELD_CODE, FALSE, "continuity_kind" },
  { "to_officer", N_("To officer"), CBK_FIELD_REF, FALSE, "officer" },
  { "to_text", N_("To, in words"), CBK_FIELD_TEXT, FALSE, NULL },
  { "place", N_("Place"), CBK_FIELD_REF, FALSE, "address" },
  { "why", N_("Reason"), CBK_FIELD_TEXT, TRUE, NULL },
  { "seal_checked", N_("Seal checked"), CBK_FIELD_CODE, FALSE, "yes_no_unknown" },
  { "seal_after", N_("Seal after"), CBK_FIELD_TEXT, FALSE, NULL },
  { "signature", N_("Signed"), CBK_FIELD_TEXT, FALSE, NULL },
  { "happened_at", N_("When"), CBK_FIELD_TIME, FALSE, NULL },
};

/* The others have commands of their own, which ask for more. */
static gboolean
is_move (const char *kind)
{
  static const char *const kinds[] = { "handed_over", "stored", "taken_out", "opened", "examined", "returned_lab",
                                       "to_court", "from_court", "checked", NULL };

  return g_strv_contains (kinds, kind);
}

static gboolean
move_state (CbkContext *context, CbkRecord *exhibit, const char *kind, GError **error)
{
  const char *state = cbk_record_get_text (exhibit, "state");

  if ((!g_str_equal (kind, "stored") && !g_str_equal (kind, "returned_lab")) || g_str_equal (state, "stored"))
    return TRUE;

  return cbk_context_move (context, exhibit, "store", error);
}

static gboolean
run (CbkContext *context, GError **error)
{
  const char *given = cbk_context_get_text (context, "kind");
  const char *kind = given != NULL ? given : "handed_over";
  CbkRecord *exhibit = cbk_context_get_subject (context, error);
  CbkRecord *event;

  if (exhibit == NULL)
    return FALSE;

  if (!is_move (kind))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” is not a move; there is another command for it", kind);
      return FALSE;
    }

  cbk_context_set_result (context, exhibit);
  event = cbk_evidence_add_continuity (context, exhibit, kind, error);
  if (event == NULL)
    return FALSE;

  if (cbk_record_get_text (event, "to_officer") == NULL && cbk_record_get_text (event, "to_text") == NULL)
    return cbk_context_refuse (context, error, "To whom, or where to, did it go?");

  if (cbk_record_get_text (event, "seal_after") != NULL)
    cbk_record_set_text (exhibit, "seal_number", cbk_record_get_text (event, "seal_after"));
  if (g_str_equal (kind, "stored"))
    cbk_record_set_text (exhibit, "stored_where", cbk_record_get_text (event, "to_text"));

  return move_state (context, exhibit, kind, error) &&
         cbk_step_log (context, exhibit, "note", error, "Exhibit %s moved: %s", cbk_record_get_text (exhibit, "reference"),
                       cbk_context_get_text (context, "why"));
}

const CbkCommand cbk_command_move_exhibit = {
  .name = "move_exhibit",
  .subject = "exhibit",
  .label = N_("Hand Over or Store…"),
  .done = N_("Recorded; whoever got it has to confirm"),
  .about = N_("Records that an exhibit went to another officer or place."),
  .who = CBK_ROLES_WORKING,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
