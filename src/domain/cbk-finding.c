/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-finding-private.h"

#include "base/cbk-error.h"
#include "domain/cbk-uk-time.h"

static void
clear_input (gpointer data)
{
  g_free (((CbkFindingInput *) data)->name);
  g_free (((CbkFindingInput *) data)->value);
}

/**
 * cbk_finding_new:
 * @code: what it is, for programs: "custody.detention.24h"
 * @what: what it is, for people, as a sentence begins: "First review due"
 * @rule: the rule that it rests on; a reference is taken
 *
 * Returns: (transfer full): a finding without a time
 */
CbkFinding *
cbk_finding_new (const char *code, const char *what, CbkRule *rule)
{
  CbkFinding *self = g_atomic_rc_box_new0 (CbkFinding);

  self->code = g_strdup (code);
  self->what = g_strdup (what);
  self->moment = CBK_TIME_UNSET;
  self->warning = CBK_TIME_UNSET;
  self->day = CBK_DAY_UNSET;
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_rule_unref);
  self->inputs = g_array_new (FALSE, FALSE, sizeof (CbkFindingInput));
  g_array_set_clear_func (self->inputs, clear_input);
  cbk_finding_add_rule (self, rule);

  return self;
}

/**
 * cbk_finding_ref:
 * @self: a finding
 *
 * Returns: (transfer full): @self
 */
CbkFinding *
cbk_finding_ref (CbkFinding *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_finding (gpointer data)
{
  CbkFinding *self = data;

  g_free (self->code);
  g_free (self->what);
  g_free (self->because);
  g_free (self->outcome);
  g_ptr_array_unref (self->rules);
  g_array_unref (self->inputs);
}

/**
 * cbk_finding_unref:
 * @self: (transfer full): a finding
 */
void
cbk_finding_unref (CbkFinding *self)
{
  g_atomic_rc_box_release_full (self, clear_finding);
}

/**
 * cbk_finding_list_new:
 *
 * Returns: (transfer full) (element-type CbkFinding): an empty list that owns what is added
 */
GPtrArray *
cbk_finding_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_finding_unref);
}

/**
 * cbk_finding_list_find:
 * @list: (element-type CbkFinding): findings
 * @code: the code of one
 *
 * Returns: (transfer none) (nullable): the first finding with that code
 */
CbkFinding *
cbk_finding_list_find (GPtrArray *list, const char *code)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((CbkFinding *) list->pdata[i])->code, code))
      return list->pdata[i];

  return NULL;
}

/**
 * cbk_finding_add_rule:
 * @self: a finding
 * @rule: a further rule that it rests on; a reference is taken
 */
void
cbk_finding_add_rule (CbkFinding *self, CbkRule *rule)
{
  g_ptr_array_add (self->rules, cbk_rule_ref (rule));
}

static void
take_input (CbkFinding *self, const char *name, char *value)
{
  CbkFindingInput input = { g_strdup (name), value };

  g_array_append_val (self->inputs, input);
}

/**
 * cbk_finding_add_input:
 * @self: a finding
 * @name: what went in, "time used before"
 * @format: its value as text, and what it needs
 */
void
cbk_finding_add_input (CbkFinding *self, const char *name, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  take_input (self, name, g_strdup_vprintf (format, args));
  va_end (args);
}

/**
 * cbk_finding_add_moment:
 * @self: a finding
 * @name: what went in, "relevant time"
 * @moment: milliseconds since 1970 in UTC; kept as the United Kingdom's clocks showed it
 */
void
cbk_finding_add_moment (CbkFinding *self, const char *name, gint64 moment)
{
  take_input (self, name, cbk_uk_time_format (moment));
}

/**
 * cbk_finding_add_day:
 * @self: a finding
 * @name: what went in, "day of arrest"
 * @day: a calendar day
 */
void
cbk_finding_add_day (CbkFinding *self, const char *name, CbkDay day)
{
  take_input (self, name, cbk_uk_day_format (day));
}

/**
 * cbk_finding_set_because:
 * @self: a finding
 * @format: how the time was arrived at, "6 hours after detention was authorised at 14:41", and what it needs
 */
void
cbk_finding_set_because (CbkFinding *self, const char *format, ...)
{
  va_list args;

  g_free (self->because);
  va_start (args, format);
  self->because = g_strdup_vprintf (format, args);
  va_end (args);
}

/**
 * cbk_finding_set_outcome:
 * @self: a finding
 * @state: what has come of it
 * @format: in words, "told on Wed 27 May 2026 09:00, 1 working day late", and what it needs
 */
void
cbk_finding_set_outcome (CbkFinding *self, CbkFindingState state, const char *format, ...)
{
  va_list args;

  self->state = state;
  g_free (self->outcome);
  va_start (args, format);
  self->outcome = g_strdup_vprintf (format, args);
  va_end (args);
}

/**
 * cbk_finding_set_state:
 * @self: a finding
 * @state: what has come of it, where that needs no words
 */
void
cbk_finding_set_state (CbkFinding *self, CbkFindingState state)
{
  self->state = state;
}

/**
 * cbk_finding_set_moment:
 * @self: a finding
 * @moment: when, in milliseconds since 1970 in UTC; the calendar day of it in the United Kingdom is set as
 *   well
 */
void
cbk_finding_set_moment (CbkFinding *self, gint64 moment)
{
  self->moment = moment;
  self->day = cbk_uk_day (moment);
}

/**
 * cbk_finding_set_day:
 * @self: a finding
 * @day: the last day, to its end
 */
void
cbk_finding_set_day (CbkFinding *self, CbkDay day)
{
  self->day = day;
}

/**
 * cbk_finding_set_warning:
 * @self: a finding
 * @moment: from when on it should be shown as near, in milliseconds since 1970 in UTC
 */
void
cbk_finding_set_warning (CbkFinding *self, gint64 moment)
{
  self->warning = moment;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/**
 * cbk_finding_refuse:
 * @self: a finding about something outside the power
 * @override: (nullable): who wants it recorded all the same
 * @error: %CBK_ERROR_INVALID when an override lacks its reason, name or rank
 * @format: why it is outside the power, and what that needs
 *
 * Without an override the finding is refused; with one it is a breach that shows who recorded it.
 *
 * Returns: whether the override, if any, is complete
 */
gboolean
cbk_finding_refuse (CbkFinding *self, const CbkOverride *override, GError **error, const char *format, ...)
{
  g_autofree char *why = NULL;
  va_list args;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);

  if (override == NULL)
    {
      cbk_finding_set_outcome (self, CBK_FINDING_REFUSED, "%s", why);
      return TRUE;
    }

  if (is_blank (override->reason) || is_blank (override->name) || is_blank (override->rank))
    {
      g_set_error (
        error, CBK_ERROR, CBK_ERROR_INVALID,
        "This is outside the power (%s). Recording it all the same needs a reason, a name and a rank.", why);
      return FALSE;
    }

  cbk_finding_add_input (self, "recorded because", "%s", override->reason);
  cbk_finding_add_input (self, "recorded by", "%s %s", override->rank, override->name);
  cbk_finding_set_outcome (self, CBK_FINDING_BREACHED, "%s; recorded as a fact by %s %s", why,
                           override->rank, override->name);

  return TRUE;
}

/**
 * cbk_finding_get_code:
 * @self: a finding
 *
 * Returns: what it is, for programs
 */
const char *
cbk_finding_get_code (const CbkFinding *self)
{
  return self->code;
}

/**
 * cbk_finding_get_what:
 * @self: a finding
 *
 * Returns: what it is, for people
 */
const char *
cbk_finding_get_what (const CbkFinding *self)
{
  return self->what;
}

/**
 * cbk_finding_get_rule:
 * @self: a finding
 * @index: 0 for the main rule
 *
 * Returns: (transfer none) (nullable): a rule that it rests on; %NULL after the last
 */
CbkRule *
cbk_finding_get_rule (const CbkFinding *self, guint index)
{
  return index < self->rules->len ? self->rules->pdata[index] : NULL;
}

/**
 * cbk_finding_get_input:
 * @self: a finding
 * @name: what went in
 *
 * Returns: (nullable): its value as text
 */
const char *
cbk_finding_get_input (const CbkFinding *self, const char *name)
{
  for (guint i = 0; i < self->inputs->len; i++)
    {
      const CbkFindingInput *input = &g_array_index (self->inputs, CbkFindingInput, i);

      if (g_str_equal (input->name, name))
        return input->value;
    }

  return NULL;
}

/**
 * cbk_finding_get_state:
 * @self: a finding
 *
 * Returns: what has come of it
 */
CbkFindingState
cbk_finding_get_state (const CbkFinding *self)
{
  return self->state;
}

/**
 * cbk_finding_get_moment:
 * @self: a finding
 *
 * Returns: when, in milliseconds since 1970 in UTC; %CBK_TIME_UNSET where the law counts in days or there is
 *   no time
 */
gint64
cbk_finding_get_moment (const CbkFinding *self)
{
  return self->moment;
}

/**
 * cbk_finding_get_day:
 * @self: a finding
 *
 * Returns: on which day, to its end where there is no moment; %CBK_DAY_UNSET when there is no time
 */
CbkDay
cbk_finding_get_day (const CbkFinding *self)
{
  return self->day;
}

/**
 * cbk_finding_get_end:
 * @self: a finding
 *
 * Returns: the last moment that is still in time: the moment, or the last millisecond of the day, in
 *   milliseconds since 1970 in UTC; %CBK_TIME_UNSET when there is no time
 */
gint64
cbk_finding_get_end (const CbkFinding *self)
{
  if (self->moment != CBK_TIME_UNSET || self->day == CBK_DAY_UNSET)
    return self->moment;

  return cbk_uk_start_of_day (self->day + 1) - 1;
}

/**
 * cbk_finding_get_warning:
 * @self: a finding
 *
 * Returns: from when on it is near, in milliseconds since 1970 in UTC, or %CBK_TIME_UNSET
 */
gint64
cbk_finding_get_warning (const CbkFinding *self)
{
  return self->warning;
}

/**
 * cbk_finding_is_confirmed:
 * @self: a finding
 *
 * Returns: whether every rule that it rests on is verified or avowedly a default of ours
 */
gboolean
cbk_finding_is_confirmed (const CbkFinding *self)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      CbkConfidence confidence = cbk_rule_get_confidence (self->rules->pdata[i]);

      if (confidence == CBK_CONFIDENCE_GENERAL || confidence == CBK_CONFIDENCE_UNCERTAIN)
        return FALSE;
    }

  return TRUE;
}
