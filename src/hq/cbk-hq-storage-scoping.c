/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-scoping.h"

#include "hq/cbk-hq-known.h"

#include <string.h>

/* Rows of what names what, what is part of what, and who holds it. */

static gboolean
take_places (CbkHqStatement *stmt, GArray **ret_places, GError **error)
{
  g_autoptr(GArray) places = g_array_new (FALSE, TRUE, sizeof (CbkHqPlace));

  *ret_places = NULL;
  while (cbk_hq_statement_step (stmt))
    {
      CbkHqPlace place = { .rank = cbk_hq_statement_get_int (stmt, 2) };

      g_strlcpy (place.type, cbk_hq_statement_get_text (stmt, 0), sizeof place.type);
      cbk_hq_statement_get_id (stmt, 1, place.id);
      g_array_append_val (places, place);
    }
  if (!cbk_hq_statement_finish (stmt, error))
    return FALSE;

  *ret_places = g_steal_pointer (&places);

  return TRUE;
}

static gboolean
list_places (CbkHqStorage *self, const char *sql, const char *type, const char *id, GArray **ret_places, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, sql);
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);

  return take_places (&stmt, ret_places, error);
}

static gboolean
exec_for_record (CbkHqStorage *self, const char *sql, const char *type, const char *id, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db, sql);
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
put_mention (CbkHqStorage *self, const char *type, const char *id, const CbkTie *tie, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO mention (type, id, to_type, to_id, parent) "
                         "VALUES (:type, :id, :to_type, :to_id, :parent)");
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);
  cbk_hq_statement_bind_text (&stmt, ":to_type", tie->type);
  cbk_hq_statement_bind_id (&stmt, ":to_id", tie->id);
  cbk_hq_statement_bind_int (&stmt, ":parent", tie->home);

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_put_mentions (CbkHqStorage *self, const char *type, const char *id, GArray *before, GArray *after,
                             GError **error)
{
  if (before != NULL && before->len > 0 &&
      !exec_for_record (self, "DELETE FROM mention WHERE type = :type AND id = :id", type, id, error))
    return FALSE;

  for (guint i = 0; i < after->len; i++)
    if (!put_mention (self, type, id, &g_array_index (after, CbkTie, i), error))
      return FALSE;

  return TRUE;
}

/**
 * cbk_hq_storage_list_mentions:
 * @self: in a transaction
 * @type: a record's kind
 * @id: which
 * @from: whether what it names is wanted; otherwise what names it
 * @ret_places: (out) (transfer full) (element-type CbkHqPlace): with rank 1 where one belongs to the other
 * @error: any store error
 *
 * Returns: whether that went well
 */
gboolean
cbk_hq_storage_list_mentions (CbkHqStorage *self, const char *type, const char *id, gboolean from, GArray **ret_places,
                              GError **error)
{
  return list_places (self,
                      from ? "SELECT to_type, to_id, parent FROM mention WHERE type = :type AND id = :id "
                             "ORDER BY to_type, to_id"
                           : "SELECT type, id, parent FROM mention WHERE to_type = :type AND to_id = :id ORDER BY type, id",
                      type, id, ret_places, error);
}

gboolean
cbk_hq_storage_list_homes (CbkHqStorage *self, const char *type, const char *id, GArray **ret_places, GError **error)
{
  if (cbk_hq_known_misses_record (self, type, id))
    {
      *ret_places = g_array_new (FALSE, TRUE, sizeof (CbkHqPlace));
      return TRUE;
    }

  return list_places (self,
                      "SELECT root_type, root_id, rank FROM home WHERE type = :type AND id = :id ORDER BY root_type, root_id",
                      type, id, ret_places, error);
}

gboolean
cbk_hq_storage_list_parts (CbkHqStorage *self, const char *root_type, const char *root_id, GArray **ret_places, GError **error)
{
  return list_places (self,
                      "SELECT type, id, rank FROM home WHERE root_type = :type AND root_id = :id ORDER BY type, id",
                      root_type, root_id, ret_places, error);
}

/**
 * cbk_hq_storage_gather_homes:
 * @self: in a transaction
 * @type: a shared record's kind
 * @id: which
 * @rank: its rank
 * @limit: how many at the most
 * @ret_places: (out) (transfer full) (element-type CbkHqPlace): what it is part of by what names it
 * @error: any store error
 *
 * Returns: whether that went well
 */
gboolean
cbk_hq_storage_gather_homes (CbkHqStorage *self, const char *type, const char *id, guint rank, guint limit,
                             GArray **ret_places, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "SELECT DISTINCT h.root_type, h.root_id, 0 FROM mention m "
                         "JOIN home h ON h.type = m.type AND h.id = m.id "
                         "WHERE m.to_type = :type AND m.to_id = :id AND m.parent = 0 AND h.rank < :rank "
                         "ORDER BY h.root_type, h.root_id LIMIT :limit");
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);
  cbk_hq_statement_bind_int (&stmt, ":rank", rank);
  cbk_hq_statement_bind_int (&stmt, ":limit", limit);
  if (!take_places (&stmt, ret_places, error))
    return FALSE;

  for (guint i = 0; i < (*ret_places)->len; i++)
    g_array_index (*ret_places, CbkHqPlace, i).rank = rank;

  return TRUE;
}

static gboolean
put_home (CbkHqStorage *self, const char *type, const char *id, const CbkHqPlace *place, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO home (type, id, root_type, root_id, rank) "
                         "VALUES (:type, :id, :root_type, :root_id, :rank)");
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);
  cbk_hq_statement_bind_text (&stmt, ":root_type", place->type);
  cbk_hq_statement_bind_id (&stmt, ":root_id", place->id);
  cbk_hq_statement_bind_int (&stmt, ":rank", place->rank);

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_storage_put_homes (CbkHqStorage *self, const char *type, const char *id, GArray *places, GError **error)
{
  if (!exec_for_record (self, "DELETE FROM home WHERE type = :type AND id = :id", type, id, error))
    return FALSE;

  for (guint i = 0; i < places->len; i++)
    if (!put_home (self, type, id, &g_array_index (places, CbkHqPlace, i), error))
      return FALSE;

  return TRUE;
}

gboolean
cbk_hq_storage_put_root (CbkHqStorage *self, const char *type, const char *id, gint64 own, GArray *scopes, GError **error)
{
  g_autofree char *text = cbk_hq_scopes_print (scopes);
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO root (type, id, own, scopes) VALUES (:type, :id, :own, :scopes) "
                         "ON CONFLICT (type, id) DO UPDATE SET own = :own, scopes = :scopes");
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);
  cbk_hq_statement_bind_int (&stmt, ":own", own);
  cbk_hq_statement_bind_text (&stmt, ":scopes", text);

  return cbk_hq_statement_finish (&stmt, error);
}

/* Of what is no record's root but counts as one: it is in one scope, for ever. */
gboolean
cbk_hq_storage_add_root (CbkHqStorage *self, const char *type, const char *id, gint64 scope, GError **error)
{
  g_autofree char *text = g_strdup_printf ("[%" G_GINT64_FORMAT "]", scope);
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "INSERT INTO root (type, id, own, scopes) VALUES (:type, :id, :own, :scopes) "
                         "ON CONFLICT (type, id) DO NOTHING");
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);
  cbk_hq_statement_bind_int (&stmt, ":own", scope);
  cbk_hq_statement_bind_text (&stmt, ":scopes", text);

  return cbk_hq_statement_finish (&stmt, error);
}

static int
compare_scopes (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* From the lowest, each once. */
static void
sort_scopes (GArray *scopes)
{
  guint n = 0;

  g_array_sort (scopes, compare_scopes);
  for (guint i = 0; i < scopes->len; i++)
    if (n == 0 || g_array_index (scopes, gint64, n - 1) != g_array_index (scopes, gint64, i))
      g_array_index (scopes, gint64, n++) = g_array_index (scopes, gint64, i);
  g_array_set_size (scopes, n);
}

/**
 * cbk_hq_storage_list_scopes:
 * @self: in a transaction
 * @type: a record's kind
 * @id: which
 * @ret_scopes: (out) (transfer full) (element-type gint64): those of all that it is part of, from the lowest
 * @error: any store error
 *
 * The roots stay in these scopes until the transaction's end.
 *
 * Returns: whether that went well
 */
gboolean
cbk_hq_storage_list_scopes (CbkHqStorage *self, const char *type, const char *id, GArray **ret_scopes, GError **error)
{
  g_autofree char *sql =
    g_strconcat ("SELECT r.scopes FROM home h JOIN root r ON r.type = h.root_type AND r.id = h.root_id "
                 "WHERE h.type = :type AND h.id = :id", self->db->klass->share, NULL);
  g_autoptr(GArray) scopes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_scopes = NULL;
  cbk_hq_statement_init (&stmt, self->db, sql);
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);
  while (cbk_hq_statement_step (&stmt))
    {
      g_autoptr(GArray) some = cbk_hq_scopes_parse (cbk_hq_statement_get_text (&stmt, 0));

      g_array_append_vals (scopes, some->data, some->len);
    }
  if (!cbk_hq_statement_finish (&stmt, error))
    return FALSE;

  sort_scopes (scopes);
  *ret_scopes = g_steal_pointer (&scopes);

  return TRUE;
}

static gboolean
end_holders (CbkHqStorage *self, const char *type, const char *id, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, self->db,
                         "UPDATE holder SET until_at = :now WHERE type = :type AND id = :id AND until_at > :now");
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  cbk_hq_statement_bind_id (&stmt, ":id", id);

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_storage_put_holders:
 * @self: in a transaction
 * @type: a record's kind
 * @id: which
 * @holders: (element-type utf8): who holds what it is about from now on
 * @until: when that ends
 * @error: any store error
 *
 * Who held it before stays in the rows, with the moment until which they did.
 *
 * Returns: whether that went well
 */
gboolean
cbk_hq_storage_put_holders (CbkHqStorage *self, const char *type, const char *id, GPtrArray *holders, gint64 until,
                            GError **error)
{
  if (!end_holders (self, type, id, error))
    return FALSE;

  for (guint i = 0; i < holders->len; i++)
    {
      g_auto(CbkHqStatement) stmt = { 0 };

      cbk_hq_statement_init (&stmt, self->db,
                             "INSERT INTO holder (who, type, id, from_at, until_at) "
                             "VALUES (:who, :type, :id, :now, :until)");
      cbk_hq_statement_bind_text (&stmt, ":who", holders->pdata[i]);
      cbk_hq_statement_bind_text (&stmt, ":type", type);
      cbk_hq_statement_bind_id (&stmt, ":id", id);
      cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (self->env));
      cbk_hq_statement_bind_int (&stmt, ":until", until);
      if (!cbk_hq_statement_finish (&stmt, error))
        return FALSE;
    }

  return TRUE;
}
