/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "domain/cbk-name-match.h"
#include "domain/cbk-name-table.h"

#include <string.h>

/* The first row of @word, or the table's end. */
static guint
find_word (const char *word)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (name_table);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (strcmp (name_table[middle].word, word) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low < G_N_ELEMENTS (name_table) && strcmp (name_table[low].word, word) == 0
             ? low
             : G_N_ELEMENTS (name_table);
}

/**
 * cbk_name_is_same_family:
 * @a: a folded given name
 * @b: a folded given name
 *
 * Returns: whether both are forms of one name in data/reference/names/name-families.json: Bill and William,
 *   Mo and Muhammad; Alec and Alexa are not, though Alex is a form of both
 */
gboolean
cbk_name_is_same_family (const char *a, const char *b)
{
  guint rows_b = find_word (b);

  for (guint i = find_word (a); i < G_N_ELEMENTS (name_table) && strcmp (name_table[i].word, a) == 0; i++)
    for (guint j = rows_b; j < G_N_ELEMENTS (name_table) && strcmp (name_table[j].word, b) == 0; j++)
      if (name_table[i].family == name_table[j].family)
        return TRUE;

  return FALSE;
}
