/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-bail-terms.h"
#include "core/cbk-steps.h"
#include "core/cbk-victim-duties.h"
#include "core/commands/cbk-commands.h"
#include "domain/cbk-clocks.h"
#include "domain/cbk-uk-time.h"

static const CbkParam params[] = {
  { "bail", N_("Bail that ends"), CBK_FIELD_REF, FALSE, "bail" },
  { "custody_record", N_("Custody record"), CBK_FIELD_REF, FALSE, "custody_record" },
  { "case_id", N_("Case"), CBK_FIELD_REF, FALSE, "case" },
  { "person", N_("Person"), CBK_FIELD_REF, FALSE, "person" },
  { "released_on", N_("Released"), CBK_FIELD_DATE, FALSE, NULL },
  { "end_reason", N_("Why not on bail"), CBK_FIELD_TEXT, TRUE, NULL },
};

/* No law limits it, so that our own reviews have to. */
static gboolean
set_reviews (CbkContext *context, CbkRecord *bail, CbkDay begin, GError **error)
{
  CbkRules *rules = cbk_context_get_rules (context);
  g_autoptr(CbkFinding) review = cbk_clock_next_review (rules, "bail.rui-review", begin, CBK_DAY_UNSET, error);
  g_autoptr(CbkFinding) sign_off = NULL;
  g_autofree char *sentence = NULL;

  if (review == NULL)
    return FALSE;

  sign_off = cbk_clock_start_on (rules, cbk_context_get_calendar (context), "bail.rui-sign-off", begin, error);
  if (sign_off == NULL)
    return FALSE;

  sentence = cbk_finding_explain (review);
  cbk_record_set_int (bail, "review_at", cbk_finding_get_end (review));
  cbk_record_set_int (bail, "sign_off_at", cbk_finding_get_end (sign_off));
  cbk_record_set_text (bail, "end_rule", sentence);
  cbk_context_warn (context, "%s", sentence);

  return TRUE;
}

static gboolean
run (CbkContext *context, GError **error)
{
  const char *id = cbk_context_get_text (context, "bail");
  CbkRecord *bail = id != NULL ? cbk_context_edit (context, "bail", id, error) : cbk_context_create (context, "bail");
  const char *released = cbk_context_get_text (context, "released_on");
  CbkDay begin = released != NULL ? cbk_day_parse (released) : cbk_context_get_today (context);
  g_autofree char *start = cbk_day_format (begin);

  if (bail == NULL)
    return FALSE;

  if (begin == CBK_DAY_UNSET || begin > cbk_context_get_today (context))
    return cbk_context_refuse (context, error, "The whole day of the release is needed, and it cannot be still to come");

  cbk_context_set_result (context, bail);
  cbk_record_set_text (bail, "kind", "rui");
  cbk_record_set_text (bail, "starts_on", start);
  cbk_record_set_text (bail, "ends_on", NULL);

  return cbk_context_fill (context, bail, error, "custody_record", "case_id", "person", "end_reason", NULL) &&
         cbk_bail_terms_take_custody (context, bail, error) && set_reviews (context, bail, begin, error) &&
         cbk_context_move (context, bail, "release_under_investigation", error) &&
         cbk_step_set_suspect_status (context, bail, "rui", error) &&
         cbk_victim_duties_begin_for (context, bail, "release_rui",
                                      released != NULL ? cbk_uk_start_of_day (begin) : cbk_context_get_now (context), error) &&
         cbk_step_log (context, bail, "state", error, "Released under investigation");
}

const CbkCommand cbk_command_release_under_investigation = {
  .name = "release_under_investigation",
  .label = N_("Release Under Investigation…"),
  .done = N_("Recorded; the first review is due"),
  .about = N_("Records a release under investigation, with reviews of our own for want of a legal limit."),
  .who = CBK_ROLE_CUSTODY | CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
