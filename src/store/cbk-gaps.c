/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-gaps.h"

#include "base/cbk-error.h"

struct _CbkGaps
{
  GArray *ranges;   /* CbkGap, ascending, never touching each other */
};

/**
 * cbk_gaps_new:
 *
 * Returns: (transfer full): no gaps
 */
CbkGaps *
cbk_gaps_new (void)
{
  CbkGaps *self = g_new0 (CbkGaps, 1);

  self->ranges = g_array_new (FALSE, FALSE, sizeof (CbkGap));

  return self;
}

void
cbk_gaps_free (CbkGaps *self)
{
  g_clear_pointer (&self->ranges, g_array_unref);
  g_free (self);
}

/**
 * cbk_gaps_read:
 * @outbox: the evidence, on its thread
 * @chain: %CBK_GAPS_MUTATION or %CBK_GAPS_ACCESS
 * @error: %CBK_ERROR_CORRUPT when what is recorded makes no sense, or any store error
 *
 * Returns: (transfer full) (nullable): what is recorded as lost; empty where nothing ever was
 */
CbkGaps *
cbk_gaps_read (CbkConnection *outbox, const char *chain, GError **error)
{
  g_autoptr(CbkGaps) self = cbk_gaps_new ();
  g_autofree char *text = NULL;
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, outbox, "SELECT v FROM device WHERE k = :k");
  cbk_statement_bind_text (&stmt, ":k", chain);
  if (cbk_statement_step (&stmt))
    text = g_strdup (cbk_statement_get_text (&stmt, 0));

  if (!cbk_statement_finish (&stmt, error) || (text != NULL && !cbk_gaps_parse (self, text, error)))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * cbk_gaps_write:
 * @self: gaps
 * @outbox: the evidence, on its thread
 * @chain: %CBK_GAPS_MUTATION or %CBK_GAPS_ACCESS
 * @error: any store error
 *
 * Returns: whether they are recorded in the place of what was recorded before
 */
gboolean
cbk_gaps_write (CbkGaps *self, CbkConnection *outbox, const char *chain, GError **error)
{
  g_autofree char *text = cbk_gaps_print (self);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, outbox,
                      "INSERT INTO device (k, v) VALUES (:k, :v) ON CONFLICT (k) DO UPDATE SET v = :v");
  cbk_statement_bind_text (&stmt, ":k", chain);
  cbk_statement_bind_text (&stmt, ":v", text);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
parse_range (const char *text, CbkGap *gap)
{
  g_auto(GStrv) ends = g_strsplit (text, "-", 2);

  if (ends[0] == NULL || !g_ascii_string_to_signed (ends[0], 10, 1, G_MAXINT64 - 1, &gap->first, NULL))
    return FALSE;

  gap->last = gap->first;

  return ends[1] == NULL ||
         g_ascii_string_to_signed (ends[1], 10, gap->first, G_MAXINT64 - 1, &gap->last, NULL);
}

/**
 * cbk_gaps_parse:
 * @self: gaps
 * @text: "4", "17-20", or several of these with commas between
 * @error: %CBK_ERROR_CORRUPT
 *
 * Adds what @text names.
 *
 * Returns: whether it made sense
 */
gboolean
cbk_gaps_parse (CbkGaps *self, const char *text, GError **error)
{
  g_auto(GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      CbkGap gap;

      if (!parse_range (parts[i], &gap))
        {
          g_set_error (error, CBK_ERROR, CBK_ERROR_CORRUPT,
                       "The record of what was lost cannot be read: “%s”", text);
          return FALSE;
        }
      cbk_gaps_add (self, gap.first, gap.last);
    }

  return TRUE;
}

/**
 * cbk_gaps_print:
 * @self: gaps
 *
 * Returns: (transfer full): them as cbk_gaps_parse() reads them
 */
char *
cbk_gaps_print (CbkGaps *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->ranges->len; i++)
    {
      const CbkGap *gap = cbk_gaps_nth (self, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", gap->first);
      if (gap->last > gap->first)
        g_string_append_printf (text, "-%" G_GINT64_FORMAT, gap->last);
    }

  return g_string_free (text, FALSE);
}

/**
 * cbk_gaps_add:
 * @self: gaps
 * @first: the first lost number
 * @last: the last one, not below @first
 *
 * Adds a range; it may touch or cover what is there.
 */
void
cbk_gaps_add (CbkGaps *self, gint64 first, gint64 last)
{
  CbkGap gap = { first, last };
  guint at = 0;

  g_return_if_fail (first >= 1 && first <= last);

  while (at < self->ranges->len && g_array_index (self->ranges, CbkGap, at).last < first - 1)
    at++;

  while (at < self->ranges->len && g_array_index (self->ranges, CbkGap, at).first <= last + 1)
    {
      gap.first = MIN (gap.first, g_array_index (self->ranges, CbkGap, at).first);
      gap.last = MAX (gap.last, g_array_index (self->ranges, CbkGap, at).last);
      g_array_remove_index (self->ranges, at);
    }

  g_array_insert_val (self->ranges, at, gap);
}

guint
cbk_gaps_get_n (CbkGaps *self)
{
  return self->ranges->len;
}

const CbkGap *
cbk_gaps_nth (CbkGaps *self, guint n)
{
  return &g_array_index (self->ranges, CbkGap, n);
}

/**
 * cbk_gaps_count:
 * @self: gaps
 *
 * Returns: how many numbers are lost
 */
gint64
cbk_gaps_count (CbkGaps *self)
{
  gint64 n = 0;

  for (guint i = 0; i < self->ranges->len; i++)
    n += cbk_gaps_nth (self, i)->last - cbk_gaps_nth (self, i)->first + 1;

  return n;
}

/**
 * cbk_gaps_get_last:
 * @self: gaps
 *
 * Returns: the highest lost number, 0 when none is
 */
gint64
cbk_gaps_get_last (CbkGaps *self)
{
  return self->ranges->len > 0 ? cbk_gaps_nth (self, self->ranges->len - 1)->last : 0;
}

/**
 * cbk_gaps_skip:
 * @self: gaps
 * @number: a number of the chain
 *
 * Returns: @number when it is not lost, else the first one after it that is not
 */
gint64
cbk_gaps_skip (CbkGaps *self, gint64 number)
{
  for (guint i = 0; i < self->ranges->len; i++)
    if (number >= cbk_gaps_nth (self, i)->first && number <= cbk_gaps_nth (self, i)->last)
      return cbk_gaps_nth (self, i)->last + 1;

  return number;
}
