/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-storage.h"

gboolean
cbk_hq_storage_get_user (CbkHqStorage *self, const char *number, gboolean lock, CbkHqUser **ret_user, GError **error)
{
  g_autofree char *sql = NULL;
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_user = NULL;
  sql = g_strconcat ("SELECT number, name, officer, roles, password, blocked, failures, locked_until "
                     "FROM account WHERE number = :number", lock ? self->db->klass->lock : "", NULL);
  cbk_hq_statement_init (&stmt, self->db, sql);
  cbk_hq_statement_bind_text (&stmt, ":number", number);
  if (cbk_hq_statement_step (&stmt))
    {
      CbkHqUser *user = *ret_user = g_new0 (CbkHqUser, 1);

      user->number = g_strdup (cbk_hq_statement_get_text (&stmt, 0));
      user->name = g_strdup (cbk_hq_statement_get_text (&stmt, 1));
      cbk_hq_statement_get_id (&stmt, 2, user->officer);
      user->roles = g_strdup (cbk_hq_statement_get_text (&stmt, 3));
      user->password = g_strdup (cbk_hq_statement_get_text (&stmt, 4));
      user->blocked = cbk_hq_statement_get_int (&stmt, 5) != 0;
      user->failures = cbk_hq_statement_get_int (&stmt, 6);
      user->locked_until = cbk_hq_statement_get_int (&stmt, 7);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_put_user (CbkHqStorage *self, const CbkHqUser *user, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO account (number, name, officer, roles, password, blocked, failures, locked_until) "
                         "VALUES (:number, :name, :officer, :roles, :password, :blocked, :failures, :locked) "
                         "ON CONFLICT (number) DO UPDATE SET name = :name, officer = :officer, roles = :roles, "
                         "password = :password, blocked = :blocked, failures = :failures, locked_until = :locked");
  cbk_hq_statement_bind_text (&stmt, ":number", user->number);
  cbk_hq_statement_bind_text (&stmt, ":name", user->name);
  cbk_hq_statement_bind_id (&stmt, ":officer", user->officer);
  cbk_hq_statement_bind_text (&stmt, ":roles", user->roles);
  cbk_hq_statement_bind_text (&stmt, ":password", user->password);
  cbk_hq_statement_bind_int (&stmt, ":blocked", user->blocked);
  cbk_hq_statement_bind_int (&stmt, ":failures", user->failures);
  cbk_hq_statement_bind_int (&stmt, ":locked", user->locked_until);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
drop_expired (CbkHqStorage *self, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "DELETE FROM session WHERE expires <= :now");
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_put_session (CbkHqStorage *self,
                            const guint8 token[CBK_HASH_BYTES],
                            const CbkHqSession *session,
                            gint64 expires,
                            GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO session (token, number, device, certificate, expires) "
                         "VALUES (:token, :number, :device, :certificate, :expires)");
  cbk_hq_statement_bind_blob (&stmt, ":token", token, CBK_HASH_BYTES);
  cbk_hq_statement_bind_text (&stmt, ":number", session->number);
  cbk_hq_statement_bind_id (&stmt, ":device", session->device);
  cbk_hq_statement_bind_blob (&stmt, ":certificate", session->certificate, CBK_HASH_BYTES);
  cbk_hq_statement_bind_int (&stmt, ":expires", expires);

  return cbk_hq_statement_finish (&stmt, error) && drop_expired (self, error);
}

/* One that ended is none. */
gboolean
cbk_hq_storage_get_session (CbkHqStorage *self, const guint8 token[CBK_HASH_BYTES], CbkHqSession **ret_session, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_session = NULL;
  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT s.number, s.device, s.certificate, u.blocked FROM session s "
                         "JOIN account u ON u.number = s.number WHERE s.token = :token AND s.expires > :now");
  cbk_hq_statement_bind_blob (&stmt, ":token", token, CBK_HASH_BYTES);
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));
  if (cbk_hq_statement_step (&stmt))
    {
      CbkHqSession *session = *ret_session = g_new0 (CbkHqSession, 1);

      session->number = g_strdup (cbk_hq_statement_get_text (&stmt, 0));
      cbk_hq_statement_get_id (&stmt, 1, session->device);
      cbk_hq_statement_copy_hash (&stmt, 2, session->certificate, CBK_HASH_BYTES);
      session->blocked = cbk_hq_statement_get_int (&stmt, 3) != 0;
    }

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_end_sessions (CbkHqStorage *self, const char *number, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "DELETE FROM session WHERE number = :number");
  cbk_hq_statement_bind_text (&stmt, ":number", number);

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_end_device_sessions (CbkHqStorage *self, const char *device, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "DELETE FROM session WHERE device = :device");
  cbk_hq_statement_bind_id (&stmt, ":device", device);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
list (CbkHqStorage *self, const char *sql, CbkHqListFunc func, gpointer data, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, sql);
  while (cbk_hq_statement_step (&stmt))
    func (&stmt, data);

  return cbk_hq_statement_finish (&stmt, error);
}

/* Number, name, roles, whether blocked, until when locked. */
gboolean
cbk_hq_storage_list_users (CbkHqStorage *self, CbkHqListFunc func, gpointer data, GError **error)
{
  return list (self, "SELECT number, name, roles, blocked, locked_until FROM account ORDER BY number", func, data, error);
}

/* Id, name, whether blocked, the last number taken, when seen last, when its certificate ends (null for none), when a second
 * history of it was noticed (null for never), and the id that it gave up for that (null for most). */
gboolean
cbk_hq_storage_list_devices (CbkHqStorage *self, CbkHqListFunc func, gpointer data, GError **error)
{
  return list (self,
               "SELECT device, name, blocked, last_dseq, seen_at, "
               "(SELECT max(c.ends) FROM certificate c WHERE c.device = d.device), forked_at, forked_from FROM device d ORDER BY name, device",
               func, data, error);
}
