/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-custody-private.h"

#include "base/cbk-error.h"
#include "domain/cbk-uk-time.h"

static const struct
{
  const char *code;
  const char *because;
} arrivals[] = {
  [CBK_CUSTODY_ORDINARY] = { "custody.relevant-time.ordinary",
                             "arrival at the first police station after arrest" },
  [CBK_CUSTODY_OUT_OF_AREA] = { "custody.relevant-time.out-of-area", "arrest for another area" },
  [CBK_CUSTODY_VOLUNTARY] = { "custody.relevant-time.voluntary",
                              "arrest at the station after attending voluntarily" },
  [CBK_CUSTODY_STREET_BAIL] = { "custody.relevant-time.street-bail", "arrival to answer street bail" },
};

static const char *const ordinals[] = {
  "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
};

static gboolean
need (gint64 moment, GError **error, const char *what)
{
  if (moment == CBK_TIME_UNSET)
    g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID, "The custody clock needs the time of %s.", what);

  return moment != CBK_TIME_UNSET;
}

static CbkDay
deciding_day (const CbkCustodyFacts *custody)
{
  return cbk_uk_day (custody->arrested_at != CBK_TIME_UNSET ? custody->arrested_at : custody->arrived_at);
}

static gboolean
find_out_of_area (CbkFinding *self, const CbkCustodyFacts *custody, GError **error)
{
  gint64 minutes, latest;

  if (!need (custody->arrested_at, error, "arrest") ||
      !cbk_rule_read (cbk_finding_get_rule (self, 0), error, "minutes_after_arrest", &minutes, NULL))
    return FALSE;

  latest = custody->arrested_at + minutes * CBK_MINUTE;
  cbk_finding_add_moment (self, "arrest", custody->arrested_at);

  if (custody->arrived_at != CBK_TIME_UNSET && custody->arrived_at <= latest)
    {
      cbk_finding_add_moment (self, "arrival", custody->arrived_at);
      cbk_finding_set_moment (self, custody->arrived_at);
      cbk_finding_set_because (
        self, "arrival at the relevant station, within the time after arrest for another area");
    }
  else
    {
      g_autofree char *duration = cbk_duration_describe (minutes * CBK_MINUTE);

      cbk_finding_set_moment (self, latest);
      cbk_finding_set_because (
        self, "%s after arrest for another area, before arrival at the relevant station", duration);
    }

  return TRUE;
}

/**
 * cbk_custody_relevant_time:
 * @rules: the dated rules
 * @custody: what the custody record says
 * @error: %CBK_ERROR_INVALID when a time is missing; %CBK_ERROR_NOT_FOUND
 *
 * PACE 1984 s41(2) and (3).
 *
 * Returns: (transfer full) (nullable): when the detention clock started
 */
CbkFinding *
cbk_custody_relevant_time (const CbkRules *rules, const CbkCustodyFacts *custody, GError **error)
{
  gboolean by_arrest = custody->arrival == CBK_CUSTODY_VOLUNTARY;
  gint64 moment = by_arrest ? custody->arrested_at : custody->arrived_at;
  g_autoptr(CbkFinding) self = NULL;
  CbkRule *rule;

  if (custody->arrival != CBK_CUSTODY_OUT_OF_AREA &&
      !need (moment, error, by_arrest ? "arrest" : "arrival at the station"))
    return NULL;

  if (custody->arrival == CBK_CUSTODY_OUT_OF_AREA && !need (custody->arrested_at, error, "arrest"))
    return NULL;

  rule = cbk_rules_require (rules, arrivals[custody->arrival].code, deciding_day (custody), error);
  if (rule == NULL)
    return NULL;

  self = cbk_finding_new ("custody.relevant-time", "Relevant time", rule);
  if (custody->arrival == CBK_CUSTODY_OUT_OF_AREA)
    return find_out_of_area (self, custody, error) ? g_steal_pointer (&self) : NULL;

  cbk_finding_set_moment (self, moment);
  cbk_finding_add_moment (self, by_arrest ? "arrest" : "arrival", moment);
  cbk_finding_set_because (self, "%s", arrivals[custody->arrival].because);

  return g_steal_pointer (&self);
}

static int
compare_absences (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const CbkCustodyAbsence *) a)->from;
  gint64 second = ((const CbkCustodyAbsence *) b)->from;

  return (first > second) - (first < second);
}

/* What two entries say twice is left out once. */
static void
merge_absences (GArray *absences)
{
  for (guint i = 1; i < absences->len;)
    {
      CbkCustodyAbsence *before = &g_array_index (absences, CbkCustodyAbsence, i - 1);
      const CbkCustodyAbsence *next = &g_array_index (absences, CbkCustodyAbsence, i);

      if (before->to != CBK_TIME_UNSET && next->from > before->to)
        {
          i++;
          continue;
        }

      if (before->to != CBK_TIME_UNSET && (next->to == CBK_TIME_UNSET || next->to > before->to))
        before->to = next->to;
      g_array_remove_index (absences, i);
    }
}

static gboolean
collect_absences (CbkDetentionClock *self, const CbkCustodyFacts *custody, GError **error)
{
  for (guint i = 0; i < custody->n_absences; i++)
    {
      CbkCustodyAbsence absence = custody->absences[i];

      if (absence.from == CBK_TIME_UNSET || (absence.to != CBK_TIME_UNSET && absence.to < absence.from))
        {
          g_set_error (error, CBK_ERROR, CBK_ERROR_INVALID,
                       "Absence %u from the station has no beginning, or ends before it.", i + 1);
          return FALSE;
        }

      absence.from = MAX (absence.from, self->relevant_time);
      if (!absence.questioned && (absence.to == CBK_TIME_UNSET || absence.to > absence.from))
        g_array_append_val (self->absences, absence);
    }

  g_array_sort (self->absences, compare_absences);
  merge_absences (self->absences);

  return TRUE;
}

gboolean
cbk_detention_clock_init (CbkDetentionClock *self, const CbkRules *rules, const CbkCustodyFacts *custody,
                          GError **error)
{
  g_autoptr(CbkFinding) relevant = cbk_custody_relevant_time (rules, custody, error);

  if (relevant == NULL)
    return FALSE;

  self->relevant_time = cbk_finding_get_moment (relevant);
  self->used_before = custody->used_before;
  self->absences = g_array_new (FALSE, FALSE, sizeof (CbkCustodyAbsence));

  return collect_absences (self, custody, error);
}

void
cbk_detention_clock_clear (CbkDetentionClock *self)
{
  g_clear_pointer (&self->absences, g_array_unref);
}

/* The moment at which so much detention has been used; unset when the clock stands still before. */
gint64
cbk_detention_clock_reach (const CbkDetentionClock *self, gint64 elapsed, gint64 *ret_left_out)
{
  gint64 moment = self->relevant_time + MAX (elapsed - self->used_before, 0);
  gint64 left_out = 0;

  for (guint i = 0; i < self->absences->len; i++)
    {
      const CbkCustodyAbsence *absence = &g_array_index (self->absences, CbkCustodyAbsence, i);

      if (absence->from >= moment)
        break;

      if (absence->to == CBK_TIME_UNSET)
        {
          moment = CBK_TIME_UNSET;
          break;
        }

      left_out += absence->to - absence->from;
      moment += absence->to - absence->from;
    }

  if (ret_left_out != NULL)
    *ret_left_out = left_out;

  return moment;
}

static gboolean
add_circumstances (CbkFinding *self, GString *because, const CbkRules *rules, const CbkDetentionClock *clock,
                   gint64 left_out, CbkDay day, GError **error)
{
  CbkRule *rule;

  if (clock->used_before > 0)
    {
      g_autofree char *used = cbk_duration_describe (clock->used_before);

      if ((rule = cbk_rules_require (rules, "custody.earlier-detention", day, error)) == NULL)
        return FALSE;
      cbk_finding_add_rule (self, rule);
      cbk_finding_add_input (self, "used before", "%s", used);
      g_string_append_printf (because, ", less %s used before", used);
    }

  if (left_out > 0 || cbk_finding_get_state (self) == CBK_FINDING_PAUSED)
    {
      g_autofree char *out = cbk_duration_describe (left_out);

      if ((rule = cbk_rules_require (rules, "custody.excluded", day, error)) == NULL)
        return FALSE;
      cbk_finding_add_rule (self, rule);
      cbk_finding_add_input (self, "left out", "%s", out);
      g_string_append_printf (because, ", leaving out %s in hospital or on the way", out);
    }

  return TRUE;
}

static CbkFinding *
find_limit (const CbkRules *rules, CbkRule *rule, const CbkDetentionClock *clock, gint64 minutes, CbkDay day,
            GError **error)
{
  g_autofree char *duration = cbk_duration_describe (minutes * CBK_MINUTE);
  g_autofree char *code = g_strdup_printf ("custody.detention.%" G_GINT64_FORMAT "h", minutes / 60);
  g_autofree char *what = g_strdup_printf ("%s of detention end", duration);
  g_autoptr(CbkFinding) self = cbk_finding_new (code, what, rule);
  g_autofree char *start = NULL;
  g_autoptr(GString) because = g_string_new (NULL);
  gint64 left_out, moment = cbk_detention_clock_reach (clock, minutes * CBK_MINUTE, &left_out);

  start = cbk_uk_time_format_near (clock->relevant_time, moment);
  cbk_finding_add_moment (self, "relevant time", clock->relevant_time);

  if (moment == CBK_TIME_UNSET)
    cbk_finding_set_outcome (self, CBK_FINDING_PAUSED,
                             "the clock stands still until the person is back at the station");
  else
    cbk_finding_set_moment (self, moment);

  g_string_append_printf (because, "%s from the relevant time %s", duration, start);
  if (!add_circumstances (self, because, rules, clock, left_out, day, error))
    return NULL;
  cbk_finding_set_because (self, "%s", because->str);

  return g_steal_pointer (&self);
}

static CbkFinding *
find_warrant (const CbkRules *rules, const CbkDetentionClock *clock, CbkDay day, GError **error)
{
  CbkRule *rule = cbk_rules_require (rules, "custody.warrant", day, error);
  g_autoptr(CbkFinding) self = NULL;
  gint64 within, grace, moment;

  if (rule == NULL || !cbk_rule_read (rule, error, "apply_within_minutes", &within,
                                      "court_not_sitting_minutes", &grace, NULL))
    return NULL;

  self = cbk_finding_new ("custody.warrant", "Warrant of further detention to be applied for by", rule);
  moment = cbk_detention_clock_reach (clock, within * CBK_MINUTE, NULL);
  if (moment == CBK_TIME_UNSET)
    cbk_finding_set_state (self, CBK_FINDING_PAUSED);
  else
    {
      g_autofree char *latest = cbk_uk_time_format_near (moment + grace * CBK_MINUTE, moment);

      cbk_finding_set_moment (self, moment);
      cbk_finding_set_because (self, "or by %s where the court could not sit", latest);
    }
  cbk_finding_add_moment (self, "relevant time", clock->relevant_time);

  return g_steal_pointer (&self);
}

/**
 * cbk_custody_detention:
 * @rules: the dated rules
 * @custody: what the custody record says
 * @error: %CBK_ERROR_INVALID, %CBK_ERROR_NOT_FOUND
 *
 * PACE 1984 ss41 to 44. Hours are elapsed hours, whatever the clocks on the wall do. Absences while a limit
 * has not been reached move it; reviews never do.
 *
 * Returns: (transfer full) (element-type CbkFinding) (nullable): "custody.detention.24h", "36h", "72h",
 *   "96h", each paused when the person is away, and "custody.warrant"
 */
GPtrArray *
cbk_custody_detention (const CbkRules *rules, const CbkCustodyFacts *custody, GError **error)
{
  g_auto(CbkDetentionClock) clock = { 0 };
  g_autoptr(GPtrArray) list = cbk_finding_list_new ();
  g_autoptr(GArray) limits = NULL;
  CbkFinding *finding;
  CbkRule *rule;

  if (!cbk_detention_clock_init (&clock, rules, custody, error) ||
      (rule = cbk_rules_require (rules, "custody.detention", deciding_day (custody), error)) == NULL)
    return NULL;

  limits = cbk_rule_dup_list (rule, "limits_minutes");
  for (guint i = 0; i < limits->len; i++)
    {
      finding = find_limit (rules, rule, &clock, g_array_index (limits, gint64, i), deciding_day (custody),
                            error);
      if (finding == NULL)
        return NULL;
      g_ptr_array_add (list, finding);
    }

  finding = find_warrant (rules, &clock, deciding_day (custody), error);
  if (finding == NULL)
    return NULL;
  g_ptr_array_add (list, finding);

  return g_steal_pointer (&list);
}

static int
compare_reviews (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const CbkCustodyReview *) a)->done_at;
  gint64 second = ((const CbkCustodyReview *) b)->done_at;

  return (first > second) - (first < second);
}

static CbkFinding *
new_review (CbkRule *rule, guint index, gint64 due, gint64 interval, const char *after, gint64 from)
{
  g_autofree char *code = g_strdup_printf ("custody.review.%u", index + 1);
  g_autofree char *what = g_strdup_printf ("%s review due",
                                           index < G_N_ELEMENTS (ordinals) ? ordinals[index] : "Later");
  g_autofree char *duration = cbk_duration_describe (interval);
  g_autofree char *at = cbk_uk_time_format_near (from, due);
  CbkFinding *self = cbk_finding_new (code, what, rule);

  cbk_finding_set_moment (self, due);
  cbk_finding_add_moment (self, after, from);
  cbk_finding_set_because (self, "%s after %s at %s", duration, after, at);

  return self;
}

static gboolean
judge_review (CbkFinding *self, const CbkRules *rules, const CbkCustodyReview *review, CbkDay day,
              GError **error)
{
  gint64 due = cbk_finding_get_moment (self);
  g_autofree char *done = cbk_uk_time_format_near (review->done_at, due);

  if (review->done_at <= due)
    {
      cbk_finding_set_outcome (self, CBK_FINDING_MET, "done at %s", done);
    }
  else if (review->postponed_because != NULL)
    {
      CbkRule *rule = cbk_rules_require (rules, "custody.review-postponed", day, error);

      if (rule == NULL)
        return FALSE;
      cbk_finding_add_rule (self, rule);
      cbk_finding_add_input (self, "postponed because", "%s", review->postponed_because);
      cbk_finding_set_outcome (self, CBK_FINDING_MET, "postponed, and done at %s", done);
    }
  else
    {
      cbk_finding_set_outcome (self, CBK_FINDING_BREACHED, "done late, at %s", done);
    }

  return TRUE;
}

static GArray *
sort_reviews (const CbkCustodyFacts *custody, GError **error)
{
  g_autoptr(GArray) reviews = g_array_new (FALSE, FALSE, sizeof (CbkCustodyReview));

  if (!need (custody->authorised_at, error, "authorisation"))
    return NULL;

  if (custody->n_reviews > 0)
    g_array_append_vals (reviews, custody->reviews, custody->n_reviews);
  g_array_sort (reviews, compare_reviews);

  if (reviews->len > 0 && g_array_index (reviews, CbkCustodyReview, 0).done_at < custody->authorised_at)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_INVALID,
                           "A review cannot be earlier than the authorisation of detention.");
      return NULL;
    }

  return g_steal_pointer (&reviews);
}

/**
 * cbk_custody_reviews:
 * @rules: the dated rules
 * @custody: what the custody record says
 * @n_ahead: how many reviews to foresee after those that were done
 * @error: %CBK_ERROR_INVALID when detention is not authorised; %CBK_ERROR_NOT_FOUND
 *
 * PACE 1984 s40. Counted from the authorisation, never from the relevant time. An early review brings the
 * next forward; a late one, postponed or not, does not put it off. Whether a review falls after a limit of
 * detention, and so never comes, is not its business.
 *
 * Returns: (transfer full) (element-type CbkFinding) (nullable): "custody.review.1" and so on: met or
 *   breached, then due
 */
GPtrArray *
cbk_custody_reviews (const CbkRules *rules, const CbkCustodyFacts *custody, guint n_ahead, GError **error)
{
  g_autoptr(GArray) reviews = sort_reviews (custody, error);
  g_autoptr(GPtrArray) list = cbk_finding_list_new ();
  const char *after = "detention was authorised";
  gint64 from = custody->authorised_at;
  gint64 first, next;
  CbkRule *rule;
  CbkDay day;

  if (reviews == NULL)
    return NULL;

  day = cbk_uk_day (custody->authorised_at);
  rule = cbk_rules_require (rules, "custody.review", day, error);
  if (rule == NULL || !cbk_rule_read (rule, error, "first_minutes", &first, "next_minutes", &next, NULL))
    return NULL;

  for (guint i = 0; i < reviews->len + n_ahead; i++)
    {
      gint64 interval = (i == 0 ? first : next) * CBK_MINUTE;
      gint64 due = from + interval;
      CbkFinding *finding = new_review (rule, i, due, interval, after, from);

      g_ptr_array_add (list, finding);
      after = "the review before fell due";
      from = due;

      if (i >= reviews->len)
        cbk_finding_set_state (finding, CBK_FINDING_DUE);
      else if (!judge_review (finding, rules, &g_array_index (reviews, CbkCustodyReview, i), day, error))
        return NULL;
      else if (g_array_index (reviews, CbkCustodyReview, i).done_at <= due)
        {
          after = "the review before was done";
          from = g_array_index (reviews, CbkCustodyReview, i).done_at;
        }
    }

  return g_steal_pointer (&list);
}
