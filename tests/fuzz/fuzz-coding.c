/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "base/cbk-coding.h"

#define LIMIT (1024 * 1024)

/* The first byte says which way; whatever follows, no more than the limit comes out, and what was packed comes back. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  CbkCoding coding = size > 0 && *data % 2 == 0 ? CBK_CODING_ZSTD : CBK_CODING_GZIP;
  g_autoptr(GBytes) unpacked = NULL;
  g_autoptr(GBytes) packed = NULL;
  g_autoptr(GBytes) back = NULL;

  if (size == 0)
    return 0;

  unpacked = cbk_coding_unpack (coding, data + 1, size - 1, LIMIT, NULL);
  g_assert_true (unpacked == NULL || g_bytes_get_size (unpacked) <= LIMIT);

  packed = cbk_coding_pack (coding, data, size);
  if (packed == NULL)
    return 0;

  back = cbk_coding_unpack (coding, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), size, NULL);
  g_assert_true (back == NULL || (g_bytes_get_size (back) == size && memcmp (g_bytes_get_data (back, NULL), data, size) == 0));

  return 0;
}
