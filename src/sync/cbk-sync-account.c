/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-account.h"

#include "base/cbk-compat.h"
#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "sync/cbk-sync-secret.h"

#include <glib/gstdio.h>

#define FILE_NAME "headquarters.json"

void
cbk_sync_account_clear (CbkSyncAccount *self)
{
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->user, g_free);
  g_clear_pointer (&self->token, g_free);
  g_clear_pointer (&self->stamp, g_free);
  cbk_sync_trust_clear (&self->trust);
}

static gboolean
read_file (CbkSyncAccount *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->trust.folder, FILE_NAME, NULL);
  g_autofree char *text = NULL;
  g_autoptr(JsonObject) object = NULL;
  g_autoptr(GError) local_error = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &local_error))
    {
      if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;

      g_set_error (error, CBK_ERROR, CBK_ERROR_STORAGE, "How to reach headquarters cannot be read: %s", local_error->message);
      return FALSE;
    }

  object = cbk_json_parse_object (text, (gssize) length, error);
  if (object == NULL)
    return FALSE;

  self->url = g_strdup (cbk_json_get_text (object, "url"));
  self->user = g_strdup (cbk_json_get_text (object, "user"));
  self->token = g_strdup (cbk_json_get_text (object, "token"));
  if (self->token == NULL && cbk_json_get_int (object, "keyring", 0) == 1)
    self->token = cbk_sync_secret_lookup (self->trust.folder);

  return TRUE;
}

/* Every one of these files is replaced when it is written, never written into. */
static char *
make_stamp (const char *folder)
{
  static const char *const names[] = { FILE_NAME, "authority.pem", "laptop.pem", "laptop-key.pem" };
  GString *stamp = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      GStatBuf info;

      if (g_stat (path, &info) == 0)
        g_string_append_printf (stamp, "%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld\n",
                                (guint64) info.st_ino, (gint64) info.st_size, (gint64) info.st_mtim.tv_sec,
                                info.st_mtim.tv_nsec);
      else
        g_string_append (stamp, "-\n");
    }

  return g_string_free (stamp, FALSE);
}

/**
 * cbk_sync_account_is_current:
 * @self: an account that was loaded
 *
 * Returns: whether nobody has signed in, renewed or signed out in its folder since
 */
gboolean
cbk_sync_account_is_current (const CbkSyncAccount *self)
{
  g_autofree char *stamp = make_stamp (self->trust.folder);

  return g_strcmp0 (self->stamp, stamp) == 0;
}

/**
 * cbk_sync_account_load:
 * @self: (out): to be cleared; holds nothing where there is no file
 * @folder: the store's folder
 * @error: %CBK_ERROR_INVALID or %CBK_ERROR_STORAGE
 *
 * Waits for the keyring, where it holds the token, at most three seconds.
 *
 * Returns: whether there was no file or it could be read
 */
gboolean
cbk_sync_account_load (CbkSyncAccount *self, const char *folder, GError **error)
{
  *self = (CbkSyncAccount){ .stamp = make_stamp (folder) };

  return cbk_sync_trust_load (&self->trust, folder, error) && read_file (self, error);
}

static void
append_member (GString *json, const char *name, const char *value)
{
  if (json->len > 1)
    g_string_append_c (json, ',');
  g_string_append_printf (json, "\"%s\":", name);
  cbk_json_append_string (json, value);
}

static gboolean
save_file (const CbkSyncAccount *self, gboolean in_keyring, GError **error)
{
  g_autofree char *path = g_build_filename (self->trust.folder, FILE_NAME, NULL);
  g_autoptr(GString) json = g_string_new ("{");
  g_autoptr(GError) local_error = NULL;

  if (in_keyring)
    g_string_append (json, "\"keyring\":1");
  else if (self->token != NULL)
    append_member (json, "token", self->token);
  append_member (json, "url", self->url);
  append_member (json, "user", self->user);
  g_string_append (json, "}\n");

  if (g_file_set_contents_full (path, json->str, (gssize) json->len, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &local_error))
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_STORAGE, "How to reach headquarters cannot be kept: %s", local_error->message);

  return FALSE;
}

/**
 * cbk_sync_account_save:
 * @self: an account
 * @error: %CBK_ERROR_STORAGE
 *
 * The token goes into the keyring of whoever is logged in on the machine; where there is none, into the file.
 *
 * Returns: whether it is kept, readable by nobody else
 */
gboolean
cbk_sync_account_save (const CbkSyncAccount *self, GError **error)
{
  return save_file (self, self->token != NULL && cbk_sync_secret_store (self->trust.folder, self->token), error);
}

/**
 * cbk_sync_account_enter:
 * @self: an account
 * @token: (nullable): by which headquarters lets us in from now on; %NULL when the old one goes on
 * @user: (nullable): whom it is for, with @token
 * @certificate: (nullable): PEM; %NULL when the old one goes on
 * @error: %CBK_ERROR_INVALID, %CBK_ERROR_STORAGE
 *
 * The certificate is kept first, for the token is good with it alone.
 *
 * Returns: whether all of it is kept
 */
gboolean
cbk_sync_account_enter (CbkSyncAccount *self, const char *token, const char *user, const char *certificate, GError **error)
{
  if (!cbk_sync_trust_keep_authority (&self->trust, error) ||
      (certificate != NULL && !cbk_sync_trust_keep_certificate (&self->trust, certificate, error)))
    return FALSE;

  if (token == NULL)
    return TRUE;

  g_set_str (&self->token, token);
  if (user != NULL)
    g_set_str (&self->user, user);

  return cbk_sync_account_save (self, error);
}

/**
 * cbk_sync_account_forget:
 * @self: an account
 *
 * Signs out on this laptop: the token is kept nowhere any more.
 */
void
cbk_sync_account_forget (CbkSyncAccount *self)
{
  g_clear_pointer (&self->token, g_free);
  cbk_sync_secret_clear (self->trust.folder);
  save_file (self, FALSE, NULL);
}
