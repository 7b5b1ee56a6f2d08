/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-victims.h"

#include "base/cbk-error.h"
#include "domain/cbk-uk-time.h"

/* What the contacts come to: the first that reached the victim, and how often it was tried in time. */
typedef struct
{
  gint64 told_at;
  guint attempts;
} Record;

static Record
read_contacts (const CbkVictimFacts *duty, gint64 end)
{
  Record record = { CBK_TIME_UNSET, 0 };

  for (guint i = 0; i < duty->n_contacts; i++)
    {
      const CbkVictimContact *contact = &duty->contacts[i];

      if (contact->at < duty->event_at)
        continue;

      if (!contact->reached)
        record.attempts += end == CBK_TIME_UNSET || contact->at <= end;
      else if (record.told_at == CBK_TIME_UNSET || contact->at < record.told_at)
        record.told_at = contact->at;
    }

  return record;
}

/* How late is for the reader; where the calendar ends, late is all that is said. */
static void
judge_late (CbkFinding *self, const CbkCalendar *calendar, const char *verb, gint64 at, const char *attempts)
{
  g_autofree char *text = cbk_uk_time_format_brief (at);
  g_autofree char *late = NULL;
  int days = 0;

  if (cbk_calendar_count_working_days (calendar, cbk_finding_get_day (self), cbk_uk_day (at), &days, NULL) &&
      days > 0)
    {
      late = cbk_count_describe (days, "working day", "working days");
      cbk_finding_add_input (self, "late by", "%s", late);
    }

  cbk_finding_set_outcome (self, CBK_FINDING_BREACHED, "%s %s, late%s%s%s", verb, text,
                           late != NULL ? " by " : "", late != NULL ? late : "", attempts);
}

static void
judge (CbkFinding *self, const CbkCalendar *calendar, const CbkVictimFacts *duty, gint64 now)
{
  gint64 end = cbk_finding_get_end (self);
  Record record = read_contacts (duty, end);
  g_autofree char *told = cbk_uk_time_format_brief (record.told_at);
  g_autofree char *count = cbk_count_describe (record.attempts, "attempt", "attempts");
  g_autofree char *attempts = record.attempts > 0 ? g_strconcat (", after ", count, " in time", NULL)
                                                  : g_strdup ("");

  cbk_finding_add_input (self, "attempts in time", "%u", record.attempts);

  if (duty->exempt_because != NULL)
    {
      cbk_finding_add_input (self, "exempt because", "%s", duty->exempt_because);
      cbk_finding_set_outcome (self, CBK_FINDING_EXEMPT, "exempt: %s", duty->exempt_because);
    }
  else if (told != NULL && (end == CBK_TIME_UNSET || record.told_at <= end))
    cbk_finding_set_outcome (self, CBK_FINDING_MET, "told at %s", told);
  else if (told != NULL)
    judge_late (self, calendar, "told at", record.told_at, attempts);
  else if (record.attempts > 0)
    cbk_finding_set_outcome (self, CBK_FINDING_ATTEMPTED, "not met: %s, none reached the victim", count);
  else if (end != CBK_TIME_UNSET && now > end)
    judge_late (self, calendar, "not told by", now, attempts);
  else
    cbk_finding_set_state (self, CBK_FINDING_DUE);
}

static gboolean
set_deadline (CbkFinding *self, const CbkRule *rule, const CbkCalendar *calendar, const CbkVictimFacts *duty,
              GError **error)
{
  gint64 n = cbk_rule_get_int (rule, duty->enhanced ? "enhanced_working_days" : "standard_working_days", -1);
  const char *after = cbk_rule_get_text (rule, "after");
  g_autofree char *on = cbk_uk_day_format (cbk_uk_day (duty->event_at));
  g_autofree char *count = cbk_count_describe (n, "working day", "working days");
  const char *when = cbk_rule_get_text (rule, "when");
  CbkDay day;

  if (n < 0 && when != NULL)
    {
      cbk_finding_set_because (self, "%s; %s was on %s", when, after, on);
      return TRUE;
    }

  if (n < 0)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
                   "The rule \"%s\", set \"%s\", says neither days nor when.", cbk_rule_get_code (rule),
                   cbk_rule_get_set (rule));
      return FALSE;
    }

  day = cbk_calendar_add_working_days (calendar, cbk_uk_day (duty->event_at), (int) n, error);
  if (day == CBK_DAY_UNSET)
    return FALSE;

  cbk_finding_set_day (self, day);
  cbk_finding_set_because (self, "%s after %s on %s%s", count, after, on,
                           duty->enhanced ? ", for a victim with enhanced rights" : "");

  return TRUE;
}

/**
 * cbk_victims_judge_duty:
 * @rules: the dated rules
 * @calendar: the working days
 * @duty: the duty, and what was done
 * @now: what time it is
 * @error: %CBK_ERROR_INVALID, %CBK_ERROR_NOT_FOUND, also when the calendar ends
 *
 * A day ends at midnight in the United Kingdom, and the last day counts to its end. An attempt is not
 * contact: it leaves the duty not met but attempted, until the victim is told. Duties without a number of
 * days are never breached by the clock.
 *
 * Returns: (transfer full) (nullable): "victims.V5" and so on with its last day, and met, due, attempted,
 *   breached or exempt
 */
CbkFinding *
cbk_victims_judge_duty (const CbkRules *rules, const CbkCalendar *calendar, const CbkVictimFacts *duty,
                        gint64 now, GError **error)
{
  g_autofree char *code = g_strconcat ("victims.", duty->duty, NULL);
  CbkRule *rule = cbk_rules_require (rules, code, cbk_uk_day (duty->event_at), error);
  g_autoptr(CbkFinding) self = NULL;

  if (rule == NULL)
    return NULL;

  if (cbk_rule_get_text (rule, "what") == NULL || cbk_rule_get_text (rule, "after") == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
                   "The rule \"%s\" does not say what is due after what.", code);
      return NULL;
    }

  self = cbk_finding_new (code, cbk_rule_get_text (rule, "what"), rule);
  cbk_finding_add_moment (self, cbk_rule_get_text (rule, "after"), duty->event_at);
  cbk_finding_add_input (self, "enhanced rights", "%s", duty->enhanced ? "yes" : "no");

  if (!set_deadline (self, rule, calendar, duty, error))
    return NULL;

  judge (self, calendar, duty, now);

  return g_steal_pointer (&self);
}

/**
 * cbk_victims_next_contact:
 * @rules: the dated rules
 * @plan: "standard", "enhanced" or "domestic-abuse"
 * @last_contact: the day on which the victim was last reached (an attempt does not count), or of the report
 * @agreed_days: how often was agreed with the victim, which goes before the plan; 0 when nothing was
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the day by whose end the next contact is due
 */
CbkFinding *
cbk_victims_next_contact (const CbkRules *rules, const char *plan, CbkDay last_contact, int agreed_days,
                          GError **error)
{
  g_autofree char *code = g_strconcat ("victims.contact.", plan, NULL);
  CbkRule *rule = cbk_rules_require (rules, code, last_contact, error);
  g_autofree char *on = cbk_uk_day_format (last_contact);
  g_autofree char *count = NULL;
  CbkFinding *self;
  gint64 days;

  if (rule == NULL || !cbk_rule_read (rule, error, "days", &days, NULL))
    return NULL;

  if (agreed_days > 0)
    days = agreed_days;

  count = cbk_count_describe (days, "day", "days");
  self = cbk_finding_new (code, "Next contact with the victim due", rule);
  cbk_finding_set_day (self, last_contact + (CbkDay) days);
  cbk_finding_add_day (self, "the last contact", last_contact);
  cbk_finding_set_because (self, "%s after the last contact on %s%s", count, on,
                           agreed_days > 0 ? ", as agreed with the victim" : "");

  return self;
}
