/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "store/cbk-uploads.h"
#include "store/fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define HELLO "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

static char *
write_source (Fixture *fixture, const char *name, const char *content)
{
  char *path = fixture_path (fixture, name);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));

  return path;
}

static char *
stored_path (Fixture *fixture, const char *sha256)
{
  g_autofree char *part = g_strndup (sha256, 2);

  return g_build_filename (fixture->folder, "blobs", part, sha256 + 2, NULL);
}

static gboolean
store_file (Fixture *fixture, const char *path, CbkBlob *blob, GError **error)
{
  return cbk_blobs_store_file (cbk_store_get_blobs (fixture->store), path, NULL, NULL, NULL, blob, error);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      n += g_file_test (path, G_FILE_TEST_IS_DIR) ? count_files (path) : 1;
    }

  return n;
}

static guint
fixture_count (Fixture *fixture)
{
  g_autofree char *folder = fixture_path (fixture, "blobs");

  return count_files (folder);
}

typedef struct
{
  const char *path;
  CbkBlob blob;
} Add;

static gboolean
add (CbkSession *session, gpointer data, GError **error)
{
  Add *self = data;

  return cbk_blobs_store_file (cbk_session_get_blobs (session), self->path, NULL, NULL, NULL, &self->blob, error) &&
         cbk_uploads_add (session, &self->blob, "text/plain", "Statement.txt", CBK_UPLOAD_PENDING, error);
}

static gboolean
list_waiting (CbkSession *session, gpointer data, GError **error)
{
  *(GPtrArray **) data = cbk_uploads_list_hashes (session, error);

  return *(GPtrArray **) data != NULL;
}

static void
test_a_file_is_named_after_its_content_and_waits_to_be_sent (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = write_source (fixture, "source", "hello");
  g_autofree char *stored = stored_path (fixture, HELLO);
  g_autofree char *content = NULL;
  g_autoptr(GPtrArray) waiting = NULL;
  g_autoptr(GError) error = NULL;
  Add self = { path };

  g_assert_true (cbk_store_write (fixture->store, add, &self, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (self.blob.sha256, ==, HELLO);
  g_assert_cmpint (self.blob.size, ==, 5);
  g_assert_true (g_file_get_contents (stored, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "hello");

  /* Twice the same is one file and one upload. */
  g_assert_true (cbk_store_write (fixture->store, add, &self, NULL, NULL));
  g_assert_cmpuint (fixture_count (fixture), ==, 1);
  g_assert_true (cbk_store_write (fixture->store, list_waiting, &waiting, NULL, NULL));
  g_assert_cmpuint (waiting->len, ==, 1);
  g_assert_cmpstr (waiting->pdata[0], ==, HELLO);
}

static void
test_what_is_opened_is_what_was_stored (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = write_source (fixture, "source", "hello");
  g_autofree char *stored = stored_path (fixture, HELLO);
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GInputStream) none = NULL;
  g_autoptr(GError) error = NULL;
  char buffer[10];
  gsize length;
  CbkBlob blob;

  g_assert_true (store_file (fixture, path, &blob, NULL));
  stream = cbk_blobs_open (cbk_store_get_blobs (fixture->store), HELLO, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_input_stream_read_all (stream, buffer, sizeof buffer, &length, NULL, NULL));
  g_assert_cmpmem (buffer, length, "hello", 5);

  g_assert_true (g_file_set_contents (stored, "hallo", -1, NULL));
  none = cbk_blobs_open (cbk_store_get_blobs (fixture->store), HELLO, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, CBK_ERROR, CBK_ERROR_CORRUPT);

  /* Having the file again heals it. */
  g_assert_true (store_file (fixture, path, &blob, NULL));
  none = cbk_blobs_open (cbk_store_get_blobs (fixture->store), HELLO, NULL, NULL);
  g_assert_nonnull (none);
}

static void
assert_refused (Fixture *fixture, const char *path, CbkError code)
{
  g_autoptr(GError) error = NULL;
  CbkBlob blob;

  g_assert_false (store_file (fixture, path, &blob, &error));
  g_assert_error (error, CBK_ERROR, (int) code);
  g_assert_cmpuint (fixture_count (fixture), ==, 0);
}

static void
test_folders_devices_and_pipes_are_refused (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *pipe_path = fixture_path (fixture, "pipe");
  g_autofree char *missing = fixture_path (fixture, "missing");

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  assert_refused (fixture, pipe_path, CBK_ERROR_INVALID);
  assert_refused (fixture, fixture->folder, CBK_ERROR_INVALID);
  assert_refused (fixture, "/dev/zero", CBK_ERROR_INVALID);
  assert_refused (fixture, missing, CBK_ERROR_NOT_FOUND);
}

static void
test_links_out_of_the_folder_are_not_followed (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = write_source (fixture, "source", "hello");
  g_autofree char *part = g_build_filename (fixture->folder, "blobs", "2c", NULL);
  g_autofree char *stored = stored_path (fixture, HELLO);
  g_autofree char *outside = fixture_path (fixture, "outside");
  g_autoptr(GError) error = NULL;
  CbkBlob blob;

  g_assert_cmpint (g_mkdir (outside, 0700), ==, 0);
  g_assert_cmpint (symlink (outside, part), ==, 0);
  g_assert_false (store_file (fixture, path, &blob, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_CORRUPT);
  g_assert_cmpuint (count_files (outside), ==, 0);
  g_clear_error (&error);

  g_unlink (part);
  g_assert_true (store_file (fixture, path, &blob, NULL));
  g_unlink (stored);
  g_assert_cmpint (symlink (path, stored), ==, 0);
  g_assert_false (cbk_blobs_has (cbk_store_get_blobs (fixture->store), HELLO));
  g_assert_null (cbk_blobs_open (cbk_store_get_blobs (fixture->store), HELLO, NULL, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_CORRUPT);
}

static void
test_a_name_that_is_no_hash_opens_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (cbk_blobs_open (cbk_store_get_blobs (fixture->store), "../outbox.db", NULL, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_NOT_FOUND);
}

static void
test_what_a_crash_left_is_removed_on_opening (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *left = g_build_filename (fixture->folder, "blobs", "new-0", NULL);

  g_assert_true (g_file_set_contents (left, "half", -1, NULL));
  fixture_reopen (fixture);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
}

static char *
make_big_source (Fixture *fixture, gint64 size)
{
  char *path = write_source (fixture, "big", "");

  g_assert_cmpint (truncate (path, size), ==, 0);

  return path;
}

static void
test_a_full_disk_leaves_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = make_big_source (fixture, 8 << 20);
  struct rlimit old, small;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = (struct rlimit){ .rlim_cur = 3 << 20, .rlim_max = old.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  assert_refused (fixture, path, CBK_ERROR_FULL);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
}

typedef struct
{
  guint n;
  gint64 last;
  GCancellable *cancellable;
} Progress;

static void
on_progress (const char *what, guint64 done, guint64 total, gpointer data)
{
  Progress *self = data;

  g_assert_cmpint (done - self->last, <=, 1 << 20);
  self->last = done;
  if (++self->n == 3 && self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
test_big_files_go_by_the_megabyte_and_can_be_stopped (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = make_big_source (fixture, 32 << 20);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  Progress stopped = { 0, 0, cancellable };
  Progress whole = { 0 };
  CbkBlob blob;

  g_assert_false (cbk_blobs_store_file (cbk_store_get_blobs (fixture->store), path, cancellable, on_progress,
                                        &stopped, &blob, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture_count (fixture), ==, 0);

  g_assert_true (cbk_blobs_store_file (cbk_store_get_blobs (fixture->store), path, NULL, on_progress, &whole,
                                       &blob, NULL));
  g_assert_cmpuint (whole.n, >=, 32);
  g_assert_cmpint (blob.size, ==, 32 << 20);
}

static void
test_damage_and_loss_are_found (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *one = write_source (fixture, "one", "hello");
  g_autofree char *two = write_source (fixture, "two", "world");
  g_autofree char *stored = stored_path (fixture, HELLO);
  g_autoptr(GPtrArray) expected = g_ptr_array_new ();
  g_auto(CbkBlobReport) report = { 0 };
  g_autoptr(GError) error = NULL;
  CbkBlob blob;

  g_assert_true (store_file (fixture, one, &blob, NULL));
  g_assert_true (store_file (fixture, two, &blob, NULL));
  g_assert_true (g_file_set_contents (stored, "hallo", -1, NULL));
  g_ptr_array_add (expected, (gpointer) "0000000000000000000000000000000000000000000000000000000000000000");
  g_ptr_array_add (expected, (gpointer) HELLO);

  g_assert_true (cbk_blobs_verify_all (cbk_store_get_blobs (fixture->store), expected, NULL, NULL, NULL,
                                       &report, &error));
  g_assert_no_error (error);
  g_assert_cmpint (report.n_checked, ==, 2);
  g_assert_cmpint (report.n_bytes, ==, 10);
  g_assert_cmpuint (report.damaged->len, ==, 1);
  g_assert_cmpstr (report.damaged->pdata[0], ==, HELLO);
  g_assert_cmpuint (report.missing->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_STORE_TEST ("/blobs/a-file-is-named-after-its-content-and-waits-to-be-sent",
                  test_a_file_is_named_after_its_content_and_waits_to_be_sent);
  ADD_STORE_TEST ("/blobs/what-is-opened-is-what-was-stored", test_what_is_opened_is_what_was_stored);
  ADD_STORE_TEST ("/blobs/folders-devices-and-pipes-are-refused", test_folders_devices_and_pipes_are_refused);
  ADD_STORE_TEST ("/blobs/links-out-of-the-folder-are-not-followed",
                  test_links_out_of_the_folder_are_not_followed);
  ADD_STORE_TEST ("/blobs/a-name-that-is-no-hash-opens-nothing", test_a_name_that_is_no_hash_opens_nothing);
  ADD_STORE_TEST ("/blobs/what-a-crash-left-is-removed-on-opening",
                  test_what_a_crash_left_is_removed_on_opening);
  ADD_STORE_TEST ("/blobs/a-full-disk-leaves-nothing", test_a_full_disk_leaves_nothing);
  ADD_STORE_TEST ("/blobs/big-files-go-by-the-megabyte-and-can-be-stopped",
                  test_big_files_go_by_the_megabyte_and_can_be_stopped);
  ADD_STORE_TEST ("/blobs/damage-and-loss-are-found", test_damage_and_loss_are_found);

  return g_test_run ();
}
