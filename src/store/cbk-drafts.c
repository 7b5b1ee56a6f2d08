/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-drafts.h"

#include "base/cbk-error.h"
#include "model/cbk-record-json.h"

typedef struct
{
  const char *owner;
  const char *type;
  const char *id;
  gint64 base_version;
  gint64 at;
  const char *doc;
  gboolean written;
} CbkDraftRow;

void
cbk_draft_free (CbkDraft *self)
{
  g_free (self->owner);
  g_free (self->type);
  g_free (self);
}

static CbkConnection *
get_outbox (CbkSession *session)
{
  return cbk_outbox_get_connection (cbk_session_get_outbox (session));
}

static void
bind_key (CbkStatement *stmt, const CbkDraftRow *row)
{
  cbk_statement_bind_text (stmt, ":owner", row->owner);
  cbk_statement_bind_text (stmt, ":type", row->type);
  cbk_statement_bind_id (stmt, ":id", row->id);
}

static gboolean
put_row (CbkConnection *connection, gpointer data, GError **error)
{
  CbkDraftRow *row = data;
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection,
                      "INSERT INTO draft (owner, type, id, base, at, doc) VALUES (:owner, :type, :id, :base, "
                      ":at, :doc) "
                      "ON CONFLICT (owner, type, id) DO UPDATE SET base = :base, at = :at, doc = :doc");
  bind_key (&stmt, row);
  cbk_statement_bind_int (&stmt, ":base", row->base_version);
  cbk_statement_bind_int (&stmt, ":at", row->at);
  cbk_statement_bind_text (&stmt, ":doc", row->doc);

  return cbk_statement_finish (&stmt, error);
}

/* A row that says the same already is left alone: no write, no wait for the disk. */
static gboolean
is_same (CbkConnection *connection, const CbkDraftRow *row, gboolean *ret_same, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection,
                      "SELECT base = :base AND doc = :doc FROM draft WHERE owner = :owner AND type = :type "
                      "AND id = :id");
  bind_key (&stmt, row);
  cbk_statement_bind_int (&stmt, ":base", row->base_version);
  cbk_statement_bind_text (&stmt, ":doc", row->doc);
  *ret_same = cbk_statement_step (&stmt) && cbk_statement_get_int (&stmt, 0) == 1;

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_draft_save:
 * @session: a session that writes
 * @owner: whose form it is
 * @record: what is in the form
 * @base_version: the version of the record that the form began with, 0 for a new one
 * @ret_written: (out) (optional): whether anything had to be written
 * @error: %CBK_ERROR_FULL or any store error
 *
 * Keeps what is being typed; it outlives a crash and a power cut. There is one draft for an owner and a
 * record. Stamps are not kept.
 *
 * Returns: whether it is on the disk
 */
gboolean
cbk_draft_save (CbkSession *session,
                const char *owner,
                CbkRecord *record,
                gint64 base_version,
                gboolean *ret_written,
                GError **error)
{
  g_autoptr(GString) json = g_string_new (NULL);
  CbkConnection *connection = get_outbox (session);
  CbkDraftRow row = {
    .owner = owner,
    .type = cbk_record_get_entity (record)->name,
    .id = record->id,
    .base_version = base_version,
    .at = cbk_env_now (cbk_session_get_env (session)),
  };
  gboolean same;

  cbk_record_append_json (record, CBK_JSON_DOCUMENT, json);
  row.doc = json->str;

  if (!is_same (connection, &row, &same, error) ||
      (!same && !cbk_connection_transact (connection, put_row, &row, error)))
    return FALSE;

  if (ret_written != NULL)
    *ret_written = !same;

  return TRUE;
}

/**
 * cbk_draft_list:
 * @session: a session that writes
 * @owner: whose
 * @error: any store error
 *
 * Returns: (transfer full) (element-type CbkDraft) (nullable): that owner's drafts, the newest first
 */
GPtrArray *
cbk_draft_list (CbkSession *session, const char *owner, GError **error)
{
  g_autoptr(GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_draft_free);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, get_outbox (session),
                      "SELECT type, id, base, at FROM draft WHERE owner = :owner ORDER BY at DESC, type, id");
  cbk_statement_bind_text (&stmt, ":owner", owner);
  while (cbk_statement_step (&stmt))
    {
      CbkDraft *draft = g_new0 (CbkDraft, 1);

      draft->owner = g_strdup (owner);
      draft->type = g_strdup (cbk_statement_get_text (&stmt, 0));
      cbk_statement_get_id (&stmt, 1, draft->id);
      draft->base_version = cbk_statement_get_int (&stmt, 2);
      draft->at = cbk_statement_get_int (&stmt, 3);
      g_ptr_array_add (drafts, draft);
    }

  return cbk_statement_finish (&stmt, error) ? g_steal_pointer (&drafts) : NULL;
}

static CbkRecord *
read_draft (const char *type, const char *id, gint64 base_version, const char *doc, GError **error)
{
  CbkRecordClass *klass = cbk_registry_find (type);
  g_autoptr(JsonObject) object = cbk_json_parse_object (doc, -1, error);
  g_autoptr(CbkRecord) record = NULL;

  if (object == NULL)
    return NULL;

  if (klass == NULL)
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NEWER,
                   "This draft is of a kind that this version does not know: “%s”", type);
      return NULL;
    }

  record = cbk_record_new (klass, id);
  record->version = base_version;

  return cbk_record_read_json (record, object, error) ? g_steal_pointer (&record) : NULL;
}

/**
 * cbk_draft_load:
 * @session: a session that writes
 * @owner: whose
 * @type: an entity's name
 * @id: a record's id
 * @error: %CBK_ERROR_NOT_FOUND, %CBK_ERROR_NEWER, %CBK_ERROR_INVALID or any store error
 *
 * Returns: (transfer full) (nullable): what was in the form; its version is the one that the form began with
 */
CbkRecord *
cbk_draft_load (CbkSession *session, const char *owner, const char *type, const char *id, GError **error)
{
  CbkDraftRow row = { .owner = owner, .type = type, .id = id };
  g_autofree char *doc = NULL;
  gint64 base_version = 0;
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, get_outbox (session),
                      "SELECT base, doc FROM draft WHERE owner = :owner AND type = :type AND id = :id");
  bind_key (&stmt, &row);
  if (cbk_statement_step (&stmt))
    {
      base_version = cbk_statement_get_int (&stmt, 0);
      doc = g_strdup (cbk_statement_get_text (&stmt, 1));
    }

  if (!cbk_statement_finish (&stmt, error))
    return NULL;

  if (doc == NULL)
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no such draft");
      return NULL;
    }

  return read_draft (type, id, base_version, doc, error);
}

static gboolean
delete_row (CbkConnection *connection, gpointer data, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection,
                      "DELETE FROM draft WHERE owner = :owner AND type = :type AND id = :id");
  bind_key (&stmt, data);

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_draft_discard:
 * @session: a session that writes
 * @owner: whose
 * @type: an entity's name
 * @id: a record's id
 * @error: any store error
 *
 * Returns: whether there is no such draft any more; also when there was none
 */
gboolean
cbk_draft_discard (CbkSession *session, const char *owner, const char *type, const char *id, GError **error)
{
  CbkDraftRow row = { .owner = owner, .type = type, .id = id };

  return cbk_connection_transact (get_outbox (session), delete_row, &row, error);
}
