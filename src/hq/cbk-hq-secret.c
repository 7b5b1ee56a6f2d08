/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-secret.h"

#include "base/cbk-error.h"

#include <sodium.h>
#include <string.h>

#define TOKEN_BYTES 32

/**
 * cbk_hq_secret_init:
 * @error: %CBK_ERROR_STORAGE when the machine cannot do it
 *
 * To be called once, before the others.
 *
 * Returns: whether passwords and tokens can be made
 */
gboolean
cbk_hq_secret_init (GError **error)
{
  if (sodium_init () >= 0)
    return TRUE;

  g_set_error_literal (error, CBK_ERROR, CBK_ERROR_STORAGE, "This machine gives no random numbers: no passwords can be made");

  return FALSE;
}

/**
 * cbk_hq_password_new:
 *
 * Returns: (transfer full): a password of about 98 bits that can be read out: no letter in it looks like another
 */
char *
cbk_hq_password_new (void)
{
  static const char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";
  GString *password = g_string_new (NULL);

  for (guint i = 0; i < 20; i++)
    {
      if (i > 0 && i % 5 == 0)
        g_string_append_c (password, '-');
      g_string_append_c (password, letters[randombytes_uniform (sizeof letters - 1)]);
    }

  return g_string_free (password, FALSE);
}

/**
 * cbk_hq_password_hash:
 * @password: what somebody will type
 *
 * Returns: (transfer full): its Argon2id string, with salt and costs
 */
char *
cbk_hq_password_hash (const char *password)
{
  char hash[crypto_pwhash_STRBYTES];

  if (crypto_pwhash_str (hash, password, strlen (password), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                         crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    g_error ("There is not enough memory to keep a password safely");

  return g_strdup (hash);
}

/**
 * cbk_hq_password_verify:
 * @hash: (nullable): from cbk_hq_password_hash(); %NULL where there is no such user
 * @password: what was typed
 *
 * Takes as long for a user who does not exist, so that the time tells nobody who does.
 *
 * Returns: whether it is the password
 */
gboolean
cbk_hq_password_verify (const char *hash, const char *password)
{
  g_autofree char *nobody = NULL;

  if (hash != NULL)
    return crypto_pwhash_str_verify (hash, password, strlen (password)) == 0;

  nobody = cbk_hq_password_hash (password);

  return FALSE;
}

/**
 * cbk_hq_token_new:
 *
 * Returns: (transfer full): 256 random bits in hexadecimal
 */
char *
cbk_hq_token_new (void)
{
  guint8 bytes[TOKEN_BYTES];
  char text[2 * TOKEN_BYTES + 1];

  randombytes_buf (bytes, sizeof bytes);
  sodium_bin2hex (text, sizeof text, bytes, sizeof bytes);

  return g_strdup (text);
}

/* What is kept of a token: enough to recognise it, nothing to use it with. */
void
cbk_hq_token_hash (const char *token, guint8 hash[CBK_HASH_BYTES])
{
  cbk_hash_bytes (NULL, token, strlen (token), hash);
}
