/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-sha256.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <string.h>

/* GChecksum computes one byte after the other; GnuTLS uses what the processor has for it and is eight times as fast,
 * which a film of some gigabytes feels. */

CbkSha256 *
cbk_sha256_new (void)
{
  gnutls_hash_hd_t handle;
  int code = gnutls_hash_init (&handle, GNUTLS_DIG_SHA256);

  if (code != 0)
    g_error ("SHA-256 cannot be computed: %s", gnutls_strerror (code));

  return (CbkSha256 *) handle;
}

void
cbk_sha256_free (CbkSha256 *self)
{
  gnutls_hash_deinit ((gnutls_hash_hd_t) self, NULL);
}

void
cbk_sha256_update (CbkSha256 *self, gconstpointer data, gsize length)
{
  if (length > 0 && gnutls_hash ((gnutls_hash_hd_t) self, data, length) != 0)
    g_error ("SHA-256 cannot be computed");
}

/**
 * cbk_sha256_finish:
 * @self: a hash in the making
 * @digest: (out caller-allocates): the SHA-256 of all that it was given
 *
 * It begins anew after that.
 */
void
cbk_sha256_finish (CbkSha256 *self, guint8 digest[CBK_SHA256_BYTES])
{
  gnutls_hash_output ((gnutls_hash_hd_t) self, digest);
}

void
cbk_sha256_bytes (gconstpointer data, gsize length, guint8 digest[CBK_SHA256_BYTES])
{
  int code = gnutls_hash_fast (GNUTLS_DIG_SHA256, data, length, digest);

  if (code != 0)
    g_error ("SHA-256 cannot be computed: %s", gnutls_strerror (code));
}

/* As a file is named after it: 64 hexadecimal digits. */
void
cbk_sha256_print_name (const guint8 digest[CBK_SHA256_BYTES], char name[CBK_SHA256_NAME_SIZE])
{
  static const char digits[] = "0123456789abcdef";

  for (guint i = 0; i < CBK_SHA256_BYTES; i++)
    {
      name[2 * i] = digits[digest[i] >> 4];
      name[2 * i + 1] = digits[digest[i] & 15];
    }
  name[2 * CBK_SHA256_BYTES] = '\0';
}

/**
 * cbk_sha256_parse_name:
 * @name: (nullable): what somebody says is one
 * @digest: (out caller-allocates): what it says
 *
 * Nothing but 64 lower-case hexadecimal digits is a name: two ways to write one would be two files, and anything else
 * could be a path.
 *
 * Returns: whether it is one
 */
gboolean
cbk_sha256_parse_name (const char *name, guint8 digest[CBK_SHA256_BYTES])
{
  if (name == NULL || strlen (name) != 2 * CBK_SHA256_BYTES ||
      strspn (name, "0123456789abcdef") != 2 * CBK_SHA256_BYTES)
    return FALSE;

  for (guint i = 0; i < CBK_SHA256_BYTES; i++)
    digest[i] = (guint8) (g_ascii_xdigit_value (name[2 * i]) << 4 | g_ascii_xdigit_value (name[2 * i + 1]));

  return TRUE;
}
