/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-custody-private.h"

#include "domain/cbk-uk-time.h"

static guint
count_reviews_before (const CbkCustodyFacts *custody, gint64 moment)
{
  guint count = 0;

  for (guint i = 0; i < custody->n_reviews; i++)
    count += custody->reviews[i].done_at <= moment;

  return count;
}

/**
 * cbk_custody_check_extension:
 * @rules: the dated rules
 * @custody: what the custody record says
 * @given_at: when the superintendent gave the extension, in milliseconds since 1970 in UTC
 * @override: (nullable): who wants it recorded although it is outside the power
 * @error: %CBK_ERROR_INVALID when a time is missing or the override is not complete; %CBK_ERROR_NOT_FOUND
 *
 * PACE 1984 s42: not before the second review, and not after 24 hours.
 *
 * Returns: (transfer full) (nullable): until when it runs: met when within the power; refused, or with an
 *   override breached, when outside
 */
CbkFinding *
cbk_custody_check_extension (const CbkRules *rules, const CbkCustodyFacts *custody, gint64 given_at,
                             const CbkOverride *override, GError **error)
{
  g_auto(CbkDetentionClock) clock = { 0 };
  g_autoptr(CbkFinding) self = NULL;
  g_autofree char *given = cbk_uk_time_format_brief (given_at);
  gint64 needed, not_after, extends_to, latest, end;
  guint done = count_reviews_before (custody, given_at);
  gboolean complete = TRUE;
  CbkRule *rule;

  if (!cbk_detention_clock_init (&clock, rules, custody, error) ||
      !(rule = cbk_rules_require (rules, "custody.extension", cbk_uk_day (clock.relevant_time), error)) ||
      !cbk_rule_read (rule, error, "reviews_before", &needed, "not_after_minutes", &not_after,
                      "extends_to_minutes", &extends_to, NULL))
    return NULL;

  self = cbk_finding_new ("custody.extension", "Superintendent's extension until", rule);
  end = cbk_detention_clock_reach (&clock, extends_to * CBK_MINUTE, NULL);
  latest = cbk_detention_clock_reach (&clock, not_after * CBK_MINUTE, NULL);

  if (end != CBK_TIME_UNSET)
    cbk_finding_set_moment (self, end);
  cbk_finding_add_moment (self, "relevant time", clock.relevant_time);
  cbk_finding_add_moment (self, "given", given_at);
  cbk_finding_add_input (self, "reviews done", "%u", done);
  cbk_finding_set_because (self, "given at %s", given);

  if (latest != CBK_TIME_UNSET && given_at > latest)
    {
      g_autofree char *text = cbk_uk_time_format_brief (latest);

      complete = cbk_finding_refuse (self, override, error, "outside the power, which ended at %s", text);
    }
  else if (done < needed)
    {
      complete = cbk_finding_refuse (self, override, error,
                                     "outside the power, which begins with review %d; %u done", (int) needed,
                                     done);
    }
  else
    {
      cbk_finding_set_outcome (self, CBK_FINDING_MET, "within the power");
    }

  return complete ? g_steal_pointer (&self) : NULL;
}

static void
add_detention_alerts (GPtrArray *list, CbkRule *rule, const CbkDetentionClock *clock)
{
  g_autoptr(GArray) minutes = cbk_rule_dup_list (rule, "detention_minutes");

  for (guint i = 0; i < minutes->len; i++)
    {
      gint64 elapsed = g_array_index (minutes, gint64, i);
      gint64 moment = cbk_detention_clock_reach (clock, elapsed * CBK_MINUTE, NULL);
      g_autofree char *code = g_strdup_printf ("custody.alert.detention.%" G_GINT64_FORMAT, elapsed);
      g_autofree char *duration = cbk_duration_describe (elapsed * CBK_MINUTE);
      CbkFinding *finding = cbk_finding_new (code, "Alert", rule);

      if (moment == CBK_TIME_UNSET)
        cbk_finding_set_state (finding, CBK_FINDING_PAUSED);
      else
        cbk_finding_set_moment (finding, moment);
      cbk_finding_add_moment (finding, "relevant time", clock->relevant_time);
      cbk_finding_set_because (finding, "%s of detention are used", duration);
      g_ptr_array_add (list, finding);
    }
}

static void
add_review_alerts (GPtrArray *list, CbkRule *rule, const CbkFinding *review)
{
  g_autoptr(GArray) minutes = cbk_rule_dup_list (rule, "before_review_minutes");

  for (guint i = 0; i < minutes->len; i++)
    {
      gint64 before = g_array_index (minutes, gint64, i);
      g_autofree char *code = g_strdup_printf ("custody.alert.review.%" G_GINT64_FORMAT, before);
      g_autofree char *duration = cbk_duration_describe (before * CBK_MINUTE);
      CbkFinding *finding = cbk_finding_new (code, "Alert", rule);

      cbk_finding_set_moment (finding, cbk_finding_get_moment (review) - before * CBK_MINUTE);
      cbk_finding_add_moment (finding, "review due", cbk_finding_get_moment (review));
      cbk_finding_set_because (finding, "%s before the next review", duration);
      g_ptr_array_add (list, finding);
    }
}

/**
 * cbk_custody_alerts:
 * @rules: the dated rules
 * @custody: what the custody record says
 * @error: %CBK_ERROR_INVALID, %CBK_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type CbkFinding) (nullable): when to alert about the 24 hours and, once
 *   detention is authorised, about the next review: "custody.alert.detention.720", "custody.alert.review.60"
 *   and so on, in minutes
 */
GPtrArray *
cbk_custody_alerts (const CbkRules *rules, const CbkCustodyFacts *custody, GError **error)
{
  g_auto(CbkDetentionClock) clock = { 0 };
  g_autoptr(GPtrArray) list = cbk_finding_list_new ();
  CbkRule *rule;

  if (!cbk_detention_clock_init (&clock, rules, custody, error) ||
      (rule = cbk_rules_require (rules, "custody.alerts", cbk_uk_day (clock.relevant_time), error)) == NULL)
    return NULL;

  add_detention_alerts (list, rule, &clock);

  if (custody->authorised_at != CBK_TIME_UNSET)
    {
      g_autoptr(GPtrArray) reviews = cbk_custody_reviews (rules, custody, 1, error);

      if (reviews == NULL)
        return NULL;
      add_review_alerts (list, rule, reviews->pdata[reviews->len - 1]);
    }

  return g_steal_pointer (&list);
}
