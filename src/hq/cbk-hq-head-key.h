/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-tree-head.h"

G_BEGIN_DECLS

/* By which headquarters signs the heads of its logs. In a file beside the database and not in it: whoever can write the
 * database alone cannot make a head of it. */
typedef struct
{
  guint8 secret[CBK_HEAD_SECRET_BYTES];
  guint8 public_key[CBK_HEAD_PUBLIC_BYTES];
} CbkHqHeadKey;

gboolean cbk_hq_head_key_load  (CbkHqHeadKey *self, const char *folder, gboolean make, GError **error);
void     cbk_hq_head_key_clear (CbkHqHeadKey *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkHqHeadKey, cbk_hq_head_key_clear)

G_END_DECLS
