/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-storage.h"

/* By what laptops are known and taken in. */

static gboolean
end_others (CbkHqStorage *self, const CbkHqCertificate *certificate, gint64 ends, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "UPDATE certificate SET ends = :ends "
                         "WHERE device = :device AND fingerprint <> :fingerprint AND ends > :ends");
  cbk_hq_statement_bind_int (&stmt, ":ends", ends);
  cbk_hq_statement_bind_id (&stmt, ":device", certificate->device);
  cbk_hq_statement_bind_blob (&stmt, ":fingerprint", certificate->fingerprint, CBK_HASH_BYTES);

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_storage_put_certificate:
 * @self: a storage
 * @certificate: what a laptop was given
 * @overlap: how many milliseconds those that it had before are still good for, at most
 * @error: any store error
 *
 * Returns: whether it is known now
 */
gboolean
cbk_hq_storage_put_certificate (CbkHqStorage *self, const CbkHqCertificate *certificate, gint64 overlap, GError **error)
{
  gint64 now = cbk_env_now (self->env);
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO certificate (fingerprint, device, key_id, issued, ends) "
                         "VALUES (:fingerprint, :device, :key, :now, :ends)");
  cbk_hq_statement_bind_blob (&stmt, ":fingerprint", certificate->fingerprint, CBK_HASH_BYTES);
  cbk_hq_statement_bind_id (&stmt, ":device", certificate->device);
  cbk_hq_statement_bind_blob (&stmt, ":key", certificate->key_id, CBK_HASH_BYTES);
  cbk_hq_statement_bind_int (&stmt, ":now", now);
  cbk_hq_statement_bind_int (&stmt, ":ends", certificate->ends);

  return cbk_hq_statement_finish (&stmt, error) && end_others (self, certificate, now + overlap, error);
}

static gboolean
read_certificate (CbkHqStatement *stmt, CbkHqCertificate **ret_certificate, GError **error)
{
  *ret_certificate = NULL;
  if (cbk_hq_statement_step (stmt))
    {
      CbkHqCertificate *certificate = *ret_certificate = g_new0 (CbkHqCertificate, 1);

      cbk_hq_statement_copy_hash (stmt, 0, certificate->fingerprint, CBK_HASH_BYTES);
      cbk_hq_statement_get_id (stmt, 1, certificate->device);
      cbk_hq_statement_copy_hash (stmt, 2, certificate->key_id, CBK_HASH_BYTES);
      certificate->ends = cbk_hq_statement_get_int (stmt, 3);
    }

  return cbk_hq_statement_finish (stmt, error);
}

/* One that ended is none. Free what comes back with g_free(). */
gboolean
cbk_hq_storage_find_certificate (CbkHqStorage *self,
                                 const guint8 fingerprint[CBK_HASH_BYTES],
                                 CbkHqCertificate **ret_certificate,
                                 GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT fingerprint, device, key_id, ends FROM certificate "
                         "WHERE fingerprint = :fingerprint AND ends > :now");
  cbk_hq_statement_bind_blob (&stmt, ":fingerprint", fingerprint, CBK_HASH_BYTES);
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));

  return read_certificate (&stmt, ret_certificate, error);
}

/* The laptop's last one, ended or not: its key is the laptop's. Free it with g_free(). */
gboolean
cbk_hq_storage_find_last_certificate (CbkHqStorage *self, const char *device, CbkHqCertificate **ret_certificate, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT fingerprint, device, key_id, ends FROM certificate WHERE device = :device "
                         "ORDER BY issued DESC, ends DESC LIMIT 1");
  cbk_hq_statement_bind_id (&stmt, ":device", device);

  return read_certificate (&stmt, ret_certificate, error);
}

gboolean
cbk_hq_storage_put_code (CbkHqStorage *self, const guint8 code[CBK_HASH_BYTES], const char *device, gint64 ends, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "INSERT INTO enrolment (code, device, ends) VALUES (:code, :device, :ends)");
  cbk_hq_statement_bind_blob (&stmt, ":code", code, CBK_HASH_BYTES);
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  cbk_hq_statement_bind_int (&stmt, ":ends", ends);

  return cbk_hq_statement_finish (&stmt, error);
}

/* Whether it was good, and good for this laptop; it never is again. */
gboolean
cbk_hq_storage_take_code (CbkHqStorage *self,
                          const guint8 code[CBK_HASH_BYTES],
                          const char *device,
                          gboolean *ret_good,
                          GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "DELETE FROM enrolment WHERE code = :code AND device = :device RETURNING ends");
  cbk_hq_statement_bind_blob (&stmt, ":code", code, CBK_HASH_BYTES);
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  *ret_good = cbk_hq_statement_step (&stmt) && cbk_hq_statement_get_int (&stmt, 0) > cbk_env_now (self->env);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
drop_old_nonces (CbkHqStorage *self, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "DELETE FROM used_nonce WHERE ends <= :now");
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));

  return cbk_hq_statement_finish (&stmt, error);
}

/* Whether it was not used before. */
gboolean
cbk_hq_storage_use_nonce (CbkHqStorage *self, const guint8 nonce[CBK_HASH_BYTES], gint64 ends, gboolean *ret_new, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO used_nonce (nonce, ends) VALUES (:nonce, :ends) ON CONFLICT (nonce) DO NOTHING "
                         "RETURNING ends");
  cbk_hq_statement_bind_blob (&stmt, ":nonce", nonce, CBK_HASH_BYTES);
  cbk_hq_statement_bind_int (&stmt, ":ends", ends);
  *ret_new = cbk_hq_statement_step (&stmt);

  return cbk_hq_statement_finish (&stmt, error) && drop_old_nonces (self, error);
}

gboolean
cbk_hq_storage_put_setting (CbkHqStorage *self, const char *key, const char *value, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "INSERT INTO setting (k, v) VALUES (:k, :v) ON CONFLICT (k) DO UPDATE SET v = :v");
  cbk_hq_statement_bind_text (&stmt, ":k", key);
  cbk_hq_statement_bind_text (&stmt, ":v", value);

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_get_setting (CbkHqStorage *self, const char *key, char **ret_value, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_value = NULL;
  cbk_hq_statement_init (&stmt, self->db, "SELECT v FROM setting WHERE k = :k");
  cbk_hq_statement_bind_text (&stmt, ":k", key);
  if (cbk_hq_statement_step (&stmt))
    *ret_value = g_strdup (cbk_hq_statement_get_text (&stmt, 0));

  return cbk_hq_statement_finish (&stmt, error);
}
