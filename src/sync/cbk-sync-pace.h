/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No moment at all: nothing is due. */
#define CBK_SYNC_NEVER G_MAXINT64

/* What is to be done now. */
typedef enum
{
  CBK_SYNC_PACE_RUN,     /* a cycle */
  CBK_SYNC_PACE_WAIT,    /* nothing before cbk_sync_pace_get_due() */
  CBK_SYNC_PACE_QUIET,   /* nothing until something happens */
} CbkSyncPaceAction;

/* How a cycle ended. */
typedef enum
{
  CBK_SYNC_END_WELL,     /* all was sent and read */
  CBK_SYNC_END_SENT,     /* all was sent; reading failed */
  CBK_SYNC_END_FAILED,   /* something waits that could not be sent */
  CBK_SYNC_END_PERSON,   /* trying again does not help: a person has to do something */
  CBK_SYNC_END_CUT,      /* we stopped it ourselves */
} CbkSyncEnd;

/**
 * CbkSyncPace:
 * @running: a cycle is under way
 * @person: a person has to do something before the next
 * @asked: a person asked for the next: whatever is said of the network
 * @available: there is a network, as the machine says
 * @lies: headquarters answered while the machine said that there is none
 * @metered: the network is paid for by what goes over it: large files wait
 * @push_failed: the last cycle could not send
 * @delay: what was waited after the last failure, in milliseconds; 0 after a success
 * @retry_at: after a failure nothing is tried before
 * @left_until: headquarters asked to be left alone until then
 * @save_at: when what was saved is to be sent; %CBK_SYNC_NEVER for nothing
 * @pull_at: when it is time to look for news
 *
 * Decides when a laptop syncs, from what happened. It knows no clock, no dice, no network and no thread: moments are milliseconds
 * of a clock that only grows, chance is any number.
 */
typedef struct
{
  gboolean running;
  gboolean person;
  gboolean asked;
  gboolean available;
  gboolean lies;
  gboolean metered;
  gboolean push_failed;
  gint64 delay;
  gint64 retry_at;
  gint64 left_until;
  gint64 save_at;
  gint64 pull_at;
} CbkSyncPace;

void              cbk_sync_pace_init       (CbkSyncPace *self, gint64 now);
void              cbk_sync_pace_saved      (CbkSyncPace *self, gint64 now);
void              cbk_sync_pace_heard      (CbkSyncPace *self, gint64 now);
void              cbk_sync_pace_network    (CbkSyncPace *self, gint64 now, guint32 chance, gboolean available,
                                            gboolean metered);
void              cbk_sync_pace_ask        (CbkSyncPace *self, gint64 now);
void              cbk_sync_pace_begin      (CbkSyncPace *self);
void              cbk_sync_pace_end        (CbkSyncPace *self, gint64 now, guint32 chance, CbkSyncEnd end, gint64 leave,
                                            gboolean hears);
gint64            cbk_sync_pace_get_due    (const CbkSyncPace *self);
CbkSyncPaceAction cbk_sync_pace_get_action (const CbkSyncPace *self, gint64 now);
gboolean          cbk_sync_pace_is_offline (const CbkSyncPace *self);
char             *cbk_sync_pace_print      (const CbkSyncPace *self, gint64 now, gint64 wall);
void              cbk_sync_pace_restore    (CbkSyncPace *self, const char *text, gint64 now, gint64 wall);

G_END_DECLS
