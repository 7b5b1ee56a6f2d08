/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "laptop.h"

#include <glib/gstdio.h>
#include <string.h>

/* The day on which headquarters' machine is lost. */

static const char *program;

typedef struct
{
  CbkTestHq hq;
  Laptop a, b;
  char *backup;       /* folders that are not there before the test makes them */
  char *other;
  char *id;           /* of a record that both laptops and the backup have */
} Fixture;

static void
back_up (Fixture *fixture, int code)
{
  g_autofree char *out = cbk_test_hq_run (&fixture->hq, code, NULL, "backup", fixture->hq.folder, fixture->backup, NULL);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  laptop_pair_init (&fixture->hq, &fixture->a, &fixture->b, program, NULL);
  fixture->id = laptop_make (&fixture->a, "Harbour burglary");
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
  fixture->backup = g_strconcat (fixture->hq.folder, ".backup", NULL);
  fixture->other = g_strconcat (fixture->hq.folder, ".other", NULL);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *part = g_strconcat (fixture->other, ".part", NULL);

  laptop_pair_clear (&fixture->hq, &fixture->a, &fixture->b);
  cbk_test_remove_folder (fixture->backup);
  cbk_test_remove_folder (part);
  g_free (fixture->backup);
  g_free (fixture->other);
  g_free (fixture->id);
}

/* The machine is lost, and what @backup holds takes its place. */
static char *
lose_and_restore (Fixture *fixture)
{
  cbk_test_hq_stop (&fixture->hq, TRUE);
  cbk_test_remove_folder (fixture->hq.folder);

  return cbk_test_hq_run (&fixture->hq, 0, NULL, "restore", fixture->backup, fixture->hq.folder, "--reason", "The disk died",
                          NULL);
}

static void
assert_makes_none (Fixture *fixture, const char *why)
{
  g_autofree char *said = cbk_test_hq_run (&fixture->hq, 1, NULL, "restore", fixture->backup, fixture->other, NULL);

  g_assert_nonnull (strstr (said, why));
  g_assert_false (g_file_test (fixture->other, G_FILE_TEST_EXISTS));
}

static void
test_what_was_lost_since_the_backup_comes_from_the_laptops (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *later = NULL, *restored = NULL, *verified = NULL;

  back_up (fixture, 0);
  laptop_change (&fixture->a, fixture->id, "summary", "After the backup");
  later = laptop_make (&fixture->b, "Made after the backup");
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
  laptop_sync (&fixture->a);
  laptop_change (&fixture->a, fixture->id, "method", "Saved and not sent");

  restored = lose_and_restore (fixture);
  g_assert_nonnull (strstr (restored, "every chain holds"));
  cbk_test_hq_start (&fixture->hq);
  laptop_sync_signing_in (&fixture->a);
  laptop_sync_signing_in (&fixture->b);
  laptop_sync (&fixture->a);

  laptop_assert_text (&fixture->a, fixture->id, "summary", "After the backup");
  laptop_assert_text (&fixture->b, fixture->id, "summary", "After the backup");
  laptop_assert_text (&fixture->b, fixture->id, "method", "Saved and not sent");
  laptop_assert_text (&fixture->a, later, "summary", "Made after the backup");
  laptop_assert_text (&fixture->b, later, "summary", "Made after the backup");

  verified = cbk_test_hq_run (&fixture->hq, 0, NULL, "verify", fixture->hq.folder, NULL);
  g_assert_nonnull (strstr (verified, "every chain holds"));
}

/* By the database's own tools, which know nothing of epochs. */
static void
test_a_database_that_was_put_back_begins_an_epoch_by_hand (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *begun = NULL, *id = NULL;

  cbk_test_hq_stop (&fixture->hq, FALSE);
  g_assert_cmpint (g_mkdir (fixture->other, 0700), ==, 0);
  cbk_test_copy_files (fixture->hq.folder, fixture->other);
  cbk_test_hq_start (&fixture->hq);
  id = laptop_make (&fixture->a, "Made after the copy");
  laptop_sync (&fixture->a);
  cbk_test_hq_stop (&fixture->hq, TRUE);
  cbk_test_remove_folder (fixture->hq.folder);
  g_assert_cmpint (g_rename (fixture->other, fixture->hq.folder), ==, 0);
  begun = cbk_test_hq_run (&fixture->hq, 0, NULL, "epoch", "begin", fixture->hq.folder, NULL);
  cbk_test_hq_start (&fixture->hq);

  laptop_sync_signing_in (&fixture->a);
  laptop_sync_signing_in (&fixture->b);
  laptop_assert_text (&fixture->b, id, "summary", "Made after the copy");
}

/* Somebody may have been blocked since. */
static void
test_everybody_signs_in_anew (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *restored = NULL;
  g_autoptr(GError) error = NULL;

  back_up (fixture, 0);
  restored = lose_and_restore (fixture);
  cbk_test_hq_start (&fixture->hq);
  g_assert_false (laptop_try (&fixture->a, &error));
  g_assert_nonnull (strstr (error->message, "sign in"));
}

static void
test_a_backup_is_not_written_over (Fixture *fixture, gconstpointer unused)
{
  back_up (fixture, 0);
  back_up (fixture, 1);
}

static void
test_a_backup_is_for_its_owner_only (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *key = g_build_filename (fixture->backup, "authority-key.pem", NULL);
  g_autofree char *database = g_build_filename (fixture->backup, "hq.db", NULL);
  GStatBuf info;

  back_up (fixture, 0);
  g_assert_cmpint (g_stat (fixture->backup, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (key, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (database, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
spoil (Fixture *fixture, const char *name, gsize at)
{
  g_autofree char *path = g_build_filename (fixture->backup, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, at);
  bytes[at] ^= 0x20;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
test_a_damaged_backup_makes_no_headquarters (Fixture *fixture, gconstpointer unused)
{
  back_up (fixture, 0);
  spoil (fixture, "hq.db", 50000);
  assert_makes_none (fixture, "hq.db is not what it was");
}

static void
test_a_list_that_leads_elsewhere_is_refused (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->backup, "backup.json", NULL);
  g_autofree char *list = NULL;
  g_autoptr(GString) other = NULL;

  back_up (fixture, 0);
  g_assert_true (g_file_get_contents (path, &list, NULL, NULL));
  other = g_string_new (list);
  g_assert_cmpuint (g_string_replace (other, "authority-key.pem", "../authority-key.pem", 1), ==, 1);
  g_assert_true (g_file_set_contents (path, other->str, -1, NULL));
  assert_makes_none (fixture, "list of files is damaged");
}

static void
test_a_headquarters_that_is_there_is_not_restored_over (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *said = NULL;

  back_up (fixture, 0);
  said = cbk_test_hq_run (&fixture->hq, 1, NULL, "restore", fixture->backup, fixture->hq.folder, NULL);
  g_assert_nonnull (strstr (said, "is there already"));
}

#define ADD(name, func) g_test_add ("/backup/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("what-was-lost-since-the-backup-comes-from-the-laptops", test_what_was_lost_since_the_backup_comes_from_the_laptops);
  ADD ("a-database-that-was-put-back-begins-an-epoch-by-hand", test_a_database_that_was_put_back_begins_an_epoch_by_hand);
  ADD ("everybody-signs-in-anew", test_everybody_signs_in_anew);
  ADD ("a-backup-is-not-written-over", test_a_backup_is_not_written_over);
  ADD ("a-backup-is-for-its-owner-only", test_a_backup_is_for_its_owner_only);
  ADD ("a-damaged-backup-makes-no-headquarters", test_a_damaged_backup_makes_no_headquarters);
  ADD ("a-list-that-leads-elsewhere-is-refused", test_a_list_that_leads_elsewhere_is_refused);
  ADD ("a-headquarters-that-is-there-is-not-restored-over", test_a_headquarters_that_is_there_is_not_restored_over);

  return g_test_run ();
}
