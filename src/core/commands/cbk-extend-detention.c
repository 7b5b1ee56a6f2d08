/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-custody-clock.h"
#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"
#include "base/cbk-error.h"

static const CbkParam params[] = {
  { "kind", N_("Extension or warrant"), CBK_FIELD_CODE, FALSE, "custody_event_kind" },
  { "happened_at", N_("When given"), CBK_FIELD_TIME, FALSE, NULL },
  { "officer_text", N_("By whom"), CBK_FIELD_TEXT, FALSE, NULL },
  { "rank", N_("Rank"), CBK_FIELD_CODE, FALSE, "rank" },
  { "grounds", N_("Grounds"), CBK_FIELD_TEXT, TRUE, NULL },
  { "representations", N_("Representations"), CBK_FIELD_TEXT, FALSE, NULL },
  { "extended_until", N_("Until when, by the court"), CBK_FIELD_TIME, FALSE, NULL },
  CBK_OVERRIDE_PARAMS,
};

static gboolean
is_after_limit (CbkContext *context, CbkCustodyClock *clock, gint64 given, gboolean *ret_after, GError **error)
{
  g_autoptr(GPtrArray) limits = cbk_custody_detention (cbk_context_get_rules (context), cbk_custody_clock_get_facts (clock),
                                                       error);
  gint64 first;

  if (limits == NULL)
    return FALSE;

  first = cbk_finding_get_moment (limits->pdata[0]);
  *ret_after = first != CBK_TIME_UNSET && given > first;

  return TRUE;
}

static gboolean
check_rank (CbkContext *context, CbkFinding *finding, CbkRecord *event, GError **error)
{
  const char *authority = cbk_rule_get_text (cbk_finding_get_rule (finding, 0), "authority");
  CbkOverride override;

  if (cbk_step_has_rank (context, cbk_record_get_text (event, "rank"), authority))
    return TRUE;

  if (cbk_step_get_override (context, &override) == NULL)
    return cbk_context_refuse (context, error, "An extension is for the rank of %s or above (%s)", authority,
                               cbk_rule_get_citation (cbk_finding_get_rule (finding, 0)));

  cbk_context_warn (context, "Recorded although an extension is for the rank of %s or above.", authority);

  return TRUE;
}

/* Too early, it may have been given on reviews recorded elsewhere and counts; too late, it is a fact that moves no clock. */
static gboolean
check_extension (CbkContext *context, CbkRecord *custody, CbkRecord *event, GError **error)
{
  g_autoptr(CbkCustodyClock) clock = cbk_custody_clock_load (context, custody, error);
  gint64 given = cbk_record_get_int (event, "happened_at");
  g_autofree char *sentence = NULL;
  g_autoptr(CbkFinding) finding = NULL;
  CbkOverride override;
  gboolean after;

  if (clock == NULL)
    return FALSE;

  finding = cbk_custody_check_extension (cbk_context_get_rules (context), cbk_custody_clock_get_facts (clock), given,
                                         cbk_step_get_override (context, &override), error);
  if (finding == NULL || !cbk_step_accept (context, finding, error) || !check_rank (context, finding, event, error) ||
      !is_after_limit (context, clock, given, &after, error))
    return FALSE;

  sentence = cbk_finding_explain (finding);
  cbk_record_set_int (event, "extended_until", cbk_finding_get_moment (finding));
  cbk_record_set_bool (event, "outside_power", after);
  cbk_record_set_text (event, "note", sentence);

  return cbk_context_fill (context, event, error, "override_reason", NULL);
}

static gboolean
check_warrant (CbkContext *context, CbkRecord *event, GError **error)
{
  if (!cbk_context_fill (context, event, error, "extended_until", NULL))
    return FALSE;

  if (cbk_record_get_int (event, "extended_until") > cbk_record_get_int (event, "happened_at"))
    return TRUE;

  return cbk_context_refuse (context, error, "Until when did the court give the warrant?");
}

static gboolean
run (CbkContext *context, GError **error)
{
  const char *given = cbk_context_get_text (context, "kind");
  const char *kind = given != NULL ? given : "extension";
  gboolean extension = g_str_equal (kind, "extension");
  CbkRecord *custody = cbk_context_get_subject (context, error);
  CbkRecord *event;

  if (custody == NULL)
    return FALSE;

  if (!extension && !g_str_equal (kind, "warrant") && !g_str_equal (kind, "warrant_extended"))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "kind is extension, warrant or warrant_extended");
      return FALSE;
    }

  cbk_context_set_result (context, custody);
  event = cbk_custody_clock_add_event (context, custody, kind, cbk_context_get_time (context, "happened_at"), error);

  return event != NULL && cbk_context_fill (context, event, error, "grounds", "representations", NULL) &&
         (extension ? check_extension (context, custody, event, error) : check_warrant (context, event, error)) &&
         cbk_custody_clock_set (context, custody, error) && cbk_context_move (context, custody, "extend", error) &&
         cbk_step_log (context, custody, "supervision", error, "Extension of detention recorded");
}

const CbkCommand cbk_command_extend_detention = {
  .name = "extend_detention",
  .subject = "custody_record",
  .label = N_("Extend Detention…"),
  .done = N_("Extension recorded"),
  .about = N_("Records a superintendent's extension or a court's warrant of further detention."),
  .who = CBK_ROLE_SUPERVISOR,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
