/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-calendar.h"

#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "domain/cbk-resource.h"
#include "domain/cbk-uk-time.h"

struct _CbkCalendar
{
  CbkDay first;
  CbkDay last;
  GHashTable *holidays; /* CbkDay to name */
};

static gboolean
add_holiday (CbkCalendar *self, JsonObject *entry, GError **error)
{
  const char *text = cbk_json_get_text (entry, "day");
  const char *name = cbk_json_get_text (entry, "name");
  CbkDay day = cbk_day_parse (text);

  if (day == CBK_DAY_UNSET || name == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
                   "The bank holiday \"%s\" needs a day like 2026-12-25 and a name.",
                   text != NULL ? text : (name != NULL ? name : ""));
      return FALSE;
    }

  if (day < self->first || day > self->last || cbk_day_weekday (day) > 5)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
                   "The bank holiday %s is on a weekend or outside the days that the table covers.", text);
      return FALSE;
    }

  if (!g_hash_table_insert (self->holidays, GINT_TO_POINTER (day), g_strdup (name)))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "The bank holiday %s is listed twice.", text);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_calendar (CbkCalendar *self, JsonObject *root, GError **error)
{
  JsonNode *days = json_object_get_member (root, "days");

  self->first = cbk_day_parse (cbk_json_get_text (root, "from"));
  self->last = cbk_day_parse (cbk_json_get_text (root, "to"));

  if (g_strcmp0 (cbk_json_get_text (root, "kind"), "bank-holidays") != 0 || self->first == CBK_DAY_UNSET ||
      self->last < self->first || days == NULL || !JSON_NODE_HOLDS_ARRAY (days))
    {
      g_set_error_literal (
        error, CBK_ERROR, CBK_ERROR_INVALID,
        "A table of bank holidays has the kind \"bank-holidays\", days \"from\" and \"to\", and "
        "a list \"days\".");
      return FALSE;
    }

  for (guint i = 0; i < json_array_get_length (json_node_get_array (days)); i++)
    {
      JsonNode *entry = json_array_get_element (json_node_get_array (days), i);

      if (!JSON_NODE_HOLDS_OBJECT (entry))
        {
          g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "Bank holiday %u in the list is not an object.",
                       i + 1);
          return FALSE;
        }

      if (!add_holiday (self, json_node_get_object (entry), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * cbk_calendar_new_from_data:
 * @json: a table of bank holidays as data/reference/law/bank-holidays.json has it
 * @length: its bytes, or -1 when NUL-terminated
 * @error: %CBK_ERROR_INVALID, naming the entry
 *
 * Returns: (transfer full) (nullable): a calendar
 */
CbkCalendar *
cbk_calendar_new_from_data (const char *json, gssize length, GError **error)
{
  g_autoptr(JsonObject) root = cbk_json_parse_object (json, length, error);
  g_autoptr(CbkCalendar) self = NULL;

  if (root == NULL)
    return NULL;

  self = g_atomic_rc_box_new0 (CbkCalendar);
  self->holidays = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  return read_calendar (self, root, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * cbk_calendar_load_builtin:
 * @error: never, unless the program was built from broken data
 *
 * Returns: (transfer full) (nullable): the calendar that the program carries
 */
CbkCalendar *
cbk_calendar_load_builtin (GError **error)
{
  g_autoptr(GBytes) bytes = cbk_resource_load ("law/bank-holidays.json", error);

  if (bytes == NULL)
    return NULL;

  return cbk_calendar_new_from_data (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                     error);
}

/**
 * cbk_calendar_ref:
 * @self: a calendar
 *
 * Returns: (transfer full): @self
 */
CbkCalendar *
cbk_calendar_ref (CbkCalendar *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_calendar (gpointer data)
{
  g_hash_table_unref (((CbkCalendar *) data)->holidays);
}

/**
 * cbk_calendar_unref:
 * @self: (transfer full): a calendar
 */
void
cbk_calendar_unref (CbkCalendar *self)
{
  g_atomic_rc_box_release_full (self, clear_calendar);
}

/**
 * cbk_calendar_get_last_day:
 * @self: a calendar
 *
 * Returns: the last day that the table covers, so that a settings page can warn before it ends
 */
CbkDay
cbk_calendar_get_last_day (const CbkCalendar *self)
{
  return self->last;
}

/**
 * cbk_calendar_get_kind:
 * @self: a calendar
 * @day: a day that is set
 *
 * Returns: what @day is; %CBK_DAY_UNKNOWN for a Monday to Friday that the table does not cover
 */
CbkDayKind
cbk_calendar_get_kind (const CbkCalendar *self, CbkDay day)
{
  if (cbk_day_weekday (day) > 5)
    return CBK_DAY_WEEKEND;

  if (day < self->first || day > self->last)
    return CBK_DAY_UNKNOWN;

  return g_hash_table_contains (self->holidays, GINT_TO_POINTER (day)) ? CBK_DAY_HOLIDAY : CBK_DAY_WORKING;
}

/**
 * cbk_calendar_get_holiday_name:
 * @self: a calendar
 * @day: a day
 *
 * Returns: (nullable): "Good Friday" and so on, when @day is a bank holiday; owned by @self
 */
const char *
cbk_calendar_get_holiday_name (const CbkCalendar *self, CbkDay day)
{
  return g_hash_table_lookup (self->holidays, GINT_TO_POINTER (day));
}

/**
 * cbk_calendar_is_working_day:
 * @self: a calendar
 * @day: a day that is set
 * @ret_working: (out): whether people work on it
 * @error: %CBK_ERROR_NOT_FOUND when the table does not cover @day
 *
 * Returns: whether that is known
 */
gboolean
cbk_calendar_is_working_day (const CbkCalendar *self, CbkDay day, gboolean *ret_working, GError **error)
{
  CbkDayKind kind = cbk_calendar_get_kind (self, day);

  *ret_working = kind == CBK_DAY_WORKING;

  if (kind == CBK_DAY_UNKNOWN)
    {
      g_autofree char *text = cbk_uk_day_format (day);
      g_autofree char *first = cbk_uk_day_format (self->first);
      g_autofree char *last = cbk_uk_day_format (self->last);

      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND,
                   "Working days cannot be counted over %s: the bank holidays are known from %s to %s only.",
                   text, first, last);
      return FALSE;
    }

  return TRUE;
}

/* Steps by +1 or -1 until n working days were met. */
static CbkDay
walk (const CbkCalendar *self, CbkDay day, int n, int step, GError **error)
{
  while (n > 0)
    {
      gboolean working;

      day += step;
      if (!cbk_calendar_is_working_day (self, day, &working, error))
        return CBK_DAY_UNSET;
      n -= working;
    }

  return day;
}

/**
 * cbk_calendar_add_working_days:
 * @self: a calendar
 * @day: the day of the event, which is day 0 whether people work on it or not
 * @n: how many working days later; negative for earlier; 0 gives @day itself
 * @error: %CBK_ERROR_NOT_FOUND when the count leaves the table
 *
 * Returns: the @n th working day after (before) @day, or %CBK_DAY_UNSET
 */
CbkDay
cbk_calendar_add_working_days (const CbkCalendar *self, CbkDay day, int n, GError **error)
{
  g_return_val_if_fail (day != CBK_DAY_UNSET, CBK_DAY_UNSET);

  return walk (self, day, ABS (n), n < 0 ? -1 : 1, error);
}

/**
 * cbk_calendar_count_working_days:
 * @self: a calendar
 * @from: the day of the event, not counted
 * @to: the last day counted
 * @ret_count: (out): working days after @from up to and with @to; negative, with @to not counted, when @to is
 *   earlier
 * @error: %CBK_ERROR_NOT_FOUND when the count leaves the table
 *
 * Returns: whether they could be counted
 */
gboolean
cbk_calendar_count_working_days (const CbkCalendar *self, CbkDay from, CbkDay to, int *ret_count,
                                 GError **error)
{
  CbkDay last = MAX (from, to);
  int count = 0;

  for (CbkDay day = MIN (from, to) + 1; day <= last; day++)
    {
      gboolean working;

      if (!cbk_calendar_is_working_day (self, day, &working, error))
        return FALSE;
      count += working;
    }

  *ret_count = to < from ? -count : count;

  return TRUE;
}

/**
 * cbk_calendar_on_or_after:
 * @self: a calendar
 * @day: a day that is set
 * @error: %CBK_ERROR_NOT_FOUND when the search leaves the table
 *
 * Returns: @day when people work on it, else the next working day; or %CBK_DAY_UNSET
 */
CbkDay
cbk_calendar_on_or_after (const CbkCalendar *self, CbkDay day, GError **error)
{
  return walk (self, day - 1, 1, 1, error);
}

/**
 * cbk_calendar_on_or_before:
 * @self: a calendar
 * @day: a day that is set
 * @error: %CBK_ERROR_NOT_FOUND when the search leaves the table
 *
 * Returns: @day when people work on it, else the working day before; or %CBK_DAY_UNSET
 */
CbkDay
cbk_calendar_on_or_before (const CbkCalendar *self, CbkDay day, GError **error)
{
  return walk (self, day + 1, 1, -1, error);
}

static gboolean
has_corresponding_day (CbkDay day, int months, CbkDay *ret_day)
{
  int year, month, day_of_month, last;

  cbk_day_to_ymd (day, &year, &month, &day_of_month);

  month += months - 1;
  year += month / 12 - (month % 12 < 0);
  month = (month % 12 + 12) % 12 + 1;

  last = cbk_days_in_month (year, month);
  *ret_day = cbk_day_from_ymd (year, month, MIN (day_of_month, last));

  return day_of_month <= last;
}

/**
 * cbk_day_add_months:
 * @day: a day that is set
 * @months: how many calendar months later, negative for earlier
 *
 * Returns: the day of the same number in that month, or its last day when the month is too short;
 *   %CBK_DAY_UNSET outside the years 1 to 9999
 */
CbkDay
cbk_day_add_months (CbkDay day, int months)
{
  CbkDay result;

  g_return_val_if_fail (day != CBK_DAY_UNSET, CBK_DAY_UNSET);

  has_corresponding_day (day, months, &result);

  return result;
}

/**
 * cbk_day_end_of_months:
 * @first: the first day of a period
 * @months: its length in calendar months, at least 1
 *
 * A period of n months "beginning with" a day runs to the end of the day before the corresponding one; where
 * the last month has no corresponding day, to the end of that month.
 *
 * Returns: the last day of the period
 */
CbkDay
cbk_day_end_of_months (CbkDay first, int months)
{
  CbkDay result;

  g_return_val_if_fail (first != CBK_DAY_UNSET && months > 0, CBK_DAY_UNSET);

  return has_corresponding_day (first, months, &result) && result != CBK_DAY_UNSET ? result - 1 : result;
}

/**
 * cbk_day_end_of_days:
 * @first: the first day of a period
 * @days: its length, at least 1
 *
 * Returns: the last day of the period, of which @first is day 1
 */
CbkDay
cbk_day_end_of_days (CbkDay first, int days)
{
  g_return_val_if_fail (first != CBK_DAY_UNSET && days > 0, CBK_DAY_UNSET);

  return first + days - 1;
}
