/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-uploads.h"

#include "base/cbk-date.h"
#include "model/cbk-registry.h"
#include "store/cbk-blobs-private.h"
#include "store/cbk-session-private.h"

/* However long it takes to copy a film and to fill in a form. */
#define CBK_UPLOADS_CAPTURE_TIME (24 * CBK_HOUR)

#define COLUMNS "sha256, size, name, offset, url, state, alarm"

CbkUpload *
cbk_upload_new (const char *sha256)
{
  CbkUpload *self = g_new0 (CbkUpload, 1);

  g_strlcpy (self->sha256, sha256, sizeof self->sha256);

  return self;
}

void
cbk_upload_free (CbkUpload *self)
{
  g_free (self->name);
  g_free (self->url);
  g_free (self);
}

/* (nullable): a sentence without its subject, for people. */
const char *
cbk_upload_alarm_describe (CbkUploadAlarm alarm)
{
  static const char *const sentences[] = {
    [CBK_UPLOAD_ALARM_NONE] = NULL,
    [CBK_UPLOAD_ALARM_GONE] = N_("is not on this laptop any more and did not reach headquarters; please look for the original at once"),
    [CBK_UPLOAD_ALARM_CHANGED] = N_("was changed after it was taken in; it is kept as it is and not sent, please tell a supervisor"),
    [CBK_UPLOAD_ALARM_TOO_LARGE] = N_("is larger than headquarters takes; it is safe on this laptop, please ask your administrator"),
    [CBK_UPLOAD_ALARM_GARBLED] = N_("does not arrive as it is sent; it is safe on this laptop, please try another network"),
  };

  return (guint) alarm < G_N_ELEMENTS (sentences) && sentences[alarm] != NULL ? _(sentences[alarm]) : NULL;
}

static CbkConnection *
get_connection (CbkSession *session)
{
  return cbk_outbox_get_connection (session->outbox);
}

static void
bind_name (CbkStatement *stmt, const char *sha256)
{
  guint8 digest[CBK_SHA256_BYTES];

  g_return_if_fail (cbk_sha256_parse_name (sha256, digest));
  cbk_statement_bind_blob (stmt, ":sha256", digest, sizeof digest);
}

static CbkUpload *
read_row (CbkStatement *stmt)
{
  gsize length;
  const guint8 *digest = cbk_statement_get_blob (stmt, 0, &length);
  CbkUpload *self;

  if (length != CBK_SHA256_BYTES)
    return NULL;

  self = g_new0 (CbkUpload, 1);
  cbk_sha256_print_name (digest, self->sha256);
  self->size = cbk_statement_get_int (stmt, 1);
  self->name = g_strdup (cbk_statement_get_text (stmt, 2));
  self->offset = cbk_statement_get_int (stmt, 3);
  self->url = g_strdup (cbk_statement_get_text (stmt, 4));
  self->state = (CbkUploadState) cbk_statement_get_int (stmt, 5);
  self->alarm = (CbkUploadAlarm) cbk_statement_get_int (stmt, 6);

  return self;
}

typedef struct
{
  CbkSession *session;
  const CbkBlob *blob;
  const char *media;
  const char *name;
  CbkUploadState state;
} CbkUploadNew;

static gboolean
insert_row (CbkConnection *connection, gpointer data, GError **error)
{
  CbkUploadNew *row = data;
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection,
                      "INSERT INTO upload (sha256, size, media, name, state) VALUES (:sha256, :size, :media, :name, :state) "
                      "ON CONFLICT (sha256) DO NOTHING");
  bind_name (&stmt, row->blob->sha256);
  cbk_statement_bind_int (&stmt, ":size", row->blob->size);
  cbk_statement_bind_text (&stmt, ":media", row->media);
  cbk_statement_bind_text (&stmt, ":name", row->name);
  cbk_statement_bind_int (&stmt, ":state", row->state);

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_uploads_add:
 * @session: a session that writes
 * @blob: an attachment that is here
 * @media: (nullable): its media type
 * @name: (nullable): what the person called the file
 * @state: whether headquarters has it
 * @error: %CBK_ERROR_FULL or any store error
 *
 * What is known already keeps its place in the queue.
 *
 * Returns: whether that is on the disk
 */
gboolean
cbk_uploads_add (CbkSession *session,
                 const CbkBlob *blob,
                 const char *media,
                 const char *name,
                 CbkUploadState state,
                 GError **error)
{
  CbkUploadNew row = { session, blob, media, name, state };

  return cbk_connection_transact (get_connection (session), insert_row, &row, error);
}

/**
 * cbk_uploads_get:
 * @session: a session that writes
 * @sha256: of an attachment
 * @ret_upload: (out) (transfer full) (nullable): what is known of its way, %NULL for nothing
 * @error: any store error
 *
 * Returns: whether it could be read
 */
gboolean
cbk_uploads_get (CbkSession *session, const char *sha256, CbkUpload **ret_upload, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  *ret_upload = NULL;
  cbk_statement_init (&stmt, get_connection (session), "SELECT " COLUMNS " FROM upload WHERE sha256 = :sha256");
  bind_name (&stmt, sha256);
  if (cbk_statement_step (&stmt))
    *ret_upload = read_row (&stmt);

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_uploads_next:
 * @session: a session that writes
 * @after: (nullable): the one before, which had its turn
 * @max_size: larger ones are passed over
 * @ret_upload: (out) (transfer full) (nullable): the next that is to be sent, %NULL when all had their turn
 * @error: any store error
 *
 * Small ones first: many people wait for these, and a film does not notice. One that was gone is looked for again each
 * time; other alarms wait for a person.
 *
 * Returns: whether it could be read
 */
gboolean
cbk_uploads_next (CbkSession *session, const CbkUpload *after, gint64 max_size, CbkUpload **ret_upload, GError **error)
{
  static const char none[] = "0000000000000000000000000000000000000000000000000000000000000000";
  g_auto(CbkStatement) stmt = { 0 };

  *ret_upload = NULL;
  cbk_statement_init (&stmt, get_connection (session),
                      "SELECT " COLUMNS " FROM upload WHERE state < :done AND alarm <= :gone AND size <= :max "
                      "AND (size > :size OR (size = :size AND sha256 > :sha256)) ORDER BY size, sha256 LIMIT 1");
  cbk_statement_bind_int (&stmt, ":done", CBK_UPLOAD_DONE);
  cbk_statement_bind_int (&stmt, ":gone", CBK_UPLOAD_ALARM_GONE);
  cbk_statement_bind_int (&stmt, ":max", max_size);
  cbk_statement_bind_int (&stmt, ":size", after != NULL ? after->size : -1);
  bind_name (&stmt, after != NULL ? after->sha256 : none);
  if (cbk_statement_step (&stmt))
    *ret_upload = read_row (&stmt);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
update_row (CbkConnection *connection, gpointer data, GError **error)
{
  const CbkUpload *upload = data;
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection,
                      "UPDATE upload SET offset = :offset, url = :url, state = :state, alarm = :alarm WHERE sha256 = :sha256");
  bind_name (&stmt, upload->sha256);
  cbk_statement_bind_int (&stmt, ":offset", upload->offset);
  cbk_statement_bind_text (&stmt, ":url", upload->url);
  cbk_statement_bind_int (&stmt, ":state", upload->state);
  cbk_statement_bind_int (&stmt, ":alarm", upload->alarm);

  return cbk_statement_finish (&stmt, error);
}

/* How far it is now; survives a restart, and the cache. */
gboolean
cbk_uploads_note (CbkSession *session, const CbkUpload *upload, GError **error)
{
  return cbk_connection_transact (get_connection (session), update_row, (gpointer) upload, error);
}

gboolean
cbk_uploads_count (CbkSession *session, CbkUploadCount *count, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  *count = (CbkUploadCount){ 0 };
  cbk_statement_init (&stmt, get_connection (session), "SELECT size - offset, alarm FROM upload WHERE state < :done");
  cbk_statement_bind_int (&stmt, ":done", CBK_UPLOAD_DONE);
  while (cbk_statement_step (&stmt))
    {
      count->n_waiting++;
      count->n_bytes += cbk_statement_get_int (&stmt, 0);
      count->n_alarms += cbk_statement_get_int (&stmt, 1) != CBK_UPLOAD_ALARM_NONE;
    }

  return cbk_statement_finish (&stmt, error);
}

/* (transfer full) (element-type CbkUpload) (nullable): what headquarters does not have, those with an alarm first. */
GPtrArray *
cbk_uploads_list (CbkSession *session, GError **error)
{
  g_autoptr(GPtrArray) uploads = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_upload_free);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, get_connection (session),
                      "SELECT " COLUMNS " FROM upload WHERE state < :done ORDER BY alarm = 0, size, sha256");
  cbk_statement_bind_int (&stmt, ":done", CBK_UPLOAD_DONE);
  while (cbk_statement_step (&stmt))
    {
      CbkUpload *upload = read_row (&stmt);

      if (upload != NULL)
        g_ptr_array_add (uploads, upload);
    }

  return cbk_statement_finish (&stmt, error) ? g_steal_pointer (&uploads) : NULL;
}

/**
 * cbk_uploads_list_hashes:
 * @session: a session that writes
 * @error: any store error
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the hashes of what headquarters does not have yet:
 * these files have to be here
 */
GPtrArray *
cbk_uploads_list_hashes (CbkSession *session, GError **error)
{
  g_autoptr(GPtrArray) uploads = cbk_uploads_list (session, error);
  GPtrArray *hashes;

  if (uploads == NULL)
    return NULL;

  hashes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < uploads->len; i++)
    g_ptr_array_add (hashes, g_strdup (((CbkUpload *) uploads->pdata[i])->sha256));

  return hashes;
}

/* Whether a record that this laptop holds names it. */
static gboolean
is_named (CbkSession *session, const char *sha256, gboolean *ret_is, GError **error)
{
  *ret_is = FALSE;
  for (guint i = 0; !*ret_is && i < cbk_registry_get_n (); i++)
    {
      CbkRecordClass *klass = cbk_registry_nth (i);
      const CbkField *field = cbk_record_class_get_file (klass);
      g_autofree char *sql = NULL;
      g_auto(CbkStatement) stmt = { 0 };

      if (field == NULL)
        continue;

      sql = g_strdup_printf ("SELECT 1 FROM %s WHERE %s = :sha256 LIMIT 1", klass->entity->relation, field->name);
      cbk_statement_init (&stmt, session->cache, sql);
      cbk_statement_bind_text (&stmt, ":sha256", sha256);
      *ret_is = cbk_statement_step (&stmt);
      if (!cbk_statement_finish (&stmt, error))
        return FALSE;
    }

  return TRUE;
}

typedef struct
{
  CbkSession *session;
  gboolean (*each) (CbkSession *session, const char *sha256, gint64 size, gint64 age, guint *n, GError **error);
  guint n;
  GError **error;
  gboolean ok;
} CbkLook;

static void
look_at_file (const char *sha256, gint64 size, gint64 stored_at, gpointer data)
{
  CbkLook *look = data;

  look->ok = look->ok && look->each (look->session, sha256, size, cbk_env_now (look->session->env) - stored_at, &look->n,
                                     look->error);
}

static gboolean
add_when_named (CbkSession *session, const char *sha256, gint64 size, gint64 age, guint *n, GError **error)
{
  g_autoptr(CbkUpload) known = NULL;
  CbkBlob blob = { .size = size };
  gboolean named;

  if (!cbk_uploads_get (session, sha256, &known, error))
    return FALSE;

  if (known != NULL)
    return TRUE;

  if (!is_named (session, sha256, &named, error))
    return FALSE;

  if (!named)
    return TRUE;

  (*n)++;
  g_strlcpy (blob.sha256, sha256, sizeof blob.sha256);

  return cbk_uploads_add (session, &blob, NULL, NULL, CBK_UPLOAD_PENDING, error);
}

/**
 * cbk_uploads_add_missing:
 * @session: a session that writes
 * @ret_n: (out): how many there were
 * @error: any store error
 *
 * Whoever takes in a file copies it, saves the record that names it, and has it sent. A power cut before the last step is
 * made good here: a file that a record names is sent.
 *
 * Returns: whether that is done
 */
gboolean
cbk_uploads_add_missing (CbkSession *session, guint *ret_n, GError **error)
{
  CbkLook look = { session, add_when_named, 0, error, TRUE };

  cbk_blobs_foreach (session->blobs, look_at_file, &look);
  *ret_n = look.n;

  return look.ok;
}

static gboolean
reset_done (CbkConnection *connection, gpointer data, GError **error)
{
  const char *sha256 = data;
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection,
                      "UPDATE upload SET state = :pending, offset = 0, url = NULL WHERE sha256 = :sha256 AND state = :done");
  bind_name (&stmt, sha256);
  cbk_statement_bind_int (&stmt, ":pending", CBK_UPLOAD_PENDING);
  cbk_statement_bind_int (&stmt, ":done", CBK_UPLOAD_DONE);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
reset_one (CbkSession *session, const char *sha256, gint64 size, gint64 age, guint *n, GError **error)
{
  return cbk_connection_transact (get_connection (session), reset_done, (gpointer) sha256, error);
}

/**
 * cbk_uploads_offer_again:
 * @session: a session that writes
 * @error: any store error
 *
 * For a headquarters that was restored from a copy: what it had since, it has no more. Files that are still here are
 * offered to it once more; it takes what it does not have.
 *
 * Returns: whether that is on the disk
 */
gboolean
cbk_uploads_offer_again (CbkSession *session, GError **error)
{
  CbkLook look = { session, reset_one, 0, error, TRUE };

  cbk_blobs_foreach (session->blobs, look_at_file, &look);

  return look.ok;
}

static gboolean
delete_row (CbkConnection *connection, gpointer sha256, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, connection, "DELETE FROM upload WHERE sha256 = :sha256");
  bind_name (&stmt, sha256);

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_uploads_give_up:
 * @session: a session that writes
 * @sha256: the name of a file that a record named which the law had erased
 * @error: any store error
 *
 * It is not sent, and goes with cbk_uploads_purge(), unless another record names it.
 *
 * Returns: whether that is noted
 */
gboolean
cbk_uploads_give_up (CbkSession *session, const char *sha256, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };
  gboolean named;

  if (!is_named (session, sha256, &named, error))
    return FALSE;

  if (named)
    return TRUE;

  cbk_statement_init (&stmt, get_connection (session),
                      "INSERT INTO upload (sha256, size, state) VALUES (:sha256, 0, :done) "
                      "ON CONFLICT (sha256) DO UPDATE SET state = :done, name = NULL, media = NULL");
  bind_name (&stmt, sha256);
  cbk_statement_bind_int (&stmt, ":done", CBK_UPLOAD_DONE);

  return cbk_statement_finish (&stmt, error);
}

/* A file without a row may be on its way into a record just now. */
static gboolean
purge_one (CbkSession *session, const char *sha256, gint64 size, gint64 age, guint *n, GError **error)
{
  g_autoptr(CbkUpload) known = NULL;
  gboolean named;

  if (!is_named (session, sha256, &named, error) || !cbk_uploads_get (session, sha256, &known, error))
    return FALSE;

  if (named || (known != NULL ? known->state != CBK_UPLOAD_DONE : age < CBK_UPLOADS_CAPTURE_TIME))
    return TRUE;

  (*n)++;

  return cbk_blobs_remove (session->blobs, sha256, error) &&
         (known == NULL || cbk_connection_transact (get_connection (session), delete_row, (gpointer) sha256, error));
}

/**
 * cbk_uploads_purge:
 * @session: a session that writes
 * @ret_n: (out): how many files went
 * @error: %CBK_ERROR_STORAGE or any store error
 *
 * After records have left this laptop: files that no record here names any more go too. What headquarters does not have
 * is evidence and stays.
 *
 * Returns: whether all that had to go is gone
 */
gboolean
cbk_uploads_purge (CbkSession *session, guint *ret_n, GError **error)
{
  CbkLook look = { session, purge_one, 0, error, TRUE };

  cbk_blobs_foreach (session->blobs, look_at_file, &look);
  *ret_n = look.n;

  return look.ok && cbk_blobs_remove_parts (session->blobs, error);
}
