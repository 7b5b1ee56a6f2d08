/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-finding-private.h"

#include "base/cbk-json.h"
#include "domain/cbk-uk-time.h"

static const char *const state_names[] = {
  [CBK_FINDING_PLAIN] = NULL,
  [CBK_FINDING_DUE] = "due",
  [CBK_FINDING_MET] = "met",
  [CBK_FINDING_ATTEMPTED] = "attempted",
  [CBK_FINDING_BREACHED] = "breached",
  [CBK_FINDING_REFUSED] = "refused",
  [CBK_FINDING_EXEMPT] = "exempt",
  [CBK_FINDING_PAUSED] = "paused",
  [CBK_FINDING_IMPOSSIBLE] = "impossible",
};

static void
append_time (const CbkFinding *self, GString *sentence)
{
  g_autofree char *text = self->moment != CBK_TIME_UNSET ? cbk_uk_time_format_brief (self->moment)
                                                         : cbk_uk_day_format (self->day);

  if (text != NULL)
    g_string_append_printf (sentence, " %s", text);
}

/**
 * cbk_finding_explain:
 * @self: a finding
 *
 * Returns: (transfer full): one sentence that says what, when, why, by which rule, and how far that is to be
 *   trusted
 */
char *
cbk_finding_explain (const CbkFinding *self)
{
  g_autoptr(GString) sentence = g_string_new (self->what);

  append_time (self, sentence);
  if (self->because != NULL)
    g_string_append_printf (sentence, ": %s", self->because);
  if (self->outcome != NULL)
    g_string_append_printf (sentence, "%s%s", self->because != NULL ? "; " : ": ", self->outcome);

  for (guint i = 0; i < self->rules->len; i++)
    {
      CbkRule *rule = self->rules->pdata[i];

      g_string_append_printf (sentence, "%s%s; rule %s version %d, %s", i == 0 ? " (" : "; also ",
                              cbk_rule_get_citation (rule), cbk_rule_get_set (rule),
                              cbk_rule_get_version (rule),
                              cbk_confidence_describe (cbk_rule_get_confidence (rule)));
    }
  g_string_append (sentence, ").");

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

static void
append_member (GString *json, const char *name, const char *value)
{
  g_string_append_printf (json, ",\"%s\":", name);
  cbk_json_append_string (json, value);
}

static void
append_rules (const CbkFinding *self, GString *json)
{
  g_string_append (json, ",\"rules\":[");
  for (guint i = 0; i < self->rules->len; i++)
    {
      CbkRule *rule = self->rules->pdata[i];

      g_string_append (json, i > 0 ? ",{\"citation\":" : "{\"citation\":");
      cbk_json_append_string (json, cbk_rule_get_citation (rule));
      append_member (json, "code", cbk_rule_get_code (rule));
      append_member (json, "confidence", cbk_confidence_get_mark (cbk_rule_get_confidence (rule)));
      append_member (json, "set", cbk_rule_get_set (rule));
      g_string_append_printf (json, ",\"version\":%d}", cbk_rule_get_version (rule));
    }
  g_string_append_c (json, ']');
}

static void
append_inputs (const CbkFinding *self, GString *json)
{
  g_string_append (json, ",\"inputs\":[");
  for (guint i = 0; i < self->inputs->len; i++)
    {
      const CbkFindingInput *input = &g_array_index (self->inputs, CbkFindingInput, i);

      g_string_append (json, i > 0 ? ",{\"name\":" : "{\"name\":");
      cbk_json_append_string (json, input->name);
      append_member (json, "value", input->value);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

/**
 * cbk_finding_to_json:
 * @self: a finding
 *
 * Returns: (transfer full): all of it as canonical JSON, to be kept with the deadline; with the sentence, so
 *   that it can be explained when the rules have long changed
 */
char *
cbk_finding_to_json (const CbkFinding *self)
{
  g_autoptr(GString) json = g_string_new ("{\"because\":");
  g_autofree char *sentence = cbk_finding_explain (self);
  g_autofree char *day = cbk_day_format (self->day);
  g_autofree char *moment = cbk_time_format (self->moment);
  g_autofree char *warning = cbk_time_format (self->warning);

  /* Members are written in the order of their names, as the canonical form wants them. */
  cbk_json_append_string (json, self->because);
  append_member (json, "code", self->code);
  append_member (json, "day", day);
  append_inputs (self, json);
  append_member (json, "moment", moment);
  append_member (json, "outcome", self->outcome);
  append_rules (self, json);
  append_member (json, "sentence", sentence);
  append_member (json, "state", state_names[self->state]);
  append_member (json, "warning", warning);
  append_member (json, "what", self->what);
  g_string_append_c (json, '}');

  return g_string_free (g_steal_pointer (&json), FALSE);
}

/**
 * cbk_count_describe:
 * @n: a number
 * @one: the noun for 1
 * @many: the noun for other numbers
 *
 * Returns: (transfer full): "1 working day", "5 working days"
 */
char *
cbk_count_describe (gint64 n, const char *one, const char *many)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", n, n == 1 ? one : many);
}

/**
 * cbk_duration_describe:
 * @duration: milliseconds, not negative
 *
 * Returns: (transfer full): "6 hours", "4 hours 30 minutes", "10 minutes"
 */
char *
cbk_duration_describe (gint64 duration)
{
  gint64 hours = duration / CBK_HOUR;
  gint64 minutes = duration % CBK_HOUR / CBK_MINUTE;
  g_autofree char *hours_text = cbk_count_describe (hours, "hour", "hours");
  g_autofree char *minutes_text = cbk_count_describe (minutes, "minute", "minutes");

  if (hours > 0 && minutes > 0)
    return g_strconcat (hours_text, " ", minutes_text, NULL);

  return hours > 0 ? g_steal_pointer (&hours_text) : g_steal_pointer (&minutes_text);
}
