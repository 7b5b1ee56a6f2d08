/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-pace.h"

#include "base/cbk-date.h"
#include "sync/cbk-sync-engine.h"

#include <stdio.h>

/* docs/sync.md, "When a laptop syncs". What is saved within this is sent together. */
#define GATHER (2 * CBK_SECOND)

/* Events may be lost: now and then it is looked all the same, less often where they come. */
#define WITHOUT_EVENTS (5 * CBK_MINUTE)
#define WITH_EVENTS (15 * CBK_MINUTE)

/* Nobody asks for more: whatever claims to be headquarters cannot silence a laptop for good. */
#define LONGEST_LEAVE (60 * CBK_MINUTE)
#define LONGEST_RETRY (LONGEST_LEAVE + 5 * CBK_MINUTE)

/**
 * cbk_sync_pace_init:
 * @self: a pace
 * @now: the moment
 *
 * Nobody knows what happened while the program was not running: it is looked at once.
 */
void
cbk_sync_pace_init (CbkSyncPace *self, gint64 now)
{
  *self = (CbkSyncPace){ .available = TRUE, .save_at = CBK_SYNC_NEVER, .pull_at = now };
}

/* Something waits to be sent. The first of several decides when they go. */
void
cbk_sync_pace_saved (CbkSyncPace *self, gint64 now)
{
  self->save_at = MIN (self->save_at, now + GATHER);
}

/* Headquarters says that there is news; it has spread its laptops itself. A wait after a failure goes on. */
void
cbk_sync_pace_heard (CbkSyncPace *self, gint64 now)
{
  self->pull_at = MIN (self->pull_at, now);
}

static void
forgive (CbkSyncPace *self)
{
  self->delay = 0;
  self->retry_at = 0;
  self->push_failed = FALSE;
}

/**
 * cbk_sync_pace_network:
 * @self: a pace
 * @now: the moment
 * @chance: any number
 * @available: whether there is one
 * @metered: whether it is paid for by what goes over it
 *
 * With another network what failed before says nothing any more. What headquarters asked for still holds, and everybody in
 * the building got their network back at the same moment: each waits a little of its own.
 */
void
cbk_sync_pace_network (CbkSyncPace *self, gint64 now, guint32 chance, gboolean available, gboolean metered)
{
  self->available = available;
  self->metered = metered;
  self->lies = FALSE;
  if (!available)
    return;

  forgive (self);
  self->pull_at = MIN (self->pull_at, now);
  if (self->left_until <= now)
    self->left_until = now + cbk_sync_engine_delay (0, chance);
}

/* A person wants it now, or has done what was needed. */
void
cbk_sync_pace_ask (CbkSyncPace *self, gint64 now)
{
  forgive (self);
  self->left_until = 0;
  self->person = FALSE;
  self->asked = TRUE;
  self->pull_at = now;
}

/* The cycle that was due begins. What happens from here on may be too late for it. */
void
cbk_sync_pace_begin (CbkSyncPace *self)
{
  self->running = TRUE;
  self->asked = FALSE;
  self->save_at = self->pull_at = CBK_SYNC_NEVER;
}

static void
wait_after_failure (CbkSyncPace *self, gint64 now, guint32 chance, gboolean push_failed)
{
  self->delay = cbk_sync_engine_delay (self->delay, chance);
  self->retry_at = MAX (self->left_until, now) + self->delay;
  self->push_failed = push_failed;
  self->pull_at = MIN (self->pull_at, now);
}

/**
 * cbk_sync_pace_end:
 * @self: a pace with a cycle under way
 * @now: the moment
 * @chance: any number
 * @end: how the cycle ended
 * @leave: for how many milliseconds headquarters asked to be left alone, 0 when it did not
 * @hears: whether its events come
 */
void
cbk_sync_pace_end (CbkSyncPace *self, gint64 now, guint32 chance, CbkSyncEnd end, gint64 leave, gboolean hears)
{
  self->running = FALSE;
  if (leave > 0)
    self->left_until = MAX (self->left_until, now + MIN (leave, LONGEST_LEAVE));

  switch (end)
    {
    case CBK_SYNC_END_WELL:
      forgive (self);
      self->lies = !self->available;
      self->pull_at = MIN (self->pull_at, now + (hears ? WITH_EVENTS : WITHOUT_EVENTS));
      break;

    case CBK_SYNC_END_PERSON:
      forgive (self);
      /* Somebody who signs in while that cycle ends has already done what it asks for. */
      self->person = !self->asked;
      break;

    case CBK_SYNC_END_CUT:
      self->pull_at = MIN (self->pull_at, now);
      break;

    case CBK_SYNC_END_SENT:
    case CBK_SYNC_END_FAILED:
    default:
      wait_after_failure (self, now, chance, end == CBK_SYNC_END_FAILED);
    }
}

/* Whether nothing is tried because there is no network. */
gboolean
cbk_sync_pace_is_offline (const CbkSyncPace *self)
{
  return !self->available && !self->lies && !self->asked;
}

/**
 * cbk_sync_pace_get_due:
 * @self: a pace
 *
 * What was saved does not wait because reading failed: only a failure to send, and headquarters' own word, hold it.
 *
 * Returns: when the next cycle is due, %CBK_SYNC_NEVER when something else has to happen first
 */
gint64
cbk_sync_pace_get_due (const CbkSyncPace *self)
{
  gint64 send, look;

  if (self->running || self->person || cbk_sync_pace_is_offline (self))
    return CBK_SYNC_NEVER;

  send = MAX (self->save_at, self->push_failed ? self->retry_at : 0);
  look = MAX (self->pull_at, self->retry_at);

  return MAX (MIN (send, look), self->left_until);
}

CbkSyncPaceAction
cbk_sync_pace_get_action (const CbkSyncPace *self, gint64 now)
{
  gint64 due = cbk_sync_pace_get_due (self);

  if (due == CBK_SYNC_NEVER)
    return CBK_SYNC_PACE_QUIET;

  return due <= now ? CBK_SYNC_PACE_RUN : CBK_SYNC_PACE_WAIT;
}

static gint64
print_moment (gint64 moment, gint64 now, gint64 wall)
{
  return moment > now ? wall + (moment - now) : 0;
}

/**
 * cbk_sync_pace_print:
 * @self: a pace
 * @now: the moment
 * @wall: the same moment, as the clock on the wall says
 *
 * Returns: (transfer full): what has to outlive the program: a restarted one does not ask sooner
 */
char *
cbk_sync_pace_print (const CbkSyncPace *self, gint64 now, gint64 wall)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d", self->delay,
                          print_moment (self->retry_at, now, wall), print_moment (self->left_until, now, wall),
                          self->push_failed);
}

/* However the clock was set meanwhile, it is waited no longer than could have been asked for. */
static gint64
restore_moment (gint64 printed, gint64 now, gint64 wall, gint64 longest)
{
  return printed > wall ? now + MIN (printed - wall, longest) : 0;
}

/**
 * cbk_sync_pace_restore:
 * @self: a new pace
 * @text: what cbk_sync_pace_print() gave, perhaps long ago
 * @now: the moment
 * @wall: the same moment, as the clock on the wall says
 *
 * What makes no sense is as if it was not there.
 */
void
cbk_sync_pace_restore (CbkSyncPace *self, const char *text, gint64 now, gint64 wall)
{
  gint64 delay, retry_at, left_until;
  int push_failed;

  if (sscanf (text, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d", &delay, &retry_at, &left_until,
              &push_failed) != 4 || delay < 0)
    return;

  self->delay = MIN (delay, LONGEST_RETRY);
  self->retry_at = restore_moment (retry_at, now, wall, LONGEST_RETRY);
  self->left_until = restore_moment (left_until, now, wall, LONGEST_LEAVE);
  self->push_failed = push_failed != 0;
}
