/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-clocks.h"

#include "base/cbk-error.h"
#include "domain/cbk-uk-time.h"

typedef CbkDay (*AddPeriod) (const CbkCalendar *calendar, CbkDay day, int n, GError **error);

static CbkDay
add_working_days (const CbkCalendar *calendar, CbkDay day, int n, GError **error)
{
  if (calendar == NULL)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "This rule may not count working days.");
      return CBK_DAY_UNSET;
    }

  return cbk_calendar_add_working_days (calendar, day, n, error);
}

static CbkDay
add_days (const CbkCalendar *calendar, CbkDay day, int n, GError **error)
{
  return day + n;
}

static CbkDay
add_weeks (const CbkCalendar *calendar, CbkDay day, int n, GError **error)
{
  return day + 7 * n;
}

static CbkDay
add_months (const CbkCalendar *calendar, CbkDay day, int n, GError **error)
{
  CbkDay result = cbk_day_add_months (day, n);

  if (result == CBK_DAY_UNSET)
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID, "The rule leads out of the calendar.");

  return result;
}

/* Elapsed time runs on UTC; periods are counted on the calendar of the United Kingdom. */
static const struct
{
  const char *parameter;
  gint64 length;
} elapsed_units[] = {
  { "minutes", CBK_MINUTE },
  { "hours", CBK_HOUR },
};

static const struct
{
  const char *parameter;
  const char *one;
  const char *many;
  AddPeriod add;
} calendar_units[] = {
  { "working_days", "working day", "working days", add_working_days },
  { "days", "day", "days", add_days },
  { "weeks", "week", "weeks", add_weeks },
  { "months", "month", "months", add_months },
};

static gboolean
find_length (const CbkRule *rule, gint64 *ret_length)
{
  for (guint i = 0; i < G_N_ELEMENTS (elapsed_units); i++)
    if (cbk_rule_has (rule, elapsed_units[i].parameter))
      {
        *ret_length = cbk_rule_get_int (rule, elapsed_units[i].parameter, 0) * elapsed_units[i].length;
        return TRUE;
      }

  return FALSE;
}

static CbkFinding *
new_finding (CbkRule *rule, GError **error)
{
  const char *what = cbk_rule_get_text (rule, "what");

  if (what == NULL || cbk_rule_get_text (rule, "after") == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
                   "The rule \"%s\", set \"%s\", does not say what is due after what.",
                   cbk_rule_get_code (rule), cbk_rule_get_set (rule));
      return NULL;
    }

  return cbk_finding_new (cbk_rule_get_code (rule), what, rule);
}

static CbkFinding *
start_elapsed (CbkRule *rule, gint64 event, gint64 length, GError **error)
{
  g_autoptr(CbkFinding) self = new_finding (rule, error);
  g_autofree char *duration = cbk_duration_describe (length);
  g_autofree char *at = cbk_uk_time_format_near (event, event + length);
  gint64 warn_hours = cbk_rule_get_int (rule, "warn_hours", -1);

  if (self == NULL)
    return NULL;

  cbk_finding_set_moment (self, event + length);
  if (warn_hours >= 0)
    cbk_finding_set_warning (self, event + warn_hours * CBK_HOUR);
  cbk_finding_add_moment (self, cbk_rule_get_text (rule, "after"), event);
  cbk_finding_set_because (self, "%s after %s at %s", duration, cbk_rule_get_text (rule, "after"), at);

  return g_steal_pointer (&self);
}

static gboolean
count_period (const CbkRule *rule, const CbkCalendar *calendar, CbkDay event, CbkDay *ret_day,
              char **ret_text, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (calendar_units); i++)
    if (cbk_rule_has (rule, calendar_units[i].parameter))
      {
        int n = (int) cbk_rule_get_int (rule, calendar_units[i].parameter, 0);
        g_autofree char *count = cbk_count_describe (ABS (n), calendar_units[i].one, calendar_units[i].many);

        *ret_day = calendar_units[i].add (calendar, event, n, error);
        *ret_text = g_strdup_printf ("%s %s", count, n < 0 ? "before" : "after");

        return *ret_day != CBK_DAY_UNSET;
      }

  g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
               "The rule \"%s\", set \"%s\", counts from a time of day, or says no period.",
               cbk_rule_get_code (rule), cbk_rule_get_set (rule));

  return FALSE;
}

/**
 * cbk_clock_start_on:
 * @rules: the dated rules
 * @calendar: (nullable): the working days, for a rule that counts them
 * @code: a rule with "what", "after" and one of "working_days", "days", "weeks" and "months", negative for
 *   before
 * @event: the day of the event, which is day 0 and decides which set applies
 * @error: %CBK_ERROR_NOT_FOUND when there is no such rule then or the calendar ends; %CBK_ERROR_INVALID for a
 *   rule that counts hours
 *
 * Returns: (transfer full) (nullable): the day by whose end it is due; with a moment where the rule has
 *   "minute_of_day"
 */
CbkFinding *
cbk_clock_start_on (const CbkRules *rules, const CbkCalendar *calendar, const char *code, CbkDay event,
                    GError **error)
{
  CbkRule *rule = cbk_rules_require (rules, code, event, error);
  g_autoptr(CbkFinding) self = NULL;
  g_autofree char *period = NULL;
  g_autofree char *on = cbk_uk_day_format (event);
  gint64 minute;
  CbkDay day;

  if (rule == NULL || (self = new_finding (rule, error)) == NULL ||
      !count_period (rule, calendar, event, &day, &period, error))
    return NULL;

  minute = cbk_rule_get_int (rule, "minute_of_day", -1);
  if (minute >= 0 && minute < 24 * 60)
    cbk_finding_set_moment (self, cbk_uk_moment (day, (int) minute / 60, (int) minute % 60, FALSE, NULL));
  else
    cbk_finding_set_day (self, day);

  cbk_finding_add_day (self, cbk_rule_get_text (rule, "after"), event);
  cbk_finding_set_because (self, "%s %s on %s", period, cbk_rule_get_text (rule, "after"), on);

  return g_steal_pointer (&self);
}

/**
 * cbk_clock_start:
 * @rules: the dated rules
 * @calendar: the working days
 * @code: as in cbk_clock_start_on(), or with "minutes" or "hours", which run through weekends
 * @event: when it happened, in milliseconds since 1970 in UTC
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the moment, or the day by whose end it is due
 */
CbkFinding *
cbk_clock_start (const CbkRules *rules, const CbkCalendar *calendar, const char *code, gint64 event,
                 GError **error)
{
  CbkRule *rule = cbk_rules_require (rules, code, cbk_uk_day (event), error);
  gint64 length;

  if (rule == NULL)
    return NULL;

  if (find_length (rule, &length))
    return start_elapsed (rule, event, length, error);

  return cbk_clock_start_on (rules, calendar, code, cbk_uk_day (event), error);
}

/**
 * cbk_clock_judge:
 * @finding: a deadline
 * @done_at: when it was done, in milliseconds since 1970 in UTC, or %CBK_TIME_UNSET
 * @now: what time it is
 *
 * Sets the state: met, due, or breached when it was done late or is not done and late.
 */
void
cbk_clock_judge (CbkFinding *finding, gint64 done_at, gint64 now)
{
  gint64 end = cbk_finding_get_end (finding);
  g_autofree char *done = cbk_uk_time_format_brief (done_at);

  if (done != NULL && (end == CBK_TIME_UNSET || done_at <= end))
    cbk_finding_set_outcome (finding, CBK_FINDING_MET, "done at %s", done);
  else if (done != NULL)
    cbk_finding_set_outcome (finding, CBK_FINDING_BREACHED, "done late, at %s", done);
  else if (end != CBK_TIME_UNSET && now > end)
    cbk_finding_set_outcome (finding, CBK_FINDING_BREACHED, "not done in time");
  else
    cbk_finding_set_state (finding, CBK_FINDING_DUE);
}

static gboolean
read_step (const CbkRule *rule, const char *days_name, const char *months_name, CbkDay from, CbkDay *ret_day,
           char **ret_text, GError **error)
{
  gint64 n;

  if (cbk_rule_has (rule, months_name))
    {
      n = cbk_rule_get_int (rule, months_name, 0);
      *ret_day = cbk_day_add_months (from, (int) n);
      *ret_text = cbk_count_describe (n, "month", "months");
      return TRUE;
    }

  if (!cbk_rule_read (rule, error, days_name, &n, NULL))
    return FALSE;

  *ret_day = from + (CbkDay) n;
  *ret_text = cbk_count_describe (n, "day", "days");

  return TRUE;
}

/**
 * cbk_clock_next_review:
 * @rules: the dated rules
 * @code: a rule with "what", "after", "first_days" and "every_days" (or "first_months" and "every_months")
 * @begin: the day from which the first is counted; it decides which set applies
 * @last_done: the day of the last review, or %CBK_DAY_UNSET before the first
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the day by whose end the next review is due
 */
CbkFinding *
cbk_clock_next_review (const CbkRules *rules, const char *code, CbkDay begin, CbkDay last_done,
                       GError **error)
{
  CbkRule *rule = cbk_rules_require (rules, code, begin, error);
  gboolean first = last_done == CBK_DAY_UNSET;
  CbkDay from = first ? begin : last_done;
  g_autofree char *on = cbk_uk_day_format (from);
  g_autofree char *period = NULL;
  g_autoptr(CbkFinding) self = NULL;
  CbkDay day;

  if (rule == NULL || (self = new_finding (rule, error)) == NULL ||
      !read_step (rule, first ? "first_days" : "every_days", first ? "first_months" : "every_months", from,
                  &day, &period, error))
    return NULL;

  cbk_finding_set_day (self, day);
  cbk_finding_add_day (self, cbk_rule_get_text (rule, "after"), begin);
  if (!first)
    cbk_finding_add_day (self, "the last review", last_done);
  cbk_finding_set_because (self, "%s after %s on %s", period,
                           first ? cbk_rule_get_text (rule, "after") : "the last review", on);

  return g_steal_pointer (&self);
}

/**
 * cbk_clock_escalations:
 * @rules: the dated rules
 * @code: a rule in minutes or hours with a list "escalate_percent"
 * @event: when the clock began, in milliseconds since 1970 in UTC
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_INVALID
 *
 * Returns: (transfer full) (element-type CbkFinding) (nullable): when each share of the time is used up;
 *   codes end in ".25" and so on
 */
GPtrArray *
cbk_clock_escalations (const CbkRules *rules, const char *code, gint64 event, GError **error)
{
  CbkRule *rule = cbk_rules_require (rules, code, cbk_uk_day (event), error);
  g_autoptr(GPtrArray) list = cbk_finding_list_new ();
  g_autoptr(GArray) percents = NULL;
  gint64 length;

  if (rule == NULL)
    return NULL;

  if (!find_length (rule, &length))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "The rule \"%s\" does not count hours.", code);
      return NULL;
    }

  percents = cbk_rule_dup_list (rule, "escalate_percent");
  for (guint i = 0; i < percents->len; i++)
    {
      gint64 percent = g_array_index (percents, gint64, i);
      g_autofree char *step = g_strdup_printf ("%s.%" G_GINT64_FORMAT, code, percent);
      g_autofree char *at = cbk_uk_time_format_brief (event);
      CbkFinding *finding = cbk_finding_new (step, "Escalation due", rule);

      cbk_finding_set_moment (finding, event + length * percent / 100);
      cbk_finding_add_moment (finding, "the clock began", event);
      cbk_finding_set_because (finding, "%" G_GINT64_FORMAT "%% of the time since %s is used up", percent,
                               at);
      g_ptr_array_add (list, finding);
    }

  return g_steal_pointer (&list);
}

static CbkFinding *
extend_limit (CbkRule *rule, CbkDay offence, CbkDay reported, GError **error)
{
  g_autoptr(CbkFinding) self = NULL;
  gint64 months, years;
  CbkDay by_report, by_offence;

  if (!cbk_rule_read (rule, error, "months_after_report", &months, "years_after_offence", &years, NULL))
    return NULL;

  by_report = cbk_day_add_months (reported, (int) months);
  by_offence = cbk_day_add_months (offence, 12 * (int) years);

  self = cbk_finding_new ("court.da-assault", "Last day to lay an information", rule);
  cbk_finding_set_day (self, MIN (by_report, by_offence));
  cbk_finding_add_day (self, "the offence", offence);
  cbk_finding_add_day (self, "the report", reported);
  cbk_finding_set_because (self,
                           "the earlier of %" G_GINT64_FORMAT " months after the report and %" G_GINT64_FORMAT
                           " years after the offence",
                           months, years);

  return g_steal_pointer (&self);
}

/**
 * cbk_clock_prosecution_limit:
 * @rules: the dated rules
 * @offence: the day of a summary-only offence, which decides which set applies
 * @reported: when the police were told, or %CBK_DAY_UNSET
 * @domestic_abuse_assault: whether it is common assault or battery that amounts to domestic abuse
 * @error: %CBK_ERROR_INVALID when the report is earlier than the offence; %CBK_ERROR_NOT_FOUND
 *
 * Magistrates' Courts Act 1980 s127; Criminal Justice Act 1988 s39A for offences from 28 June 2022 on.
 *
 * Returns: (transfer full) (nullable): the last day to begin a prosecution
 */
CbkFinding *
cbk_clock_prosecution_limit (const CbkRules *rules, CbkDay offence, CbkDay reported,
                             gboolean domestic_abuse_assault, GError **error)
{
  CbkRule *extended = domestic_abuse_assault ? cbk_rules_lookup (rules, "court.da-assault", offence) : NULL;

  if (reported != CBK_DAY_UNSET && reported < offence)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID,
                           "An offence cannot be reported before it happened.");
      return NULL;
    }

  if (extended != NULL && reported != CBK_DAY_UNSET)
    return extend_limit (extended, offence, reported, error);

  return cbk_clock_start_on (rules, NULL, "court.summary-only", offence, error);
}
