/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-chain.h"

#include "base/cbk-hex.h"
#include "base/cbk-sha256.h"

#include <string.h>

/**
 * cbk_hash_digest:
 * @payload: bytes
 * @length: how many
 * @digest: (out caller-allocates): their SHA-256
 */
void
cbk_hash_digest (const char *payload, gsize length, guint8 digest[CBK_HASH_BYTES])
{
  cbk_sha256_bytes (payload, length, digest);
}

/**
 * cbk_hash_link:
 * @prev: (nullable): the hash of the link before; %NULL for none
 * @digest: what cbk_hash_digest() gives for the link's payload
 * @hash: (out caller-allocates): SHA-256 (@prev || @digest)
 *
 * One link of a hash chain: whoever changes, drops or reorders an earlier link changes every later one. It stands on the
 * payload's digest and not on the payload: where the law wants the payload erased, the digest stays and the chain holds.
 */
void
cbk_hash_link (const guint8 *prev, const guint8 digest[CBK_HASH_BYTES], guint8 hash[CBK_HASH_BYTES])
{
  guint8 both[2 * CBK_HASH_BYTES];
  gsize length = prev != NULL ? CBK_HASH_BYTES : 0;

  if (prev != NULL)
    memcpy (both, prev, CBK_HASH_BYTES);
  memcpy (both + length, digest, CBK_HASH_BYTES);
  cbk_sha256_bytes (both, length + CBK_HASH_BYTES, hash);
}

/**
 * cbk_hash_bytes:
 * @prev: (nullable): the hash of the link before; %NULL for none
 * @payload: the link's canonical bytes
 * @length: how many
 * @hash: (out caller-allocates): the link
 *
 * cbk_hash_link() of a payload that is there.
 */
void
cbk_hash_bytes (const guint8 *prev, const char *payload, gsize length, guint8 hash[CBK_HASH_BYTES])
{
  guint8 digest[CBK_HASH_BYTES];

  cbk_hash_digest (payload, length, digest);
  cbk_hash_link (prev, digest, hash);
}

/**
 * cbk_scope_digest_toggle:
 * @digest: (inout): of a set of records, zeros for an empty one
 * @type: a record's kind
 * @id: which
 * @version: as it is in the set
 *
 * Puts a record in, or takes it out again: the digest is the exclusive or of what names each record with its version, so
 * that laptop and headquarters can tell in one line whether they hold the same.
 */
void
cbk_scope_digest_toggle (guint8 digest[CBK_HASH_BYTES], const char *type, const char *id, gint64 version)
{
  g_autofree char *text = g_strdup_printf ("%s %s %" G_GINT64_FORMAT, type, id, version);
  guint8 one[CBK_HASH_BYTES];

  cbk_hash_digest (text, strlen (text), one);
  for (guint i = 0; i < CBK_HASH_BYTES; i++)
    digest[i] ^= one[i];
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
  return cbk_hex_print (hash, CBK_HASH_BYTES);
}
