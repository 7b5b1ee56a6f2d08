/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  CBK_SYNC_SERVICE_IDLE,        /* all is as it should be */
  CBK_SYNC_SERVICE_SENDING,
  CBK_SYNC_SERVICE_RECEIVING,
  CBK_SYNC_SERVICE_OFFLINE,     /* there is no network */
  CBK_SYNC_SERVICE_WAITING,     /* it did not go well, and is tried again */
  CBK_SYNC_SERVICE_PERSON,      /* it did not go well, and a person has to do something */
} CbkSyncServiceState;

/**
 * CbkSyncServiceStatus:
 * @n_unsent: changes that headquarters has not
 * @last_success: %CBK_TIME_UNSET before the first
 * @until: with %CBK_SYNC_SERVICE_WAITING, when it is tried again; %CBK_TIME_UNSET otherwise
 * @sentence: (nullable): what was done last, or why it did not go well
 */
typedef struct
{
  CbkSyncServiceState state;
  gint64 n_unsent;
  gint64 last_success;
  gint64 until;
  char *sentence;
} CbkSyncServiceStatus;

/**
 * CbkSyncService:
 *
 * Keeps a laptop in step with headquarters as long as it runs: sends what is saved, and reads what others did, on a thread of
 * its own. All of its functions are for the thread that made it.
 */
#define CBK_TYPE_SYNC_SERVICE (cbk_sync_service_get_type ())
G_DECLARE_FINAL_TYPE (CbkSyncService, cbk_sync_service, CBK, SYNC_SERVICE, GObject)

CbkSyncService *cbk_sync_service_new             (CbkWorkspace *workspace);
void            cbk_sync_service_stop            (CbkSyncService *self);
void            cbk_sync_service_ask             (CbkSyncService *self);
const CbkSyncServiceStatus *cbk_sync_service_get_status (CbkSyncService *self);
gboolean        cbk_sync_service_hears           (CbkSyncService *self);
const char     *cbk_sync_service_state_print     (CbkSyncServiceState state);

G_END_DECLS
