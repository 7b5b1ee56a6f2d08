/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

/* A change that is about to be taken: what has to be known of it. */
typedef struct
{
  const char *mid;
  const char *type;          /* (nullable) */
  const char *id;            /* (nullable) */
  gint64 base;
} CbkHqWanted;

gboolean   cbk_hq_known_begin        (CbkHqStorage *storage, const char *device, GArray *wanted, GError **error);
void       cbk_hq_known_end          (CbkHqStorage *storage);
void       cbk_hq_known_forget       (CbkHqStorage *storage);

gboolean   cbk_hq_known_is_new       (CbkHqStorage *storage, const char *mid);
void       cbk_hq_known_add_mutation (CbkHqStorage *storage, const CbkHqMutation *mutation);

gboolean   cbk_hq_known_find_record  (CbkHqStorage *storage, const char *type, const char *id, CbkHqRecord **ret_record);
gboolean   cbk_hq_known_misses_record (CbkHqStorage *storage, const char *type, const char *id);
gboolean   cbk_hq_known_holds_record (CbkHqStorage *storage, const char *type, const char *id);
void       cbk_hq_known_put_record   (CbkHqStorage *storage, const CbkHqRecord *record, const CbkHqChange *change);
void       cbk_hq_known_move_record  (CbkHqStorage *storage, const CbkHqRecord *record, GArray *scopes);
GArray    *cbk_hq_known_dup_own      (CbkHqStorage *storage, const char *type, const char *id, const char *device, gint64 base);

gboolean   cbk_hq_known_is_undisputed (CbkHqStorage *storage, const char *type, const char *id);
void       cbk_hq_known_dispute       (CbkHqStorage *storage, const char *type, const char *id);

gint64     cbk_hq_known_get_scope    (CbkHqStorage *storage, const char *name);
void       cbk_hq_known_put_scope    (CbkHqStorage *storage, const char *name, gint64 scope);
GPtrArray *cbk_hq_known_get_tenures  (CbkHqStorage *storage, const char *officer);
void       cbk_hq_known_put_tenures  (CbkHqStorage *storage, const char *officer, GPtrArray *tenures);
const char *cbk_hq_known_get_judged  (CbkHqStorage *storage, const char *actor);
void       cbk_hq_known_put_judged   (CbkHqStorage *storage, const char *actor, const char *officer);

G_END_DECLS
