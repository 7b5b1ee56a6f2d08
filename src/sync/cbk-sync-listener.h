/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-env.h"
#include "sync/cbk-sync-trust.h"

G_BEGIN_DECLS

/* Why now is a time to pull. */
typedef enum
{
  CBK_SYNC_WAKE_START,       /* nobody knows what happened while nobody listened */
  CBK_SYNC_WAKE_EVENT,       /* headquarters says that something changed */
  CBK_SYNC_WAKE_NETWORK,     /* there is a network again, or another one */
  CBK_SYNC_WAKE_TIMER,       /* it is long ago; an event may have been lost */
} CbkSyncWake;

typedef void (*CbkSyncWakeFunc) (CbkSyncWake wake, gpointer data);

/**
 * CbkSyncListenerSettings:
 * @url: of headquarters
 * @trust: by what headquarters is known and this laptop there; borrowed, outlives the listener
 * @token: of the sign-in
 * @env: time and chance; borrowed, outlives the listener
 * @without_events: milliseconds between two pulls while no events come; 0 for five minutes
 * @with_events: the same while they do; 0 for a quarter of an hour
 */
typedef struct
{
  const char *url;
  CbkSyncTrust *trust;
  const char *token;
  const CbkEnv *env;
  gint64 without_events;
  gint64 with_events;
} CbkSyncListenerSettings;

/* Says when it is time to pull. Works in the main context of the thread that started it, on a connection of its own. */
typedef struct _CbkSyncListener CbkSyncListener;

CbkSyncListener *cbk_sync_listener_start   (const CbkSyncListenerSettings *settings, CbkSyncWakeFunc changed, gpointer data,
                                            GError **error);
gboolean         cbk_sync_listener_hears   (CbkSyncListener *self);
void             cbk_sync_listener_stop    (CbkSyncListener *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkSyncListener, cbk_sync_listener_stop)

G_END_DECLS
