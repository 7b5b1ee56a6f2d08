/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-outbox.h"

G_BEGIN_DECLS

/**
 * CbkAuditFilter:
 * @actor: (nullable): whose doings, an officer's id
 * @type: (nullable): with what kind of record
 * @id: (nullable): with which record, also where it was one of those that a search showed
 * @from: the first moment, %CBK_TIME_UNSET for the beginning
 * @until: the first moment after, %CBK_TIME_UNSET for now
 *
 * Which entries of the two chains.
 */
typedef struct
{
  const char *actor;
  const char *type;
  const char *id;
  gint64 from;
  gint64 until;
} CbkAuditFilter;

/* One entry. Lasts for the call. */
typedef struct
{
  gboolean change;         /* of the chain of changes; otherwise of the chain of accesses */
  gint64 number;           /* in its chain */
  gint64 state;            /* a CbkMutationState; for an access whether headquarters has it */
  const char *type;
  const char *id;
  const char *payload;     /* or what stays of it, with "erased" */
} CbkAuditRow;

typedef gboolean (*CbkAuditRowFunc) (const CbkAuditRow *row, gpointer data, GError **error);

gboolean cbk_outbox_foreach_audit (CbkOutbox *self, const CbkAuditFilter *filter, CbkAuditRowFunc func, gpointer data,
                                   GError **error);

G_END_DECLS
