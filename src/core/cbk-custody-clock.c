/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-custody-clock.h"

#include "core/cbk-steps.h"
#include "core/cbk-work.h"

struct _CbkCustodyClock
{
  CbkCustodyFacts facts;
  GPtrArray *events;      /* in the order in which they happened; the facts borrow from them */
  GArray *absences;
  GArray *reviews;
  gboolean extended;
  CbkRecord *outside;     /* an extension outside the power, which moves nothing */
  gint64 warrant_until;
};

static int
compare_events (gconstpointer a, gconstpointer b)
{
  gint64 first = cbk_record_get_int (*(CbkRecord **) a, "happened_at");
  gint64 second = cbk_record_get_int (*(CbkRecord **) b, "happened_at");

  return (first > second) - (first < second);
}

/* An event that a later one corrects does not count; the later one does. */
static GPtrArray *
choose_events (GPtrArray *events)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < events->len; i++)
    {
      CbkRecord *event = events->pdata[i];
      gboolean corrected = FALSE;

      for (guint j = 0; j < events->len && !corrected; j++)
        corrected = g_strcmp0 (cbk_record_get_text (events->pdata[j], "corrects"), event->id) == 0;

      if (!corrected && event->withdrawn == NULL)
        g_ptr_array_add (chosen, g_object_ref (event));
    }

  g_ptr_array_sort (chosen, compare_events);

  return chosen;
}

static gboolean
is_kind (CbkRecord *event, const char *kind)
{
  return g_str_equal (cbk_record_get_text (event, "kind"), kind);
}

static gboolean
was_questioned (CbkRecord *event)
{
  return g_strcmp0 (cbk_record_get_text (event, "questioned"), "yes") == 0;
}

static void
add_absence (CbkCustodyClock *self, guint index)
{
  CbkRecord *leaving = self->events->pdata[index];
  CbkCustodyAbsence absence = {
    .from = cbk_record_get_int (leaving, "happened_at"),
    .to = cbk_record_get_int (leaving, "ended_at"),
    .questioned = was_questioned (leaving),
  };

  for (guint i = index + 1; absence.to == CBK_TIME_UNSET && i < self->events->len; i++)
    if (is_kind (self->events->pdata[i], "from_hospital"))
      {
        absence.to = cbk_record_get_int (self->events->pdata[i], "happened_at");
        absence.questioned |= was_questioned (self->events->pdata[i]);
      }

  g_array_append_val (self->absences, absence);
}

static void
add_review (CbkCustodyClock *self, CbkRecord *event)
{
  CbkCustodyReview review = {
    .done_at = cbk_record_get_int (event, "happened_at"),
    .postponed_because = cbk_record_get_bool (event, "postponed") ? cbk_record_get_text (event, "postponed_reason") : NULL,
  };

  g_array_append_val (self->reviews, review);
}

static void
read_events (CbkCustodyClock *self)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      CbkRecord *event = self->events->pdata[i];

      if (is_kind (event, "to_hospital"))
        add_absence (self, i);
      else if (is_kind (event, "review") || is_kind (event, "review_phone"))
        add_review (self, event);
      else if (is_kind (event, "extension") && cbk_record_get_bool (event, "outside_power"))
        self->outside = event;
      else if (is_kind (event, "extension"))
        self->extended = TRUE;
      else if (is_kind (event, "warrant") || is_kind (event, "warrant_extended"))
        self->warrant_until = MAX (self->warrant_until, cbk_record_get_int (event, "extended_until"));
    }
}

static CbkCustodyArrival
read_arrival (const char *basis)
{
  if (g_strcmp0 (basis, "voluntary") == 0)
    return CBK_CUSTODY_VOLUNTARY;
  if (g_strcmp0 (basis, "street_bail") == 0)
    return CBK_CUSTODY_STREET_BAIL;
  if (basis != NULL && g_str_has_prefix (basis, "other_area"))
    return CBK_CUSTODY_OUT_OF_AREA;

  return CBK_CUSTODY_ORDINARY;
}

/**
 * cbk_custody_clock_new:
 * @record: a custody record
 * @events: (element-type CbkRecord): all its events, in any order
 *
 * Returns: (transfer full): what they say
 */
CbkCustodyClock *
cbk_custody_clock_new (CbkRecord *record, GPtrArray *events)
{
  CbkCustodyClock *self = g_new0 (CbkCustodyClock, 1);
  const char *basis = cbk_record_get_text (record, "relevant_basis");
  gint64 before = cbk_record_get_int (record, "earlier_detention");

  self->events = choose_events (events);
  self->absences = g_array_new (FALSE, FALSE, sizeof (CbkCustodyAbsence));
  self->reviews = g_array_new (FALSE, FALSE, sizeof (CbkCustodyReview));
  self->warrant_until = CBK_TIME_UNSET;
  read_events (self);

  self->facts.arrival = read_arrival (basis);
  self->facts.arrested_at = cbk_record_get_int (record, "arrested_at");
  self->facts.arrived_at = cbk_record_get_int (record, "arrived_at");
  self->facts.authorised_at = cbk_record_get_int (record, "authorised_at");
  self->facts.used_before = before != CBK_INT_UNSET ? before * CBK_MINUTE : 0;
  self->facts.absences = (const CbkCustodyAbsence *) self->absences->data;
  self->facts.n_absences = self->absences->len;
  self->facts.reviews = (const CbkCustodyReview *) self->reviews->data;
  self->facts.n_reviews = self->reviews->len;

  /* A relevant time that the custody system gave stands, whatever else is known. */
  if (g_strcmp0 (basis, "given") == 0)
    self->facts.arrived_at = cbk_record_get_int (record, "relevant_at");

  return self;
}

void
cbk_custody_clock_free (CbkCustodyClock *self)
{
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->absences, g_array_unref);
  g_clear_pointer (&self->reviews, g_array_unref);
  g_free (self);
}

/**
 * cbk_custody_clock_get_facts:
 * @self: a clock
 *
 * Returns: (transfer none): what to ask the law with
 */
const CbkCustodyFacts *
cbk_custody_clock_get_facts (CbkCustodyClock *self)
{
  return &self->facts;
}

/* Until the person has arrived there is nothing to count from. */
static gboolean
has_begun (CbkCustodyClock *self)
{
  switch (self->facts.arrival)
    {
    case CBK_CUSTODY_VOLUNTARY:
    case CBK_CUSTODY_OUT_OF_AREA:
      return self->facts.arrested_at != CBK_TIME_UNSET;

    case CBK_CUSTODY_ORDINARY:
    case CBK_CUSTODY_STREET_BAIL:
    default:
      return self->facts.arrived_at != CBK_TIME_UNSET;
    }
}

static void
set_deadline (CbkRecord *draft, const char *field, const char *rule_field, gint64 time, const char *rule)
{
  cbk_record_set_int (draft, field, time);
  cbk_record_set_text (draft, rule_field, rule);
}

static gboolean
set_relevant_time (CbkCustodyClock *self, const CbkRules *rules, CbkRecord *draft, GError **error)
{
  g_autoptr(CbkFinding) relevant = cbk_custody_relevant_time (rules, &self->facts, error);

  if (relevant == NULL)
    return FALSE;

  cbk_record_set_int (draft, "relevant_at", cbk_finding_get_moment (relevant));
  if (self->facts.arrival == CBK_CUSTODY_OUT_OF_AREA)
    cbk_record_set_text (draft, "relevant_basis",
                         cbk_finding_get_moment (relevant) == self->facts.arrived_at ? "other_area_arrival"
                                                                                      : "other_area_24_hours");
  else if (cbk_record_get_text (draft, "relevant_basis") == NULL)
    cbk_record_set_text (draft, "relevant_basis", "arrival");

  return TRUE;
}

static char *
explain_detention (CbkCustodyClock *self, CbkFinding *limit)
{
  g_autofree char *sentence = cbk_finding_explain (limit);
  const char *note = self->outside != NULL ? cbk_record_get_text (self->outside, "note") : NULL;

  return note != NULL ? g_strconcat (sentence, " Breach: ", note, NULL) : g_steal_pointer (&sentence);
}

/* The first limit runs for everybody, the second once a superintendent extended, a warrant until what the court said. */
static gboolean
set_detention (CbkCustodyClock *self, const CbkRules *rules, CbkRecord *draft, GError **error)
{
  g_autoptr(GPtrArray) limits = cbk_custody_detention (rules, &self->facts, error);
  g_autofree char *rule = NULL;
  CbkFinding *limit;

  if (limits == NULL)
    return FALSE;

  if (self->warrant_until != CBK_TIME_UNSET)
    {
      set_deadline (draft, "detention_until", "detention_rule", self->warrant_until,
                    "Warrant of further detention: until the time that the court gave (PACE 1984 ss43 and 44).");
      return TRUE;
    }

  limit = limits->pdata[self->extended ? 1 : 0];
  rule = explain_detention (self, limit);
  set_deadline (draft, "detention_until", "detention_rule", cbk_finding_get_moment (limit), rule);

  return TRUE;
}

static gboolean
set_review (CbkCustodyClock *self, const CbkRules *rules, CbkRecord *draft, GError **error)
{
  g_autoptr(GPtrArray) reviews = cbk_custody_reviews (rules, &self->facts, 1, error);
  g_autofree char *rule = NULL;
  CbkFinding *next;

  if (reviews == NULL)
    return FALSE;

  next = reviews->pdata[reviews->len - 1];
  rule = cbk_finding_explain (next);
  set_deadline (draft, "review_due_at", "review_rule", cbk_finding_get_moment (next), rule);

  return TRUE;
}

/**
 * cbk_custody_clock_update:
 * @self: a clock
 * @rules: the dated rules
 * @draft: a draft of the custody record that it was made from
 * @error: what the law says when a time makes no sense
 *
 * Writes the relevant time, the end of detention and the next review, each with its rule. The two timers do not know of
 * each other. After charge no limit of detention before charge runs; after release nothing does.
 *
 * Returns: whether they could be computed
 */
gboolean
cbk_custody_clock_update (CbkCustodyClock *self, const CbkRules *rules, CbkRecord *draft, GError **error)
{
  gboolean charged = cbk_record_get_int (draft, "charged_at") != CBK_TIME_UNSET;
  gboolean released = cbk_record_get_int (draft, "released_at") != CBK_TIME_UNSET;

  if (has_begun (self) && !set_relevant_time (self, rules, draft, error))
    return FALSE;

  if (charged || released)
    set_deadline (draft, "detention_until", "detention_rule", CBK_TIME_UNSET, NULL);
  else if (has_begun (self) && !set_detention (self, rules, draft, error))
    return FALSE;

  if (released)
    set_deadline (draft, "review_due_at", "review_rule", CBK_TIME_UNSET, NULL);
  else if (self->facts.authorised_at != CBK_TIME_UNSET && !set_review (self, rules, draft, error))
    return FALSE;

  return TRUE;
}

/**
 * cbk_custody_clock_load:
 * @context: a context
 * @record: a custody record
 * @error: any store error
 *
 * Returns: (transfer full) (nullable): what it and its events say, with those of the command
 */
CbkCustodyClock *
cbk_custody_clock_load (CbkContext *context, CbkRecord *record, GError **error)
{
  g_autoptr(GPtrArray) events = cbk_work_find (context, "custody_event", "custody_record", record->id, error);

  return events != NULL ? cbk_custody_clock_new (record, events) : NULL;
}

/**
 * cbk_custody_clock_set:
 * @context: a context
 * @draft: a draft of a custody record
 * @error: any error
 *
 * Computes the draft's clocks again from its events.
 *
 * Returns: whether they could be computed
 */
gboolean
cbk_custody_clock_set (CbkContext *context, CbkRecord *draft, GError **error)
{
  g_autoptr(CbkCustodyClock) clock = cbk_custody_clock_load (context, draft, error);

  return clock != NULL && cbk_custody_clock_update (clock, cbk_context_get_rules (context), draft, error);
}

/**
 * cbk_custody_clock_add_event:
 * @context: a context
 * @record: a custody record
 * @kind: a code of the list "custody_event_kind"
 * @at: when it happened, in milliseconds since 1970 in UTC
 * @error: %CBK_ERROR_INVALID when that is still to come
 *
 * Adds what happened, as entered here and not by the custody system; by the user unless the command was told by whom.
 *
 * Returns: (transfer none) (nullable): the event
 */
CbkRecord *
cbk_custody_clock_add_event (CbkContext *context, CbkRecord *record, const char *kind, gint64 at, GError **error)
{
  const CbkUser *user = cbk_context_get_user (context);
  const char *officer = cbk_context_get_text (context, "officer_text");
  const char *rank = cbk_context_get_text (context, "rank");
  CbkRecord *event;

  if (!cbk_step_check_past (context, at, "This", error))
    return NULL;

  event = cbk_context_create (context, "custody_event");
  cbk_record_set_text (event, "custody_record", record->id);
  cbk_record_set_text (event, "kind", kind);
  cbk_record_set_int (event, "happened_at", at);
  cbk_record_set_bool (event, "unverified", TRUE);
  cbk_record_set_text (event, "officer_text", officer != NULL ? officer : user->name);
  cbk_record_set_text (event, "rank", rank != NULL ? rank : officer != NULL ? NULL : user->rank);
  event->restricted_to = g_strdup (record->restricted_to);

  return event;
}
