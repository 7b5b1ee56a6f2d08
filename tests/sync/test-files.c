/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "laptop.h"
#include "store/cbk-uploads.h"
#include "sync/cbk-sync-files.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* Attachments from one laptop over headquarters to another, on a line that breaks. */

static const char *program;

typedef struct
{
  CbkTestHq hq;
  Laptop a, b;
  CbkSyncFilesReport report;

  /* The line: which request fails, before or after headquarters had it; 0 for none. */
  guint fail_at, n_requests;
  gboolean lose_answer;
  gboolean kill;             /* headquarters dies at that request, and is started again */
  gboolean all;
  gint64 turn;
} Fixture;

typedef struct
{
  CbkTransport parent;
  CbkTransport *real;
  Fixture *fixture;
} BadLine;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  laptop_pair_init (&fixture->hq, &fixture->a, &fixture->b, program, NULL);
  fixture->all = TRUE;
  fixture->turn = G_MAXINT64;
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  laptop_pair_clear (&fixture->hq, &fixture->a, &fixture->b);
  cbk_sync_files_report_clear (&fixture->report);
}

static gboolean
request (CbkTransport *transport,
         const CbkTransportRequest *what,
         CbkTransportReply *reply,
         GCancellable *cancellable,
         GError **error)
{
  BadLine *line = (BadLine *) transport;
  Fixture *fixture = line->fixture;
  gboolean fails = ++fixture->n_requests == fixture->fail_at;
  gboolean ok = FALSE;

  if (fails && fixture->kill && !fixture->lose_answer)
    cbk_test_hq_stop (&fixture->hq, TRUE);
  if (!fails || fixture->lose_answer)
    ok = line->real->request (line->real, what, reply, cancellable, error);
  if (!fails)
    return ok;

  if (fixture->kill && fixture->lose_answer)
    cbk_test_hq_stop (&fixture->hq, TRUE);
  if (fixture->kill)
    cbk_test_hq_start (&fixture->hq);
  if (ok)
    cbk_transport_reply_clear (reply);
  g_clear_error (error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE, "The line broke, as the test wanted");

  return FALSE;
}

typedef struct
{
  BadLine line;
  CbkSyncFiles files;
} Way;

static void
open_way (Fixture *fixture, Laptop *laptop, Way *way)
{
  *way = (Way){ .line = { .parent = { .request = request }, .fixture = fixture } };
  way->line.real = cbk_transport_new_http (laptop->account.url, &laptop->account.trust, NULL);
  way->files = (CbkSyncFiles){ .store = laptop->store, .transport = &way->line.parent, .token = laptop->account.token,
                               .env = &laptop->env.env, .all = fixture->all, .turn = fixture->turn };
  fixture->n_requests = 0;
}

static gboolean
try_send (Fixture *fixture, Laptop *laptop, GError **error)
{
  Way way;
  gboolean ok;

  open_way (fixture, laptop, &way);
  cbk_sync_files_report_clear (&fixture->report);
  ok = cbk_sync_send_files (&way.files, &fixture->report, NULL, error);
  cbk_transport_close (way.line.real);

  return ok;
}

static void
send_files (Fixture *fixture, Laptop *laptop)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (try_send (fixture, laptop, &error));
  g_assert_no_error (error);
}

static gboolean
fetch (Fixture *fixture, Laptop *laptop, const char *sha256, gint64 size, GError **error)
{
  Way way;
  gboolean ok;

  open_way (fixture, laptop, &way);
  ok = cbk_sync_fetch_file (&way.files, sha256, size, NULL, error);
  cbk_transport_close (way.line.real);

  return ok;
}

static GBytes *
make_bytes (gsize length, guint32 seed)
{
  guint8 *bytes = g_malloc (length + 1);
  guint32 state = seed * 2654435761u + 1;

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) ((state = state * 1664525u + 1013904223u) >> 24);

  return g_bytes_new_take (bytes, length);
}

static gboolean
add_upload (CbkSession *session, gpointer blob, GError **error)
{
  return cbk_uploads_add (session, blob, "video/mp4", "film.mp4", CBK_UPLOAD_PENDING, error);
}

/* Copies a file into the laptop's store, without the rest of what attaching does. */
static CbkBlob
store_file (Laptop *laptop, gsize length, guint32 seed)
{
  g_autoptr(GBytes) bytes = make_bytes (length, seed);
  g_autofree char *path = g_build_filename (laptop->folder, "source", NULL);
  g_autoptr(GError) error = NULL;
  CbkBlob blob;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) length, NULL));
  g_assert_true (cbk_blobs_store_file (cbk_store_get_blobs (laptop->store), path, NULL, NULL, NULL, &blob, &error));
  g_assert_no_error (error);
  g_unlink (path);

  return blob;
}

static void
save_record (Laptop *laptop, const CbkBlob *blob)
{
  char id[CBK_ID_LENGTH + 1];
  g_autoptr(GPtrArray) pairs = g_ptr_array_new ();
  g_autoptr(CbkRecord) record = NULL;

  cbk_id_init (id, &laptop->env.env);
  record = cbk_record_new (cbk_registry_find ("media_file"), id);
  cbk_record_set_text (record, "name", "film.mp4");
  cbk_record_set_text (record, "sha256", blob->sha256);
  cbk_record_set_int (record, "size", blob->size);
  cbk_record_set_text (record, "state", "registered");
  g_ptr_array_add (pairs, NULL);
  g_ptr_array_add (pairs, record);
  laptop_save (laptop, pairs);
}

static CbkBlob
attach (Laptop *laptop, gsize length, guint32 seed)
{
  CbkBlob blob = store_file (laptop, length, seed);

  save_record (laptop, &blob);
  g_assert_true (cbk_store_write (laptop->store, add_upload, &blob, NULL, NULL));

  return blob;
}

static gboolean
get_upload (CbkSession *session, gpointer data, GError **error)
{
  CbkUpload **upload = data;
  g_autoptr(CbkUpload) wanted = g_steal_pointer (upload);

  return cbk_uploads_get (session, wanted->sha256, upload, error);
}

static void
assert_upload (Laptop *laptop, const CbkBlob *blob, CbkUploadState state, CbkUploadAlarm alarm)
{
  g_autoptr(CbkUpload) upload = cbk_upload_new (blob->sha256);

  g_assert_true (cbk_store_write (laptop->store, get_upload, &upload, NULL, NULL));
  g_assert_nonnull (upload);
  g_assert_cmpint (upload->state, ==, state);
  g_assert_cmpint (upload->alarm, ==, alarm);
}

static void
assert_here (Laptop *laptop, const CbkBlob *blob)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_blobs_check (cbk_store_get_blobs (laptop->store), blob->sha256, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_headquarters_holds (Fixture *fixture)
{
  g_autofree char *out = cbk_test_hq_run (&fixture->hq, 0, NULL, "verify", fixture->hq.folder, "--blobs", NULL);

  g_assert_nonnull (strstr (out, "compared with their names"));
}

static char *
blob_path (Laptop *laptop, const CbkBlob *blob)
{
  g_autofree char *part = g_strndup (blob->sha256, 2);

  return g_build_filename (laptop->folder, "blobs", part, blob->sha256 + 2, NULL);
}

static void
test_a_file_gets_from_one_laptop_to_the_other (Fixture *fixture, gconstpointer unused)
{
  CbkBlob blob = attach (&fixture->a, 5000000, 1);
  g_autoptr(GError) error = NULL;

  laptop_sync (&fixture->a);
  send_files (fixture, &fixture->a);
  g_assert_cmpuint (fixture->report.n_sent, ==, 1);
  g_assert_cmpuint (fixture->report.left.n_waiting, ==, 0);
  assert_upload (&fixture->a, &blob, CBK_UPLOAD_DONE, CBK_UPLOAD_ALARM_NONE);

  laptop_sync (&fixture->b);
  g_assert_true (fetch (fixture, &fixture->b, blob.sha256, blob.size, &error));
  g_assert_no_error (error);
  assert_here (&fixture->b, &blob);
  assert_upload (&fixture->b, &blob, CBK_UPLOAD_DONE, CBK_UPLOAD_ALARM_NONE);
  assert_headquarters_holds (fixture);

  /* Nothing is left to do. */
  send_files (fixture, &fixture->a);
  g_assert_cmpuint (fixture->n_requests, ==, 0);
  send_files (fixture, &fixture->b);
  g_assert_cmpuint (fixture->n_requests, ==, 0);
}

static void
test_a_file_that_is_not_there_yet_is_said_to_be_elsewhere (Fixture *fixture, gconstpointer unused)
{
  CbkBlob blob = attach (&fixture->a, 1000, 2);
  g_autoptr(GError) error = NULL;

  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
  g_assert_false (fetch (fixture, &fixture->b, blob.sha256, blob.size, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "still on the laptop of 1001"));
}

/* The line is cut at each request in turn, before headquarters had it and after, and headquarters is killed or not. */
static void
test_the_line_may_be_cut_anywhere (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 4; i++)
    {
      CbkBlob blob = attach (&fixture->a, 1200000, 10 + i);
      gboolean done = FALSE;

      fixture->lose_answer = i % 2 != 0;
      fixture->kill = i / 2 != 0;
      laptop_sync (&fixture->a);
      for (guint cut = 1; !done; cut++)
        {
          g_autoptr(GError) error = NULL;

          g_assert_cmpuint (cut, <, 40);
          fixture->fail_at = 1 + cut % 3;
          done = try_send (fixture, &fixture->a, &error);
          if (!done)
            g_assert_error (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE);
          if (cut % 4 == 0)
            {
              laptop_close (&fixture->a);
              laptop_open (&fixture->a);
            }
        }

      fixture->fail_at = 0;
      assert_upload (&fixture->a, &blob, CBK_UPLOAD_DONE, CBK_UPLOAD_ALARM_NONE);
    }

  assert_headquarters_holds (fixture);
}

static void
test_a_cut_fetch_goes_on_where_it_was (Fixture *fixture, gconstpointer unused)
{
  CbkBlob blob = attach (&fixture->a, 3000000, 20);
  g_autofree char *name = g_strconcat ("get-", blob.sha256, NULL);
  g_autofree char *part = g_build_filename (fixture->b.folder, "blobs", name, NULL);
  g_autofree char *source = blob_path (&fixture->a, &blob);
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;

  laptop_sync (&fixture->a);
  send_files (fixture, &fixture->a);
  laptop_sync (&fixture->b);

  /* What a cut line leaves behind. */
  g_assert_true (g_file_get_contents (source, &content, NULL, NULL));
  g_assert_true (g_file_set_contents (part, content, 1234567, NULL));
  laptop_close (&fixture->b);
  laptop_open (&fixture->b);
  g_assert_true (fetch (fixture, &fixture->b, blob.sha256, blob.size, &error));
  g_assert_no_error (error);
  assert_here (&fixture->b, &blob);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

static void
test_what_is_not_what_was_asked_for_is_not_kept (Fixture *fixture, gconstpointer unused)
{
  CbkBlob blob = attach (&fixture->a, 3000, 21);
  g_autofree char *name = g_strconcat ("get-", blob.sha256, NULL);
  g_autofree char *part = g_build_filename (fixture->b.folder, "blobs", name, NULL);
  g_autoptr(GError) error = NULL;

  laptop_sync (&fixture->a);
  send_files (fixture, &fixture->a);
  laptop_sync (&fixture->b);
  g_assert_true (g_file_set_contents (part, "another beginning", -1, NULL));
  g_assert_false (fetch (fixture, &fixture->b, blob.sha256, blob.size, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_CORRUPT);
  g_assert_false (cbk_blobs_has (cbk_store_get_blobs (fixture->b.store), blob.sha256));

  g_clear_error (&error);
  g_assert_true (fetch (fixture, &fixture->b, blob.sha256, blob.size, &error));
  assert_here (&fixture->b, &blob);
}

static void
test_a_changed_file_is_kept_and_not_sent (Fixture *fixture, gconstpointer unused)
{
  CbkBlob blob = attach (&fixture->a, 3000, 22), other = attach (&fixture->a, 4000, 23);
  g_autofree char *path = blob_path (&fixture->a, &blob);
  g_autofree char *content = NULL;

  laptop_sync (&fixture->a);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_true (g_file_set_contents (path, "changed", -1, NULL));
  send_files (fixture, &fixture->a);
  assert_upload (&fixture->a, &blob, CBK_UPLOAD_PENDING, CBK_UPLOAD_ALARM_CHANGED);
  assert_upload (&fixture->a, &other, CBK_UPLOAD_DONE, CBK_UPLOAD_ALARM_NONE);
  g_assert_cmpuint (fixture->report.left.n_alarms, ==, 1);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "changed");
}

static void
test_a_lost_file_is_an_alarm_until_it_is_found (Fixture *fixture, gconstpointer unused)
{
  CbkBlob blob = attach (&fixture->a, 3000, 24);
  g_autofree char *path = blob_path (&fixture->a, &blob), *aside = g_strconcat (path, ".aside", NULL);

  laptop_sync (&fixture->a);
  g_assert_cmpint (g_rename (path, aside), ==, 0);
  send_files (fixture, &fixture->a);
  assert_upload (&fixture->a, &blob, CBK_UPLOAD_PENDING, CBK_UPLOAD_ALARM_GONE);

  g_assert_cmpint (g_rename (aside, path), ==, 0);
  send_files (fixture, &fixture->a);
  assert_upload (&fixture->a, &blob, CBK_UPLOAD_DONE, CBK_UPLOAD_ALARM_NONE);
}

static void
test_only_small_files_go_over_a_metered_line (Fixture *fixture, gconstpointer unused)
{
  CbkBlob large = attach (&fixture->a, CBK_SYNC_SMALL_FILE, 25), small = attach (&fixture->a, 1000, 26);

  laptop_sync (&fixture->a);
  fixture->all = FALSE;
  send_files (fixture, &fixture->a);
  assert_upload (&fixture->a, &small, CBK_UPLOAD_DONE, CBK_UPLOAD_ALARM_NONE);
  assert_upload (&fixture->a, &large, CBK_UPLOAD_PENDING, CBK_UPLOAD_ALARM_NONE);
  g_assert_cmpuint (fixture->report.left.n_waiting, ==, 1);

  fixture->all = TRUE;
  send_files (fixture, &fixture->a);
  assert_upload (&fixture->a, &large, CBK_UPLOAD_DONE, CBK_UPLOAD_ALARM_NONE);
}

static void
test_a_save_comes_before_the_next_piece (Fixture *fixture, gconstpointer unused)
{
  CbkBlob blob = attach (&fixture->a, 3000000, 27);
  g_autofree char *id = NULL;

  laptop_sync (&fixture->a);
  id = laptop_make (&fixture->a, "Harbour burglary");
  send_files (fixture, &fixture->a);
  g_assert_true (fixture->report.more);
  assert_upload (&fixture->a, &blob, CBK_UPLOAD_SENDING, CBK_UPLOAD_ALARM_NONE);

  laptop_sync (&fixture->a);
  send_files (fixture, &fixture->a);
  g_assert_false (fixture->report.more);
  assert_upload (&fixture->a, &blob, CBK_UPLOAD_DONE, CBK_UPLOAD_ALARM_NONE);
}

static void
test_files_take_turns_with_records (Fixture *fixture, gconstpointer unused)
{
  CbkBlob blob = attach (&fixture->a, 3000000, 28);
  guint n_turns = 0;

  laptop_sync (&fixture->a);
  fixture->turn = 0;
  do
    {
      send_files (fixture, &fixture->a);
      g_assert_cmpuint (n_turns++, <, 20);
    }
  while (fixture->report.more);
  g_assert_cmpuint (n_turns, >, 2);
  assert_upload (&fixture->a, &blob, CBK_UPLOAD_DONE, CBK_UPLOAD_ALARM_NONE);
}

static void
test_a_power_cut_between_copy_and_queue_is_made_good (Fixture *fixture, gconstpointer unused)
{
  CbkBlob blob = store_file (&fixture->a, 3000, 29), nowhere = store_file (&fixture->a, 3000, 30);
  g_autoptr(CbkUpload) upload = cbk_upload_new (nowhere.sha256);

  save_record (&fixture->a, &blob);
  laptop_sync (&fixture->a);
  send_files (fixture, &fixture->a);
  assert_upload (&fixture->a, &blob, CBK_UPLOAD_DONE, CBK_UPLOAD_ALARM_NONE);

  /* What no record names is nobody else's. */
  g_assert_true (cbk_store_write (fixture->a.store, get_upload, &upload, NULL, NULL));
  g_assert_null (upload);
}

static void
test_the_queue_survives_the_cache (Fixture *fixture, gconstpointer unused)
{
  CbkBlob blob = attach (&fixture->a, 3000000, 31);
  g_autofree char *cache = g_build_filename (fixture->a.folder, "cache.db", NULL);

  laptop_sync (&fixture->a);
  fixture->turn = 0;
  send_files (fixture, &fixture->a);
  assert_upload (&fixture->a, &blob, CBK_UPLOAD_SENDING, CBK_UPLOAD_ALARM_NONE);

  laptop_close (&fixture->a);
  g_assert_cmpint (g_unlink (cache), ==, 0);
  laptop_open (&fixture->a);
  assert_upload (&fixture->a, &blob, CBK_UPLOAD_SENDING, CBK_UPLOAD_ALARM_NONE);
  laptop_sync (&fixture->a);
  fixture->turn = G_MAXINT64;
  send_files (fixture, &fixture->a);
  assert_upload (&fixture->a, &blob, CBK_UPLOAD_DONE, CBK_UPLOAD_ALARM_NONE);
}

static gboolean
restart (CbkSession *session, gpointer unused, GError **error)
{
  return cbk_sync_restart (session, error);
}

static void
test_a_restored_headquarters_is_offered_what_it_lost (Fixture *fixture, gconstpointer unused)
{
  CbkBlob blob = attach (&fixture->a, 3000, 32);
  g_autoptr(GError) error = NULL;

  laptop_sync (&fixture->a);
  send_files (fixture, &fixture->a);
  g_assert_true (cbk_store_write (fixture->a.store, restart, NULL, NULL, &error));
  assert_upload (&fixture->a, &blob, CBK_UPLOAD_PENDING, CBK_UPLOAD_ALARM_NONE);
  send_files (fixture, &fixture->a);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
  assert_upload (&fixture->a, &blob, CBK_UPLOAD_DONE, CBK_UPLOAD_ALARM_NONE);
}

static gboolean
purge (CbkSession *session, gpointer n, GError **error)
{
  return cbk_uploads_purge (session, n, error);
}

static gboolean
forget_records (CbkSession *session, gpointer unused, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_session_get_cache (session), "DELETE FROM media_files");

  return cbk_statement_finish (&stmt, error);
}

static void
test_a_purge_takes_what_no_record_names_and_headquarters_has (Fixture *fixture, gconstpointer unused)
{
  CbkBlob sent = attach (&fixture->a, 3000, 33), waits, named;
  CbkBlobs *blobs = cbk_store_get_blobs (fixture->a.store);
  guint n = 0;

  laptop_sync (&fixture->a);
  send_files (fixture, &fixture->a);
  g_assert_true (cbk_store_write (fixture->a.store, purge, &n, NULL, NULL));
  g_assert_cmpuint (n, ==, 0);

  waits = attach (&fixture->a, 4000, 34);
  g_assert_true (cbk_store_write (fixture->a.store, forget_records, NULL, NULL, NULL));
  named = attach (&fixture->a, 5000, 35);
  g_assert_true (cbk_store_write (fixture->a.store, purge, &n, NULL, NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (cbk_blobs_has (blobs, sent.sha256));
  g_assert_true (cbk_blobs_has (blobs, waits.sha256));
  g_assert_true (cbk_blobs_has (blobs, named.sha256));
}

static void
test_an_empty_file_travels (Fixture *fixture, gconstpointer unused)
{
  CbkBlob blob = attach (&fixture->a, 0, 36);
  g_autoptr(GError) error = NULL;

  laptop_sync (&fixture->a);
  send_files (fixture, &fixture->a);
  laptop_sync (&fixture->b);
  g_assert_true (fetch (fixture, &fixture->b, blob.sha256, 0, &error));
  g_assert_no_error (error);
  assert_here (&fixture->b, &blob);
}

static void
test_two_laptops_send_the_same_file (Fixture *fixture, gconstpointer unused)
{
  CbkBlob mine = attach (&fixture->a, 3000000, 37), theirs = attach (&fixture->b, 3000000, 37);

  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
  fixture->turn = 0;
  do
    {
      send_files (fixture, &fixture->a);
      send_files (fixture, &fixture->b);
    }
  while (fixture->report.more);
  fixture->turn = G_MAXINT64;
  send_files (fixture, &fixture->a);
  assert_upload (&fixture->a, &mine, CBK_UPLOAD_DONE, CBK_UPLOAD_ALARM_NONE);
  assert_upload (&fixture->b, &theirs, CBK_UPLOAD_DONE, CBK_UPLOAD_ALARM_NONE);
  assert_headquarters_holds (fixture);
}

#define ADD(name, func) g_test_add ("/sync-files/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("a-file-gets-from-one-laptop-to-the-other", test_a_file_gets_from_one_laptop_to_the_other);
  ADD ("a-file-that-is-not-there-yet-is-said-to-be-elsewhere", test_a_file_that_is_not_there_yet_is_said_to_be_elsewhere);
  ADD ("the-line-may-be-cut-anywhere", test_the_line_may_be_cut_anywhere);
  ADD ("a-cut-fetch-goes-on-where-it-was", test_a_cut_fetch_goes_on_where_it_was);
  ADD ("what-is-not-what-was-asked-for-is-not-kept", test_what_is_not_what_was_asked_for_is_not_kept);
  ADD ("a-changed-file-is-kept-and-not-sent", test_a_changed_file_is_kept_and_not_sent);
  ADD ("a-lost-file-is-an-alarm-until-it-is-found", test_a_lost_file_is_an_alarm_until_it_is_found);
  ADD ("only-small-files-go-over-a-metered-line", test_only_small_files_go_over_a_metered_line);
  ADD ("a-save-comes-before-the-next-piece", test_a_save_comes_before_the_next_piece);
  ADD ("files-take-turns-with-records", test_files_take_turns_with_records);
  ADD ("a-power-cut-between-copy-and-queue-is-made-good", test_a_power_cut_between_copy_and_queue_is_made_good);
  ADD ("the-queue-survives-the-cache", test_the_queue_survives_the_cache);
  ADD ("a-restored-headquarters-is-offered-what-it-lost", test_a_restored_headquarters_is_offered_what_it_lost);
  ADD ("a-purge-takes-what-no-record-names-and-headquarters-has", test_a_purge_takes_what_no_record_names_and_headquarters_has);
  ADD ("an-empty-file-travels", test_an_empty_file_travels);
  ADD ("two-laptops-send-the-same-file", test_two_laptops_send_the_same_file);

  return g_test_run ();
}
