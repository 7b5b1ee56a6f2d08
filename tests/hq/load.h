/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-id.h"
#include "hq/cbk-hq-storage.h"
#include "store/cbk-chain.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A laptop as headquarters sees it: it sends, asks again until it is answered, and pulls. No store, no window; a
 * connection that is kept. Used by one thread. */
typedef struct
{
  const CbkEnv *env;
  char id[CBK_ID_LENGTH + 1];
  char *token;
  char *fingerprint;           /* of its certificate, which a proxy on this machine has seen */
  char *cursor;
  gint64 dseq;                 /* the last one that was made */
  guint8 hash[CBK_HASH_BYTES];
  GString *pending;            /* a push that has no answer yet */
  GPtrArray *pending_ids;
  GPtrArray *acknowledged;     /* ids of mutations that headquarters said it has */
  GPtrArray *cases;            /* records that were made */
  GSocketConnection *connection;
  guint port;                  /* of that connection */
  guint status;
  GString *answer;
} Load;

void     load_init    (Load *self, const CbkEnv *env);
void     load_clear   (Load *self);
void     load_let_in  (Load *self, CbkHqStorage *storage, const char *number);
gboolean load_push    (Load *self, guint port, guint n_mutations);
gboolean load_pull    (Load *self, guint port);
gboolean load_ask     (Load *self, guint port, const char *method, const char *path, const char *body, gsize length);

G_END_DECLS
