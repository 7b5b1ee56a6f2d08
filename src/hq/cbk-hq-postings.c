/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-postings.h"

#include "base/cbk-error.h"
#include "base/cbk-json.h"

#include <string.h>

/* Who works where, and what was granted. Nothing is ever taken out: an end is a moment in the row. */

gboolean
cbk_hq_put_posting (CbkHqStorage *storage, const CbkHqPosting *posting, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "INSERT INTO posting (officer, unit, team, roles, from_at, until_at, reason) "
                         "VALUES (:officer, :unit, :team, :roles, :from, :until, :reason)");
  cbk_hq_statement_bind_id (&stmt, ":officer", posting->officer);
  cbk_hq_statement_bind_id (&stmt, ":unit", posting->unit);
  cbk_hq_statement_bind_id (&stmt, ":team", posting->team);
  cbk_hq_statement_bind_text (&stmt, ":roles", posting->roles);
  cbk_hq_statement_bind_int (&stmt, ":from", posting->from_at);
  cbk_hq_statement_bind_int (&stmt, ":until", posting->until_at);
  cbk_hq_statement_bind_text (&stmt, ":reason", posting->reason);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
count_ended (CbkHqStatement *stmt, gint64 *ret_n, GError **error)
{
  *ret_n = 0;
  while (cbk_hq_statement_step (stmt))
    ++*ret_n;

  return cbk_hq_statement_finish (stmt, error);
}

/**
 * cbk_hq_end_postings:
 * @storage: in a transaction
 * @officer: whose
 * @unit: (nullable): a unit's id
 * @team: (nullable): a team's id; without a unit and a team it is the roles that they have anywhere
 * @at: when they end
 * @ret_n: (out): how many did
 * @error: any store error
 *
 * Returns: whether that went well
 */
gboolean
cbk_hq_end_postings (CbkHqStorage *storage, const char *officer, const char *unit, const char *team, gint64 at, gint64 *ret_n,
                     GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         unit != NULL   ? "UPDATE posting SET until_at = :at WHERE officer = :officer AND unit = :id "
                                          "AND until_at > :at RETURNING n"
                         : team != NULL ? "UPDATE posting SET until_at = :at WHERE officer = :officer AND team = :id "
                                          "AND until_at > :at RETURNING n"
                                        : "UPDATE posting SET until_at = :at WHERE officer = :officer AND unit IS NULL "
                                          "AND team IS NULL AND until_at > :at RETURNING n");
  cbk_hq_statement_bind_int (&stmt, ":at", at);
  cbk_hq_statement_bind_id (&stmt, ":officer", officer);
  if (unit != NULL || team != NULL)
    cbk_hq_statement_bind_id (&stmt, ":id", unit != NULL ? unit : team);

  return count_ended (&stmt, ret_n, error);
}

static char *
without_role (const char *roles, const char *role)
{
  g_auto(GStrv) parts = g_strsplit (roles, ",", -1);
  GString *left = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!g_str_equal (parts[i], role))
      g_string_append_printf (left, "%s%s", left->len > 0 ? "," : "", parts[i]);

  return g_string_free (left, FALSE);
}

/**
 * cbk_hq_end_role:
 * @storage: in a transaction
 * @officer: whose
 * @role: a role's code
 * @at: when it ends
 * @error: %CBK_ERROR_NOT_FOUND when they do not have it, or any store error
 *
 * The posting ends, and one with the other roles begins: what was allowed before stays on record.
 *
 * Returns: whether they have it no more
 */
gboolean
cbk_hq_end_role (CbkHqStorage *storage, const char *officer, const char *role, gint64 at, GError **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "UPDATE posting SET until_at = :at WHERE officer = :officer AND until_at > :at "
                         "AND (',' || roles || ',') LIKE :role RETURNING unit, team, roles");
  cbk_hq_statement_bind_int (&stmt, ":at", at);
  cbk_hq_statement_bind_id (&stmt, ":officer", officer);
  {
    g_autofree char *like = g_strconcat ("%,", role, ",%", NULL);

    cbk_hq_statement_bind_text (&stmt, ":role", like);
  }
  while (cbk_hq_statement_step (&stmt))
    {
      char unit[CBK_ID_LENGTH + 1] = "", team[CBK_ID_LENGTH + 1] = "";

      cbk_hq_statement_get_id (&stmt, 0, unit);
      cbk_hq_statement_get_id (&stmt, 1, team);
      g_ptr_array_add (rows, g_strdup (unit));
      g_ptr_array_add (rows, g_strdup (team));
      g_ptr_array_add (rows, without_role (cbk_hq_statement_get_text (&stmt, 2), role));
    }
  if (!cbk_hq_statement_finish (&stmt, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i += 3)
    {
      CbkHqPosting posting = { officer, rows->pdata[i], rows->pdata[i + 1], rows->pdata[i + 2], at, G_MAXINT64, "role ended" };

      if (!cbk_hq_put_posting (storage, &posting, error))
        return FALSE;
    }

  if (rows->len > 0)
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "They do not have the role “%s”", role);

  return FALSE;
}

gboolean
cbk_hq_put_grant (CbkHqStorage *storage, const char *officer, const char *scope, gint64 from_at, gint64 until_at,
                  const char *reason, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "INSERT INTO grant_ (officer, scope, from_at, until_at, reason) "
                         "VALUES (:officer, :scope, :from, :until, :reason)");
  cbk_hq_statement_bind_id (&stmt, ":officer", officer);
  cbk_hq_statement_bind_text (&stmt, ":scope", scope);
  cbk_hq_statement_bind_int (&stmt, ":from", from_at);
  cbk_hq_statement_bind_int (&stmt, ":until", until_at);
  cbk_hq_statement_bind_text (&stmt, ":reason", reason);

  return cbk_hq_statement_finish (&stmt, error);
}

gboolean
cbk_hq_end_grants (CbkHqStorage *storage, const char *officer, const char *scope, gint64 at, gint64 *ret_n, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "UPDATE grant_ SET until_at = :at WHERE officer = :officer AND scope = :scope AND until_at > :at "
                         "RETURNING n");
  cbk_hq_statement_bind_int (&stmt, ":at", at);
  cbk_hq_statement_bind_id (&stmt, ":officer", officer);
  cbk_hq_statement_bind_text (&stmt, ":scope", scope);

  return count_ended (&stmt, ret_n, error);
}

/* Units and teams are a few hundred: they are looked through. */
static gboolean
find_by_code (CbkHqStorage *storage, const char *type, const char *code, char id[CBK_ID_LENGTH + 1], GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  *id = '\0';
  cbk_hq_statement_init (&stmt, storage->db, "SELECT id, doc FROM record WHERE type = :type ORDER BY id");
  cbk_hq_statement_bind_text (&stmt, ":type", type);
  while (*id == '\0' && cbk_hq_statement_step (&stmt))
    {
      g_autoptr(JsonObject) doc = cbk_json_parse_object (cbk_hq_statement_get_text (&stmt, 1), -1, NULL);

      if (doc != NULL && (g_strcmp0 (cbk_json_get_text (doc, "code"), code) == 0 ||
                          g_strcmp0 (cbk_json_get_text (doc, "name"), code) == 0))
        cbk_hq_statement_get_id (&stmt, 0, id);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_find_scope_name:
 * @storage: in a transaction
 * @text: "unit:" or "team:" and a code, a name or an id; "case:" or "restricted:" and an id; "ref", "force", or a star
 * @ret_name: (out): the scope as headquarters names it
 * @error: %CBK_ERROR_NOT_FOUND, or any store error
 *
 * Returns: whether there is such a scope, or may be one
 */
gboolean
cbk_hq_find_scope_name (CbkHqStorage *storage, const char *text, char **ret_name, GError **error)
{
  static const char *const kinds[] = { "unit", "team", "case", "restricted" };
  const char *colon = strchr (text, ':');
  char id[CBK_ID_LENGTH + 1] = "";

  *ret_name = NULL;
  if (g_str_equal (text, CBK_HQ_SCOPE_ALL) || g_str_equal (text, CBK_HQ_SCOPE_REF) || g_str_equal (text, CBK_HQ_SCOPE_FORCE))
    *ret_name = g_strdup (text);

  for (guint i = 0; colon != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strncmp (text, kinds[i], (gsize) (colon - text)) == 0 && strlen (kinds[i]) == (gsize) (colon - text))
      {
        if (cbk_id_is_valid (colon + 1))
          g_strlcpy (id, colon + 1, sizeof id);
        else if (i < 2 && !find_by_code (storage, kinds[i], colon + 1, id, error))
          return FALSE;
        if (*id != '\0')
          *ret_name = g_strconcat (kinds[i], ":", id, NULL);
      }

  if (*ret_name != NULL)
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no scope “%s”", text);

  return FALSE;
}

static gboolean
find_horizon (CbkHqStorage *storage, gint64 before, gint64 *horizon, GError **error)
{
  gboolean old = TRUE;
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT c.seq, m.at_hq FROM change c JOIN mutation m ON m.mid = c.mid AND m.again = 0 WHERE c.seq > :horizon "
                         "ORDER BY c.seq");
  cbk_hq_statement_bind_int (&stmt, ":horizon", *horizon);
  while (old && cbk_hq_statement_step (&stmt))
    {
      old = cbk_hq_statement_get_int (&stmt, 1) < before;
      if (old)
        *horizon = cbk_hq_statement_get_int (&stmt, 0);
    }

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_collect:
 * @storage: in a transaction
 * @before: a moment
 * @ret_horizon: (out): the number up to which it is no longer known what left a scope
 * @error: any store error
 *
 * Takes out of the feeds what left a scope before that moment. A laptop that was last in touch before it compares what it
 * holds, scope by scope.
 *
 * Returns: whether that is done
 */
gboolean
cbk_hq_collect (CbkHqStorage *storage, gint64 before, gint64 *ret_horizon, GError **error)
{
  g_auto(CbkHqStatement) drop = { 0 };
  g_auto(CbkHqStatement) set = { 0 };

  if (!cbk_hq_storage_get_horizon (storage, ret_horizon, error) || !find_horizon (storage, before, ret_horizon, error))
    return FALSE;

  cbk_hq_statement_init (&drop, storage->db, "DELETE FROM feed WHERE op <> 0 AND seq <= :horizon");
  cbk_hq_statement_bind_int (&drop, ":horizon", *ret_horizon);
  cbk_hq_statement_init (&set, storage->db, "UPDATE store SET horizon = :horizon WHERE epoch = :epoch");
  cbk_hq_statement_bind_int (&set, ":horizon", *ret_horizon);
  cbk_hq_statement_bind_text (&set, ":epoch", storage->epoch);

  return cbk_hq_statement_finish (&drop, error) && cbk_hq_statement_finish (&set, error);
}
