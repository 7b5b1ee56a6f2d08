/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-command.h"
#include "core/cbk-lists.h"
#include "core/cbk-sync-service.h"
#include "core/cbk-syncing.h"
#include "ui/cbk-namer.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CbkDesk:
 *
 * What every widget of a window is handed: the workspace, the names of colleagues, and the one way to run a
 * command that the user hears of.
 */
#define CBK_TYPE_DESK (cbk_desk_get_type ())
G_DECLARE_FINAL_TYPE (CbkDesk, cbk_desk, CBK, DESK, GObject)

CbkDesk      *cbk_desk_new            (CbkWorkspace *workspace);
CbkWorkspace *cbk_desk_get_workspace  (CbkDesk *self);
const char   *cbk_desk_get_officer    (CbkDesk *self, const char *id);
const char   *cbk_desk_get_officer_name (CbkDesk *self, const char *id);
const char   *cbk_officer_peek_name   (const char *title);
CbkNamer     *cbk_desk_get_namer      (CbkDesk *self);
gint64        cbk_desk_get_saved_at   (CbkDesk *self);
void          cbk_desk_remember       (CbkDesk *self, CbkRecord *record);
GListModel   *cbk_desk_get_recent     (CbkDesk *self);
const CbkSyncing *cbk_desk_get_syncing (CbkDesk *self);
void          cbk_desk_set_service    (CbkDesk *self, CbkSyncService *service);
const CbkSyncServiceStatus *cbk_desk_get_service_status (CbkDesk *self);
gboolean      cbk_desk_sync_now       (CbkDesk *self);
char         *cbk_desk_format_age     (CbkDesk *self, gint64 moment);
char         *cbk_desk_describe       (CbkDesk *self, CbkRecord *record, const char *field);
void          cbk_desk_tell           (CbkDesk *self, const char *message);

void cbk_desk_run_async (CbkDesk *self, const char *command, const char *subject, GHashTable *args,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CbkResult    *cbk_desk_run_finish     (CbkDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
