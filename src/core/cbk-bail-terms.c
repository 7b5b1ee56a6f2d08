/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-bail-terms.h"

#include "base/cbk-error.h"
#include "core/cbk-steps.h"
#include "domain/cbk-uk-time.h"

static const struct
{
  const char *code;
  CbkBailKind kind;
} classes[] = {
  { "standard", CBK_BAIL_STANDARD },
  { "nonstandard", CBK_BAIL_AGENCY },
  { "designated", CBK_BAIL_COMPLEX },
};

static const struct
{
  const char *code;
  CbkBailStep step;
} extensions[] = {
  { "first", CBK_BAIL_FIRST_EXTENSION },
  { "second", CBK_BAIL_SECOND_EXTENSION },
  { "complex", CBK_BAIL_SECOND_EXTENSION },
  { "court", CBK_BAIL_COURT },
  { "court_further", CBK_BAIL_COURT_FURTHER },
};

static gboolean
has (CbkRecord *record, const char *field, const char *value)
{
  return g_strcmp0 (cbk_record_get_text (record, field), value) == 0;
}

/* The record keeps the last stay with the CPS, and how many days those before came to: they stand just before it. */
static void
add_suspensions (CbkBailTerms *self, CbkRecord *bail)
{
  CbkDay from = cbk_day_parse (cbk_record_get_text (bail, "suspended_from"));
  CbkDay to = cbk_day_parse (cbk_record_get_text (bail, "suspended_to"));
  gint64 days = cbk_record_get_int (bail, "suspended_days");

  if (from == CBK_DAY_UNSET)
    return;

  if (days > 0)
    self->suspensions[self->facts.n_suspensions++] = (CbkBailSuspension) { from - (CbkDay) days, from };
  self->suspensions[self->facts.n_suspensions++] = (CbkBailSuspension) { from, to };
  self->facts.suspensions = self->suspensions;
}

/**
 * cbk_bail_terms_init:
 * @self: (out caller-allocates): filled
 * @bail: a bail
 * @error: %CBK_ERROR_INVALID when the day of arrest is not known
 *
 * Returns: whether the law can be asked
 */
gboolean
cbk_bail_terms_init (CbkBailTerms *self, CbkRecord *bail, GError **error)
{
  *self = (CbkBailTerms) { .facts = { .kind = CBK_BAIL_STANDARD } };
  self->facts.arrested = cbk_day_parse (cbk_record_get_text (bail, "arrested_on"));

  if (self->facts.arrested == CBK_DAY_UNSET)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID,
                           "The whole day of arrest is needed: it decides which rules apply and when bail ends");
      return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (has (bail, "case_class", classes[i].code))
      self->facts.kind = classes[i].kind;
  add_suspensions (self, bail);

  return TRUE;
}

/**
 * cbk_bail_terms_find_step:
 * @self: terms
 * @extension: (nullable): a code of the list "bail_extension"; %NULL when it is not extended
 * @ret_step: (out): the step of the law
 * @error: %CBK_ERROR_INVALID
 *
 * Returns: whether there is such an extension
 */
gboolean
cbk_bail_terms_find_step (CbkBailTerms *self, const char *extension, CbkBailStep *ret_step, GError **error)
{
  *ret_step = CBK_BAIL_INITIAL;
  if (extension == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    if (g_str_equal (extensions[i].code, extension))
      {
        *ret_step = extensions[i].step;
        return TRUE;
      }

  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "“%s” is no extension of bail", extension);

  return FALSE;
}

static CbkFinding *
find_period (GPtrArray *periods, CbkBailTerms *self, CbkBailStep step, gboolean suspended)
{
  static const char *const kinds[] = { [CBK_BAIL_STANDARD] = "standard", [CBK_BAIL_AGENCY] = "agency",
                                       [CBK_BAIL_COMPLEX] = "complex" };
  static const char *const steps[] = { [CBK_BAIL_INITIAL] = "initial", [CBK_BAIL_FIRST_EXTENSION] = "first-extension",
                                       [CBK_BAIL_SECOND_EXTENSION] = "second-extension", [CBK_BAIL_COURT] = "court",
                                       [CBK_BAIL_COURT_FURTHER] = "court-further" };
  g_autofree char *code = g_strdup_printf ("bail.%s.%s%s", kinds[self->facts.kind], steps[step],
                                           suspended ? ".suspended" : "");

  return cbk_finding_list_find (periods, code);
}

static void
set_rule (CbkContext *context, CbkRecord *bail, CbkFinding *period, CbkFinding *suspended)
{
  g_autofree char *sentence = cbk_finding_explain (period);
  g_autofree char *other = suspended != NULL ? cbk_finding_explain (suspended) : NULL;
  g_autofree char *both = other != NULL ? g_strconcat (sentence, " Or: ", other, NULL) : g_strdup (sentence);

  cbk_record_set_text (bail, "rule_set", cbk_rule_get_set (cbk_finding_get_rule (period, 0)));
  cbk_record_set_text (bail, "end_rule", both);
  cbk_context_warn (context, "%s", both);
}

/* Where no law sets an end, the day on which bail is to be answered is the end. */
static void
set_day (CbkRecord *bail, CbkDay end)
{
  gint64 answer = cbk_record_get_int (bail, "return_at");
  g_autofree char *text = NULL;

  if (end == CBK_DAY_UNSET && answer != CBK_TIME_UNSET)
    end = cbk_uk_day (answer);

  text = cbk_day_format (end);
  cbk_record_set_text (bail, "ends_on", text);
}

/**
 * cbk_bail_terms_set_end:
 * @context: a context
 * @bail: a draft of a bail, with its arrest, class and extension
 * @error: any error
 *
 * Writes the end, with the rule that the day of arrest chose. Time with the CPS is shown beside it and moves nothing: a
 * lawyer has yet to confirm how it counts.
 *
 * Returns: whether it could be computed
 */
gboolean
cbk_bail_terms_set_end (CbkContext *context, CbkRecord *bail, GError **error)
{
  g_autoptr(GPtrArray) periods = NULL;
  g_autofree char *start = NULL;
  CbkFinding *period;
  CbkBailTerms terms;
  CbkBailStep step;

  if (!cbk_bail_terms_init (&terms, bail, error) ||
      !cbk_bail_terms_find_step (&terms, cbk_record_get_text (bail, "extension"), &step, error))
    return FALSE;

  periods = cbk_bail_periods (cbk_context_get_rules (context), &terms.facts, error);
  if (periods == NULL)
    return FALSE;

  period = find_period (periods, &terms, step, FALSE);
  if (period == NULL)
    return cbk_context_refuse (context, error, "For an arrest on that day the law has no such step");

  start = cbk_day_format (terms.facts.arrested + 1);
  cbk_record_set_text (bail, "starts_on", start);
  set_day (bail, cbk_finding_get_day (period));
  set_rule (context, bail, period, find_period (periods, &terms, step, TRUE));

  return TRUE;
}

/**
 * cbk_bail_terms_check_victim:
 * @context: a context
 * @bail: a bail
 *
 * Warns when there are conditions and the victim was not asked about them (Police, Crime, Sentencing and Courts Act 2022,
 * Schedule 4, Part 3).
 */
void
cbk_bail_terms_check_victim (CbkContext *context, CbkRecord *bail)
{
  if (cbk_record_get_list (bail, "conditions") != NULL && !has (bail, "victim_asked", "yes"))
    cbk_context_warn (context, "The victim's views on the conditions were not sought: the 2022 Act (Schedule 4, Part 3) wants "
                               "them sought.");
}

/**
 * cbk_bail_terms_check_grant:
 * @context: a context
 * @bail: a draft of a bail before charge
 * @error: %CBK_ERROR_STATE when no reason is given
 *
 * Conditions A to D (PACE 1984 s47ZC): each that is not said to be met is named.
 *
 * Returns: whether bail can be recorded
 */
gboolean
cbk_bail_terms_check_grant (CbkContext *context, CbkRecord *bail, GError **error)
{
  static const char *const grounds[] = { "ground_suspicion", "ground_time", "ground_diligence", "ground_necessity" };
  gint64 answer = cbk_record_get_int (bail, "return_at");
  const char *end = cbk_record_get_text (bail, "ends_on");

  if (cbk_record_get_text (bail, "grounds_reason") == NULL)
    return cbk_context_refuse (context, error, "Bail before charge is recorded with the reasons for conditions A to D");

  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    if (!has (bail, grounds[i], "yes"))
      cbk_context_warn (context, "Not said to be met: %s.",
                        cbk_record_class_find_field (CBK_RECORD_GET_CLASS (bail), grounds[i])->label);

  if (answer != CBK_TIME_UNSET && end != NULL && cbk_uk_day (answer) > cbk_day_parse (end))
    cbk_context_warn (context, "The day on which bail is to be answered is after the day on which it ends.");

  cbk_bail_terms_check_victim (context, bail);

  return TRUE;
}

/**
 * cbk_bail_terms_move_file:
 * @context: a context with the command's arguments
 * @bail: a bail of which the CPS gets the file, or gives it back
 * @field: where the day stands; today unless an argument of that name says another
 * @event: of the bail's machine
 * @entry: for the log
 * @error: what the machine or the law says
 *
 * Returns: whether the bail has its new state and end
 */
gboolean
cbk_bail_terms_move_file (CbkContext *context,
                          CbkRecord *bail,
                          const char *field,
                          const char *event,
                          const char *entry,
                          GError **error)
{
  g_autofree char *today = cbk_day_format (cbk_context_get_today (context));

  cbk_context_set_result (context, bail);
  cbk_record_set_text (bail, field, today);

  return cbk_context_fill (context, bail, error, field, NULL) && cbk_context_move (context, bail, event, error) &&
         cbk_bail_terms_set_end (context, bail, error) && cbk_step_log (context, bail, "state", error, "%s", entry);
}

/**
 * cbk_bail_terms_take_custody:
 * @context: a context
 * @bail: a draft of a bail that may name a custody record
 * @error: what cbk_context_get() says
 *
 * What the custody record knows is not typed again: case, person and day of arrest.
 *
 * Returns: whether it could be read
 */
gboolean
cbk_bail_terms_take_custody (CbkContext *context, CbkRecord *bail, GError **error)
{
  const char *id = cbk_record_get_text (bail, "custody_record");
  g_autoptr(CbkRecord) custody = NULL;
  g_autofree char *arrested = NULL;
  gint64 at;

  if (id == NULL)
    return TRUE;

  custody = cbk_context_get (context, "custody_record", id, error);
  if (custody == NULL)
    return FALSE;

  at = cbk_record_get_int (custody, "arrested_at");
  arrested = at != CBK_TIME_UNSET ? cbk_day_format (cbk_uk_day (at)) : NULL;
  if (cbk_record_get_text (bail, "case_id") == NULL)
    cbk_record_set_text (bail, "case_id", cbk_record_get_text (custody, "case_id"));
  if (cbk_record_get_text (bail, "person") == NULL)
    cbk_record_set_text (bail, "person", cbk_record_get_text (custody, "person"));
  if (cbk_record_get_text (bail, "arrested_on") == NULL)
    cbk_record_set_text (bail, "arrested_on", arrested);

  return TRUE;
}
