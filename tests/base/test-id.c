/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-id.h"
#include "lib/cbk-test.h"

static void
test_ids_are_uuids_of_version_7 (void)
{
  CbkTestEnv env;
  g_autofree char *id = NULL;

  cbk_test_env_init (&env, "2026-11-22T14:02:00Z");
  id = cbk_id_new (&env.env);

  g_assert_true (cbk_id_is_valid (id));
  g_assert_cmpint (id[14], ==, '7');
  g_assert_nonnull (strchr ("89ab", id[19]));
}

static void
test_later_ids_sort_later (void)
{
  CbkTestEnv env;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  cbk_test_env_init (&env, "2026-11-22T14:02:00Z");
  first = cbk_id_new (&env.env);
  cbk_test_env_advance (&env, 1);
  second = cbk_id_new (&env.env);

  g_assert_cmpstr (first, <, second);
}

static void
test_bytes_and_text_are_the_same_id (void)
{
  const char *id = "0198c0de-0000-7000-8000-00ff00ff00ff";
  guint8 bytes[CBK_ID_BYTES];
  char text[CBK_ID_LENGTH + 1];

  g_assert_true (cbk_id_to_bytes (id, bytes));
  cbk_id_from_bytes (bytes, text);
  g_assert_cmpstr (text, ==, id);
}

static void
test_other_texts_are_not_ids (void)
{
  g_assert_false (cbk_id_is_valid (NULL));
  g_assert_false (cbk_id_is_valid (""));
  g_assert_false (cbk_id_is_valid ("0198c0de-0000-7000-8000-00ff00ff00f"));
  g_assert_false (cbk_id_is_valid ("0198c0de-0000-7000-8000-00ff00ff00fg"));
  g_assert_false (cbk_id_is_valid ("0198c0de00000-7000-8000-00ff00ff00ff"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/id/ids-are-uuids-of-version-7", test_ids_are_uuids_of_version_7);
  g_test_add_func ("/id/later-ids-sort-later", test_later_ids_sort_later);
  g_test_add_func ("/id/bytes-and-text-are-the-same-id", test_bytes_and_text_are_the_same_id);
  g_test_add_func ("/id/other-texts-are-not-ids", test_other_texts_are_not_ids);

  return g_test_run ();
}
