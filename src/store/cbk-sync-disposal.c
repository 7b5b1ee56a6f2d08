/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-sync-disposal.h"

#include "store/cbk-erasure.h"
#include "store/cbk-session-private.h"
#include "store/cbk-uploads.h"

#include <string.h>

/* What headquarters erased is erased here. Rows and words go as those of any record that leaves this laptop do; what was
 * saved here of it goes from the evidence as soon as headquarters has it. What was not sent stays until it is: people at
 * headquarters look at it. */

static CbkConnection *
outbox_of (CbkSession *session)
{
  return cbk_outbox_get_connection (session->outbox);
}

static gboolean
note_ids (CbkConnection *outbox, gpointer data, GError **error)
{
  const char *const *names = data;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *space = strchr (names[i], ' ');
      g_auto(CbkStatement) stmt = { 0 };

      if (space == NULL || !cbk_id_is_valid (space + 1))
        continue;

      cbk_statement_init (&stmt, outbox, "INSERT OR IGNORE INTO disposed (id) VALUES (:id)");
      cbk_statement_bind_id (&stmt, ":id", space + 1);
      if (!cbk_statement_finish (&stmt, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * cbk_sync_note_disposal:
 * @session: a session that writes, in the transaction of the cache that takes @record
 * @record: as headquarters has it
 * @error: any store error
 *
 * Notes beside the evidence what a disposal says was erased. A crash before the cache has the disposal does no harm: it
 * comes again.
 *
 * Returns: whether it is noted, or @record is something else
 */
gboolean
cbk_sync_note_disposal (CbkSession *session, CbkRecord *record, GError **error)
{
  const char *const *names = NULL;

  if (g_str_equal (cbk_record_get_entity (record)->name, "disposal"))
    names = cbk_record_get_list (record, "erased");

  return names == NULL || cbk_connection_transact (outbox_of (session), note_ids, (gpointer) names, error);
}

/* A place in the evidence. */
typedef struct
{
  const char *list;        /* what is still to be erased: number, laptop's id where there are several, kind and payload */
  const char *erase;
} CbkEvidence;

static const CbkEvidence places[] = {
  { "SELECT m.dseq, '', m.type, m.payload FROM disposed d JOIN mutation m ON m.id = d.id "
    "WHERE m.state = 3 AND m.payload IS NOT NULL",
    "UPDATE mutation SET payload = NULL, erased = :erased WHERE dseq = :dseq AND :device = ''" },
  { "SELECT m.dseq, m.device, m.type, m.payload FROM disposed d JOIN sealed_mutation m ON m.id = d.id "
    "WHERE m.payload IS NOT NULL",
    "UPDATE sealed_mutation SET payload = NULL, erased = :erased WHERE dseq = :dseq AND device = :device" },
};

typedef struct
{
  gint64 dseq;
  char *device;
  char *erased;
} CbkErasing;

static void
erasing_free (gpointer data)
{
  CbkErasing *self = data;

  g_free (self->device);
  g_free (self->erased);
  g_free (self);
}

/* A file that only erased records named is not sent any more, and goes with the next sweep. */
static gboolean
give_up_file (CbkSession *session, const char *type, const char *payload, GError **error)
{
  CbkRecordClass *klass = cbk_registry_find (type);
  const CbkField *field = klass != NULL ? cbk_record_class_get_file (klass) : NULL;
  g_autoptr(JsonObject) object = field != NULL ? cbk_json_parse_object (payload, -1, NULL) : NULL;
  g_autoptr(CbkRecord) record = object != NULL ? cbk_record_new (klass, cbk_json_get_text (object, "id")) : NULL;
  const char *sha256;

  if (record == NULL || !cbk_session_read_mutation (object, record, NULL))
    return TRUE;

  sha256 = cbk_record_get_text (record, field->name);

  return sha256 == NULL || cbk_uploads_give_up (session, sha256, error);
}

static GPtrArray *
list_payloads (CbkSession *session, const CbkEvidence *place, GError **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (erasing_free);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, outbox_of (session), place->list);
  while (cbk_statement_step (&stmt))
    {
      CbkErasing *erasing = g_new0 (CbkErasing, 1);
      const char *payload = cbk_statement_get_text (&stmt, 3);

      g_ptr_array_add (found, erasing);
      erasing->dseq = cbk_statement_get_int (&stmt, 0);
      erasing->device = g_strdup (cbk_statement_get_text (&stmt, 1));
      erasing->erased = cbk_erasure_print (payload, error);
      if (erasing->erased == NULL || !give_up_file (session, cbk_statement_get_text (&stmt, 2), payload, error))
        return NULL;
    }

  return cbk_statement_finish (&stmt, error) ? g_steal_pointer (&found) : NULL;
}

static gboolean
erase_in (CbkSession *session, const CbkEvidence *place, GError **error)
{
  g_autoptr(GPtrArray) found = list_payloads (session, place, error);

  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      const CbkErasing *erasing = found->pdata[i];
      g_auto(CbkStatement) stmt = { 0 };

      cbk_statement_init (&stmt, outbox_of (session), place->erase);
      cbk_statement_bind_text (&stmt, ":erased", erasing->erased);
      cbk_statement_bind_int (&stmt, ":dseq", erasing->dseq);
      cbk_statement_bind_text (&stmt, ":device", erasing->device);
      if (!cbk_statement_finish (&stmt, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
erase_all (CbkConnection *outbox, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (!erase_in (data, &places[i], error))
      return FALSE;

  return cbk_connection_exec (outbox,
                              "DELETE FROM draft WHERE id IN (SELECT id FROM disposed);"
                              "DELETE FROM disposed WHERE NOT EXISTS (SELECT 1 FROM mutation m "
                              "WHERE m.id = disposed.id AND m.payload IS NOT NULL)", error);
}

static gboolean
want_sweep (CbkConnection *cache, gpointer unused, GError **error)
{
  return cbk_cache_set_state (cache, "sweep", "1", error);
}

/**
 * cbk_sync_finish_disposal:
 * @session: a session that writes, without a transaction
 * @error: any store error
 *
 * Erases from the evidence what is noted and settled. Where it was cut off, the next time finishes it; what the files still
 * have of it goes with cbk_sync_sweep().
 *
 * Returns: whether nothing of it is left that may go
 */
gboolean
cbk_sync_finish_disposal (CbkSession *session, GError **error)
{
  gint64 n_due;

  if (!cbk_connection_query_int (outbox_of (session),
                                 "SELECT count(*) FROM disposed d WHERE NOT EXISTS "
                                 "(SELECT 1 FROM mutation m WHERE m.id = d.id AND m.state < 3)", &n_due, error))
    return FALSE;

  return n_due == 0 || (cbk_connection_transact (session->cache, want_sweep, NULL, error) &&
                        cbk_connection_transact (outbox_of (session), erase_all, session, error));
}
