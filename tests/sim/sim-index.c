/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sim/sim-index.h"

static GMutex mutex;

/**
 * sim_index_map:
 * @self: an index
 * @first: whether a connection asks for the first time
 * @n: which region
 * @size: of each, in bytes
 * @extend: whether it is made when it is not there
 *
 * Returns: (transfer none) (nullable): the region; it is there as long as anybody has the index
 */
gpointer
sim_index_map (SimIndex *self, gboolean first, guint n, gsize size, gboolean extend)
{
  gpointer region;

  g_mutex_lock (&mutex);
  if (self->regions == NULL)
    self->regions = g_ptr_array_new_with_free_func (g_free);
  self->n_users += first;
  while (extend && self->regions->len <= n)
    g_ptr_array_add (self->regions, g_malloc0 (size));
  region = n < self->regions->len ? self->regions->pdata[n] : NULL;
  g_mutex_unlock (&mutex);

  return region;
}

/* The last connection takes it along: whoever comes then makes it anew from the log. */
void
sim_index_unmap (SimIndex *self)
{
  g_mutex_lock (&mutex);
  if (--self->n_users == 0)
    g_clear_pointer (&self->regions, g_ptr_array_unref);
  g_mutex_unlock (&mutex);
}

/**
 * sim_index_lock:
 * @self: an index
 * @bits: locks that the connection does not have
 * @exclusive: whether nobody else may have them
 *
 * Returns: whether it has them all now; otherwise it has none of them
 */
gboolean
sim_index_lock (SimIndex *self, guint bits, gboolean exclusive)
{
  gboolean is_free;

  g_mutex_lock (&mutex);
  is_free = (self->exclusive & bits) == 0;
  for (guint i = 0; exclusive && i < SIM_INDEX_LOCKS; i++)
    is_free = is_free && ((bits & (1u << i)) == 0 || self->shared[i] == 0);
  for (guint i = 0; is_free && !exclusive && i < SIM_INDEX_LOCKS; i++)
    self->shared[i] += (bits >> i) & 1;
  if (is_free && exclusive)
    self->exclusive |= bits;
  g_mutex_unlock (&mutex);

  return is_free;
}

/* What the connection has of @bits. */
void
sim_index_unlock (SimIndex *self, guint bits, gboolean exclusive)
{
  g_mutex_lock (&mutex);
  if (exclusive)
    self->exclusive &= ~bits;
  for (guint i = 0; !exclusive && i < SIM_INDEX_LOCKS; i++)
    self->shared[i] -= (bits >> i) & 1;
  g_mutex_unlock (&mutex);
}
