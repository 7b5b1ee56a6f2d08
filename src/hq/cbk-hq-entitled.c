/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-entitled.h"

#include "hq/cbk-hq-entitlement.h"

/**
 * cbk_hq_entitled_scopes:
 * @storage: in a transaction
 * @number: who
 * @device: on which laptop
 * @ret_scopes: (out) (transfer full) (element-type gint64): the scopes that they may read now
 * @error: any store error
 *
 * Returns: whether that could be told
 */
gboolean
cbk_hq_entitled_scopes (CbkHqStorage *storage, const char *number, const char *device, GArray **ret_scopes, GError **error)
{
  g_autoptr(GPtrArray) scopes = cbk_hq_list_entitled (storage, number, error);

  *ret_scopes = scopes != NULL ? cbk_hq_scopes_numbers (scopes) : NULL;

  return scopes != NULL;
}

/* Whether one of @scopes is among those that somebody may read. */
gboolean
cbk_hq_is_entitled (GArray *entitled, GArray *scopes)
{
  for (guint i = 0; i < entitled->len; i++)
    for (guint k = 0; scopes != NULL && k < scopes->len; k++)
      if (g_array_index (entitled, gint64, i) == g_array_index (scopes, gint64, k))
        return TRUE;

  return FALSE;
}
