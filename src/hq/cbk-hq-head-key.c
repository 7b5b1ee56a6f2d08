/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-head-key.h"

#include "base/cbk-error.h"
#include "base/cbk-hex.h"

#include <sodium.h>

#define FILE_NAME "head.key"

static gboolean
make_key (const char *path, guint8 seed[CBK_HEAD_SEED_BYTES], GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) local_error = NULL;
  gboolean ok;

  randombytes_buf (seed, CBK_HEAD_SEED_BYTES);
  cbk_hex_append (text, seed, CBK_HEAD_SEED_BYTES);
  g_string_append_c (text, '\n');
  ok = g_file_set_contents_full (path, text->str, (gssize) text->len,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &local_error);
  sodium_memzero (text->str, text->len);
  if (!ok)
    g_set_error (error, CBK_ERROR, CBK_ERROR_STORAGE, "The key of the log cannot be kept: %s", local_error->message);

  return ok;
}

static gboolean
read_key (const char *path, guint8 seed[CBK_HEAD_SEED_BYTES], GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) local_error = NULL;
  gsize length;
  gboolean ok;

  if (!g_file_get_contents (path, &text, &length, &local_error))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_STORAGE, "The key of the log cannot be read: %s", local_error->message);
      return FALSE;
    }

  g_strchomp (text);
  ok = cbk_hex_parse (text, seed, CBK_HEAD_SEED_BYTES);
  sodium_memzero (text, length);
  if (!ok)
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CORRUPT, "The key of the log, head.key, is damaged");

  return ok;
}

/**
 * cbk_hq_head_key_load:
 * @self: (out): to be cleared
 * @folder: where headquarters keeps its things
 * @make: whether a new one is made where there is none; laptops that know another one will say so
 * @error: %CBK_ERROR_STORAGE or %CBK_ERROR_CORRUPT
 *
 * Returns: whether it is there
 */
gboolean
cbk_hq_head_key_load (CbkHqHeadKey *self, const char *folder, gboolean make, GError **error)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  guint8 seed[CBK_HEAD_SEED_BYTES];
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS) || !make;

  if (!(there ? read_key (path, seed, error) : make_key (path, seed, error)))
    return FALSE;

  cbk_tree_head_make_keys (seed, self->secret, self->public_key);
  sodium_memzero (seed, sizeof seed);

  return TRUE;
}

void
cbk_hq_head_key_clear (CbkHqHeadKey *self)
{
  sodium_memzero (self->secret, sizeof self->secret);
}
