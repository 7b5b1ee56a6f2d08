/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-id.h"

#include <string.h>

static const char hex_digits[] = "0123456789abcdef";

/* Where the sixteen bytes stand in the 36 characters. */
static const guint8 positions[CBK_ID_BYTES] = { 0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34 };

/**
 * cbk_id_from_bytes:
 * @bytes: an id as stored
 * @text: (out caller-allocates): the id as read, NUL-terminated
 */
void
cbk_id_from_bytes (const guint8 bytes[CBK_ID_BYTES], char text[CBK_ID_LENGTH + 1])
{
  text[8] = text[13] = text[18] = text[23] = '-';
  text[CBK_ID_LENGTH] = '\0';

  for (guint i = 0; i < CBK_ID_BYTES; i++)
    {
      text[positions[i]] = hex_digits[bytes[i] >> 4];
      text[positions[i] + 1] = hex_digits[bytes[i] & 0x0f];
    }
}

/**
 * cbk_id_to_bytes:
 * @text: (nullable): what may be an id
 * @bytes: (out caller-allocates): filled when it is one
 *
 * Returns: whether @text is a UUID of 36 characters, in either case
 */
gboolean
cbk_id_to_bytes (const char *text, guint8 bytes[CBK_ID_BYTES])
{
  if (text == NULL || strlen (text) != CBK_ID_LENGTH)
    return FALSE;

  if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
    return FALSE;

  for (guint i = 0; i < CBK_ID_BYTES; i++)
    {
      int high = g_ascii_xdigit_value (text[positions[i]]);
      int low = g_ascii_xdigit_value (text[positions[i] + 1]);

      if (high < 0 || low < 0)
        return FALSE;

      bytes[i] = (guint8) (high << 4 | low);
    }

  return TRUE;
}

/**
 * cbk_id_is_valid:
 * @text: (nullable): what may be an id
 *
 * Returns: whether it is one
 */
gboolean
cbk_id_is_valid (const char *text)
{
  guint8 bytes[CBK_ID_BYTES];

  return cbk_id_to_bytes (text, bytes);
}

/**
 * cbk_id_init:
 * @text: (out caller-allocates): the new id
 * @env: where its time and chance come from
 *
 * Makes a version 7 UUID: ids made later sort later, so that indexes grow at one end.
 */
void
cbk_id_init (char text[CBK_ID_LENGTH + 1], const CbkEnv *env)
{
  guint8 bytes[CBK_ID_BYTES];
  guint64 now = (guint64) cbk_env_now (env);

  for (guint i = 0; i < 6; i++)
    bytes[i] = (guint8) (now >> (40 - 8 * i));

  cbk_env_random (env, bytes + 6, sizeof bytes - 6);
  bytes[6] = (guint8) ((bytes[6] & 0x0f) | 0x70);
  bytes[8] = (guint8) ((bytes[8] & 0x3f) | 0x80);

  cbk_id_from_bytes (bytes, text);
}

/**
 * cbk_id_new:
 * @env: where its time and chance come from
 *
 * Returns: (transfer full): a new id, see cbk_id_init()
 */
char *
cbk_id_new (const CbkEnv *env)
{
  char *text = g_malloc (CBK_ID_LENGTH + 1);

  cbk_id_init (text, env);

  return text;
}
