/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-chain.h"

/**
 * cbk_hash_bytes:
 * @prev: (nullable): the hash of the link before; %NULL for none
 * @payload: the link's canonical bytes
 * @length: how many
 * @hash: (out caller-allocates): SHA-256 (@prev || @payload)
 *
 * One link of a hash chain: whoever changes, drops or reorders an earlier link changes every later one.
 */
void
cbk_hash_bytes (const guint8 *prev, const char *payload, gsize length, guint8 hash[CBK_HASH_BYTES])
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = CBK_HASH_BYTES;

  if (prev != NULL)
    g_checksum_update (checksum, prev, CBK_HASH_BYTES);
  g_checksum_update (checksum, (const guchar *) payload, (gssize) length);
  g_checksum_get_digest (checksum, hash, &size);
}

/**
 * cbk_hash_print:
 * @hash: a hash
 *
 * Returns: (transfer full): its 64 hexadecimal digits
 */
char *
cbk_hash_print (const guint8 hash[CBK_HASH_BYTES])
{
  GString *text = g_string_sized_new (2 * CBK_HASH_BYTES);

  for (guint i = 0; i < CBK_HASH_BYTES; i++)
    g_string_append_printf (text, "%02x", hash[i]);

  return g_string_free (text, FALSE);
}
