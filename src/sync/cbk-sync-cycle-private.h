/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-json.h"
#include "sync/cbk-sync-cycle.h"
#include "sync/cbk-sync-engine.h"
#include "sync/cbk-sync-wire.h"

G_BEGIN_DECLS

/* One step with one scope, between the store's thread and the network. */
typedef struct
{
  CbkHeldScope *scope;
  GHashTable *versions;
  GPtrArray *asked;
  CbkSyncPage *page;
  char *next;
  char *since;             /* the cursor from before headquarters was restored, while not all is compared */
  gboolean more;
  gboolean swept;
} CbkScopeStep;

/* The engine's hands, for one cycle. No transaction is open while a request is on the network. */
typedef struct
{
  CbkStore *store;
  CbkTransport *transport;
  CbkSyncAccount *account;
  const CbkSyncSignIn *sign_in;
  const CbkEnv *env;
  CbkSyncReport *report;
  GCancellable *cancellable;
  CbkSyncEngine engine;

  /* Between a piece of work on the store's thread and the request that goes with it. */
  CbkSyncHead head;
  const char *hash;
  gint64 dseq;
  const char *access_hash;
  gint64 n_events;         /* entries of the access log that headquarters has not */
  gint64 access;           /* the last of our accesses that headquarters has; negative before it said so */
  CbkSyncHeads heads;
  gboolean same;
  GString *lines;
  gint64 first, last;
  GPtrArray *results;
  CbkSyncPage *page;
  GHashTable *leases;
  CbkScopeStep step;
  char successor[CBK_ID_LENGTH + 1];
} CbkHands;

/* An answer with its words, which the engine borrows. */
typedef struct
{
  GBytes *body;
  JsonObject *refusal;
  CbkSyncAnswer answer;
} CbkExchange;

void     cbk_exchange_clear  (CbkExchange *self);
gboolean cbk_hands_exchange  (CbkHands *self, const char *path, const char *type, GBytes *body, CbkExchange *ret_exchange,
                              GError **error);
gboolean cbk_hands_run       (CbkHands *self, CbkSessionFunc func, GError **error);
gboolean cbk_hands_do_scopes (CbkHands *self, GError **error);
gboolean cbk_hands_say_hello (CbkHands *self, GError **error);
gboolean cbk_hands_ask_for_new_id (CbkHands *self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkExchange, cbk_exchange_clear)

G_END_DECLS
