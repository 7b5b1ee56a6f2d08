/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-merkle.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CBK_HEAD_PUBLIC_BYTES 32
#define CBK_HEAD_SECRET_BYTES 64
#define CBK_HEAD_SEED_BYTES 32
#define CBK_HEAD_SIGNATURE_BYTES 64

/**
 * CbkTreeHead:
 * @tree: "changes" or "access"
 * @epoch: of headquarters when it was signed
 * @size: how many entries
 * @at: when it was signed, milliseconds since 1970
 *
 * What headquarters says and cannot take back: at that moment that tree had that many entries and that root.
 */
typedef struct
{
  char tree[16];
  char epoch[40];
  gint64 size;
  gint64 at;
  guint8 root[CBK_MERKLE_BYTES];
  guint8 signature[CBK_HEAD_SIGNATURE_BYTES];
} CbkTreeHead;

void     cbk_tree_head_make_keys   (const guint8 seed[CBK_HEAD_SEED_BYTES], guint8 secret[CBK_HEAD_SECRET_BYTES],
                                    guint8 public_key[CBK_HEAD_PUBLIC_BYTES]);
void     cbk_tree_head_sign        (CbkTreeHead *self, const guint8 secret[CBK_HEAD_SECRET_BYTES]);
gboolean cbk_tree_head_is_genuine  (const CbkTreeHead *self, const guint8 public_key[CBK_HEAD_PUBLIC_BYTES]);
void     cbk_tree_head_append_json (const CbkTreeHead *self, GString *json);
gboolean cbk_tree_head_read_json   (CbkTreeHead *self, JsonObject *object);

void     cbk_merkle_proof_append_json (const CbkMerkleProof *self, GString *json);
gboolean cbk_merkle_proof_read_json   (CbkMerkleProof *self, JsonObject *object);

G_END_DECLS
