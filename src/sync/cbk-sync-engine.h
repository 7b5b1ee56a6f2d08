/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the engine's hands are to do next. */
typedef enum
{
  CBK_SYNC_HELLO,      /* open a session */
  CBK_SYNC_FORK,       /* ask for a new id, and send again under it what is not settled */
  CBK_SYNC_PUSH,       /* send a batch after @pushed_to, of at most @batch_rows and @batch_bytes */
  CBK_SYNC_PULL,       /* ask for a page */
  CBK_SYNC_RESTART,    /* forget the cursor */
  CBK_SYNC_WIPE,       /* forget what is readable here and seal the rest: this laptop is blocked */
  CBK_SYNC_SCOPES,     /* look after the scopes: get rid of one, load a page of one, compare one */
  CBK_SYNC_DONE,       /* all there is was sent and read */
  CBK_SYNC_FAILED,     /* it ends here; @failure and @sentence say why */
} CbkSyncAction;

typedef enum
{
  CBK_SYNC_FAILURE_NONE,
  CBK_SYNC_FAILURE_SIGN_IN,    /* a password is needed */
  CBK_SYNC_FAILURE_DENIED,     /* headquarters does not want this laptop or this user */
  CBK_SYNC_FAILURE_USER,       /* headquarters does not let this user in any more */
  CBK_SYNC_FAILURE_FORK,       /* this store was restored or copied */
  CBK_SYNC_FAILURE_OLD,        /* the program has to be updated */
  CBK_SYNC_FAILURE_TOO_LARGE,  /* one change alone is more than headquarters takes */
  CBK_SYNC_FAILURE_BUSY,       /* to be tried again later */
  CBK_SYNC_FAILURE_ODD,        /* an answer that makes no sense */
} CbkSyncFailure;

/* What there was to do about scopes. */
typedef enum
{
  CBK_SYNC_SCOPES_DONE,      /* nothing */
  CBK_SYNC_SCOPES_MORE,      /* something, and perhaps there is more */
  CBK_SYNC_SCOPES_LOADED,    /* the same, and rows came that may be older than the cursor */
} CbkSyncScopeWork;

/* What headquarters answered, without what only the hands need. */
typedef struct
{
  guint status;        /* of HTTP */
  const char *word;    /* (nullable): "fork", "dseq-gap"... */
  const char *message; /* (nullable): a sentence for people */
  gint64 next;         /* the number that is expected next, 0 when that was not said */
  gboolean wipe;       /* with 403: nothing may stay readable on this laptop */
  gboolean drain;      /* with @wipe: what was not sent yet is taken all the same, from @next on */
} CbkSyncAnswer;

/**
 * CbkSyncEngine:
 *
 * Decides what a cycle does next, from what happened. Events in, actions out: it knows no clock, no socket, no thread
 * and no store, so that a test can take it through everything that may happen.
 */
typedef struct
{
  CbkSyncAction action;
  CbkSyncFailure failure;
  char *sentence;
  gint64 first_open;
  gint64 pushed_to;
  guint max_rows;
  guint batch_rows;
  gsize batch_bytes;
  gboolean loaded;       /* what came meanwhile has to be read too */
  guint n_rounds;
  guint n_restarts;
  guint n_gaps;
  gboolean resumed;    /* without a greeting, from the last one */
  gboolean wiping;     /* headquarters ended it; what follows is the last */
  gboolean draining;
  guint n_forks;
} CbkSyncEngine;

void   cbk_sync_engine_init      (CbkSyncEngine *self, gint64 first_open);
void   cbk_sync_engine_clear     (CbkSyncEngine *self);
void   cbk_sync_engine_resume    (CbkSyncEngine *self, gint64 last_dseq, gint64 push_rows, gint64 push_bytes);
void   cbk_sync_engine_greet     (CbkSyncEngine *self);
void   cbk_sync_engine_hello     (CbkSyncEngine *self, const CbkSyncAnswer *answer, gint64 hq_last, gboolean same_history,
                                  gint64 push_rows, gint64 push_bytes);
void   cbk_sync_engine_forked    (CbkSyncEngine *self, const CbkSyncAnswer *answer, gint64 push_rows, gint64 push_bytes);
void   cbk_sync_engine_pushed    (CbkSyncEngine *self, const CbkSyncAnswer *answer, gint64 last);
void   cbk_sync_engine_nothing   (CbkSyncEngine *self);
void   cbk_sync_engine_pulled    (CbkSyncEngine *self, const CbkSyncAnswer *answer, gboolean more);
void   cbk_sync_engine_restarted (CbkSyncEngine *self);
void   cbk_sync_engine_wiped     (CbkSyncEngine *self);
void   cbk_sync_engine_scoped    (CbkSyncEngine *self, CbkSyncScopeWork work);
void   cbk_sync_engine_refused   (CbkSyncEngine *self, const CbkSyncAnswer *answer);
gint64 cbk_sync_engine_delay     (gint64 previous, guint32 chance);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkSyncEngine, cbk_sync_engine_clear)

G_END_DECLS
