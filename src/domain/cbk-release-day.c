/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-release-day.h"

#include "domain/cbk-uk-time.h"

#define FRIDAY 5

/* Steps back while the day is closed or, under the rule about Fridays, the next one is. */
static gboolean
step_back (const CbkCalendar *calendar, CbkDay *day, gboolean look_ahead, GError **error)
{
  for (;; (*day)--)
    {
      gboolean open, next_open = TRUE;

      if (!cbk_calendar_is_working_day (calendar, *day, &open, error))
        return FALSE;

      if (look_ahead && !cbk_calendar_is_working_day (calendar, *day + 1, &next_open, error))
        return FALSE;

      if (open && next_open)
        return TRUE;
    }
}

/**
 * cbk_release_day:
 * @rules: the dated rules
 * @calendar: the working days
 * @legal: the legal date, which decides which set applies
 * @avoids_closed_days: whether the date is one that also avoids the day before a closed one: conditional,
 *   automatic and post-recall release and the transfers of a detention and training order, in the future; not
 *   home detention, not indeterminate sentences, not discretionary parole
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_INVALID
 *
 * Offenders (Day of Release from Detention) Act 2023; before it, from a weekend or bank holiday to the
 * working day before.
 *
 * Returns: (transfer full) (nullable): the day on which the person really leaves
 */
CbkFinding *
cbk_release_day (const CbkRules *rules, const CbkCalendar *calendar, CbkDay legal,
                 gboolean avoids_closed_days, GError **error)
{
  CbkRule *rule = cbk_rules_require (rules, "release.day-shift", legal, error);
  g_autofree char *from = cbk_uk_day_format (legal);
  CbkFinding *self;
  CbkDay day = legal;
  gint64 before_closed;

  if (rule == NULL || !cbk_rule_read (rule, error, "before_closed_day", &before_closed, NULL) ||
      !step_back (calendar, &day, avoids_closed_days && before_closed != 0, error))
    return NULL;

  self = cbk_finding_new ("release.day", "Released", rule);
  cbk_finding_set_day (self, day);
  cbk_finding_add_day (self, "legal date", legal);
  if (day == legal)
    cbk_finding_set_because (self, "the legal date");
  else
    cbk_finding_set_because (self, "back from %s, which is or precedes a weekend or bank holiday", from);

  return self;
}

/**
 * cbk_release_day_early:
 * @rules: the dated rules
 * @calendar: the working days
 * @release_day: a release day
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the earliest day to which a release on a Friday, weekend or bank
 *   holiday may be brought forward; impossible for other days
 */
CbkFinding *
cbk_release_day_early (const CbkRules *rules, const CbkCalendar *calendar, CbkDay release_day, GError **error)
{
  CbkRule *rule = cbk_rules_require (rules, "release.early", release_day, error);
  g_autoptr(CbkFinding) self = NULL;
  g_autofree char *from = cbk_uk_day_format (release_day);
  CbkDay day = release_day;
  gboolean open;
  gint64 n;

  if (rule == NULL || !cbk_rule_read (rule, error, "working_days", &n, NULL) ||
      !cbk_calendar_is_working_day (calendar, release_day, &open, error))
    return NULL;

  self = cbk_finding_new ("release.early", "Release may be brought forward to", rule);
  cbk_finding_add_day (self, "release day", release_day);

  if (open && cbk_day_weekday (release_day) != FRIDAY)
    {
      cbk_finding_set_outcome (self, CBK_FINDING_IMPOSSIBLE,
                               "%s is neither a Friday, a weekend nor a bank holiday", from);
      return g_steal_pointer (&self);
    }

  for (gint64 left = n; left > 0;)
    {
      if (!cbk_calendar_is_working_day (calendar, --day, &open, error))
        return NULL;
      left -= open && cbk_day_weekday (day) != FRIDAY;
    }

  cbk_finding_set_day (self, day);
  cbk_finding_set_because (self, "%d working days other than Fridays before %s", (int) n, from);

  return g_steal_pointer (&self);
}
