/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cbk-registry.h"
#include "store/cbk-connection.h"

G_BEGIN_DECLS

/**
 * CbkCache:
 *
 * Rows, keys, words and boxes of the cache, kept in step. A writing one belongs to the writer thread and to an open
 * transaction; any connection can read.
 */
typedef struct _CbkCache CbkCache;

CbkCache  *cbk_cache_new        (CbkConnection *connection);
void       cbk_cache_free       (CbkCache *self);

gboolean   cbk_cache_insert     (CbkCache *self, CbkRecord *record, gboolean pending, gint64 *ret_rid, GError **error);
gboolean   cbk_cache_insert_new (CbkCache *self, CbkRecord *record, gboolean pending, gint64 *ret_rid, GError **error);
gboolean   cbk_cache_update     (CbkCache *self, CbkRecord *before, CbkRecord *after, gboolean pending, GError **error);
gboolean   cbk_cache_delete     (CbkCache *self, CbkRecord *record, GError **error);
gboolean   cbk_cache_find_rid   (CbkCache *self, CbkRecord *record, gint64 *ret_rid, GError **error);
gboolean   cbk_cache_reindex    (CbkCache *self, GError **error);
void       cbk_cache_set_deferred (CbkCache *self, gboolean deferred);

CbkRecord *cbk_cache_get        (CbkConnection *connection, CbkRecordClass *klass, const char *id, GError **error);
CbkRecord *cbk_cache_get_by_rid (CbkConnection *connection, gint64 rid, GError **error);
CbkRecord *cbk_cache_read_row   (CbkStatement *stmt, CbkRecordClass *klass);
void       cbk_cache_put_field  (CbkStatement *stmt, int index, CbkRecord *record, const CbkField *field);
const char *cbk_cache_get_columns (CbkRecordClass *klass);

gboolean   cbk_cache_get_state  (CbkConnection *connection, const char *key, char **ret_value, GError **error);
gboolean   cbk_cache_set_state  (CbkConnection *connection, const char *key, const char *value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkCache, cbk_cache_free)

G_END_DECLS
