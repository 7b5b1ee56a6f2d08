/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-connection.h"

G_BEGIN_DECLS

/* The chains whose lost numbers are recorded: keys of the outbox's table device. */
#define CBK_GAPS_MUTATION "mutation_gaps"
#define CBK_GAPS_ACCESS "access_gaps"

typedef struct
{
  gint64 first;
  gint64 last;
} CbkGap;

/**
 * CbkGaps:
 *
 * Numbers of a hash chain that were lost when a damaged file was salvaged, as ranges in ascending order. They
 * are recorded beside the chain, so that looking at it says "these are known to be lost" and not "somebody
 * broke it".
 */
typedef struct _CbkGaps CbkGaps;

CbkGaps      *cbk_gaps_new      (void);
void          cbk_gaps_free     (CbkGaps *self);
CbkGaps      *cbk_gaps_read     (CbkConnection *outbox, const char *chain, GError **error);
gboolean      cbk_gaps_write    (CbkGaps *self, CbkConnection *outbox, const char *chain, GError **error);
gboolean      cbk_gaps_parse    (CbkGaps *self, const char *text, GError **error);
char         *cbk_gaps_print    (CbkGaps *self);
void          cbk_gaps_add      (CbkGaps *self, gint64 first, gint64 last);
guint         cbk_gaps_get_n    (CbkGaps *self);
const CbkGap *cbk_gaps_nth      (CbkGaps *self, guint n);
gint64        cbk_gaps_count    (CbkGaps *self);
gint64        cbk_gaps_get_last (CbkGaps *self);
gint64        cbk_gaps_skip     (CbkGaps *self, gint64 number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkGaps, cbk_gaps_free)

G_END_DECLS
