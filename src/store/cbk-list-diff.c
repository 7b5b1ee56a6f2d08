/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-list-diff.h"

#define RID(array_, index_) g_array_index (array_, gint64, index_)
#define NONE G_MAXUINT

/* Where each row of after[first, end) stood in before[first, before_end), NONE for a new one. */
static guint *
find_old_places (GArray *before, GArray *after, guint first, guint before_end, guint after_end)
{
  g_autoptr(GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint *old = g_new (guint, after_end - first + 1);

  for (guint i = first; i < before_end; i++)
    g_hash_table_insert (places, &RID (before, i), GUINT_TO_POINTER (i + 1));

  for (guint i = first; i < after_end; i++)
    old[i - first] = GPOINTER_TO_UINT (g_hash_table_lookup (places, &RID (after, i))) - 1;

  return old;
}

/* The most rows that keep their order: the longest ascending run of old places, by patience sorting. Leaves
 * those in @old and makes NONE of all others, which are taken out and put in again. */
static void
keep_longest_run (guint *old, guint n)
{
  g_autofree guint *tops = g_new (guint, n + 1);
  g_autofree guint *previous = g_new (guint, n + 1);
  guint n_tops = 0;
  guint at;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0, high = n_tops;

      if (old[i] == NONE)
        continue;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (old[tops[middle]] < old[i])
            low = middle + 1;
          else
            high = middle;
        }

      previous[i] = low > 0 ? tops[low - 1] : NONE;
      tops[low] = i;
      n_tops = MAX (n_tops, low + 1);
    }

  at = n_tops > 0 ? tops[n_tops - 1] : NONE;
  for (guint i = n; i > 0; i--)
    {
      if (i - 1 == at)
        at = previous[at];
      else
        old[i - 1] = NONE;
    }
}

static void
add_change (GArray *changes, guint before, guint before_end, guint after, guint after_end)
{
  CbkListChange change = { before, before_end - before, after, after_end - after };

  if (change.removed > 0 || change.added > 0)
    g_array_append_val (changes, change);
}

/**
 * cbk_list_diff:
 * @before: (element-type gint64): row numbers, each once
 * @after: (element-type gint64): the same of the list that follows it
 * @max_changes: beyond as many changes they become one
 *
 * Finds the fewest rows to be taken out and put in. Any thread; takes n log n.
 *
 * Returns: (transfer full) (element-type CbkListChange): the changes, in the order of the list; empty when
 * nothing changed
 */
GArray *
cbk_list_diff (GArray *before, GArray *after, guint max_changes)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (CbkListChange));
  guint first = 0;
  guint before_end = before->len;
  guint after_end = after->len;
  guint done_before, done_after;
  g_autofree guint *old = NULL;

  while (first < before_end && first < after_end && RID (before, first) == RID (after, first))
    first++;
  while (before_end > first && after_end > first &&
         RID (before, before_end - 1) == RID (after, after_end - 1))
    before_end--, after_end--;

  old = find_old_places (before, after, first, before_end, after_end);
  keep_longest_run (old, after_end - first);

  done_before = done_after = first;
  for (guint i = first; i < after_end; i++)
    {
      guint place = old[i - first];

      if (place == NONE)
        continue;

      add_change (changes, done_before, place, done_after, i);
      done_before = place + 1;
      done_after = i + 1;
    }
  add_change (changes, done_before, before_end, done_after, after_end);

  if (changes->len > max_changes)
    {
      g_array_set_size (changes, 0);
      add_change (changes, first, before_end, first, after_end);
    }

  return changes;
}
