/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-known.h"

/* What headquarters looks up while it decides: open conflicts, what they hold, numbers given and numbers shared. */

gboolean
cbk_hq_storage_put_conflict (CbkHqStorage *self, const CbkHqConflict *conflict, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO conflict (cid, type, id, kind, device, opened_at, state) "
                         "VALUES (:cid, :type, :id, :kind, :device, :opened, :state) "
                         "ON CONFLICT (cid) DO UPDATE SET kind = :kind, state = :state");
  cbk_hq_statement_bind_id (&stmt, ":cid", conflict->cid);
  cbk_hq_statement_bind_text (&stmt, ":type", conflict->type);
  cbk_hq_statement_bind_id (&stmt, ":id", conflict->id);
  cbk_hq_statement_bind_text (&stmt, ":kind", conflict->kind);
  cbk_hq_statement_bind_id (&stmt, ":device", conflict->device);
  cbk_hq_statement_bind_int (&stmt, ":opened", conflict->opened_at);
  cbk_hq_statement_bind_int (&stmt, ":state", conflict->closed);
  cbk_hq_known_dispute (self, conflict->type, conflict->id);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
read_conflicts (CbkHqStatement *stmt, GPtrArray **ret_conflicts, GError **error)
{
  g_autoptr(GPtrArray) conflicts = g_ptr_array_new_with_free_func (g_free);

  *ret_conflicts = NULL;
  while (cbk_hq_statement_step (stmt))
    {
      CbkHqConflict *conflict = g_new0 (CbkHqConflict, 1);

      cbk_hq_statement_get_id (stmt, 0, conflict->cid);
      g_strlcpy (conflict->type, cbk_hq_statement_get_text (stmt, 1), sizeof conflict->type);
      cbk_hq_statement_get_id (stmt, 2, conflict->id);
      g_strlcpy (conflict->kind, cbk_hq_statement_get_text (stmt, 3), sizeof conflict->kind);
      cbk_hq_statement_get_id (stmt, 4, conflict->device);
      conflict->opened_at = cbk_hq_statement_get_int (stmt, 5);
      conflict->closed = cbk_hq_statement_get_int (stmt, 6) != 0;
      g_ptr_array_add (conflicts, conflict);
    }
  if (!cbk_hq_statement_finish (stmt, error))
    return FALSE;

  *ret_conflicts = g_steal_pointer (&conflicts);

  return TRUE;
}

/* Of one record, the oldest first, those that are closed too. */
gboolean
cbk_hq_storage_list_conflicts (CbkHqStorage *self,
                               const char *type,
                               const char *id,
                               GPtrArray **ret_conflicts,
                               GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  if (cbk_hq_known_is_undisputed (self, type, id))
    {
      *ret_conflicts = g_ptr_array_new_with_free_func (g_free);
      return TRUE;
    }

  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT cid, type, id, kind, device, opened_at, state FROM conflict "
                         "WHERE type = :type AND id = :id ORDER BY opened_at, cid");
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);

  return read_conflicts (&stmt, ret_conflicts, error);
}

/* Of one kind, the oldest first. */
gboolean
cbk_hq_storage_list_open (CbkHqStorage *self, const char *kind, GPtrArray **ret_conflicts, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT cid, type, id, kind, device, opened_at, state FROM conflict "
                         "WHERE state = 0 AND kind = :kind ORDER BY opened_at, cid");
  cbk_hq_statement_bind_text (&stmt, ":kind", kind);

  return read_conflicts (&stmt, ret_conflicts, error);
}

gboolean
cbk_hq_storage_put_held (CbkHqStorage *self,
                         const char *cid,
                         const CbkHqMutation *mutation,
                         const char *type,
                         const char *id,
                         GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO held (mid, cid, device, dseq, type, id) "
                         "VALUES (:mid, :cid, :device, :dseq, :type, :id)");
  cbk_hq_statement_bind_id (&stmt, ":mid", mutation->mid);
  cbk_hq_statement_bind_id (&stmt, ":cid", cid);
  cbk_hq_statement_bind_id (&stmt, ":device", mutation->device);
  cbk_hq_statement_bind_int (&stmt, ":dseq", mutation->dseq);
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);
  cbk_hq_known_dispute (self, type, id);

  return cbk_hq_statement_finish (&stmt, error);
}

/* What a conflict holds, in the order in which it was saved. */
gboolean
cbk_hq_storage_list_held (CbkHqStorage *self, const char *cid, GPtrArray **ret_mids, GError **error)
{
  g_autoptr(GPtrArray) mids = g_ptr_array_new_with_free_func (g_free);
  g_auto(CbkHqStatement) stmt = { 0 };
  char mid[CBK_ID_LENGTH + 1];

  *ret_mids = NULL;
  cbk_hq_statement_init (&stmt, self->db, "SELECT mid FROM held WHERE cid = :cid ORDER BY dseq");
  cbk_hq_statement_bind_id (&stmt, ":cid", cid);
  while (cbk_hq_statement_step (&stmt))
    if (cbk_hq_statement_get_id (&stmt, 0, mid))
      g_ptr_array_add (mids, g_strdup (mid));
  if (!cbk_hq_statement_finish (&stmt, error))
    return FALSE;

  *ret_mids = g_steal_pointer (&mids);

  return TRUE;
}

static void
waiting_free (gpointer data)
{
  CbkHqWaiting *self = data;

  g_free (self->payload);
  g_free (self);
}

/**
 * cbk_hq_storage_list_waiting:
 * @self: a storage
 * @type: a kind of record
 * @id: which
 * @device: a laptop
 * @ret_waiting: (out) (element-type CbkHqWaiting): its mutations of that record that wait for a decision, oldest first
 * @error: any store error
 *
 * What a copied laptop sent again under its new id is its own too.
 *
 * Returns: whether it could be read
 */
gboolean
cbk_hq_storage_list_waiting (CbkHqStorage *self,
                             const char *type,
                             const char *id,
                             const char *device,
                             GPtrArray **ret_waiting,
                             GError **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (waiting_free);
  g_auto(CbkHqStatement) stmt = { 0 };

  if (cbk_hq_known_is_undisputed (self, type, id))
    {
      *ret_waiting = g_steal_pointer (&found);
      return TRUE;
    }

  *ret_waiting = NULL;
  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT h.cid, m.payload FROM held h JOIN conflict c ON c.cid = h.cid "
                         "JOIN mutation m ON m.mid = h.mid AND m.device = :device "
                         "WHERE h.type = :type AND h.id = :id AND c.state = 0 AND c.kind <> 'quarantine' ORDER BY h.dseq");
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  while (cbk_hq_statement_step (&stmt))
    if (!cbk_hq_statement_is_null (&stmt, 1))
      {
        CbkHqWaiting *waiting = g_new0 (CbkHqWaiting, 1);

        cbk_hq_statement_get_id (&stmt, 0, waiting->cid);
        waiting->payload = g_strdup (cbk_hq_statement_get_text (&stmt, 1));
        g_ptr_array_add (found, waiting);
      }
  if (!cbk_hq_statement_finish (&stmt, error))
    return FALSE;

  *ret_waiting = g_steal_pointer (&found);

  return TRUE;
}

/**
 * cbk_hq_storage_next_number:
 * @self: in a transaction
 * @name: a kind of reference
 * @year: of the calendar
 * @first: the first number of a year
 * @ret_number: (out): the number
 * @error: any store error
 *
 * One after the other without a gap: when the transaction is undone the number was never given.
 *
 * Returns: whether there is one
 */
gboolean
cbk_hq_storage_next_number (CbkHqStorage *self,
                            const char *name,
                            gint64 year,
                            gint64 first,
                            gint64 *ret_number,
                            GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO reference_counter (name, year, last) VALUES (:name, :year, :first) "
                         "ON CONFLICT (name, year) DO UPDATE SET last = reference_counter.last + 1 RETURNING last");
  cbk_hq_statement_bind_text (&stmt, ":name", name);
  cbk_hq_statement_bind_int (&stmt, ":year", year);
  cbk_hq_statement_bind_int (&stmt, ":first", first);
  *ret_number = cbk_hq_statement_step (&stmt) ? cbk_hq_statement_get_int (&stmt, 0) : 0;

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
forget_unique (CbkHqStorage *self, const char *type, const char *id, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, "DELETE FROM unique_value WHERE type = :type AND id = :id");
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);

  return cbk_hq_statement_finish (&stmt, error);
}

/* @keys: all that the record should share with no other; what it had before is forgotten. */
gboolean
cbk_hq_storage_set_unique (CbkHqStorage *self, const char *type, const char *id, GPtrArray *keys, GError **error)
{
  if (!forget_unique (self, type, id, error))
    return FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      g_auto(CbkHqStatement) stmt = { 0 };

      cbk_hq_statement_init (&stmt, self->db,
                             "INSERT INTO unique_value (type, k, id) VALUES (:type, :k, :id) "
                             "ON CONFLICT (type, k, id) DO NOTHING");
      cbk_hq_statement_bind_text (&stmt, ":type", type);
      cbk_hq_statement_bind_text (&stmt, ":k", keys->pdata[i]);
      cbk_hq_statement_bind_id (&stmt, ":id", id);
      if (!cbk_hq_statement_finish (&stmt, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether another record has the same; "" when none has. */
gboolean
cbk_hq_storage_find_same (CbkHqStorage *self,
                          const char *type,
                          const char *id,
                          const char *key,
                          char ret_other[CBK_ID_LENGTH + 1],
                          GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_other = '\0';
  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT id FROM unique_value WHERE type = :type AND k = :k AND id <> :id ORDER BY id LIMIT 1");
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_text (&stmt, ":k", key);
  cbk_hq_statement_bind_id (&stmt, ":id", id);
  if (cbk_hq_statement_step (&stmt))
    cbk_hq_statement_get_id (&stmt, 0, ret_other);

  return cbk_hq_statement_finish (&stmt, error);
}
