/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-evidence.h"

#include "base/cbk-error.h"
#include "core/cbk-steps.h"
#include "core/cbk-work.h"
#include "model/cbk-record-json.h"

/**
 * cbk_evidence_hash_statement:
 * @statement: a statement
 *
 * What the witness signs: the text and all that belongs to it, as canonical JSON with its members in the order of their
 * names, so that the same statement has the same hash on every machine.
 *
 * Returns: (transfer full): its SHA-256 in lower-case digits
 */
char *
cbk_evidence_hash_statement (CbkRecord *statement)
{
  static const char *const names[] = {
    "age_text", "body", "declaration", "deletions", "exhibits", "identification", "number", "occupation", "witness_name",
  };
  g_autoptr(GString) json = g_string_new ("{");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const CbkField *field = cbk_record_class_find_field (CBK_RECORD_GET_CLASS (statement), names[i]);
      g_autofree char *text = cbk_record_dup_field (statement, field);

      g_string_append_printf (json, "%s\"%s\":", i > 0 ? "," : "", names[i]);
      cbk_json_append_string (json, text);
    }
  g_string_append_c (json, '}');

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, json->str, (gssize) json->len);
}

/* What is not saved yet was made last. */
static gint64
get_made (CbkRecord *event)
{
  return event->created_at != CBK_TIME_UNSET ? event->created_at : G_MAXINT64;
}

static gboolean
is_later (CbkRecord *a, CbkRecord *b)
{
  gint64 first = cbk_record_get_int (a, "happened_at");
  gint64 second = cbk_record_get_int (b, "happened_at");

  return first != second ? first > second : get_made (a) > get_made (b);
}

/* Of two events of one minute the later entry is the later event: rows come newest first, and equal ones keep their order. */
static void
sort_events (GPtrArray *events)
{
  for (guint i = 0; i < events->len / 2; i++)
    {
      gpointer swap = events->pdata[i];

      events->pdata[i] = events->pdata[events->len - 1 - i];
      events->pdata[events->len - 1 - i] = swap;
    }

  for (guint i = 1; i < events->len; i++)
    for (guint j = i; j > 0 && is_later (events->pdata[j - 1], events->pdata[j]); j--)
      {
        gpointer swap = events->pdata[j];

        events->pdata[j] = events->pdata[j - 1];
        events->pdata[j - 1] = swap;
      }
}

static gboolean
names_event (GPtrArray *events, const char *field, const char *id)
{
  for (guint i = 0; i < events->len; i++)
    if (g_strcmp0 (cbk_record_get_text (events->pdata[i], field), id) == 0)
      return TRUE;

  return FALSE;
}

/**
 * cbk_evidence_find_holder:
 * @events: (element-type CbkRecord): an exhibit's continuity events in the order in which they happened
 *
 * The last event that says to whom or where it went counts; one that was corrected does not. An officer who is given
 * something has to say that they have it. A place cannot.
 *
 * Returns: where it is
 */
CbkHolder
cbk_evidence_find_holder (GPtrArray *events)
{
  CbkHolder holder = { .confirmed = TRUE };

  for (guint i = events->len; i > 0; i--)
    {
      CbkRecord *event = events->pdata[i - 1];
      const char *officer = cbk_record_get_text (event, "to_officer");
      const char *text = cbk_record_get_text (event, "to_text");
      const char *from = cbk_record_get_text (event, "from_officer");

      if ((officer == NULL && text == NULL) || names_event (events, "corrects", event->id))
        continue;

      holder = (CbkHolder) { event, officer, text, TRUE };
      if (officer != NULL && g_strcmp0 (officer, from) != 0)
        holder.confirmed = cbk_record_get_text (event, "confirms") != NULL || names_event (events, "confirms", event->id);
      break;
    }

  return holder;
}

/**
 * cbk_evidence_load_continuity:
 * @context: a context
 * @exhibit: an exhibit's id
 * @error: any store error
 *
 * Returns: (transfer full) (element-type CbkRecord) (nullable): its events in the order in which they happened
 */
GPtrArray *
cbk_evidence_load_continuity (CbkContext *context, const char *exhibit, GError **error)
{
  GPtrArray *events = cbk_work_find (context, "continuity_event", "exhibit", exhibit, error);

  if (events != NULL)
    sort_events (events);

  return events;
}

static void
warn_gap (CbkContext *context, const CbkHolder *holder, gint64 at)
{
  if (!holder->confirmed)
    cbk_context_warn (context, "Gap in continuity: who got it last has not confirmed that they have it.");

  if (holder->event != NULL && at < cbk_record_get_int (holder->event, "happened_at"))
    cbk_context_warn (context, "This is entered after what happened later; the holder is whoever had it last.");

  if (holder->officer != NULL && g_strcmp0 (holder->officer, cbk_context_get_user (context)->id) != 0)
    cbk_context_warn (context, "Somebody else holds it by the record, not you.");
}

/**
 * cbk_evidence_add_continuity:
 * @context: the context of a command that may be told "happened_at", "to_officer", "to_text", "place", "why",
 *   "seal_checked", "seal_after" and "signature"
 * @exhibit: an exhibit
 * @kind: a code of the list "continuity_kind"
 * @error: any error
 *
 * Adds what happened to it. From whom it went is not asked but known.
 *
 * Returns: (transfer none) (nullable): the event
 */
CbkRecord *
cbk_evidence_add_continuity (CbkContext *context, CbkRecord *exhibit, const char *kind, GError **error)
{
  CbkOutbox *outbox = cbk_session_get_outbox (cbk_context_get_session (context));
  g_autoptr(GPtrArray) events = cbk_evidence_load_continuity (context, exhibit->id, error);
  gint64 at = cbk_context_get_time (context, "happened_at");
  CbkHolder holder;
  CbkRecord *event;

  if (events == NULL || !cbk_step_check_past (context, at, "This", error))
    return NULL;

  holder = cbk_evidence_find_holder (events);
  if (holder.event != NULL && !g_str_equal (kind, "correction"))
    warn_gap (context, &holder, at);

  event = cbk_context_create (context, "continuity_event");
  cbk_record_set_text (event, "exhibit", exhibit->id);
  cbk_record_set_text (event, "kind", kind);
  cbk_record_set_int (event, "happened_at", at);
  cbk_record_set_text (event, "from_officer", holder.officer);
  cbk_record_set_text (event, "from_text", holder.text);
  cbk_record_set_text (event, "seal_before", cbk_record_get_text (exhibit, "seal_number"));
  cbk_record_set_text (event, "device", cbk_outbox_get_device (outbox));
  event->restricted_to = g_strdup (exhibit->restricted_to);

  return cbk_context_fill (context, event, error, "to_officer", "to_text", "place", "reason=why", "seal_checked",
                           "seal_after", "signature", NULL) ? event : NULL;
}

static void
append_initial (GString *initials, const char *word)
{
  gunichar first = g_utf8_get_char (word);

  if (*word != '\0' && g_unichar_isalpha (first))
    g_string_append_unichar (initials, g_unichar_toupper (first));
}

/**
 * cbk_evidence_dup_initials:
 * @officer: an officer
 *
 * Returns: (transfer full): the initials by which their exhibits go: those on their record, or those of their names
 */
char *
cbk_evidence_dup_initials (CbkRecord *officer)
{
  const char *given = cbk_record_get_text (officer, "initials");
  const char *forenames = cbk_record_get_text (officer, "forenames");
  const char *surname = cbk_record_get_text (officer, "surname");
  g_auto(GStrv) words = g_strsplit (forenames != NULL ? forenames : "", " ", -1);
  GString *initials = g_string_new (given);

  if (initials->len == 0)
    {
      for (guint i = 0; words[i] != NULL; i++)
        append_initial (initials, words[i]);
      append_initial (initials, surname != NULL ? surname : "");
    }

  return g_string_free (initials, FALSE);
}

static GPtrArray *
find_siblings (CbkContext *context, CbkRecord *exhibit, GError **error)
{
  const char *of_case = cbk_record_get_text (exhibit, "case_id");

  return of_case != NULL ? cbk_work_find (context, "exhibit", "case_id", of_case, error)
                         : cbk_work_find (context, "exhibit", "subject_id", cbk_record_get_text (exhibit, "subject_id"), error);
}

/**
 * cbk_evidence_number_exhibit:
 * @context: a context
 * @exhibit: a draft of an exhibit, with its case, the producer's initials and perhaps a number
 * @error: %CBK_ERROR_CONFLICT, with the next free number, when the number is taken
 *
 * A reference is the initials of who produces it and a number, unique for these initials in one investigation.
 *
 * Returns: whether it has a reference
 */
gboolean
cbk_evidence_number_exhibit (CbkContext *context, CbkRecord *exhibit, GError **error)
{
  const char *initials = cbk_record_get_text (exhibit, "producer_initials");
  g_autoptr(GPtrArray) siblings = find_siblings (context, exhibit, error);
  gint64 wanted = cbk_record_get_int (exhibit, "number");
  g_autofree char *reference = NULL;
  gboolean taken = FALSE;
  gint64 last = 0;

  if (siblings == NULL)
    return FALSE;

  for (guint i = 0; i < siblings->len; i++)
    {
      CbkRecord *other = siblings->pdata[i];

      if (other == exhibit || g_strcmp0 (cbk_record_get_text (other, "producer_initials"), initials) != 0)
        continue;

      taken |= cbk_record_get_int (other, "number") == wanted && cbk_record_get_text (other, "derived_from") == NULL;
      last = MAX (last, cbk_record_get_int (other, "number"));
    }

  if (wanted != CBK_INT_UNSET && (taken || wanted < 1))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_CONFLICT,
                   "%s/%" G_GINT64_FORMAT " cannot be used in this investigation; %s/%" G_GINT64_FORMAT " is free", initials,
                   wanted, initials, last + 1);
      return FALSE;
    }

  wanted = wanted != CBK_INT_UNSET ? wanted : last + 1;
  reference = g_strdup_printf ("%s/%" G_GINT64_FORMAT, initials, wanted);
  cbk_record_set_int (exhibit, "number", wanted);
  cbk_record_set_text (exhibit, "reference", reference);

  return TRUE;
}

/* A, B ... Z, then 27, 28: nobody makes that many. */
static char *
make_copy_reference (const char *original, guint index)
{
  return index < 26 ? g_strdup_printf ("%s/%c", original, 'A' + index) : g_strdup_printf ("%s/%u", original, index + 1);
}

/**
 * cbk_evidence_number_copy:
 * @context: a context
 * @copy: a draft of an exhibit made from another
 * @original: that other
 * @error: any store error
 *
 * A copy is an exhibit of its own, named after what it was made from: JBS/1/A.
 *
 * Returns: whether it has a reference
 */
gboolean
cbk_evidence_number_copy (CbkContext *context, CbkRecord *copy, CbkRecord *original, GError **error)
{
  g_autoptr(GPtrArray) copies = cbk_work_find (context, "exhibit", "derived_from", original->id, error);
  g_autofree char *reference = NULL;
  guint others = 0;

  if (copies == NULL)
    return FALSE;

  for (guint i = 0; i < copies->len; i++)
    others += copies->pdata[i] != copy;

  reference = make_copy_reference (cbk_record_get_text (original, "reference"), others);
  cbk_record_set_text (copy, "reference", reference);
  cbk_record_set_int (copy, "number", cbk_record_get_int (original, "number"));

  return TRUE;
}
