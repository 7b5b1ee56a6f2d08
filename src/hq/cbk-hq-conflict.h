/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-mutation.h"

G_BEGIN_DECLS

/**
 * CbkHqHold:
 * @items: what is held, together
 * @n_items: how many
 * @cause: the one of them for which they are held
 * @held: (nullable): for each field of @cause in conflict what each side has; %NULL in quarantine
 * @why: (nullable): of a quarantine
 */
typedef struct
{
  CbkHqItem **items;
  guint n_items;
  CbkHqItem *cause;
  JsonObject *held;
  const char *why;
} CbkHqHold;

gboolean cbk_hq_conflict_hold   (CbkHqStorage *storage, const CbkHqHold *hold, char cid[CBK_ID_LENGTH + 1], GError **error);
gboolean cbk_hq_conflict_report_twice (CbkHqStorage *storage, CbkHqItem *item, const char *field, const char *other,
                                 JsonObject *doc, GError **error);

gboolean cbk_hq_conflict_list_waiting (CbkHqStorage *storage, CbkHqItem *item, JsonObject **ret_held, gboolean *ret_whole,
                                 GError **error);
gboolean cbk_hq_conflict_find_unseen (CbkHqStorage *storage, CbkHqItem *item, gboolean *ret_unseen, GError **error);
gboolean cbk_hq_conflict_follow (CbkHqStorage *storage, CbkHqItem *item, const char *id, JsonObject *doc, GError **error);
gboolean cbk_hq_conflict_note   (CbkHqStorage *storage, CbkHqItem *item, JsonObject *doc, GError **error);
gboolean cbk_hq_conflict_decide (CbkHqStorage *storage, CbkHqItem *item, JsonObject *before, JsonObject *after,
                                 gboolean *ret_stands, GError **error);
gboolean cbk_hq_conflict_insist (CbkHqStorage *storage, const char *cid, const char *txn, gboolean *ret_applied, GError **error);

/* What the two files of conflicts share. */
JsonObject *cbk_hq_conflict_parse    (CbkRecord *conflict, const char *field);
void        cbk_hq_conflict_set_json (CbkRecord *conflict, const char *field, JsonObject *values);
gboolean    cbk_hq_conflict_resolves (CbkHqItem *item, const char *cid);
gboolean    cbk_hq_conflict_overlaps (CbkRecord *conflict, JsonObject *values);
gboolean    cbk_hq_conflict_is_open  (CbkRecord *conflict);
gboolean    cbk_hq_conflict_note_authors (CbkHqStorage *storage, CbkRecord *conflict, GError **error);
JsonObject *cbk_hq_read_doc          (CbkHqStorage *storage, const char *type, const char *id, GError **error);

G_END_DECLS
