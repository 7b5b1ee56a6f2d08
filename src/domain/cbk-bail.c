/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-bail.h"

#include "base/cbk-error.h"
#include "domain/cbk-calendar.h"
#include "domain/cbk-uk-time.h"

static const char *const kind_names[] = {
  [CBK_BAIL_STANDARD] = "standard",
  [CBK_BAIL_AGENCY] = "agency",
  [CBK_BAIL_COMPLEX] = "complex",
};

static const struct
{
  const char *name;
  const char *what;
} steps[] = {
  [CBK_BAIL_INITIAL] = { "initial", "Bail before charge ends" },
  [CBK_BAIL_FIRST_EXTENSION] = { "first-extension", "Bail with the first extension ends" },
  [CBK_BAIL_SECOND_EXTENSION] = { "second-extension", "Bail with the second extension ends" },
  [CBK_BAIL_COURT] = { "court", "Bail with the extension by the court ends" },
  [CBK_BAIL_COURT_FURTHER] = { "court-further", "Bail with the further extension by the court ends" },
};

static char *
dup_code (const CbkBailFacts *bail, CbkBailStep step)
{
  return g_strdup_printf ("bail.%s.%s", kind_names[bail->kind], steps[step].name);
}

static CbkRule *
find_rule (const CbkRules *rules, const CbkBailFacts *bail, CbkBailStep step)
{
  g_autofree char *code = dup_code (bail, step);

  return cbk_rules_lookup (rules, code, bail->arrested);
}

/* The bail start date is the day after the day of arrest. */
static CbkDay
find_end (const CbkRule *rule, const CbkBailFacts *bail, char **ret_length)
{
  gint64 months = cbk_rule_get_int (rule, "months", 0);
  gint64 days = cbk_rule_get_int (rule, "days", 0);

  if (months > 0)
    {
      *ret_length = cbk_count_describe (months, "month", "months");
      return cbk_day_end_of_months (bail->arrested + 1, (int) months);
    }

  if (days > 0)
    {
      *ret_length = cbk_count_describe (days, "day", "days");
      return cbk_day_end_of_days (bail->arrested + 1, (int) days);
    }

  return CBK_DAY_UNSET;
}

static CbkFinding *
find_period (CbkRule *rule, const CbkBailFacts *bail, CbkBailStep step)
{
  CbkFinding *self = cbk_finding_new (cbk_rule_get_code (rule), steps[step].what, rule);
  g_autofree char *start = cbk_uk_day_format (bail->arrested + 1);
  const char *authority = cbk_rule_get_text (rule, "authority");
  g_autofree char *length = NULL;
  CbkDay end = find_end (rule, bail, &length);

  cbk_finding_add_day (self, "arrest", bail->arrested);
  if (authority != NULL)
    cbk_finding_add_input (self, "authority", "%s", authority);

  if (end == CBK_DAY_UNSET)
    {
      cbk_finding_set_because (self, "no length is laid down for arrests of that day");
      return self;
    }

  cbk_finding_set_day (self, end);
  cbk_finding_set_because (self, "%s beginning with %s, the day after the arrest%s%s", length, start,
                           authority != NULL ? "; decided by: " : "", authority != NULL ? authority : "");

  return self;
}

static int
compare_suspensions (gconstpointer a, gconstpointer b)
{
  CbkDay first = ((const CbkBailSuspension *) a)->from;
  CbkDay second = ((const CbkBailSuspension *) b)->from;

  return (first > second) - (first < second);
}

static GArray *
sort_suspensions (const CbkBailFacts *bail, GError **error)
{
  g_autoptr(GArray) list = g_array_new (FALSE, FALSE, sizeof (CbkBailSuspension));

  if (bail->n_suspensions > 0)
    g_array_append_vals (list, bail->suspensions, bail->n_suspensions);
  g_array_sort (list, compare_suspensions);

  for (guint i = 0; i < list->len; i++)
    {
      const CbkBailSuspension *entry = &g_array_index (list, CbkBailSuspension, i);
      const CbkBailSuspension *before = i > 0 ? entry - 1 : NULL;

      if (entry->from == CBK_DAY_UNSET || (entry->to != CBK_DAY_UNSET && entry->to < entry->from) ||
          (before != NULL && (before->to == CBK_DAY_UNSET || before->to > entry->from)))
        {
          g_set_error_literal (
            error, CBK_ERROR, CBK_ERROR_INVALID,
            "The times for which the CPS had the file must begin, end after that and not overlap.");
          return NULL;
        }
    }

  return g_steal_pointer (&list);
}

/* The end if days with the CPS do not count; unset while the file is there. */
static gboolean
move_end (CbkRule *rule, GArray *suspensions, CbkDay end, CbkDay *ret_end, int *ret_days, GError **error)
{
  gint64 first, last;

  if (!cbk_rule_read (rule, error, "first_day_counts", &first, "last_day_counts", &last, NULL))
    return FALSE;

  *ret_end = end;
  *ret_days = 0;
  for (guint i = 0; i < suspensions->len && *ret_end != CBK_DAY_UNSET; i++)
    {
      const CbkBailSuspension *entry = &g_array_index (suspensions, CbkBailSuspension, i);
      int days;

      if (entry->from > *ret_end)
        break;

      if (entry->to == CBK_DAY_UNSET)
        {
          *ret_end = CBK_DAY_UNSET;
          break;
        }

      days = MAX (entry->to - entry->from - 1 + (int) first + (int) last, 0);
      *ret_days += days;
      *ret_end += days;
    }

  return TRUE;
}

static gboolean
add_suspended (GPtrArray *list, const CbkRules *rules, const CbkFinding *period, GArray *suspensions,
               const CbkBailFacts *bail, GError **error)
{
  CbkRule *rule = cbk_rules_require (rules, "bail.suspended", bail->arrested, error);
  g_autofree char *code = g_strconcat (cbk_finding_get_code (period), ".suspended", NULL);
  g_autoptr(CbkFinding) self = NULL;
  g_autofree char *days_text = NULL;
  CbkDay end;
  int days;

  if (rule == NULL || !move_end (rule, suspensions, cbk_finding_get_day (period), &end, &days, error))
    return FALSE;

  days_text = cbk_count_describe (days, "day", "days");
  self = cbk_finding_new (code, cbk_finding_get_what (period), cbk_finding_get_rule (period, 0));
  cbk_finding_add_rule (self, rule);
  cbk_finding_add_day (self, "end without suspension", cbk_finding_get_day (period));
  cbk_finding_add_input (self, "time with the CPS", "%s", days_text);

  if (end == CBK_DAY_UNSET)
    cbk_finding_set_outcome (self, CBK_FINDING_PAUSED, "the CPS has the file");
  else
    cbk_finding_set_day (self, end);
  cbk_finding_set_because (self, "if the time with the CPS stops the clock (%s)", days_text);
  g_ptr_array_add (list, g_steal_pointer (&self));

  return TRUE;
}

/**
 * cbk_bail_periods:
 * @rules: the dated rules
 * @bail: the case
 * @error: %CBK_ERROR_INVALID for suspensions that make no sense; %CBK_ERROR_NOT_FOUND
 *
 * PACE 1984 ss47ZB to 47ZF. The set follows the day of arrest.
 *
 * Returns: (transfer full) (element-type CbkFinding) (nullable): the end of each step,
 *   "bail.standard.initial" and so on, without a day where none is laid down; each followed by its end if the
 *   time with the CPS stops the clock, "bail.standard.initial.suspended", which is not confirmed law, so that
 *   both are shown
 */
GPtrArray *
cbk_bail_periods (const CbkRules *rules, const CbkBailFacts *bail, GError **error)
{
  g_autoptr(GPtrArray) list = cbk_finding_list_new ();
  g_autoptr(GArray) suspensions = sort_suspensions (bail, error);

  if (suspensions == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      CbkRule *rule = find_rule (rules, bail, i);
      CbkFinding *period;

      if (rule == NULL)
        continue;

      period = find_period (rule, bail, i);
      g_ptr_array_add (list, period);
      if (suspensions->len > 0 && cbk_finding_get_day (period) != CBK_DAY_UNSET &&
          !add_suspended (list, rules, period, suspensions, bail, error))
        return NULL;
    }

  return g_steal_pointer (&list);
}

static CbkFinding *
find_previous (GPtrArray *periods, const CbkBailFacts *bail, CbkBailStep step)
{
  CbkFinding *previous = NULL;

  for (guint i = 0; i < step; i++)
    {
      g_autofree char *code = dup_code (bail, i);
      CbkFinding *period = cbk_finding_list_find (periods, code);

      previous = period != NULL ? period : previous;
    }

  return previous;
}

/* Text for a refusal: when the time was over, and when it was if the time with the CPS does not count. */
static char *
describe_end (GPtrArray *periods, const CbkFinding *previous)
{
  g_autofree char *code = g_strconcat (cbk_finding_get_code (previous), ".suspended", NULL);
  CbkFinding *suspended = cbk_finding_list_find (periods, code);
  g_autofree char *end = cbk_uk_day_format (cbk_finding_get_day (previous));
  g_autofree char *moved = NULL;

  if (suspended == NULL)
    return g_steal_pointer (&end);

  moved = cbk_uk_day_format (cbk_finding_get_day (suspended));

  return g_strdup_printf ("%s (%s if the time with the CPS stops the clock, unconfirmed)", end,
                          moved != NULL ? moved : "not yet");
}

/**
 * cbk_bail_check_extension:
 * @rules: the dated rules
 * @bail: the case
 * @step: which extension
 * @signed_on: the day on which it was signed
 * @override: (nullable): who wants it recorded although it is outside the power
 * @error: %CBK_ERROR_INVALID when the override is not complete; %CBK_ERROR_NOT_FOUND when there was no such
 *   step
 *
 * An extension is made before the period that it extends has ended. Time with the CPS is not trusted here: a
 * lawyer has to confirm it first, until then such an extension is overridden with that reason.
 *
 * Returns: (transfer full) (nullable): the new end: met when in time; refused, or with an override breached,
 *   when not
 */
CbkFinding *
cbk_bail_check_extension (const CbkRules *rules, const CbkBailFacts *bail, CbkBailStep step, CbkDay signed_on,
                          const CbkOverride *override, GError **error)
{
  g_autoptr(GPtrArray) periods = cbk_bail_periods (rules, bail, error);
  g_autofree char *code = dup_code (bail, step);
  g_autoptr(CbkFinding) self = NULL;
  CbkFinding *previous;
  CbkRule *rule;

  g_return_val_if_fail (step != CBK_BAIL_INITIAL, NULL);

  if (periods == NULL || (rule = cbk_rules_require (rules, code, bail->arrested, error)) == NULL)
    return NULL;

  self = find_period (rule, bail, step);
  cbk_finding_add_day (self, "signed", signed_on);
  previous = find_previous (periods, bail, step);

  if (previous != NULL && cbk_finding_get_day (previous) != CBK_DAY_UNSET &&
      signed_on > cbk_finding_get_day (previous))
    {
      g_autofree char *end = describe_end (periods, previous);
      g_autofree char *on = cbk_uk_day_format (signed_on);

      if (!cbk_finding_refuse (self, override, error, "signed on %s, after the period had ended on %s", on,
                               end))
        return NULL;
    }
  else
    {
      cbk_finding_set_outcome (self, CBK_FINDING_MET, "signed in time");
    }

  return g_steal_pointer (&self);
}
