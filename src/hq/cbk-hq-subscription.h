/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-answer.h"
#include "hq/cbk-hq-entitlement.h"

G_BEGIN_DECLS

/* A laptop that was told to be rid of something and has not said that it is. */
typedef struct
{
  char *device;        /* as people call it */
  char *scope;
  gint64 wanted_at;
} CbkHqOverdue;

gboolean   cbk_hq_subscribe      (CbkHqStorage *storage, const char *device, const char *number, GPtrArray *scopes,
                                  GError **error);
gboolean   cbk_hq_list_leaving   (CbkHqStorage *storage, const char *device, GPtrArray *scopes, GPtrArray **ret_names,
                                  GError **error);
gboolean   cbk_hq_note_leaving   (CbkHqStorage *storage, GError **error);
GPtrArray *cbk_hq_list_overdue   (CbkHqStorage *storage, GError **error);
void       cbk_hq_overdue_free   (CbkHqOverdue *self);
gint64     cbk_hq_lease_until    (CbkHqStorage *storage);

void       cbk_hq_append_subs    (GString *json, CbkHqStorage *storage, GPtrArray *scopes);
void       cbk_hq_append_cursor  (GString *json, CbkHqStorage *storage, gint64 seq);
gboolean   cbk_hq_read_cursor    (const char *cursor, CbkHqStorage *storage, gint64 *ret_after);
gboolean   cbk_hq_find_shared    (CbkHqStorage *storage, const char *cursor, gint64 *ret_seq, GError **error);
void       cbk_hq_append_record  (GString *out, const CbkHqRecord *record, GPtrArray *scopes, gint64 seq);
char      *cbk_hq_print_digest   (const CbkHqScope *scope);

G_END_DECLS
