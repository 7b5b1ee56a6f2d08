/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-bug.h"
#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "model/cbk-record-json.h"
#include "store/cbk-session-private.h"
#include "store/cbk-sync-rows.h"

#include <stdlib.h>

/* As many saves at the most wait in the outbox alone until the cache commits them. */
#define MAX_GATHERED 100

/**
 * cbk_session_get_cache:
 * @self: a session
 *
 * Returns: (transfer none): the cache, for queries
 */
CbkConnection *
cbk_session_get_cache (CbkSession *self)
{
  return self->cache;
}

/**
 * cbk_session_get_outbox:
 * @self: a session that writes
 *
 * Returns: (transfer none): the evidence
 */
CbkOutbox *
cbk_session_get_outbox (CbkSession *self)
{
  g_return_val_if_fail (self->outbox != NULL, NULL);

  return self->outbox;
}

/**
 * cbk_session_get_blobs:
 * @self: a session
 *
 * Returns: (transfer none): the attachments; usable from any thread while the store is open
 */
CbkBlobs *
cbk_session_get_blobs (CbkSession *self)
{
  return self->blobs;
}

const CbkEnv *
cbk_session_get_env (CbkSession *self)
{
  return self->env;
}

GCancellable *
cbk_session_get_cancellable (CbkSession *self)
{
  return self->cancellable;
}

/**
 * cbk_session_get:
 * @self: a session
 * @type: an entity's name
 * @id: a record's id
 * @error: %CBK_ERROR_NOT_FOUND or any store error
 *
 * Returns: (transfer full) (nullable): the record, with all that was saved here
 */
CbkRecord *
cbk_session_get (CbkSession *self, const char *type, const char *id, GError **error)
{
  CbkRecordClass *klass = cbk_registry_find (type);

  if (klass == NULL || !cbk_id_is_valid (id))
    {
      g_set_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND, "There is no %s “%s”", type, id);
      return NULL;
    }

  return cbk_cache_get (self->cache, klass, id, error);
}

/* Who made and changed a record is read off the mutation, never taken from whoever saves it. */
static void
stamp (CbkRecord *record, CbkRecord *before, const char *actor, gint64 at)
{
  if (before == NULL)
    {
      cbk_record_set_int (record, "created_at", at);
      cbk_record_set_text (record, "created_by", actor);
    }

  cbk_record_set_int (record, "changed_at", at);
  cbk_record_set_text (record, "changed_by", actor);
}

static gboolean
put (CbkSession *self, CbkRecord *before, CbkRecord *after, gboolean pending, GError **error)
{
  gint64 rid;

  if (before == NULL)
    return cbk_cache_insert (self->writer, after, pending, &rid, error);

  return cbk_cache_update (self->writer, before, after, pending, error);
}

static gboolean
set_applied (CbkSession *self, gint64 dseq, GError **error)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, dseq);

  return cbk_cache_set_state (self->cache, "applied_dseq", text, error);
}

static void
fall_behind (CbkSession *self)
{
  self->n_gathered = 0;
  self->behind = TRUE;
}

/**
 * cbk_session_settle:
 * @self: a session that writes
 *
 * Commits to the cache the saves that were gathered. When it cannot take them it catches up with the outbox before anything
 * else is read here.
 */
void
cbk_session_settle (CbkSession *self)
{
  if (cbk_connection_settle (self->cache, NULL))
    self->n_gathered = 0;
  else
    fall_behind (self);
}

typedef struct
{
  CbkSession *self;
  CbkChangeSet *changes;
} CbkApply;

static gboolean
apply_changes (CbkConnection *connection, gpointer data, GError **error)
{
  CbkApply *apply = data;
  CbkSession *self = apply->self;

  for (guint i = 0; i < apply->changes->changes->len; i++)
    {
      CbkChange *change = g_ptr_array_index (apply->changes->changes, i);

      if (!put (self, change->before, change->after, TRUE, error) ||
          !cbk_sync_predict_again (self, CBK_RECORD_GET_CLASS (change->after), change->after->id, error))
        return FALSE;
    }

  return set_applied (self, cbk_outbox_get_last_dseq (self->outbox), error);
}

/**
 * cbk_session_commit:
 * @self: a session that writes
 * @changes: what a command does; its records are stamped, and not to be changed afterwards
 * @error: %CBK_ERROR_FULL, %CBK_ERROR_STORAGE and their like; %CBK_ERROR_DENIED in a sealed store
 *
 * First the evidence, durably; then the cache. When the cache cannot follow, the save has happened all the same, and
 * the cache catches up before anything else is read here.
 *
 * Returns: whether it is saved; otherwise nothing of it is
 */
gboolean
cbk_session_commit (CbkSession *self, CbkChangeSet *changes, GError **error)
{
  CbkApply apply = { self, changes };
  gint64 now = cbk_env_now (self->env);

  g_return_val_if_fail (self->outbox != NULL, FALSE);

  if (changes->changes->len == 0)
    return TRUE;

  if (!cbk_session_check_seal (self, error) || !cbk_outbox_append (self->outbox, changes, error))
    return FALSE;

  for (guint i = 0; i < changes->changes->len; i++)
    {
      CbkChange *change = g_ptr_array_index (changes->changes, i);

      stamp (change->after, change->before, changes->actor, now);
      g_ptr_array_add (self->committed, g_strdup (change->after->id));
    }

  if (!self->behind && cbk_connection_gather (self->cache, apply_changes, &apply, NULL))
    {
      self->n_gathered++;
      if (!self->gathers || self->n_gathered == MAX_GATHERED)
        cbk_session_settle (self);
    }
  else
    fall_behind (self);

  return TRUE;
}

/* The row as it is, or NULL without an error when there is none. */
static gboolean
get_current (CbkSession *self, CbkRecordClass *klass, const char *id, CbkRecord **ret_record, GError **error)
{
  g_autoptr(GError) local_error = NULL;

  *ret_record = cbk_cache_get (self->cache, klass, id, &local_error);
  if (*ret_record != NULL || g_error_matches (local_error, CBK_ERROR, CBK_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* What the mutation made of the fields that it wrote. */
gboolean
cbk_session_read_mutation (JsonObject *payload, CbkRecord *record, GError **error)
{
  const char *member = json_object_has_member (payload, "doc") ? "doc" : "set";
  JsonNode *node = json_object_get_member (payload, member);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_CORRUPT, "A mutation holds neither a document nor a change");
      return FALSE;
    }

  if (g_str_equal (member, "doc"))
    return cbk_record_read_json (record, json_node_get_object (node), error);

  return cbk_record_read_set (record, json_node_get_object (node), CBK_SET_AFTER, error);
}

static gboolean
replay_one (const CbkMutation *mutation, gpointer data, GError **error)
{
  CbkSession *self = data;
  g_autoptr(JsonObject) payload = cbk_json_parse_object (mutation->payload, -1, error);
  const char *type = payload != NULL ? cbk_json_get_text (payload, "type") : NULL;
  const char *id = payload != NULL ? cbk_json_get_text (payload, "id") : NULL;
  CbkRecordClass *klass = cbk_registry_find (type);
  g_autoptr(CbkRecord) before = NULL;
  g_autoptr(CbkRecord) after = NULL;
  gint64 at = CBK_TIME_UNSET;

  if (payload == NULL)
    return FALSE;

  /* What an older or newer program wrote and this one does not know stays in the evidence. */
  if (klass == NULL || !cbk_id_is_valid (id))
    return set_applied (self, mutation->dseq, error);

  if (!get_current (self, klass, id, &before, error))
    return FALSE;

  /* A change of what this laptop does not hold, or no longer: it is evidence, and brings nothing back. */
  if (before == NULL && !json_object_has_member (payload, "doc"))
    return set_applied (self, mutation->dseq, error);

  after = before != NULL ? cbk_record_dup (before) : cbk_record_new (klass, id);
  if (!cbk_session_read_mutation (payload, after, error))
    return FALSE;

  cbk_time_parse (cbk_json_get_text (payload, "at"), &at);
  stamp (after, before, cbk_json_get_text (payload, "actor"), at);
  if (before != NULL)
    cbk_record_set_int (after, "created_at", before->created_at);

  return put (self, before, after, TRUE, error) && set_applied (self, mutation->dseq, error);
}

/* The outbox went on under a new id, and the cache did not hear of it: all numbers mean something else now. */
static gboolean
check_device (CbkSession *self, GError **error)
{
  const char *device = cbk_outbox_get_device (self->outbox);
  g_autofree char *known = NULL;

  if (!cbk_cache_get_state (self->cache, "device", &known, error))
    return FALSE;

  if (g_strcmp0 (known, device) == 0)
    return TRUE;

  return (known == NULL || (cbk_cache_set_state (self->cache, "applied_dseq", "0", error) &&
                            cbk_cache_set_state (self->cache, "settled_dseq", "0", error))) &&
         cbk_cache_set_state (self->cache, "device", device, error);
}

static gboolean
replay_all (CbkConnection *connection, gpointer data, GError **error)
{
  CbkSession *self = data;
  g_autofree char *applied = NULL;

  if (cbk_bug (CBK_BUG_NO_REPLAY))
    return TRUE;

  if (!check_device (self, error) || !cbk_cache_get_state (connection, "applied_dseq", &applied, error))
    return FALSE;

  return cbk_outbox_foreach (self->outbox, applied != NULL ? g_ascii_strtoll (applied, NULL, 10) : 0, replay_one, self, error);
}

/**
 * cbk_session_replay:
 * @self: a session that writes
 * @error: any store error
 *
 * Applies to the cache what the outbox has and the cache has not: after a crash between the two, and after the cache
 * was made anew.
 *
 * Returns: whether the cache shows all that was saved here
 */
gboolean
cbk_session_replay (CbkSession *self, GError **error)
{
  if (!cbk_connection_transact (self->cache, replay_all, self, error))
    return FALSE;

  self->behind = FALSE;

  return TRUE;
}

static gboolean
load_one (CbkSession *self, CbkRecord *record, GError **error)
{
  g_autoptr(CbkRecord) before = NULL;
  gint64 rid;

  if (!cbk_cache_insert_new (self->writer, record, FALSE, &rid, error))
    return FALSE;

  if (rid != 0)
    return TRUE;

  if (!get_current (self, CBK_RECORD_GET_CLASS (record), record->id, &before, error))
    return FALSE;

  return before->version >= record->version || put (self, before, record, FALSE, error);
}

static gboolean
load_all (CbkConnection *connection, gpointer data, GError **error)
{
  gpointer *pair = data;
  GPtrArray *records = pair[1];

  for (guint i = 0; i < records->len; i++)
    if (!load_one (pair[0], g_ptr_array_index (records, i), error))
      return FALSE;

  return TRUE;
}

/**
 * cbk_session_load:
 * @self: a session that writes
 * @records: (element-type CbkRecord): records as headquarters has them, each with its version and stamps
 * @error: any store error
 *
 * Puts records into the cache in one transaction; one that is there with the same or a newer version is left alone, so
 * that loading twice changes nothing. Nothing is written to the outbox: these are not our doings.
 *
 * Returns: whether all are there
 */
gboolean
cbk_session_load (CbkSession *self, GPtrArray *records, GError **error)
{
  gpointer pair[] = { self, records };

  g_return_val_if_fail (self->writer != NULL, FALSE);

  return cbk_connection_transact (self->cache, load_all, pair, error);
}
