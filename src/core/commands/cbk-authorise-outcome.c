/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "authoriser_reason", N_("Authoriser's reason"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
is_same_question (CbkRecord *earlier, CbkRecord *outcome)
{
  return !g_str_equal (earlier->id, outcome->id) &&
         g_str_equal (cbk_record_get_text (earlier, "state"), "authorised") &&
         g_strcmp0 (cbk_record_get_text (earlier, "offence"), cbk_record_get_text (outcome, "offence")) == 0;
}

static gboolean
supersede_earlier (CbkContext *context, CbkRecord *outcome, GError **error)
{
  const char *id = cbk_record_get_text (outcome, "case_id");
  g_autoptr(GPtrArray) earlier = cbk_context_find (context, "outcome", error, "case_id", id, NULL);

  for (guint i = 0; earlier != NULL && i < earlier->len; i++)
    {
      CbkRecord *draft;

      if (!is_same_question (earlier->pdata[i], outcome))
        continue;

      draft = cbk_context_edit (context, "outcome", ((CbkRecord *) earlier->pdata[i])->id, error);
      if (draft == NULL)
        return FALSE;

      if (!cbk_context_fill (context, draft, error, "authoriser_reason", NULL) ||
          !cbk_context_move (context, draft, "supersede", error))
        return FALSE;
    }

  return earlier != NULL;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *outcome = cbk_work_take (context, error);
  const CbkUser *user = cbk_context_get_user (context);

  if (outcome == NULL)
    return FALSE;

  cbk_record_set_text (outcome, "authorised_by", user->id);
  cbk_record_set_text (outcome, "authorised_rank", user->rank);
  cbk_record_set_int (outcome, "authorised_at", cbk_context_get_now (context));

  return cbk_context_fill (context, outcome, error, "authoriser_reason", NULL) &&
         cbk_context_move (context, outcome, "authorise", error) &&
         supersede_earlier (context, outcome, error) &&
         cbk_work_log (context, outcome, "supervision", error, "Outcome authorised: %s",
                       cbk_work_label (context, "outcome", cbk_record_get_text (outcome, "code")));
}

const CbkCommand cbk_command_authorise_outcome = {
  .name = "authorise_outcome",
  .subject = "outcome",
  .label = N_("Authorise"),
  .done = N_("Outcome authorised"),
  .about = N_("Authorises a proposed outcome once all is there that it asks for."),
  .who = CBK_ROLE_SUPERVISOR,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
