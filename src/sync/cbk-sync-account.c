/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-account.h"

#include "base/cbk-error.h"
#include "base/cbk-json.h"

#define FILE_NAME "headquarters.json"

void
cbk_sync_account_clear (CbkSyncAccount *self)
{
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->user, g_free);
  g_clear_pointer (&self->token, g_free);
}

/**
 * cbk_sync_account_load:
 * @self: (out): to be cleared; holds nothing where there is no file
 * @folder: the store's folder
 * @error: %CBK_ERROR_INVALID or %CBK_ERROR_STORAGE
 *
 * Returns: whether there was no file or it could be read
 */
gboolean
cbk_sync_account_load (CbkSyncAccount *self, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autofree char *text = NULL;
  g_autoptr(JsonObject) object = NULL;
  g_autoptr(GError) local_error = NULL;
  gsize length;

  *self = (CbkSyncAccount){ 0 };
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

  return TRUE;
}

/**
 * cbk_sync_account_save:
 * @self: an account
 * @folder: the store's folder
 * @error: %CBK_ERROR_STORAGE
 *
 * Returns: whether it is on the disk, readable by nobody else
 */
gboolean
cbk_sync_account_save (const CbkSyncAccount *self, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autoptr(GString) json = g_string_new ("{\"token\":");
  g_autoptr(GError) local_error = NULL;

  cbk_json_append_string (json, self->token);
  g_string_append (json, ",\"url\":");
  cbk_json_append_string (json, self->url);
  g_string_append (json, ",\"user\":");
  cbk_json_append_string (json, self->user);
  g_string_append (json, "}\n");

  if (g_file_set_contents_full (path, json->str, (gssize) json->len, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &local_error))
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_STORAGE, "How to reach headquarters cannot be kept: %s", local_error->message);

  return FALSE;
}
