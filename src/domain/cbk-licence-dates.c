/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-licence-dates.h"

#include "base/cbk-error.h"
#include "domain/cbk-uk-time.h"

static const char *const legal_names[] = {
  [CBK_LICENCE_CONDITIONAL] = "conditional release date",
  [CBK_LICENCE_UNSENTENCED] = "conditional release date",
  [CBK_LICENCE_AFTER_RECALL] = "post-recall release date",
  [CBK_LICENCE_HOME_DETENTION] = "home detention curfew date",
  [CBK_LICENCE_TIME_SERVED] = "conditional release date",
};

/* Whether the prison's date is believed; @moved is the legal date moved back to a working day. */
static gboolean
takes_confirmed (const CbkLicenceDates *dates, CbkDay moved)
{
  if (dates->confirmed == CBK_DAY_UNSET)
    return FALSE;

  switch (dates->release)
    {
    case CBK_LICENCE_UNSENTENCED:
      return moved != dates->legal && dates->confirmed >= moved && dates->confirmed <= dates->legal;

    case CBK_LICENCE_HOME_DETENTION:
      return FALSE;

    case CBK_LICENCE_AFTER_RECALL:
      return dates->confirmed > dates->conditional && dates->confirmed <= dates->legal;

    case CBK_LICENCE_CONDITIONAL:
    case CBK_LICENCE_TIME_SERVED:
    default:
      return dates->confirmed <= dates->legal;
    }
}

/**
 * cbk_licence_start:
 * @rules: the dated rules
 * @calendar: the working days
 * @dates: the legal date and what the prison confirmed
 * @error: %CBK_ERROR_INVALID when there is no legal date; %CBK_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the licence start date
 */
CbkFinding *
cbk_licence_start (const CbkRules *rules, const CbkCalendar *calendar, const CbkLicenceDates *dates,
                   GError **error)
{
  const char *name = legal_names[dates->release];
  CbkFinding *self;
  CbkRule *rule;
  CbkDay moved;

  if (dates->legal == CBK_DAY_UNSET)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "The licence start date needs the %s.", name);
      return NULL;
    }

  rule = cbk_rules_require (rules, "licence.start", dates->legal, error);
  moved = rule != NULL ? cbk_calendar_on_or_before (calendar, dates->legal, error) : CBK_DAY_UNSET;
  if (moved == CBK_DAY_UNSET)
    return NULL;

  self = cbk_finding_new ("licence.start", "Licence starts", rule);
  cbk_finding_add_day (self, name, dates->legal);
  if (dates->confirmed != CBK_DAY_UNSET)
    cbk_finding_add_day (self, "confirmed release date", dates->confirmed);

  if (dates->release == CBK_LICENCE_HOME_DETENTION)
    {
      cbk_finding_set_day (self, dates->legal);
      cbk_finding_set_because (self, "the %s", name);
    }
  else if (takes_confirmed (dates, moved))
    {
      cbk_finding_set_day (self, dates->confirmed);
      cbk_finding_set_because (self, "the confirmed release date, not later than the %s", name);
    }
  else
    {
      cbk_finding_set_day (self, moved);
      cbk_finding_set_because (self, "the %s%s", name,
                               moved != dates->legal ? ", moved back to a working day" : "");
    }

  return self;
}

static CbkFinding *
new_before (const char *code, const char *what, CbkRule *rule, CbkDay day, CbkDay start, gint64 n,
            const char *before)
{
  CbkFinding *self = cbk_finding_new (code, what, rule);
  g_autofree char *count = cbk_count_describe (n, "working day", "working days");

  cbk_finding_set_day (self, day);
  cbk_finding_add_day (self, "licence start", start);
  cbk_finding_set_because (self, "%s before %s", count, before);

  return self;
}

/**
 * cbk_licence_hard_stop:
 * @rules: the dated rules
 * @calendar: the working days
 * @start: the licence start date
 * @release: by which road the person leaves
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_INVALID
 *
 * Returns: (transfer full) (element-type CbkFinding) (nullable): "licence.hard-stop" and "licence.warning";
 *   none for time served, which has neither
 */
GPtrArray *
cbk_licence_hard_stop (const CbkRules *rules, const CbkCalendar *calendar, CbkDay start,
                       CbkLicenceRelease release, GError **error)
{
  CbkRule *rule = cbk_rules_require (rules, "licence.hard-stop", start, error);
  g_autoptr(GPtrArray) list = cbk_finding_list_new ();
  gint64 stop_days, warning_days;
  CbkDay moved, stop, warning;

  if (rule == NULL || !cbk_rule_read (rule, error, "hard_stop_working_days", &stop_days,
                                      "warning_working_days", &warning_days, NULL))
    return NULL;

  if (release == CBK_LICENCE_TIME_SERVED)
    return g_steal_pointer (&list);

  if ((moved = cbk_calendar_on_or_before (calendar, start, error)) == CBK_DAY_UNSET ||
      (stop = cbk_calendar_add_working_days (calendar, moved, -(int) stop_days, error)) == CBK_DAY_UNSET ||
      (warning = cbk_calendar_add_working_days (calendar, stop, -(int) warning_days, error)) == CBK_DAY_UNSET)
    return NULL;

  g_ptr_array_add (list, new_before ("licence.hard-stop", "Hard stop", rule, stop, start, stop_days,
                                     moved == start ? "the licence starts"
                                                    : "the licence starts, moved back to a working day"));
  g_ptr_array_add (list, new_before ("licence.warning", "Warning of the hard stop", rule, warning, start,
                                     warning_days, "the hard stop"));

  return g_steal_pointer (&list);
}

/**
 * cbk_licence_check_editing:
 * @rules: the dated rules
 * @calendar: the working days
 * @start: the licence start date
 * @release: by which road the person leaves
 * @today: the day in question
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_INVALID
 *
 * From the hard stop to the start, both included, a probation officer neither begins nor finishes a licence.
 *
 * Returns: (transfer full) (nullable): the hard stop: refused when @today is in that time, else plain;
 *   impossible for time served
 */
CbkFinding *
cbk_licence_check_editing (const CbkRules *rules, const CbkCalendar *calendar, CbkDay start,
                           CbkLicenceRelease release, CbkDay today, GError **error)
{
  g_autoptr(GPtrArray) list = cbk_licence_hard_stop (rules, calendar, start, release, error);
  CbkFinding *self;

  if (list == NULL)
    return NULL;

  if (list->len == 0)
    {
      self = cbk_finding_new ("licence.hard-stop", "Hard stop",
                              cbk_rules_lookup (rules, "licence.hard-stop", start));
      cbk_finding_set_outcome (self, CBK_FINDING_IMPOSSIBLE, "there is none for time served");
      return self;
    }

  self = cbk_finding_ref (list->pdata[0]);
  if (today >= cbk_finding_get_day (self) && today <= start)
    cbk_finding_set_outcome (self, CBK_FINDING_REFUSED, "only the prison makes the licence now");

  return self;
}

/**
 * cbk_licence_time_out:
 * @rules: the dated rules
 * @calendar: the working days
 * @start: the licence start date
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the first working day on which a licence still in progress times out
 */
CbkFinding *
cbk_licence_time_out (const CbkRules *rules, const CbkCalendar *calendar, CbkDay start, GError **error)
{
  CbkRule *rule = cbk_rules_require (rules, "licence.time-out", start, error);
  gint64 n;
  CbkDay day;

  if (rule == NULL || !cbk_rule_read (rule, error, "working_days", &n, NULL) ||
      (day = cbk_calendar_add_working_days (calendar, start, -(int) n, error)) == CBK_DAY_UNSET)
    return NULL;

  return new_before ("licence.time-out", "A licence in progress times out from", rule, day, start, n,
                     "the licence starts");
}

/**
 * cbk_licence_check_allocation:
 * @rules: the dated rules
 * @calendar: the working days
 * @release_day: when the person leaves
 * @assigned: when the community offender manager was named
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the day from which an allocation is late: met, or breached
 */
CbkFinding *
cbk_licence_check_allocation (const CbkRules *rules, const CbkCalendar *calendar, CbkDay release_day,
                              CbkDay assigned, GError **error)
{
  CbkRule *rule = cbk_rules_require (rules, "licence.late-allocation", release_day, error);
  g_autofree char *on = cbk_uk_day_format (assigned);
  CbkFinding *self;
  gint64 n;
  CbkDay day;

  if (rule == NULL || !cbk_rule_read (rule, error, "working_days", &n, NULL) ||
      (day = cbk_calendar_add_working_days (calendar, release_day, -(int) n, error)) == CBK_DAY_UNSET)
    return NULL;

  self = new_before ("licence.late-allocation", "Allocation is late from", rule, day, release_day, n,
                     "release");
  cbk_finding_add_day (self, "assigned", assigned);
  if (assigned >= day)
    cbk_finding_set_outcome (self, CBK_FINDING_BREACHED, "assigned late, on %s", on);
  else
    cbk_finding_set_outcome (self, CBK_FINDING_MET, "assigned on %s", on);

  return self;
}
