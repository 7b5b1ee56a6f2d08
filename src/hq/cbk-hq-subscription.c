/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-subscription.h"

#include "base/cbk-date.h"
#include "base/cbk-json.h"

#include <string.h>

/* What each laptop was told that it may hold, and the lines in which it is told. */

#define LEASE (14 * 24 * CBK_HOUR)

/* A lease that was renewed within the hour is not written again. */
#define LEASE_SLACK CBK_HOUR

gint64
cbk_hq_lease_until (CbkHqStorage *storage)
{
  return cbk_env_now (storage->env) + LEASE;
}

void
cbk_hq_overdue_free (CbkHqOverdue *self)
{
  g_free (self->device);
  g_free (self->scope);
  g_free (self);
}

static gboolean
renew (CbkHqStorage *storage, const char *device, const char *number, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "UPDATE subscription SET lease_until = :until, number = :number "
                         "WHERE device = :device AND wanted_at IS NULL AND lease_until < :late");
  cbk_hq_statement_bind_int (&stmt, ":until", cbk_hq_lease_until (storage));
  cbk_hq_statement_bind_text (&stmt, ":number", number);
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  cbk_hq_statement_bind_int (&stmt, ":late", cbk_hq_lease_until (storage) - LEASE_SLACK);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
put_subscription (CbkHqStorage *storage, const char *device, const char *number, const CbkHqScope *scope, gint64 head,
                  GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "INSERT INTO subscription (device, scope, number, since_seq, lease_until) "
                         "VALUES (:device, :scope, :number, :head, :until) "
                         "ON CONFLICT (device, scope) DO UPDATE SET number = :number, lease_until = :until, wanted_at = NULL");
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  cbk_hq_statement_bind_int (&stmt, ":scope", scope->scope);
  cbk_hq_statement_bind_text (&stmt, ":number", number);
  cbk_hq_statement_bind_int (&stmt, ":head", head);
  cbk_hq_statement_bind_int (&stmt, ":until", cbk_hq_lease_until (storage));

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
want_back (CbkHqStorage *storage, const char *device, gint64 scope, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "UPDATE subscription SET wanted_at = :now "
                         "WHERE device = :device AND scope = :scope AND wanted_at IS NULL");
  cbk_hq_statement_bind_int (&stmt, ":now", cbk_env_now (storage->env));
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  cbk_hq_statement_bind_int (&stmt, ":scope", scope);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
list_subscribed (CbkHqStorage *storage, const char *device, GArray **ret_scopes, GArray **ret_wanted, GError **error)
{
  g_autoptr(GArray) scopes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT scope, wanted_at FROM subscription WHERE device = :device ORDER BY scope");
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  while (cbk_hq_statement_step (&stmt))
    {
      gint64 scope = cbk_hq_statement_get_int (&stmt, 0);

      g_array_append_val (scopes, scope);
      if (!cbk_hq_statement_is_null (&stmt, 1))
        g_array_append_val (wanted, scope);
    }
  if (!cbk_hq_statement_finish (&stmt, error))
    return FALSE;

  *ret_scopes = g_steal_pointer (&scopes);
  *ret_wanted = g_steal_pointer (&wanted);

  return TRUE;
}

static gboolean
has (GArray *numbers, gint64 number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, gint64, i) == number)
      return TRUE;

  return FALSE;
}

/**
 * cbk_hq_subscribe:
 * @storage: in a transaction
 * @device: a laptop
 * @number: who is signed in on it
 * @scopes: (element-type CbkHqScope): what they may hold
 * @error: any store error
 *
 * Renews the leases, begins what is new, and wants back what they may no longer hold. Mostly that is one look.
 *
 * Returns: whether that is noted
 */
gboolean
cbk_hq_subscribe (CbkHqStorage *storage, const char *device, const char *number, GPtrArray *scopes, GError **error)
{
  g_autoptr(GArray) known = NULL;
  g_autoptr(GArray) wanted = NULL;
  g_autoptr(GArray) entitled = cbk_hq_scopes_numbers (scopes);
  gint64 head;

  if (!cbk_hq_storage_get_head (storage, &head, error) || !renew (storage, device, number, error) ||
      !list_subscribed (storage, device, &known, &wanted, error))
    return FALSE;

  for (guint i = 0; i < scopes->len; i++)
    {
      const CbkHqScope *scope = scopes->pdata[i];

      if ((!has (known, scope->scope) || has (wanted, scope->scope)) &&
          !put_subscription (storage, device, number, scope, head, error))
        return FALSE;
    }

  for (guint i = 0; i < known->len; i++)
    if (!has (entitled, g_array_index (known, gint64, i)) &&
        !want_back (storage, device, g_array_index (known, gint64, i), error))
      return FALSE;

  return TRUE;
}

/**
 * cbk_hq_list_leaving:
 * @storage: in a transaction
 * @device: a laptop
 * @scopes: (element-type CbkHqScope): what it may hold
 * @ret_names: (out) (transfer full) (element-type utf8): what it was told once, and may not hold any more
 * @error: any store error
 *
 * Returns: whether that went well
 */
gboolean
cbk_hq_list_leaving (CbkHqStorage *storage, const char *device, GPtrArray *scopes, GPtrArray **ret_names, GError **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT s.name FROM subscription b JOIN scope s ON s.scope = b.scope WHERE b.device = :device "
                         "ORDER BY s.scope");
  cbk_hq_statement_bind_id (&stmt, ":device", device);
  while (cbk_hq_statement_step (&stmt))
    if (cbk_hq_scopes_find (scopes, cbk_hq_statement_get_text (&stmt, 0)) == NULL)
      g_ptr_array_add (names, g_strdup (cbk_hq_statement_get_text (&stmt, 0)));
  *ret_names = g_steal_pointer (&names);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
list_devices (CbkHqStorage *storage, GPtrArray *pairs, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, "SELECT DISTINCT device, number FROM subscription ORDER BY device, number");
  while (cbk_hq_statement_step (&stmt))
    {
      char device[CBK_ID_LENGTH + 1];

      cbk_hq_statement_get_id (&stmt, 0, device);
      g_ptr_array_add (pairs, g_strdup (device));
      g_ptr_array_add (pairs, g_strdup (cbk_hq_statement_get_text (&stmt, 1)));
    }

  return cbk_hq_statement_finish (&stmt, error);
}

/**
 * cbk_hq_note_leaving:
 * @storage: in a transaction
 * @error: any store error
 *
 * After a grant or a posting ended: what laptops may no longer hold is wanted back from now on, whether or not they are in
 * touch.
 *
 * Returns: whether that is noted
 */
gboolean
cbk_hq_note_leaving (CbkHqStorage *storage, GError **error)
{
  g_autoptr(GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);

  if (!list_devices (storage, pairs, error))
    return FALSE;

  for (guint i = 0; i < pairs->len; i += 2)
    {
      g_autoptr(GPtrArray) scopes = cbk_hq_list_entitled (storage, pairs->pdata[i + 1], error);
      g_autoptr(GArray) known = NULL;
      g_autoptr(GArray) wanted = NULL;
      g_autoptr(GArray) entitled = NULL;

      if (scopes == NULL || !list_subscribed (storage, pairs->pdata[i], &known, &wanted, error))
        return FALSE;

      entitled = cbk_hq_scopes_numbers (scopes);
      for (guint k = 0; k < known->len; k++)
        if (!has (entitled, g_array_index (known, gint64, k)) &&
            !want_back (storage, pairs->pdata[i], g_array_index (known, gint64, k), error))
          return FALSE;
    }

  return TRUE;
}

/**
 * cbk_hq_list_overdue:
 * @storage: headquarters
 * @error: any store error
 *
 * Returns: (transfer full) (nullable) (element-type CbkHqOverdue): what laptops are to be rid of and have not said they are
 */
GPtrArray *
cbk_hq_list_overdue (CbkHqStorage *storage, GError **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_hq_overdue_free);
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT d.name, s.name, b.wanted_at FROM subscription b JOIN device d ON d.device = b.device "
                         "JOIN scope s ON s.scope = b.scope WHERE b.wanted_at IS NOT NULL ORDER BY b.wanted_at, d.name, s.name");
  while (cbk_hq_statement_step (&stmt))
    {
      CbkHqOverdue *overdue = g_new0 (CbkHqOverdue, 1);

      overdue->device = g_strdup (cbk_hq_statement_get_text (&stmt, 0));
      overdue->scope = g_strdup (cbk_hq_statement_get_text (&stmt, 1));
      overdue->wanted_at = cbk_hq_statement_get_int (&stmt, 2);
      g_ptr_array_add (list, overdue);
    }

  return cbk_hq_statement_finish (&stmt, error) ? g_steal_pointer (&list) : NULL;
}

/* "subs" of the session's answer. */
void
cbk_hq_append_subs (GString *json, CbkHqStorage *storage, GPtrArray *scopes)
{
  char until[CBK_TIME_TEXT_SIZE];

  cbk_time_print (cbk_hq_lease_until (storage), until);
  g_string_append (json, ",\"subs\":[");
  for (guint i = 0; i < scopes->len; i++)
    {
      g_string_append (json, i > 0 ? ",{" : "{");
      cbk_hq_append_member (json, "lease_until", until);
      cbk_hq_append_member (json, "scope", ((CbkHqScope *) scopes->pdata[i])->name);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

/* The end of the epoch's id: its beginning is the time, which two epochs of one day share. */
static const char *
short_epoch (const char *epoch)
{
  return epoch + CBK_ID_LENGTH - 8;
}

static gboolean
has_epoch (const char *cursor, const char *epoch)
{
  return *cursor == 'e' && strlen (cursor) > 10 && strncmp (cursor + 1, short_epoch (epoch), 8) == 0 && cursor[9] == '.';
}

void
cbk_hq_append_cursor (GString *json, CbkHqStorage *storage, gint64 seq)
{
  g_autofree char *cursor = g_strdup_printf ("e%s.%" G_GINT64_FORMAT, short_epoch (storage->epoch), seq);

  cbk_hq_append_member (json, "cursor", cursor);
}

/* "e1234abcd.77"; an empty one begins at the beginning. */
gboolean
cbk_hq_read_cursor (const char *cursor, CbkHqStorage *storage, gint64 *ret_after)
{
  *ret_after = 0;
  if (cursor == NULL || *cursor == '\0')
    return TRUE;

  return has_epoch (cursor, storage->epoch) &&
         g_ascii_string_to_signed (cursor + 10, 10, 0, G_MAXINT64, ret_after, NULL);
}

/**
 * cbk_hq_find_shared:
 * @storage: in a transaction
 * @cursor: (nullable): of a laptop, from before headquarters was restored
 * @ret_seq: (out): the number up to which its history is ours
 * @error: any store error
 *
 * A restored headquarters gives the number of a version a second time, to something else. Of a history that it knows nothing
 * of nothing is shared.
 *
 * Returns: whether that could be told
 */
gboolean
cbk_hq_find_shared (CbkHqStorage *storage, const char *cursor, gint64 *ret_seq, GError **error)
{
  gboolean found = FALSE;
  gint64 after, head;
  g_auto(CbkHqStatement) stmt = { 0 };

  *ret_seq = G_MAXINT64;
  if (cursor == NULL || *cursor == '\0')
    return TRUE;

  if (!cbk_hq_storage_get_head (storage, &head, error))
    return FALSE;

  cbk_hq_statement_init (&stmt, storage->db, "SELECT epoch, head FROM store ORDER BY n");
  while (!found && cbk_hq_statement_step (&stmt))
    found = has_epoch (cursor, cbk_hq_statement_get_text (&stmt, 0));

  if (!found || (cbk_hq_read_cursor (cursor, storage, &after) && after > head))
    *ret_seq = 0;
  else if (cbk_hq_statement_step (&stmt))
    *ret_seq = cbk_hq_statement_get_int (&stmt, 1);

  return cbk_hq_statement_finish (&stmt, error);
}

static void
append_scope_names (GString *out, const CbkHqRecord *record, GPtrArray *scopes)
{
  const char *comma = "";

  g_string_append (out, ",\"scopes\":[");
  for (guint i = 0; i < scopes->len; i++)
    {
      const CbkHqScope *scope = scopes->pdata[i];

      for (guint k = 0; k < record->scopes->len; k++)
        if (g_array_index (record->scopes, gint64, k) == scope->scope)
          {
            g_string_append (out, comma);
            cbk_json_append_string (out, scope->name);
            comma = ",";
          }
    }
  g_string_append_c (out, ']');
}

/**
 * cbk_hq_append_record:
 * @out: lines
 * @record: a record
 * @scopes: (element-type CbkHqScope): what the laptop may hold; others are not named
 * @seq: its number in the feed, or 0
 *
 * A "put" line. "h" is the hash of the document, in which a laptop that holds another text under the same version sees that
 * something is wrong.
 */
void
cbk_hq_append_record (GString *out, const CbkHqRecord *record, GPtrArray *scopes, gint64 seq)
{
  guint8 digest[CBK_HASH_BYTES];
  g_autofree char *hash = NULL;

  cbk_hash_digest (record->doc, strlen (record->doc), digest);
  hash = cbk_hash_print (digest);
  g_string_append_printf (out, "{\"doc\":%s,\"fver\":%s", record->doc, record->fver);
  cbk_hq_append_member (out, "h", hash);
  cbk_hq_append_member (out, "id", record->id);
  cbk_hq_append_number (out, "schema", record->schema);
  append_scope_names (out, record, scopes);
  if (seq > 0)
    cbk_hq_append_number (out, "seq", seq);
  cbk_hq_append_member (out, "t", "put");
  cbk_hq_append_member (out, "type", record->type);
  cbk_hq_append_number (out, "ver", record->version);
  g_string_append (out, "}\n");
}

/* "hex:n", as laptops print theirs. */
char *
cbk_hq_print_digest (const CbkHqScope *scope)
{
  g_autofree char *hash = cbk_hash_print (scope->digest);

  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, hash, scope->n);
}
