/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-reading.h"
#include "store/cbk-record-list.h"

G_BEGIN_DECLS

void        cbk_workspace_open_list_async    (CbkWorkspace *self, const CbkListing *listing, const char *text,
                                              GCancellable *cancellable, GAsyncReadyCallback callback,
                                              gpointer user_data);
GListModel *cbk_workspace_open_list_finish   (CbkWorkspace *self, GAsyncResult *result, GError **error);

void        cbk_workspace_count_async        (CbkWorkspace *self, const CbkListing *listing, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
gint64      cbk_workspace_count_finish       (CbkWorkspace *self, GAsyncResult *result, GError **error);

void        cbk_workspace_load_titles_async  (CbkWorkspace *self, const char *type, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
GHashTable *cbk_workspace_load_titles_finish (CbkWorkspace *self, GAsyncResult *result, GError **error);

void        cbk_workspace_watch              (CbkWorkspace *self, GCallback callback, GObject *object);

G_END_DECLS
