/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-tree-head.h"
#include "store/cbk-session.h"

G_BEGIN_DECLS

/**
 * CbkWitness:
 * @has_key: whether headquarters' key is pinned
 * @key: by which it signs its heads; the first that was seen
 * @heads: (element-type CbkTreeHead): the highest that was seen of each tree in each epoch
 * @alarm: (nullable): the sentence of the first contradiction, which stays
 *
 * What headquarters said to this laptop and cannot take back. It is in the evidence: a cache that is made again forgets
 * nothing of it.
 */
typedef struct
{
  gboolean has_key;
  guint8 key[CBK_HEAD_PUBLIC_BYTES];
  GArray *heads;
  char *alarm;
} CbkWitness;

gboolean           cbk_witness_read     (CbkSession *session, CbkWitness *witness, GError **error);
void               cbk_witness_clear    (CbkWitness *self);
const CbkTreeHead *cbk_witness_find     (const CbkWitness *self, const char *tree, const char *epoch);

gboolean           cbk_witness_pin      (CbkSession *session, const guint8 key[CBK_HEAD_PUBLIC_BYTES], GError **error);
gboolean           cbk_witness_put_head (CbkSession *session, const CbkTreeHead *head, GError **error);
gboolean           cbk_witness_put_alarm(CbkSession *session, const char *sentence, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkWitness, cbk_witness_clear)

G_END_DECLS
