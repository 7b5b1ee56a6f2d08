/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SIM_INDEX_LOCKS 8

/* The index of a log: what SQLite keeps in a file that its connections map and lock. */
typedef struct
{
  GPtrArray *regions;                 /* NULL while nobody has it */
  guint n_users;
  guint shared[SIM_INDEX_LOCKS];      /* how many have each lock beside each other */
  guint exclusive;                    /* bits of those that somebody has alone */
} SimIndex;

gpointer sim_index_map    (SimIndex *self, gboolean first, guint n, gsize size, gboolean extend);
void     sim_index_unmap  (SimIndex *self);
gboolean sim_index_lock   (SimIndex *self, guint bits, gboolean exclusive);
void     sim_index_unlock (SimIndex *self, guint bits, gboolean exclusive);

G_END_DECLS
