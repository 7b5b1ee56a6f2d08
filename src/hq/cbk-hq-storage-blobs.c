/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-storage-blobs.h"

#include "model/cbk-merge.h"

/* In the place of when it was looked at. */
#define DAMAGED 0

static void
bind_digest (CbkHqStatement *stmt, const guint8 *digest)
{
  cbk_hq_statement_bind_blob (stmt, ":sha256", digest, CBK_SHA256_BYTES);
}

static gboolean
run_with_digest (CbkHqStorage *self, const char *sql, const guint8 *digest, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, sql);
  bind_digest (&stmt, digest);

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_get_blob (CbkHqStorage *self, const guint8 *digest, CbkHqBlob *blob, gboolean *ret_found, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "SELECT sha256, size, stored_at, checked_at FROM blob WHERE sha256 = :sha256");
  bind_digest (&stmt, digest);
  *ret_found = cbk_hq_statement_step (&stmt);
  if (*ret_found)
    {
      cbk_hq_statement_copy_hash (&stmt, 0, blob->digest, CBK_SHA256_BYTES);
      blob->size = cbk_hq_statement_get_int (&stmt, 1);
      blob->stored_at = cbk_hq_statement_get_int (&stmt, 2);
      blob->damaged = cbk_hq_statement_get_int (&stmt, 3) == DAMAGED;
    }

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_storage_lock_blob:
 * @self: in a transaction
 * @digest: of an attachment
 * @alone: whether it is about to go, if nobody wants it
 * @error: any store error
 *
 * Whoever wants an attachment and whoever removes what nobody wants come one after the other.
 *
 * Returns: whether it stays as it is until the transaction's end
 */
gboolean
cbk_hq_storage_lock_blob (CbkHqStorage *self, const guint8 *digest, gboolean alone, GError **error)
{
  const CbkHqDbClass *klass = self->db->klass;
  g_autofree char *sql = g_strconcat ("SELECT 1 FROM blob WHERE sha256 = :sha256", alone ? klass->lock : klass->share, NULL);

  return klass->inline_sequencer || run_with_digest (self, sql, digest, error);
}

gboolean
cbk_hq_storage_put_blob (CbkHqStorage *self, const guint8 *digest, gint64 size, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO blob (sha256, size, stored_at, checked_at) VALUES (:sha256, :size, :now, :now) "
                         "ON CONFLICT (sha256) DO UPDATE SET checked_at = :now");
  bind_digest (&stmt, digest);
  cbk_hq_statement_bind_int (&stmt, ":size", size);
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_mark_checked (CbkHqStorage *self, const guint8 *digest, gboolean damaged, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "UPDATE blob SET checked_at = :at WHERE sha256 = :sha256");
  bind_digest (&stmt, digest);
  cbk_hq_statement_bind_int (&stmt, ":at", damaged ? DAMAGED : cbk_env_now (self->env));

  return cbk_hq_statement_finish (&stmt, error);
}

/* Who held it is forgotten with it: it has to be shown anew. */
gboolean
cbk_hq_storage_drop_blob (CbkHqStorage *self, const guint8 *digest, GError **error)
{
  return run_with_digest (self, "DELETE FROM blob_holder WHERE sha256 = :sha256", digest, error) &&
         run_with_digest (self, "DELETE FROM blob WHERE sha256 = :sha256", digest, error);
}

/**
 * cbk_hq_storage_list_blobs:
 * @self: a storage
 * @stored_before: a moment
 * @ret_blobs: (out) (transfer full) (element-type CbkHqBlob): those that are here since before it
 * @error: any store error
 *
 * Returns: whether that could be read
 */
gboolean
cbk_hq_storage_list_blobs (CbkHqStorage *self, gint64 stored_before, GArray **ret_blobs, GError **error)
{
  g_autoptr(GArray) blobs = g_array_new (FALSE, FALSE, sizeof (CbkHqBlob));
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_blobs = NULL;
  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT sha256, size, stored_at FROM blob WHERE stored_at < :before ORDER BY sha256");
  cbk_hq_statement_bind_int (&stmt, ":before", stored_before);
  while (cbk_hq_statement_step (&stmt))
    {
      CbkHqBlob blob = { .size = cbk_hq_statement_get_int (&stmt, 1), .stored_at = cbk_hq_statement_get_int (&stmt, 2) };

      cbk_hq_statement_copy_hash (&stmt, 0, blob.digest, CBK_SHA256_BYTES);
      g_array_append_val (blobs, blob);
    }
  if (!cbk_hq_statement_finish (&stmt, error))
    return FALSE;

  *ret_blobs = g_steal_pointer (&blobs);

  return TRUE;
}

gboolean
cbk_hq_storage_put_holder (CbkHqStorage *self, const guint8 *digest, const char *device, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO blob_holder (sha256, device) VALUES (:sha256, :device) "
                         "ON CONFLICT (sha256, device) DO NOTHING");
  bind_digest (&stmt, digest);
  cbk_hq_statement_bind_id (&stmt, ":device", device);

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_is_holder (CbkHqStorage *self, const guint8 *digest, const char *device, gboolean *ret_is, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "SELECT 1 FROM blob_holder WHERE sha256 = :sha256 AND device = :device");
  bind_digest (&stmt, digest);
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  *ret_is = cbk_hq_statement_step (&stmt);

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_put_reference (CbkHqStorage *self,
                              const guint8 *digest,
                              const char *type,
                              const char *id,
                              const char *device,
                              GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  if (!cbk_hq_storage_lock_blob (self, digest, FALSE, error))
    return FALSE;

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO blob_reference (sha256, type, id, device) VALUES (:sha256, :type, :id, :device) "
                         "ON CONFLICT (sha256, type, id, device) DO NOTHING");
  bind_digest (&stmt, digest);
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);
  cbk_hq_statement_bind_id (&stmt, ":device", device);

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_storage_list_references:
 * @self: a storage
 * @digest: of an attachment, whether it is here or not
 * @ret_references: (out) (transfer full) (element-type CbkHqReference): the records that named it, some of which may not
 *   do so any more
 * @error: any store error
 *
 * Returns: whether that could be read
 */
gboolean
cbk_hq_storage_list_references (CbkHqStorage *self, const guint8 *digest, GArray **ret_references, GError **error)
{
  g_autoptr(GArray) references = g_array_new (FALSE, FALSE, sizeof (CbkHqReference));
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_references = NULL;
  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT r.type, r.id, r.device, h.device FROM blob_reference r LEFT JOIN blob_holder h "
                         "ON h.sha256 = r.sha256 AND h.device = r.device WHERE r.sha256 = :sha256");
  bind_digest (&stmt, digest);
  while (cbk_hq_statement_step (&stmt))
    {
      CbkHqReference reference = { .holder = !cbk_hq_statement_is_null (&stmt, 3) };

      g_strlcpy (reference.type, cbk_hq_statement_get_text (&stmt, 0), sizeof reference.type);
      cbk_hq_statement_get_id (&stmt, 1, reference.id);
      cbk_hq_statement_get_id (&stmt, 2, reference.device);
      g_array_append_val (references, reference);
    }
  if (!cbk_hq_statement_finish (&stmt, error))
    return FALSE;

  *ret_references = g_steal_pointer (&references);

  return TRUE;
}

/* Whether something that headquarters keeps and has not applied names it: a person may yet decide that it is applied. */
gboolean
cbk_hq_storage_is_held_back (CbkHqStorage *self, const guint8 *digest, gboolean *ret_is, GError **error)
{
  char name[CBK_SHA256_NAME_SIZE];
  g_autofree char *pattern = NULL;
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_sha256_print_name (digest, name);
  pattern = g_strconcat ("%", name, "%", NULL);
  cbk_hq_statement_init (&stmt, self->db, "SELECT 1 FROM mutation WHERE status >= :held AND payload LIKE :pattern LIMIT 1");
  cbk_hq_statement_bind_int (&stmt, ":held", CBK_CUSTODY_CONFLICT);
  cbk_hq_statement_bind_text (&stmt, ":pattern", pattern);
  *ret_is = cbk_hq_statement_step (&stmt);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
read_upload (CbkHqStatement *stmt, CbkHqUpload *upload, gboolean *ret_found, GError **error)
{
  *ret_found = cbk_hq_statement_step (stmt);
  if (*ret_found)
    {
      cbk_hq_statement_get_id (stmt, 0, upload->upload);
      cbk_hq_statement_get_id (stmt, 1, upload->device);
      cbk_hq_statement_copy_hash (stmt, 2, upload->digest, CBK_SHA256_BYTES);
      upload->size = cbk_hq_statement_get_int (stmt, 3);
      upload->begun_at = cbk_hq_statement_get_int (stmt, 4);
    }

  return cbk_hq_statement_finish (stmt, error);
}

gboolean
cbk_hq_storage_get_upload (CbkHqStorage *self, const char *id, CbkHqUpload *upload, gboolean *ret_found, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "SELECT upload, device, sha256, size, begun_at FROM upload WHERE upload = :upload");
  cbk_hq_statement_bind_id (&stmt, ":upload", id);

  return read_upload (&stmt, upload, ret_found, error);
}

gboolean
cbk_hq_storage_find_upload (CbkHqStorage *self,
                            const char *device,
                            const guint8 *digest,
                            CbkHqUpload *upload,
                            gboolean *ret_found,
                            GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT upload, device, sha256, size, begun_at FROM upload "
                         "WHERE device = :device AND sha256 = :sha256");
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  bind_digest (&stmt, digest);

  return read_upload (&stmt, upload, ret_found, error);
}

gboolean
cbk_hq_storage_put_upload (CbkHqStorage *self, const CbkHqUpload *upload, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO upload (upload, device, sha256, size, begun_at) "
                         "VALUES (:upload, :device, :sha256, :size, :now)");
  cbk_hq_statement_bind_id (&stmt, ":upload", upload->upload);
  cbk_hq_statement_bind_id (&stmt, ":device", upload->device);
  bind_digest (&stmt, upload->digest);
  cbk_hq_statement_bind_int (&stmt, ":size", upload->size);
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_drop_upload (CbkHqStorage *self, const char *id, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "DELETE FROM upload WHERE upload = :upload");
  cbk_hq_statement_bind_id (&stmt, ":upload", id);

  return cbk_hq_statement_finish (&stmt, error);
}

/* How much a laptop has said it will send and has not. */
gboolean
cbk_hq_storage_sum_uploads (CbkHqStorage *self, const char *device, gint64 *ret_n, gint64 *ret_bytes, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_n = *ret_bytes = 0;
  cbk_hq_statement_init (&stmt, self->db, "SELECT size FROM upload WHERE device = :device");
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  while (cbk_hq_statement_step (&stmt))
    {
      (*ret_n)++;
      *ret_bytes += cbk_hq_statement_get_int (&stmt, 0);
    }

  return cbk_hq_statement_finish (&stmt, error);
}
