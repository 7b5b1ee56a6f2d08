/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-chain.h"
#include "store/cbk-change-set.h"
#include "store/cbk-connection.h"

G_BEGIN_DECLS

/* What became of a mutation: docs/sync.md, "saved", "with HQ", "settled". */
typedef enum
{
  CBK_MUTATION_PENDING,
  CBK_MUTATION_SENT,
  CBK_MUTATION_ACKED,
  CBK_MUTATION_SETTLED,
} CbkMutationState;

typedef struct
{
  gint64 dseq;
  CbkMutationState state;
  const char *type;
  const char *id;
  const char *payload;
} CbkMutation;

/* Called for each mutation; what it is given lasts for the call. */
typedef gboolean (*CbkMutationFunc) (const CbkMutation *mutation, gpointer data, GError **error);

/* What a look at a whole chain found. */
typedef struct
{
  gint64 n_mutations;
  gint64 n_erased;        /* of the changes: their content was disposed of, their digests hold */
  gint64 n_access_events;
  gint64 n_lost;          /* numbers of both chains that a salvage recorded as lost: known gaps, no break */
  gint64 broken_at;       /* the first number that does not follow from the one before, 0 when none */
  gboolean broken_access; /* whether @broken_at counts access events */
} CbkChainReport;

/**
 * CbkAccessEvent:
 * @actor: the officer's id
 * @operation: a code of the list "access_operation": "open", "search", "list", "export", "print"…
 * @kind: (nullable): the kind of processing that this is, a code of the list "access_kind"
 * @type: (nullable): what kind of record
 * @id: (nullable): which
 * @reason: (nullable): why, where a reason was asked for
 * @detail: (nullable): the query, or how many rows
 * @recipient: (nullable): to whom it was disclosed
 *
 * Something that the law wants logged and that changes no record (Data Protection Act 2018, section 62).
 */
typedef struct
{
  const char *actor;
  const char *operation;
  const char *kind;
  const char *type;
  const char *id;
  const char *reason;
  const char *detail;
  const char *recipient;
} CbkAccessEvent;

/* The evidence file: see data/migrations/outbox-001.sql. One thread, the store's writer. */
typedef struct _CbkOutbox CbkOutbox;

CbkOutbox  *cbk_outbox_open          (const char *path, const CbkEnv *env, GError **error);
void        cbk_outbox_close         (CbkOutbox *self);
CbkConnection *cbk_outbox_get_connection (CbkOutbox *self);
const char *cbk_outbox_get_device    (CbkOutbox *self);
gint64      cbk_outbox_get_last_dseq (CbkOutbox *self);
gint64      cbk_outbox_get_clock_offset (CbkOutbox *self);
gboolean    cbk_outbox_set_clock_offset (CbkOutbox *self, gint64 offset, GError **error);
gboolean    cbk_outbox_fork          (CbkOutbox *self, const char *device, gint64 *settled, GError **error);
gboolean    cbk_outbox_append        (CbkOutbox *self, CbkChangeSet *changes, GError **error);
gboolean    cbk_outbox_log_access    (CbkOutbox *self, const CbkAccessEvent *event, GError **error);
gboolean    cbk_outbox_foreach       (CbkOutbox *self, gint64 after, CbkMutationFunc func, gpointer data, GError **error);
gboolean    cbk_outbox_foreach_record(CbkOutbox *self, const char *id, CbkMutationFunc func, gpointer data, GError **error);
gboolean    cbk_outbox_verify        (CbkOutbox *self, CbkChainReport *report, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkOutbox, cbk_outbox_close)

G_END_DECLS
