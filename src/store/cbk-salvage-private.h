/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-salvage.h"

G_BEGIN_DECLS

/* One row of a chain that proved itself. @stmt stands on it. */
typedef gboolean (*CbkSalvageRowFunc) (CbkStatement *stmt, gpointer data, GError **error);

/* What is read of one chain of a damaged file. @scan and @point are a SELECT of number, prev, hash and
 * payload first, and what stays of one that was erased. */
typedef struct
{
  CbkConnection *damaged;
  const char *scan;        /* WHERE number >= :n ORDER BY number */
  const char *point;       /* WHERE number = :n */
  const char *member;      /* the payload's member that repeats the number */
  gint64 last;             /* the highest number that is known to have been given */
  gint64 n_invalid;
  CbkGaps *lost;
  CbkSalvageRowFunc func;
  gpointer data;
} CbkSalvageChain;

CbkConnection *cbk_salvage_open_damaged (const char *path, const char *copy, const char *fresh,
                                         GError **error);

gboolean cbk_salvage_chain (CbkSalvageChain *self, GError **error);
gint64   cbk_salvage_table (CbkConnection *damaged, CbkConnection *fresh, const char *forwards,
                            const char *backwards,
                            const char *insert, GError **error);
gboolean cbk_salvage_copy  (CbkStatement *from, CbkStatement *to, GError **error);

G_END_DECLS
