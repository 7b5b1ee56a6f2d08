/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-custody-clock.h"
#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"
#include "domain/cbk-uk-time.h"

static const CbkParam params[] = {
  { "happened_at", N_("When"), CBK_FIELD_TIME, FALSE, NULL },
  { "grounds", N_("Grounds, or why released"), CBK_FIELD_TEXT, TRUE, NULL },
  { "officer_text", N_("By whom"), CBK_FIELD_TEXT, FALSE, NULL },
  { "rank", N_("Rank"), CBK_FIELD_CODE, FALSE, "rank" },
  { "representations", N_("Representations"), CBK_FIELD_TEXT, FALSE, NULL },
  { "postponed_reason", N_("Why it was postponed"), CBK_FIELD_TEXT, FALSE, NULL },
  { "by_phone", N_("By telephone"), CBK_FIELD_BOOL, FALSE, NULL },
};

/* PACE 1984 s40: before charge by somebody of a rank; the program says so, and does not decide who did it. */
static gboolean
check_rank (CbkContext *context, CbkRecord *custody, CbkRecord *event, GError **error)
{
  CbkDay day = cbk_uk_day (cbk_record_get_int (custody, "authorised_at"));
  CbkRule *rule = cbk_rules_require (cbk_context_get_rules (context), "custody.review", day, error);
  const char *authority;

  if (rule == NULL)
    return FALSE;

  authority = cbk_rule_get_text (rule, "authority");
  if (cbk_record_get_int (custody, "charged_at") == CBK_TIME_UNSET &&
      !cbk_step_has_rank (context, cbk_record_get_text (event, "rank"), authority))
    cbk_context_warn (context, "Before charge a review is for an officer of the rank of %s or above who is not directly "
                               "involved (%s).", authority, cbk_rule_get_citation (rule));

  return TRUE;
}

static gboolean
warn_late (CbkContext *context, CbkRecord *custody, CbkRecord *event, GError **error)
{
  g_autoptr(CbkCustodyClock) clock = cbk_custody_clock_load (context, custody, error);
  g_autoptr(GPtrArray) reviews = NULL;

  if (clock == NULL)
    return FALSE;

  reviews = cbk_custody_reviews (cbk_context_get_rules (context), cbk_custody_clock_get_facts (clock), 1, error);
  for (guint i = 0; reviews != NULL && i < reviews->len; i++)
    {
      CbkFinding *review = reviews->pdata[i];
      g_autofree char *sentence = cbk_finding_explain (review);

      if (i + 2 == reviews->len && cbk_finding_get_state (review) == CBK_FINDING_BREACHED)
        cbk_context_warn (context, "%s", sentence);
    }

  return reviews != NULL;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *custody = cbk_context_get_subject (context, error);
  gint64 at = cbk_context_get_time (context, "happened_at");
  gboolean charged;
  CbkRecord *event;

  if (custody == NULL)
    return FALSE;

  cbk_context_set_result (context, custody);
  event = cbk_custody_clock_add_event (context, custody, cbk_context_get_bool (context, "by_phone") ? "review_phone" : "review",
                                       at, error);
  if (event == NULL ||
      !cbk_context_fill (context, event, error, "grounds", "representations", "postponed_reason", NULL))
    return FALSE;

  cbk_record_set_bool (event, "postponed", cbk_record_get_text (event, "postponed_reason") != NULL);
  charged = g_str_equal (cbk_record_get_text (custody, "state"), "charged");

  /* After charge reviews go on and the state stays. */
  return check_rank (context, custody, event, error) && warn_late (context, custody, event, error) &&
         cbk_custody_clock_set (context, custody, error) &&
         (charged || cbk_context_move (context, custody, "review", error)) &&
         cbk_step_log (context, custody, "supervision", error, "Detention reviewed");
}

const CbkCommand cbk_command_review_detention = {
  .name = "review_detention",
  .subject = "custody_record",
  .label = N_("Record Review…"),
  .done = N_("Review recorded; the next one is due"),
  .about = N_("Records a review of detention, early, in time or postponed."),
  .who = CBK_ROLE_CUSTODY | CBK_ROLE_SUPERVISOR,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
