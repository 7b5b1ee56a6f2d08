/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-bail-terms.h"
#include "core/cbk-steps.h"
#include "core/cbk-victim-duties.h"
#include "core/commands/cbk-commands.h"
#include "domain/cbk-uk-time.h"

static const CbkParam params[] = {
  { "extension", N_("Extended by"), CBK_FIELD_CODE, TRUE, "bail_extension" },
  { "extended_at", N_("When signed"), CBK_FIELD_TIME, FALSE, NULL },
  { "extension_rank", N_("Rank of who extended"), CBK_FIELD_CODE, FALSE, "rank" },
  { "representations", N_("Representations, and what was told"), CBK_FIELD_TEXT, FALSE, NULL },
  { "return_at", N_("To answer bail"), CBK_FIELD_TIME, FALSE, NULL },
  CBK_OVERRIDE_PARAMS,
};

/* PACE 1984 s47ZDA(3) to (5): who is on bail, or speaks for them, is heard and told. */
static void
check_heard (CbkContext *context, CbkRecord *bail)
{
  if (cbk_record_get_text (bail, "representations") == NULL)
    cbk_context_warn (context, "Representations are not recorded: who is on bail is told of the decision to come, heard, and "
                               "told what was decided (PACE 1984 s47ZDA).");
}

static gboolean
check_rank (CbkContext *context, CbkFinding *finding, CbkRecord *bail, GError **error)
{
  CbkRule *rule = cbk_finding_get_rule (finding, 0);
  const char *authority = cbk_rule_get_text (rule, "authority");
  CbkOverride override;

  if (cbk_step_has_rank (context, cbk_record_get_text (bail, "extension_rank"), authority))
    return TRUE;

  if (cbk_step_get_override (context, &override) == NULL)
    return cbk_context_refuse (context, error, "This extension is for the rank of %s or above (%s)", authority,
                               cbk_rule_get_citation (rule));

  cbk_context_warn (context, "Recorded although this extension is for the rank of %s or above.", authority);

  return TRUE;
}

static gboolean
check_step (CbkContext *context, CbkRecord *bail, const char *extension, GError **error)
{
  const char *before = cbk_record_get_text (bail, "extension");
  CbkDay signed_on = cbk_uk_day (cbk_record_get_int (bail, "extended_at"));
  g_autoptr(CbkFinding) finding = NULL;
  CbkOverride override;
  CbkBailTerms terms;
  CbkBailStep step, done;

  if (!cbk_bail_terms_init (&terms, bail, error) || !cbk_bail_terms_find_step (&terms, before, &done, error) ||
      !cbk_bail_terms_find_step (&terms, extension, &step, error))
    return FALSE;

  if (step <= done)
    return cbk_context_refuse (context, error, "Bail has been extended so far already");

  if (step > done + 1 && step <= CBK_BAIL_SECOND_EXTENSION)
    cbk_context_warn (context, "The extension that comes before this one is not recorded.");

  finding = cbk_bail_check_extension (cbk_context_get_rules (context), &terms.facts, step, signed_on,
                                      cbk_step_get_override (context, &override), error);

  return finding != NULL && cbk_step_accept (context, finding, error) && check_rank (context, finding, bail, error);
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *bail = cbk_context_get_subject (context, error);
  const char *extension = cbk_context_get_text (context, "extension");
  gint64 at = cbk_context_get_time (context, "extended_at");

  if (bail == NULL || !cbk_step_check_past (context, at, "The signature", error))
    return FALSE;

  cbk_context_set_result (context, bail);
  cbk_record_set_int (bail, "extended_at", at);
  cbk_record_set_text (bail, "extension_rank", cbk_context_get_user (context)->rank);
  cbk_record_set_text (bail, "representations", NULL);
  if (!cbk_context_fill (context, bail, error, "extension_rank", "representations", "return_at", NULL) ||
      !check_step (context, bail, extension, error))
    return FALSE;

  check_heard (context, bail);
  cbk_record_set_text (bail, "extension", extension);

  return cbk_context_move (context, bail, "extend", error) && cbk_bail_terms_set_end (context, bail, error) &&
         cbk_victim_duties_begin_for (context, bail, "bail_change", at, error) &&
         cbk_step_log (context, bail, "supervision", error, "Bail extended until %s", cbk_record_get_text (bail, "ends_on"));
}

const CbkCommand cbk_command_extend_bail = {
  .name = "extend_bail",
  .subject = "bail",
  .label = N_("Extend Bail…"),
  .done = N_("Bail extended; the victims are to be told"),
  .about = N_("Records an extension of bail by a senior officer or a court, before the period has ended."),
  .who = CBK_ROLE_SUPERVISOR,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
