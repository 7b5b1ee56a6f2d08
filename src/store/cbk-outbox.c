/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-outbox-private.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "store/cbk-gaps.h"
#include "store/cbk-schema.h"

static gboolean
read_head (CbkOutbox *self, const char *sql, gint64 *ret_n, guint8 hash[CBK_HASH_BYTES], GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->connection, sql);
  if (cbk_statement_step (&stmt))
    {
      gsize length;
      const guint8 *bytes = cbk_statement_get_blob (&stmt, 1, &length);

      *ret_n = cbk_statement_get_int (&stmt, 0);
      if (bytes != NULL && length == CBK_HASH_BYTES)
        memcpy (hash, bytes, CBK_HASH_BYTES);
    }

  return cbk_statement_finish (&stmt, error);
}

/* A number that was lost is never given again: headquarters may have it. */
static gboolean
pass_gaps (CbkOutbox *self, const char *chain, gint64 *last, GError **error)
{
  g_autoptr(CbkGaps) gaps = cbk_gaps_read (self->connection, chain, error);

  if (gaps == NULL)
    return FALSE;

  *last = MAX (*last, cbk_gaps_get_last (gaps));

  return TRUE;
}

gboolean
cbk_outbox_read_heads (CbkOutbox *self, GError **error)
{
  self->stale = TRUE;
  self->last_dseq = self->last_access = 0;
  memset (self->last_hash, 0, CBK_HASH_BYTES);
  memset (self->last_access_hash, 0, CBK_HASH_BYTES);

  self->stale = !read_head (self, "SELECT dseq, hash FROM mutation ORDER BY dseq DESC LIMIT 1", &self->last_dseq,
                            self->last_hash, error) ||
                !read_head (self, "SELECT n, hash FROM access_event ORDER BY n DESC LIMIT 1", &self->last_access,
                            self->last_access_hash, error) ||
                !pass_gaps (self, CBK_GAPS_MUTATION, &self->last_dseq, error) ||
                !pass_gaps (self, CBK_GAPS_ACCESS, &self->last_access, error);

  return !self->stale;
}

static gboolean
make_device (CbkConnection *connection, gpointer data, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection, "INSERT INTO device (k, v) VALUES ('device', :device), ('incarnation', '1')");
  cbk_statement_bind_text (&stmt, ":device", data);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
read_clock_offset (CbkOutbox *self, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  self->clock_offset = CBK_TIME_UNSET;
  cbk_statement_init (&stmt, self->connection, "SELECT v FROM device WHERE k = 'clock_offset'");
  if (cbk_statement_step (&stmt))
    self->clock_offset = g_ascii_strtoll (cbk_statement_get_text (&stmt, 0), NULL, 10);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
read_device (CbkOutbox *self, GError **error)
{
  self->device[0] = '\0';
  {
    g_auto(CbkStatement) stmt = { 0 };

    cbk_statement_init (&stmt, self->connection, "SELECT v FROM device WHERE k = 'device'");
    if (cbk_statement_step (&stmt))
      g_strlcpy (self->device, cbk_statement_get_text (&stmt, 0), sizeof self->device);
    if (!cbk_statement_finish (&stmt, error))
      return FALSE;
  }

  if (self->device[0] != '\0')
    return TRUE;

  cbk_id_init (self->device, self->env);

  return cbk_connection_transact (self->connection, make_device, self->device, error);
}

/* Who this laptop is and how far, as the file says. */
gboolean
cbk_outbox_read_again (CbkOutbox *self, GError **error)
{
  return read_device (self, error) && read_clock_offset (self, error) && cbk_outbox_read_heads (self, error);
}

/**
 * cbk_outbox_open:
 * @path: the file; made when it is not there
 * @env: time and chance; borrowed, outlives the outbox
 * @error: %CBK_ERROR_NEWER, %CBK_ERROR_CORRUPT or any store error
 *
 * Returns: (transfer full) (nullable): the outbox, for the calling thread
 */
CbkOutbox *
cbk_outbox_open (const char *path, const CbkEnv *env, GError **error)
{
  g_autoptr(CbkOutbox) self = g_new0 (CbkOutbox, 1);

  self->env = env;
  self->boot = cbk_env_dup_boot_id ();
  self->payload = g_string_sized_new (4096);
  self->connection = cbk_connection_open (path, CBK_CONNECTION_EVIDENCE, error);

  if (self->connection == NULL || !cbk_schema_migrate_outbox (self->connection, error) ||
      !cbk_outbox_read_again (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
cbk_outbox_close (CbkOutbox *self)
{
  g_clear_pointer (&self->connection, cbk_connection_close);
  g_free (self->boot);
  g_string_free (self->payload, TRUE);
  g_free (self);
}

/**
 * cbk_outbox_get_connection:
 * @self: an outbox
 *
 * Returns: (transfer none): its connection, for drafts and uploads
 */
CbkConnection *
cbk_outbox_get_connection (CbkOutbox *self)
{
  return self->connection;
}

const char *
cbk_outbox_get_device (CbkOutbox *self)
{
  return self->device;
}

/**
 * cbk_outbox_get_last_dseq:
 * @self: an outbox
 *
 * Returns: the number of the last mutation, 0 when there is none
 */
gint64
cbk_outbox_get_last_dseq (CbkOutbox *self)
{
  return self->last_dseq;
}

/* Milliseconds that headquarters' clock is ahead of ours, %CBK_TIME_UNSET before the first session. */
gint64
cbk_outbox_get_clock_offset (CbkOutbox *self)
{
  return self->clock_offset;
}

/**
 * cbk_outbox_set_clock_offset:
 * @self: an outbox
 * @offset: headquarters' clock less ours, in milliseconds
 * @error: any store error
 *
 * What is saved from now on says it.
 *
 * Returns: whether it is kept
 */
gboolean
cbk_outbox_set_clock_offset (CbkOutbox *self, gint64 offset, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, offset);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->connection,
                      "INSERT INTO device (k, v) VALUES ('clock_offset', :v) ON CONFLICT (k) DO UPDATE SET v = :v");
  cbk_statement_bind_text (&stmt, ":v", text);
  if (!cbk_statement_finish (&stmt, error))
    return FALSE;

  self->clock_offset = offset;

  return TRUE;
}

static gboolean
walk (CbkStatement *stmt, CbkMutationFunc func, gpointer data, GError **error)
{
  while (cbk_statement_step (stmt))
    {
      char id[CBK_ID_LENGTH + 1] = "";
      CbkMutation mutation = {
        .dseq = cbk_statement_get_int (stmt, 0),
        .state = (CbkMutationState) cbk_statement_get_int (stmt, 1),
        .type = cbk_statement_get_text (stmt, 2),
        .id = id,
        .payload = cbk_statement_get_text (stmt, 4),
      };

      cbk_statement_get_id (stmt, 3, id);
      if (!func (&mutation, data, error))
        return FALSE;
    }

  return cbk_statement_finish (stmt, error);
}

/**
 * cbk_outbox_foreach:
 * @self: an outbox
 * @after: the number after which to begin; 0 for all
 * @func: called in the order of the numbers, but not for what the law had erased; %FALSE stops
 * @data: for @func
 * @error: any store error, or @func's
 *
 * Returns: whether all were seen
 */
gboolean
cbk_outbox_foreach (CbkOutbox *self, gint64 after, CbkMutationFunc func, gpointer data, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->connection,
                      "SELECT dseq, state, type, id, payload FROM mutation "
                      "WHERE dseq > :after AND payload IS NOT NULL ORDER BY dseq");
  cbk_statement_bind_int (&stmt, ":after", after);

  return walk (&stmt, func, data, error);
}

/**
 * cbk_outbox_foreach_record:
 * @self: an outbox
 * @id: a record's id
 * @func: called for each mutation of that record made here that is not erased, oldest first
 * @data: for @func
 * @error: any store error, or @func's
 *
 * Returns: whether all were seen
 */
gboolean
cbk_outbox_foreach_record (CbkOutbox *self, const char *id, CbkMutationFunc func, gpointer data, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->connection,
                      "SELECT dseq, state, type, id, payload FROM mutation "
                      "WHERE id = :id AND payload IS NOT NULL ORDER BY dseq");
  cbk_statement_bind_id (&stmt, ":id", id);

  return walk (&stmt, func, data, error);
}
