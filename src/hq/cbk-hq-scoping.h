/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"
#include "model/cbk-scoping.h"

G_BEGIN_DECLS

/* A record's change on its way into its scopes. */
typedef struct
{
  CbkRecordClass *klass;
  char id[CBK_ID_LENGTH + 1];
  CbkScoping before;       /* without ties when the record is new */
  CbkScoping after;
  gboolean made;           /* the record is new */
  gboolean settled;        /* it says nothing else than before of where anything is */
  gboolean moved;          /* what it is part of is not what it was */
  gboolean regrouped;      /* a root whose own scopes are not what they were */
} CbkHqPlacing;

gboolean cbk_hq_place_record (CbkHqStorage *storage, CbkHqPlacing *placing, CbkRecordClass *klass, JsonObject *before,
                              JsonObject *after, JsonObject *changed, CbkHqRecord *record, GError **error);
gboolean cbk_hq_place_others (CbkHqStorage *storage, CbkHqPlacing *placing, const CbkHqChange *change, GError **error);
void     cbk_hq_placing_clear (CbkHqPlacing *self);

gboolean cbk_hq_update_homes (CbkHqStorage *storage, CbkRecordClass *klass, const char *id, const CbkScoping *scoping,
                              gboolean *ret_moved, GError **error);
gboolean cbk_hq_find_scopes  (CbkHqStorage *storage, CbkRecordClass *klass, const char *id, const char *author,
                              GArray **ret_scopes, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkHqPlacing, cbk_hq_placing_clear)

/* What the rows say; in the file of the storage's scopes. */
typedef struct
{
  char type[64];
  char id[CBK_ID_LENGTH + 1];
  gint64 rank;
} CbkHqPlace;

gboolean cbk_hq_storage_put_mentions   (CbkHqStorage *self, const char *type, const char *id, GArray *before, GArray *after,
                                        GError **error);
gboolean cbk_hq_storage_list_mentions  (CbkHqStorage *self, const char *type, const char *id, gboolean from, GArray **ret_places,
                                        GError **error);
gboolean cbk_hq_storage_list_homes     (CbkHqStorage *self, const char *type, const char *id, GArray **ret_places,
                                        GError **error);
gboolean cbk_hq_storage_list_parts     (CbkHqStorage *self, const char *root_type, const char *root_id, GArray **ret_places,
                                        GError **error);
gboolean cbk_hq_storage_gather_homes   (CbkHqStorage *self, const char *type, const char *id, guint rank, guint limit,
                                        GArray **ret_places, GError **error);
gboolean cbk_hq_storage_put_homes      (CbkHqStorage *self, const char *type, const char *id, GArray *places, GError **error);
gboolean cbk_hq_storage_put_root       (CbkHqStorage *self, const char *type, const char *id, gint64 own, GArray *scopes,
                                        GError **error);
gboolean cbk_hq_storage_add_root       (CbkHqStorage *self, const char *type, const char *id, gint64 scope, GError **error);
gboolean cbk_hq_storage_list_scopes    (CbkHqStorage *self, const char *type, const char *id, GArray **ret_scopes,
                                        GError **error);
gboolean cbk_hq_storage_put_holders    (CbkHqStorage *self, const char *type, const char *id, GPtrArray *holders, gint64 until,
                                        GError **error);

G_END_DECLS
