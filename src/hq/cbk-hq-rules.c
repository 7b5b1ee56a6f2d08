/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-rules.h"

#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "domain/cbk-rules.h"
#include "domain/cbk-uk-time.h"

/* The numbers that headquarters goes by are data (data/reference/law/sync.json). */

static gpointer
load_rules (gpointer unused)
{
  g_autoptr(GError) error = NULL;
  CbkRules *rules = cbk_rules_load_builtin (&error);

  if (rules == NULL)
    g_error ("The rules that the program came with cannot be read: %s", error->message);

  return rules;
}

/* Read once and never changed: any thread. */
static CbkRule *
find_rule (const char *code, gint64 moment)
{
  static GOnce once = G_ONCE_INIT;

  return cbk_rules_lookup (g_once (&once, load_rules, NULL), code, cbk_uk_day (moment));
}

/**
 * cbk_hq_rules_after:
 * @code: a rule with "hours"
 * @moment: when they begin
 *
 * Returns: when they end; %CBK_TIME_UNSET when there is no such rule then
 */
gint64
cbk_hq_rules_after (const char *code, gint64 moment)
{
  CbkRule *rule = find_rule (code, moment);

  return rule != NULL ? moment + cbk_rule_get_int (rule, "hours", 0) * CBK_HOUR : CBK_TIME_UNSET;
}

static char *
format_number (CbkRule *rule, gint64 number, int year)
{
  g_autofree char *digits = g_strdup_printf ("%0*" G_GINT64_FORMAT, (int) CLAMP (cbk_rule_get_int (rule, "digits", 1), 1, 18),
                                             number);
  g_autofree char *short_year = g_strdup_printf ("%02d", year % 100);
  g_autoptr(GString) text = g_string_new (cbk_rule_get_text (rule, "format"));

  g_string_replace (text, "{number}", digits, 0);
  g_string_replace (text, "{year}", short_year, 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * cbk_hq_rules_issue:
 * @storage: in a transaction
 * @type: a kind of record
 * @doc: a new one; gets its number where it has none
 * @fver: goes with @doc
 * @error: any store error
 *
 * Headquarters gives crime numbers and their like in the transaction that makes the record; the provisional one that the
 * laptop gave stays beside it.
 *
 * Returns: whether that is done
 */
gboolean
cbk_hq_rules_issue (CbkHqStorage *storage, const char *type, JsonObject *doc, JsonObject *fver, GError **error)
{
  gint64 now = cbk_env_now (storage->env), number;
  g_autofree char *code = g_strconcat ("reference.", type, NULL);
  CbkRule *rule = find_rule (code, now);
  const char *field = rule != NULL ? cbk_rule_get_text (rule, "field") : NULL;
  g_autofree char *text = NULL;
  int year, month, day;

  if (field == NULL || cbk_json_get_text (doc, field) != NULL)
    return TRUE;

  cbk_day_to_ymd (cbk_uk_day (now), &year, &month, &day);
  if (!cbk_hq_storage_next_number (storage, type, year, cbk_rule_get_int (rule, "first", 1), &number, error))
    return FALSE;

  text = format_number (rule, number, year);
  json_object_set_string_member (doc, field, text);
  json_object_set_int_member (fver, field, 1);

  return TRUE;
}
