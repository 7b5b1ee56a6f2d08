/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-engine.h"

#include "base/cbk-bug.h"

/* docs/sync.md, "Back-off, batching". */
#define BATCH_ROWS 500
#define BATCH_BYTES (4 * 1024 * 1024 - 64 * 1024)
#define MAX_RESTARTS 1
#define MAX_GAPS 2
#define MAX_ROUNDS 3
#define MAX_FORKS 1
#define DELAY_MIN 1000
#define DELAY_MAX (5 * 60 * 1000)

void
cbk_sync_engine_init (CbkSyncEngine *self, gint64 first_open)
{
  *self = (CbkSyncEngine){ .action = CBK_SYNC_HELLO, .first_open = first_open, .max_rows = BATCH_ROWS,
                           .batch_rows = BATCH_ROWS, .batch_bytes = BATCH_BYTES };
}

void
cbk_sync_engine_clear (CbkSyncEngine *self)
{
  g_clear_pointer (&self->sentence, g_free);
}

static void
note_failure (CbkSyncEngine *self, CbkSyncFailure failure, const char *sentence)
{
  self->failure = failure;
  g_free (self->sentence);
  self->sentence = g_strdup (sentence);
}

static void
fail (CbkSyncEngine *self, CbkSyncFailure failure, const char *theirs, const char *ours)
{
  self->action = CBK_SYNC_FAILED;

  /* Why a blocked laptop could not send its last changes matters less than that it is blocked. */
  if (self->wiping)
    return;

  note_failure (self, failure, theirs != NULL ? theirs : ours);
}

/* A blocked laptop keeps nothing that can be read. While it sends the last of its changes it is told so once more: then
 * that was it. */
static void
end_by_wipe (CbkSyncEngine *self, const CbkSyncAnswer *answer)
{
  fail (self, CBK_SYNC_FAILURE_DENIED, answer->message, "This laptop is blocked at headquarters");
  if (self->wiping)
    return;

  self->wiping = TRUE;
  self->draining = answer->drain && answer->next > 0;
  self->pushed_to = answer->next - 1;
  self->action = CBK_SYNC_WIPE;
}

static void
fail_by_status (CbkSyncEngine *self, const CbkSyncAnswer *answer)
{
  if (answer->status == 403 && answer->wipe)
    {
      end_by_wipe (self, answer);
      return;
    }

  switch (answer->status)
    {
    case 401:
      fail (self, CBK_SYNC_FAILURE_SIGN_IN, answer->message, "Please sign in to headquarters again");
      break;

    case 403:
      fail (self, g_strcmp0 (answer->word, "user") == 0 ? CBK_SYNC_FAILURE_USER : CBK_SYNC_FAILURE_DENIED, answer->message, "Headquarters does not know this laptop");
      break;

    case 409:
      fail (self, CBK_SYNC_FAILURE_FORK, answer->message, "Headquarters has another history of this laptop");
      break;

    case 426:
      fail (self, CBK_SYNC_FAILURE_OLD, answer->message, "Please update the program");
      break;

    case 429:
    case 500:
    case 502:
    case 503:
    case 504:
      fail (self, CBK_SYNC_FAILURE_BUSY, answer->message, "Headquarters is busy; this will be tried again");
      break;

    default:
      fail (self, CBK_SYNC_FAILURE_ODD, answer->message, "Headquarters gave an answer that makes no sense");
    }
}

static gboolean
is_fork (const CbkSyncAnswer *answer)
{
  return answer->status == 409 && g_strcmp0 (answer->word, "fork") == 0;
}

/* Two histories under one id: this store was restored from a copy, or is used twice. It goes on under another id. */
static void
leave_history (CbkSyncEngine *self, const CbkSyncAnswer *answer)
{
  if (self->n_forks++ < MAX_FORKS)
    self->action = CBK_SYNC_FORK;
  else
    fail (self, CBK_SYNC_FAILURE_FORK, answer->message, "Headquarters has another history of this laptop");
}

static void
take_limits (CbkSyncEngine *self, gint64 push_rows, gint64 push_bytes)
{
  if (push_rows > 0)
    self->max_rows = self->batch_rows = (guint) MIN (push_rows, BATCH_ROWS);
  if (push_bytes > 0)
    self->batch_bytes = (gsize) MIN (push_bytes, BATCH_BYTES);
}

/**
 * cbk_sync_engine_forked:
 * @self: an engine that wanted %CBK_SYNC_FORK
 * @answer: what came back
 * @push_rows: how many headquarters takes at once
 * @push_bytes: how much
 *
 * Under the new id headquarters has nothing yet.
 */
void
cbk_sync_engine_forked (CbkSyncEngine *self, const CbkSyncAnswer *answer, gint64 push_rows, gint64 push_bytes)
{
  if (answer->status != 200)
    {
      fail_by_status (self, answer);
      return;
    }

  take_limits (self, push_rows, push_bytes);
  self->pushed_to = 0;
  self->action = CBK_SYNC_PUSH;
}

/**
 * cbk_sync_engine_resume:
 * @self: a new engine
 * @last_dseq: the last of our numbers
 * @push_rows: how many headquarters takes at once, as it said
 * @push_bytes: how much
 *
 * Headquarters was greeted not long ago: what it said then is gone on with. It checks every link of what is pushed, and
 * every token; only whether it was restored, and what may be held now, is asked by a greeting once it shows.
 */
void
cbk_sync_engine_resume (CbkSyncEngine *self, gint64 last_dseq, gint64 push_rows, gint64 push_bytes)
{
  take_limits (self, push_rows, push_bytes);
  self->resumed = TRUE;
  self->pushed_to = self->first_open > 0 ? self->first_open - 1 : last_dseq;
  self->action = CBK_SYNC_PUSH;
}

/* What the last greeting said holds no more. */
void
cbk_sync_engine_greet (CbkSyncEngine *self)
{
  if (!self->resumed)
    return;

  self->resumed = FALSE;
  self->action = CBK_SYNC_HELLO;
}

/**
 * cbk_sync_engine_hello:
 * @self: an engine that wanted %CBK_SYNC_HELLO
 * @answer: what came back
 * @hq_last: the last of our numbers that headquarters has
 * @same_history: whether our own mutation of that number is the one that it has
 * @push_rows: how many it takes at once
 * @push_bytes: how much
 *
 * From here on it is pushed what headquarters has not, and once more what we have no answer to: a restored
 * headquarters gets back what it lost, a lost answer is given again.
 */
void
cbk_sync_engine_hello (CbkSyncEngine *self,
                       const CbkSyncAnswer *answer,
                       gint64 hq_last,
                       gboolean same_history,
                       gint64 push_rows,
                       gint64 push_bytes)
{
  if (is_fork (answer) || (answer->status == 200 && !same_history))
    {
      leave_history (self, answer);
      return;
    }

  if (answer->status != 200)
    {
      fail_by_status (self, answer);
      return;
    }

  take_limits (self, push_rows, push_bytes);
  self->pushed_to = self->first_open > 0 ? MIN (self->first_open - 1, hq_last) : hq_last;
  self->action = CBK_SYNC_PUSH;
}

/**
 * cbk_sync_engine_pushed:
 * @self: an engine that wanted %CBK_SYNC_PUSH
 * @answer: what came back
 * @last: the last number of the batch
 */
void
cbk_sync_engine_pushed (CbkSyncEngine *self, const CbkSyncAnswer *answer, gint64 last)
{
  if (answer->status == 200)
    {
      self->pushed_to = last;
      self->batch_rows = MIN (self->batch_rows + self->batch_rows / 4 + 1, self->max_rows);
      return;
    }

  if (answer->status == 413 && self->batch_rows > 1)
    {
      self->batch_rows /= 2;
      return;
    }

  /* What others did is read all the same: nobody waits for this one change. */
  if (answer->status == 413)
    {
      if (!self->wiping)
        note_failure (self, CBK_SYNC_FAILURE_TOO_LARGE,
                      "One change is larger than headquarters takes; it is safe on this laptop. Please ask your administrator");
      cbk_sync_engine_nothing (self);
      return;
    }

  if (is_fork (answer) && !self->wiping)
    {
      leave_history (self, answer);
      return;
    }

  if (answer->status == 409 && g_strcmp0 (answer->word, "dseq-gap") == 0 && answer->next > 0 && self->n_gaps++ < MAX_GAPS)
    {
      self->pushed_to = answer->next - 1;
      return;
    }

  fail_by_status (self, answer);
}

/* There is nothing after @pushed_to. */
void
cbk_sync_engine_nothing (CbkSyncEngine *self)
{
  self->action = self->wiping ? CBK_SYNC_FAILED : CBK_SYNC_PULL;
}

/**
 * cbk_sync_engine_pulled:
 * @self: an engine that wanted %CBK_SYNC_PULL
 * @answer: what came back
 * @more: whether headquarters has more
 */
void
cbk_sync_engine_pulled (CbkSyncEngine *self, const CbkSyncAnswer *answer, gboolean more)
{
  if (answer->status == 410 && self->resumed)
    cbk_sync_engine_greet (self);
  else if (answer->status == 410 && self->n_restarts++ < MAX_RESTARTS)
    self->action = CBK_SYNC_RESTART;
  else if (answer->status != 200)
    fail_by_status (self, answer);
  else if (!more)
    self->action = CBK_SYNC_SCOPES;
}

/**
 * cbk_sync_engine_scoped:
 * @self: an engine that wanted %CBK_SYNC_SCOPES
 * @work: what there was to do
 *
 * After a load it is pulled again: from the cursor, so that nothing which came meanwhile is missed. What still differs
 * after a few rounds is looked at in the next cycle.
 */
void
cbk_sync_engine_scoped (CbkSyncEngine *self, CbkSyncScopeWork work)
{
  self->loaded |= work == CBK_SYNC_SCOPES_LOADED;
  if (work != CBK_SYNC_SCOPES_DONE)
    return;

  if (self->loaded && self->n_rounds++ < MAX_ROUNDS)
    {
      self->loaded = FALSE;
      self->action = CBK_SYNC_PULL;
      return;
    }

  self->action = self->failure != CBK_SYNC_FAILURE_NONE ? CBK_SYNC_FAILED : CBK_SYNC_DONE;
}

/* Headquarters did not do what was asked about a scope. */
void
cbk_sync_engine_refused (CbkSyncEngine *self, const CbkSyncAnswer *answer)
{
  fail_by_status (self, answer);
}

void
cbk_sync_engine_restarted (CbkSyncEngine *self)
{
  self->action = CBK_SYNC_PULL;
}

/* After %CBK_SYNC_WIPE: what was not sent may still be, and that is the end. */
void
cbk_sync_engine_wiped (CbkSyncEngine *self)
{
  self->action = self->draining ? CBK_SYNC_PUSH : CBK_SYNC_FAILED;
}

/**
 * cbk_sync_engine_delay:
 * @previous: milliseconds waited the last time, 0 for the first
 * @chance: any number
 *
 * Decorrelated jitter from one second to five minutes: after an outage ten thousand laptops do not come back at once.
 *
 * Returns: milliseconds to wait before the next try
 */
gint64
cbk_sync_engine_delay (gint64 previous, guint32 chance)
{
  gint64 top = MIN (MAX (previous, DELAY_MIN) * 3, DELAY_MAX);

  if (cbk_bug (CBK_BUG_NO_BACK_OFF))
    return 0;

  return DELAY_MIN + (gint64) (chance % (guint64) (top - DELAY_MIN + 1));
}
