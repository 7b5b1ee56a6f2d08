/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-attaching.h"

#include "store/cbk-uploads.h"

typedef struct
{
  const CbkBlob *blob;
  const char *media;
  const char *name;
} CbkAttachment;

static gboolean
queue_upload (CbkSession *session, gpointer data, GError **error)
{
  CbkAttachment *attachment = data;

  return cbk_uploads_add (session, attachment->blob, attachment->media, attachment->name, CBK_UPLOAD_PENDING, error);
}

static void
set_arg (GHashTable *args, const char *name, char *value)
{
  g_hash_table_insert (args, g_strdup (name), value);
}

/**
 * cbk_workspace_attach_file:
 * @self: a workspace with a user
 * @path: a file
 * @args: (element-type utf8 utf8): what the command register_file asks for besides; its name, size and hash are added
 * @progress: (nullable): told how far the copy is, on the caller's thread
 * @data: for @progress
 * @cancellable: (nullable): stops the copy
 * @error: %CBK_ERROR_FULL, %CBK_ERROR_INVALID, or what the command says
 *
 * Waits. Copies the file under the hash of its content, records it, and queues it for headquarters. The hash is taken
 * while copying: it is the anchor of what the file is worth as evidence.
 *
 * Returns: (transfer full) (nullable): the record of the file
 */
CbkResult *
cbk_workspace_attach_file (CbkWorkspace *self,
                           const char *path,
                           GHashTable *args,
                           CbkProgressFunc progress,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  CbkStore *store = cbk_workspace_get_store (self);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *content_type = g_content_type_guess (name, NULL, 0, NULL);
  g_autofree char *media = g_content_type_get_mime_type (content_type);
  g_autoptr(CbkResult) result = NULL;
  CbkBlob blob;
  CbkAttachment attachment = { &blob, media, name };

  if (!cbk_blobs_store_file (cbk_store_get_blobs (store), path, cancellable, progress, data, &blob, error))
    return NULL;

  set_arg (args, "name", g_strdup (name));
  set_arg (args, "sha256", g_strdup (blob.sha256));
  set_arg (args, "size", g_strdup_printf ("%" G_GINT64_FORMAT, blob.size));
  if (media != NULL && !g_hash_table_contains (args, "mime_type"))
    set_arg (args, "mime_type", g_strdup (media));

  result = cbk_workspace_run (self, "register_file", NULL, args, error);
  if (result == NULL || !cbk_store_write (store, queue_upload, &attachment, NULL, error))
    return NULL;

  return g_steal_pointer (&result);
}
