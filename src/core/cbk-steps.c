/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/cbk-work.h"

#include "base/cbk-error.h"
#include "core/cbk-context-private.h"
#include "domain/cbk-uk-time.h"

/**
 * cbk_step_get_override:
 * @context: the context of a command with %CBK_OVERRIDE_PARAMS
 * @override: (out caller-allocates): filled with what was given; borrows it from the context
 *
 * Returns: (transfer none) (nullable): @override, or %NULL when nobody asked for one
 */
const CbkOverride *
cbk_step_get_override (CbkContext *context, CbkOverride *override)
{
  override->reason = cbk_context_get_text (context, "override_reason");
  override->name = cbk_context_get_text (context, "override_name");
  override->rank = cbk_context_get_text (context, "override_rank");

  return override->reason != NULL || override->name != NULL || override->rank != NULL ? override : NULL;
}

/**
 * cbk_step_accept:
 * @context: a context
 * @finding: a check of something that somebody did or wants to do
 * @error: %CBK_ERROR_STATE when it is refused
 *
 * What is outside the power is refused; what was overridden goes on with a warning.
 *
 * Returns: whether the command goes on
 */
gboolean
cbk_step_accept (CbkContext *context, CbkFinding *finding, GError **error)
{
  g_autofree char *sentence = cbk_finding_explain (finding);

  if (cbk_finding_get_state (finding) == CBK_FINDING_REFUSED)
    return cbk_context_refuse (context, error, "%s To record it all the same, say why, who and of what rank.", sentence);

  if (cbk_finding_get_state (finding) == CBK_FINDING_BREACHED)
    cbk_context_warn (context, "%s", sentence);

  return TRUE;
}

/**
 * cbk_step_has_rank:
 * @context: a context
 * @rank: (nullable): a code of the list "rank"
 * @authority: (nullable): who a rule says has the power: "superintendent"
 *
 * Returns: whether somebody of that rank has it; also where @authority is no rank, which only a person can judge
 */
gboolean
cbk_step_has_rank (CbkContext *context, const char *rank, const char *authority)
{
  const CbkReferenceList *list = cbk_reference_find_list (cbk_context_get_reference (context), "rank");
  gint64 needed = -1;

  for (guint i = 0; authority != NULL && list != NULL && i < list->values->len; i++)
    {
      const CbkReferenceValue *value = list->values->pdata[i];

      if (g_ascii_strcasecmp (value->label, authority) == 0)
        needed = cbk_work_rank_level (context, value->code);
    }

  return needed < 0 || (rank != NULL && cbk_work_rank_level (context, rank) >= needed);
}

/**
 * cbk_step_check_past:
 * @context: a context
 * @time: when something happened, in milliseconds since 1970 in UTC
 * @what: what it was, for the message: "The arrest"
 * @error: %CBK_ERROR_INVALID when it is still to come
 *
 * Returns: whether it can have happened
 */
gboolean
cbk_step_check_past (CbkContext *context, gint64 time, const char *what, GError **error)
{
  g_autofree char *text = NULL;

  if (time <= cbk_context_get_now (context))
    return TRUE;

  text = cbk_uk_time_format_brief (time);
  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "%s cannot have been at %s, which is still to come", what, text);

  return FALSE;
}

/**
 * cbk_step_find_case:
 * @context: a context
 * @record: a record with a field "case_id"
 * @error: what cbk_context_get() says
 *
 * Returns: (transfer full) (nullable): its case; %NULL without @error when it has none
 */
CbkRecord *
cbk_step_find_case (CbkContext *context, CbkRecord *record, GError **error)
{
  const char *id = cbk_record_get_text (record, "case_id");

  return id != NULL ? cbk_context_get (context, "case", id, error) : NULL;
}

/**
 * cbk_step_log:
 * @context: a context
 * @record: a record with a field "case_id"
 * @kind: a code of the list "log_kind"
 * @error: any error
 * @format: what happened, for people
 *
 * Writes into the log of the case, or of the record itself where it has none.
 *
 * Returns: whether it could be added
 */
gboolean
cbk_step_log (CbkContext *context, CbkRecord *record, const char *kind, GError **error, const char *format, ...)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CbkRecord) of_case = cbk_step_find_case (context, record, &local_error);
  g_autofree char *text = NULL;
  va_list args;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  return cbk_context_log (context, of_case != NULL ? of_case : record, record, kind, text, error);
}

/**
 * cbk_step_set_suspect_status:
 * @context: a context
 * @record: a record with the fields "case_id" and "person"
 * @status: a code of the list "suspect_status"
 * @error: any error
 *
 * Says on the suspect's part in the case how things stand; where there is no such part, nothing happens.
 *
 * Returns: whether it could be set
 */
gboolean
cbk_step_set_suspect_status (CbkContext *context, CbkRecord *record, const char *status, GError **error)
{
  const char *of_case = cbk_record_get_text (record, "case_id");
  const char *person = cbk_record_get_text (record, "person");
  g_autoptr(GPtrArray) roles = NULL;

  if (of_case == NULL || person == NULL)
    return TRUE;

  roles = cbk_context_find (context, "case_role", error, "subject_id", of_case, "person", person, NULL);
  for (guint i = 0; roles != NULL && i < roles->len; i++)
    {
      const char *part = cbk_record_get_text (roles->pdata[i], "role");
      CbkRecord *draft;

      if (!g_str_equal (part, "suspect") && !g_str_equal (part, "defendant"))
        continue;

      draft = cbk_context_edit (context, "case_role", ((CbkRecord *) roles->pdata[i])->id, error);
      if (draft == NULL)
        return FALSE;
      cbk_record_set_text (draft, "suspect_status", status);
    }

  return roles != NULL;
}
