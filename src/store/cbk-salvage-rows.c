/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-salvage-private.h"

#include "base/cbk-json.h"
#include "store/cbk-erasure.h"

#include <string.h>

/* A row proves itself: nobody can make one up by accident, and what fits its hash is what was written. */
static gboolean
is_genuine (CbkSalvageChain *self, CbkStatement *stmt)
{
  guint8 hash[CBK_HASH_BYTES];
  gsize prev_length, hash_length;
  const guint8 *prev = cbk_statement_get_blob (stmt, 1, &prev_length);
  const guint8 *stored = cbk_statement_get_blob (stmt, 2, &hash_length);
  const char *payload = cbk_statement_get_text (stmt, 3), *erased = cbk_statement_get_text (stmt, 4);
  g_autoptr(JsonObject) object = NULL;

  if (prev_length != CBK_HASH_BYTES || hash_length != CBK_HASH_BYTES || !cbk_erasure_link (prev, payload, erased, hash) ||
      memcmp (stored, hash, CBK_HASH_BYTES) != 0)
    return FALSE;

  object = cbk_json_parse_object (payload != NULL ? payload : erased, -1, NULL);

  return object != NULL && cbk_json_get_int (object, self->member, 0) == cbk_statement_get_int (stmt, 0);
}

static gboolean
take_row (CbkSalvageChain *self, CbkStatement *stmt, gint64 number, GError **error)
{
  if (is_genuine (self, stmt))
    return self->func (stmt, self->data, error);

  self->n_invalid++;
  cbk_gaps_add (self->lost, number, number);

  return TRUE;
}

/* Reads on from @next until the file says no more. *@next is left at the first number that was not seen. */
static gboolean
scan_run (CbkSalvageChain *self, gint64 *next, gboolean *ret_end, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->damaged, self->scan);
  cbk_statement_bind_int (&stmt, ":n", *next);
  while (cbk_statement_step (&stmt))
    {
      gint64 number = cbk_statement_get_int (&stmt, 0);

      /* A damaged page can lead back to where we were: numbers only ever grow. */
      if (number < *next)
        break;

      if (number > *next)
        cbk_gaps_add (self->lost, *next, number - 1);
      if (!take_row (self, &stmt, number, error))
        return FALSE;
      *next = number + 1;
    }

  *ret_end = stmt.rc == SQLITE_DONE;

  return TRUE;
}

/* Past a page that cannot be read: number by number until one answers. */
static gboolean
skip_damage (CbkSalvageChain *self, gint64 *next, GError **error)
{
  gboolean found = FALSE;

  while (!found && *next <= self->last)
    {
      g_auto(CbkStatement) stmt = { 0 };

      cbk_statement_init (&stmt, self->damaged, self->point);
      cbk_statement_bind_int (&stmt, ":n", *next);
      found = cbk_statement_step (&stmt);
      if (!found)
        cbk_gaps_add (self->lost, *next, *next);
      else if (!take_row (self, &stmt, *next, error))
        return FALSE;

      (*next)++;
    }

  return TRUE;
}

/**
 * cbk_salvage_chain:
 * @self: what to read, and from where
 * @error: what its function says; that the file is damaged is no error here
 *
 * Gives every row that can be read and fits its hash to the function, in order, and notes all others up to
 * the last known number as lost.
 *
 * Returns: whether the function took all
 */
gboolean
cbk_salvage_chain (CbkSalvageChain *self, GError **error)
{
  gint64 next = 1;
  gboolean end = FALSE;

  while (!end)
    {
      if (!scan_run (self, &next, &end, error) || (!end && !skip_damage (self, &next, error)))
        return FALSE;

      end |= next > self->last;
    }

  if (next <= self->last)
    cbk_gaps_add (self->lost, next, self->last);

  return TRUE;
}

/**
 * cbk_salvage_copy:
 * @from: a statement on a row
 * @to: an INSERT that takes the row's columns by position
 * @error: any store error of @to
 *
 * Returns: whether the row was written
 */
gboolean
cbk_salvage_copy (CbkStatement *from, CbkStatement *to, GError **error)
{
  if (to->rc == SQLITE_OK)
    for (int i = 0; i < sqlite3_bind_parameter_count (to->stmt) && to->rc == SQLITE_OK; i++)
      to->rc = sqlite3_bind_value (to->stmt, i + 1, sqlite3_column_value (from->stmt, i));

  if (!cbk_statement_finish (to, error))
    return FALSE;

  cbk_statement_reset (to);

  return TRUE;
}

static gboolean
copy_rows (CbkConnection *damaged,
           CbkConnection *fresh,
           const char *select,
           const char *insert,
           gint64 *n,
           gboolean *whole,
           GError **error)
{
  g_auto(CbkStatement) from = { 0 };
  g_auto(CbkStatement) to = { 0 };

  cbk_statement_init (&from, damaged, select);
  cbk_statement_init (&to, fresh, insert);
  while (cbk_statement_step (&from))
    {
      if (!cbk_salvage_copy (&from, &to, error))
        return FALSE;
      *n += cbk_connection_get_changes (fresh);
    }

  *whole = from.rc == SQLITE_DONE;

  return TRUE;
}

/**
 * cbk_salvage_table:
 * @damaged: the file to read
 * @fresh: the file to write, in a transaction
 * @forwards: a SELECT in the order of the key
 * @backwards: the same in the other order: what lies behind a damaged page is reached from the end
 * @insert: an INSERT OR IGNORE that takes its columns by position
 * @error: any store error of @fresh
 *
 * Returns: how many rows were copied, -1 when they could not be written
 */
gint64
cbk_salvage_table (CbkConnection *damaged,
                   CbkConnection *fresh,
                   const char *forwards,
                   const char *backwards,
                   const char *insert,
                   GError **error)
{
  gint64 n = 0;
  gboolean whole;

  if (!copy_rows (damaged, fresh, forwards, insert, &n, &whole, error) ||
      (!whole && !copy_rows (damaged, fresh, backwards, insert, &n, &whole, error)))
    return -1;

  return n;
}
