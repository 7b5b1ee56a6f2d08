/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "laptop.h"
#include "store/cbk-wipe.h"

#include <glib/gstdio.h>

/* By what a laptop knows headquarters, and what becomes of it when headquarters does not want to know it any more. */

static const char *program;

typedef struct
{
  CbkTestHq hq;
  Laptop a, b;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  laptop_pair_init (&fixture->hq, &fixture->a, &fixture->b, program, NULL);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  laptop_pair_clear (&fixture->hq, &fixture->a, &fixture->b);
}

static char *
read_fingerprint (Fixture *fixture)
{
  g_autofree char *out = cbk_test_hq_run (&fixture->hq, 0, NULL, "fingerprint", fixture->hq.folder, NULL);

  return g_strdup (g_strstrip (strrchr (g_strstrip (out), ' ')));
}

static void
assert_denied (Laptop *laptop, const char *words)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (laptop_try (laptop, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_DENIED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_headquarters_is_known_by_its_fingerprint (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *fingerprint = read_fingerprint (fixture);
  g_autofree char *wrong = g_strnfill (64, 'a');
  g_autoptr(GError) error = NULL;

  g_assert_false (cbk_sync_trust_expect (&fixture->a.account.trust, "abc", &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
  g_assert_true (cbk_sync_trust_expect (&fixture->a.account.trust, wrong, NULL));
  assert_denied (&fixture->a, fingerprint);
  g_assert_null (fixture->a.account.trust.authority);

  g_assert_true (cbk_sync_trust_expect (&fixture->a.account.trust, fingerprint, NULL));
  laptop_sync (&fixture->a);
}

static void
test_another_headquarters_is_told_nothing (Fixture *fixture, gconstpointer unused)
{
  CbkTestHq other;

  laptop_sync (&fixture->a);
  cbk_test_hq_make (&other, program);
  cbk_test_hq_start (&other);
  g_free (fixture->a.account.url);
  fixture->a.account.url = g_strdup (other.url);
  assert_denied (&fixture->a, "not the headquarters that this laptop knows");
  cbk_test_hq_free (&other);
}

static void
test_keys_and_certificates_are_for_ones_own_eyes (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { "laptop-key.pem", "laptop.pem", "authority.pem" };

  laptop_sync (&fixture->a);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->a.folder, names[i], NULL);
      GStatBuf status;

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }
}

static void
assert_no_file_holds (const char *folder, const char *word)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      gsize length;

      if (g_str_has_prefix (name, "outbox.db") || !g_file_get_contents (path, &data, &length, NULL))
        continue;
      g_test_message ("%s", name);
      for (gsize i = 0; i + strlen (word) <= length; i++)
        g_assert_cmpint (memcmp (data + i, word, strlen (word)), !=, 0);
    }
}

static gboolean
read_head (CbkSession *session, gpointer head, GError **error)
{
  return cbk_sync_read_head (session, head, error);
}

static void
test_a_blocked_laptop_is_wiped_and_its_evidence_sealed (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *theirs = laptop_make (&fixture->b, "Canary of another laptop");
  g_autofree char *mine = NULL, *unsent = NULL, *out = NULL, *text = NULL;
  g_autoptr(CbkRecord) record = NULL;
  g_autoptr(GError) error = NULL;
  CbkSyncHead head = { 0 };

  laptop_sync (&fixture->b);
  mine = laptop_make (&fixture->a, "Canary of this one");
  laptop_sync (&fixture->a);
  unsent = laptop_make (&fixture->a, "Canary that was never sent");
  g_assert_true (cbk_store_write (fixture->a.store, read_head, &head, NULL, NULL));

  out = cbk_test_hq_run (&fixture->hq, 0, NULL, "device", "block", fixture->hq.folder, head.device, NULL);
  assert_denied (&fixture->a, "blocked");
  g_assert_null (laptop_get (&fixture->a, mine));
  g_assert_null (laptop_get (&fixture->a, theirs));
  assert_no_file_holds (fixture->a.folder, "Canary");
  g_assert_false (cbk_store_check_seal (fixture->a.store, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_DENIED);

  /* Also when it is opened again, and what was not sent is with headquarters. */
  laptop_close (&fixture->a);
  laptop_open (&fixture->a);
  g_assert_null (laptop_get (&fixture->a, unsent));
  g_assert_false (cbk_store_check_seal (fixture->a.store, NULL));
  laptop_sync (&fixture->b);
  text = laptop_text (&fixture->b, unsent, "summary");
  g_assert_cmpstr (text, ==, "Canary that was never sent");

  /* The chain still holds, and whoever unblocks it gets all of it back. */
  g_free (out);
  out = cbk_test_hq_run (&fixture->hq, 0, NULL, "device", "unblock", fixture->hq.folder, head.device, NULL);
  laptop_sync (&fixture->a);
  g_free (text);
  text = laptop_text (&fixture->a, theirs, "summary");
  g_assert_cmpstr (text, ==, "Canary of another laptop");
  g_assert_true (cbk_store_check_seal (fixture->a.store, NULL));
  cbk_sync_head_clear (&head);
}

static void
test_somebody_who_is_blocked_is_locked_out_here_too (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *out = NULL;
  g_autoptr(GError) error = NULL;

  laptop_sync (&fixture->a);
  out = cbk_test_hq_run (&fixture->hq, 0, NULL, "user", "block", fixture->hq.folder, "1001", NULL);
  assert_denied (&fixture->a, "blocked");
  g_assert_null (fixture->a.account.token);
  g_assert_false (cbk_store_check_user (fixture->a.store, "1001", &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_DENIED);
  g_assert_true (cbk_store_check_user (fixture->a.store, "1002", NULL));

  g_free (out);
  out = cbk_test_hq_run (&fixture->hq, 0, NULL, "user", "unblock", fixture->hq.folder, "1001", NULL);
  laptop_sync (&fixture->a);
  g_assert_true (cbk_store_check_user (fixture->a.store, "1001", NULL));
}

#define ADD(name, func) g_test_add ("/sync-identity/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("headquarters-is-known-by-its-fingerprint", test_headquarters_is_known_by_its_fingerprint);
  ADD ("another-headquarters-is-told-nothing", test_another_headquarters_is_told_nothing);
  ADD ("keys-and-certificates-are-for-ones-own-eyes", test_keys_and_certificates_are_for_ones_own_eyes);
  ADD ("a-blocked-laptop-is-wiped-and-its-evidence-sealed", test_a_blocked_laptop_is_wiped_and_its_evidence_sealed);
  ADD ("somebody-who-is-blocked-is-locked-out-here-too", test_somebody_who_is_blocked_is_locked_out_here_too);

  return g_test_run ();
}
