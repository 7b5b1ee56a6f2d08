/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-hex.h"

#include <string.h>

/**
 * cbk_hex_append:
 * @text: grows by two lower-case digits for each byte
 * @bytes: any bytes
 * @length: how many
 */
void
cbk_hex_append (GString *text, const guint8 *bytes, gsize length)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize i = 0; i < length; i++)
    {
      g_string_append_c (text, digits[bytes[i] >> 4]);
      g_string_append_c (text, digits[bytes[i] & 0x0f]);
    }
}

/**
 * cbk_hex_print:
 * @bytes: any
 * @length: how many
 *
 * Returns: (transfer full): two lower-case digits for each
 */
char *
cbk_hex_print (const guint8 *bytes, gsize length)
{
  GString *text = g_string_sized_new (2 * length);

  cbk_hex_append (text, bytes, length);

  return g_string_free (text, FALSE);
}

/**
 * cbk_hex_parse:
 * @text: (nullable): what may be hexadecimal digits, in either case
 * @bytes: (out caller-allocates): filled when it is
 * @length: how many bytes are wanted
 *
 * Returns: whether @text is exactly so many bytes
 */
gboolean
cbk_hex_parse (const char *text, guint8 *bytes, gsize length)
{
  if (text == NULL || strlen (text) != 2 * length)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      int high = g_ascii_xdigit_value (text[2 * i]), low = g_ascii_xdigit_value (text[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      bytes[i] = (guint8) (high << 4 | low);
    }

  return TRUE;
}
