/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-workspace.h"

G_BEGIN_DECLS

/**
 * CbkListing:
 * @type: an entity's name
 * @conditions: (nullable) (array zero-terminated=1): "state=active", "owner?", as cbk_query_parse() reads them
 * @sort: (nullable): an indexed field; the newest row first when %NULL
 * @limit: how many at the most; -1 for all
 * @reason: (nullable): why they are read, for the access log
 * @recipient: (nullable): to whom they are disclosed, where they leave Casebook
 *
 * Which records of one kind, in which order.
 */
typedef struct
{
  const char *type;
  const char *const *conditions;
  const char *sort;
  gboolean descending;
  gboolean withdrawn;
  gint64 limit;
  gint64 offset;
  const char *reason;
  const char *recipient;
} CbkListing;

/* Called for each record, which lasts for the call; %FALSE stops. */
typedef gboolean (*CbkReadFunc) (CbkRecord *record, gpointer data, GError **error);

/* A record that a search found, and in a word why. */
typedef struct
{
  CbkRecord *record;
  const char *match;
} CbkFound;

gboolean   cbk_workspace_foreach (CbkWorkspace *self, const CbkListing *listing, const char *operation, CbkReadFunc func,
                                  gpointer data, GCancellable *cancellable, GError **error);
GPtrArray *cbk_workspace_list    (CbkWorkspace *self, const CbkListing *listing, GError **error);
gboolean   cbk_workspace_count   (CbkWorkspace *self, const CbkListing *listing, gint64 *ret_count, GError **error);
GPtrArray *cbk_workspace_search  (CbkWorkspace *self, const char *text, const char *type, guint limit, GError **error);
void       cbk_workspace_search_async (CbkWorkspace *self, const char *text, guint limit, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *cbk_workspace_search_finish (CbkWorkspace *self, GAsyncResult *result, GError **error);
GPtrArray *cbk_workspace_search_place (CbkWorkspace *self, gint64 lat_e7, gint64 lon_e7, gint64 metres, guint limit,
                                  GError **error);
char      *cbk_workspace_resolve (CbkWorkspace *self, const char *type, const char *text, GError **error);

G_END_DECLS
